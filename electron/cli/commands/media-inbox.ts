/**
 * `vigil media inbox DIR`: takes what lies in a folder into the catalogue, like the watched inbox of the app, once. Waits for files
 * that are still being written.
 */
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readEntries } from '#main/features/media/catalogue/inbox'
import { createCatalogue } from '#main/features/media/catalogue/service'
import type { Catalogue } from '#main/features/media/catalogue/service'
import type { TakenIn } from '#main/features/media/catalogue/taking-in'
import { discsHere } from '#main/media/here'
import { systemClock } from '#main/platform/clock'
import { createIds } from '#main/platform/ids'
import { lookAtInbox } from '#shared/domain/media/inbox'
import type { InboxMemory } from '#shared/domain/media/inbox'
import { fileReasonWords } from '#shared/domain/media/file-words'
import { FileReason } from '#shared/domain/media/judge-file'
import { err, ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'
import type { CliCommand, CliIo } from '../io'
import { withMediaProfile } from '../media-profile'
import { failureWords } from '../media-words'

const usage = `usage: vigil media inbox DIR [--json] [--data DIR]
  --json       one JSON object: {ok, files: [{name, sha256, size, status, isNew, kb, reasons}], refused: [{name, code, params}]}
The exit code is 0 only when nothing was kept back or refused.`

type Refused = { readonly name: string; readonly code: string; readonly params: Failure['params'] }
type Told = { readonly name: string } & TakenIn

function readOptions(argv: readonly string[]): Result<{ readonly folder: string; readonly json: boolean }, string> {
  try {
    const options = { json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) return err('name one folder')
    return ok({ folder: path.resolve(folder), json: values.json ?? false })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

/** Exit code 2 when the command line makes no sense. */
export const mediaInbox: CliCommand = async (argv, io) => {
  const options = readOptions(argv)
  if (!options.ok) {
    io.say(`${options.error}\n${usage}`)
    return 2
  }
  const { folder, json } = options.value
  const first = await readEntries(folder)
  if (!first.ok) {
    io.say(`the folder ${folder} cannot be read: ${first.error.detail ?? first.error.code}`)
    return 1
  }
  return withMediaProfile(io, { json, make: true }, async ({ storage }) => {
    const catalogue = createCatalogue({
      storage,
      newId: createIds(),
      clock: systemClock,
      dataDir: io.dataDir,
      resourcesDir: io.resourcesDir,
      digest: discsHere.digestFile,
      runJob: (_label, _by, run) => run(new AbortController().signal, () => undefined),
      onError: (error) => io.say(String(error)),
    })
    await catalogue.recover()
    const { files, refused } = await takeAll(catalogue, folder)
    const isAllRight = refused.length === 0 && files.every(({ file }) => mayGoOn(file.status))
    if (json) io.answer({ ok: isAllRight, files: files.map(rowOf), refused })
    else tell(io, files, refused)
    return ok(isAllRight ? 0 : 1)
  })
}

const mayGoOn = (status: string): boolean => status !== 'quarantined' && status !== 'rejected'

async function takeAll(
  catalogue: Catalogue,
  folder: string,
): Promise<{ readonly files: readonly Told[]; readonly refused: readonly Refused[] }> {
  const files: Told[] = []
  const refused: Refused[] = []
  const done = new Map<string, string>()
  let waiting: InboxMemory['waiting'] = new Map()
  for (;;) {
    const entries = await readEntries(folder)
    if (!entries.ok) return { files, refused: [...refused, refusedAs(folder, entries.error)] }
    const look = lookAtInbox(entries.value, { waiting, done }, Date.now())
    waiting = look.waiting
    for (const { name, standing } of look.refuse) {
      done.set(name, standing)
      refused.push({ name, code: 'media.inbox-link', params: { name } })
    }
    for (const { name, standing } of look.take) {
      const taken = await catalogue.take(path.join(folder, name), name, 'cli')
      // Still being written to: it waits again.
      if (!taken.ok && taken.error.code === 'media.source-changed') continue
      done.set(name, standing)
      if (taken.ok) files.push({ name, ...taken.value })
      else refused.push(refusedAs(name, taken.error))
    }
    if (look.nextAt !== null) await wait(look.nextAt - Date.now())
    else if (look.take.every(({ name }) => done.has(name)))
      return {
        files,
        refused: [...refused, ...look.held.map(({ name }) => refusedAs(name, { code: 'media.inbox-downloading' }))],
      }
  }
}

const refusedAs = (name: string, { code, params }: Failure): Refused => ({ name, code, params })

const rowOf = ({ name, isNew, file }: Told) => ({
  name,
  sha256: file.sha256,
  size: file.size,
  status: file.status,
  isNew,
  kb: file.facts.kb,
  reasons: file.findings.reasons,
})

const statusWords = {
  accepted: '可刻盘 · may go on discs',
  incomplete: '待补充说明 · to be described',
  'awaiting-second': '待第二人确认 · waits for the second person',
  quarantined: '已隔离 · kept back',
  rejected: '已拒用 · rejected',
} as const

/** For people: each file with what became of it and why. */
function tell({ print }: CliIo, files: readonly Told[], refused: readonly Refused[]): void {
  for (const { name, file, isNew } of files) {
    print(
      `${mayGoOn(file.status) ? '✓' : '✗'} ${JSON.stringify(name)} ${statusWords[file.status]}${isNew ? '' : '（已在库 · known）'}`,
    )
    for (const code of file.findings.reasons) {
      const reason = FileReason.safeParse(code)
      if (reason.success) print(`  ${fileReasonWords[reason.data].zh}\n  ${fileReasonWords[reason.data].en}`)
    }
  }
  for (const { name, code, params } of refused)
    print(
      `✗ ${JSON.stringify(name)} 未收取 · not taken in [${code}]\n  ${failureWords({ code, ...(params ? { params } : {}) })}`,
    )
}
