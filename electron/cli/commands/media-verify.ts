/**
 * `vigil media verify PATH …`: checks a disc the way a site does, on a machine without a window. With `--card FILE` it needs no profile:
 * then only what has come before is not known, and it says so.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { asOpenFailure } from '#main/db/errors'
import { checkVersion } from '#main/db/migrate'
import { openReader } from '#main/db/open'
import { readMemory, readTrust } from '#main/features/media-site/store'
import { discsHere } from '#main/media/here'
import { cardFingerprint, readCentreCard } from '#main/media/sign/card'
import { verifySet } from '#main/media/verify/verify-disc'
import type { SiteView } from '#main/media/verify/verify-disc'
import { databaseFile } from '#main/platform/paths'
import { codeWords, wordsOfFile, wordsOfNotice } from '#shared/domain/media/code-words'
import type { DiscVerdict } from '#shared/domain/media/codes'
import { noMemory } from '#shared/domain/media/judge-manifest'
import { spokenFingerprint } from '#shared/domain/media/keys'
import { err, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { CliCommand, CliIo } from '../io'

const usage = `usage: vigil media verify PATH… [--card FILE] [--json] [--data DIR]
  PATH         a drive (/dev/sr0), an image, or a folder; several for the discs of one edition
  --card FILE  the centre's card, on a machine without a profile; what came before is then not known
  --json       one JSON object a disc: {ok, code, disc, files: [{path, ok, reason}]}
The exit code is 0 only when everything is in order.`

type Options = { readonly places: readonly string[]; readonly card: string | undefined; readonly json: boolean }

function readOptions(argv: readonly string[]): Result<Options, string> {
  try {
    const options = { card: { type: 'string' }, json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    if (positionals.length === 0) return err('no disc was named')
    return ok({ places: positionals.map(absolute), card: values.card, json: values.json ?? false })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

const absolute = (place: string): string =>
  place.startsWith('stdio:') || /^[A-Za-z]:\\?$/.test(place) ? place : path.resolve(place)

/** Exit code 2 when the command line makes no sense. */
export const mediaVerify: CliCommand = async (argv, io) => {
  const options = readOptions(argv)
  if (!options.ok) {
    io.say(`${options.error}\n${usage}`)
    return 2
  }
  const { places, card, json } = options.value
  const site = await (card === undefined ? fromProfile(io) : fromCard(card, io))
  if (!site.ok) {
    io.say(site.error)
    return 2
  }
  const verified = await verifySet(discsHere, places, site.value)
  if (!verified.ok) throw new Error(verified.error.code)
  for (const [i, { verdict }] of verified.value.entries()) {
    const { ok: isOk, code, disc, files, params, notices } = verdict
    if (json) io.answer({ ok: isOk, code, disc, files, params, notices })
    else tell(io, places[i] ?? '', verdict)
  }
  return verified.value.every(({ verdict }) => verdict.ok) ? 0 : 1
}

async function fromCard(file: string, io: CliIo): Promise<Result<SiteView, string>> {
  const text = await readFile(path.resolve(file), 'utf8').catch(() => null)
  if (text === null) return err(`the card ${file} cannot be read`)
  const card = readCentreCard(text)
  if (!card.ok) return err(`${file} is not the card of a support centre`)
  const { site, keys, centre } = card.value
  io.say(`密钥名片 ${centre}，请与支持中心核对指纹 · card of ${centre}, compare its fingerprint by voice:`)
  io.say(`  ${spokenFingerprint(cardFingerprint(card.value))}`)
  io.say('没有读取本机资料，期号先后与重复未检查 · without a profile, order and repetition are not checked')
  return ok({ trust: { site, keys: [{ ...keys, isRetired: false }] }, memory: noMemory, now: Date.now() })
}

async function fromProfile({ dataDir }: CliIo): Promise<Result<SiteView, string>> {
  const file = databaseFile(dataDir)
  if (!existsSync(file)) return err(`no database in ${dataDir}: give the centre's card with --card FILE`)
  try {
    const reader = openReader(file)
    try {
      const version = checkVersion(reader.raw)
      if (!version.ok) return err(`${file} cannot be read: ${version.error.code}`)
      const [trust, memory] = [await readTrust(reader.db), await readMemory(reader.db)]
      return ok({ trust, memory, now: Date.now() })
    } finally {
      await reader.close()
    }
  } catch (error) {
    return err(`${file} cannot be read: ${asOpenFailure(error, file).code}`)
  }
}

/** For people: what it is, what was found and what to do, then the files that are not in order. */
function tell({ print }: CliIo, place: string, { ok: isOk, code, params, disc, files, notices }: DiscVerdict): void {
  print(`${isOk ? '✓ 通过' : '✗ 拒绝'} [${code}] ${place}`)
  if (disc)
    print(
      `  ${disc.site.name} · ${disc.week} · 第 ${disc.seq} 期 · ${disc.disc ?? '?'}/${disc.discs} · ${disc.edition}`,
    )
  const { says, todo } = codeWords(code, params)
  for (const { zh, en } of [says, todo, ...notices.map(wordsOfNotice)]) print(`  ${zh}\n  ${en}`)
  for (const file of files) {
    if (file.reason === null) continue
    const { zh, en } = wordsOfFile(file.reason)
    print(`  ✗ ${JSON.stringify(file.path)} ${zh} · ${en}`)
  }
}
