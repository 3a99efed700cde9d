/** `vigil media burn`: writes a disc of an edition, reads it back, and says which drives there are. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { EditionId } from '#shared/domain/media/ids'
import { readMediaRows } from '#main/features/media/rows'
import { err, fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { CliCommand, CliIo } from '../io'
import { withDiscs } from '../media-discs'
import type { CliDiscs } from '../media-discs'
import { withMediaProfile } from '../media-profile'
import type { MediaProfile } from '../media-profile'
import { failureWords } from '../media-words'

const usage = `usage: vigil media burn --edition ID --drive DRIVE [--disc N] [--serial TEXT] [--json] [--data DIR]
       vigil media burn --drives [--json] [--data DIR]
  --edition ID   as "vigil media build" and the app name it
  --drive DRIVE  /dev/sr0, the device of a stick (/dev/sdb), or stdio:FILE for an image file in place of a drive
  --disc N       which disc of the edition, 1 unless it is said
  --serial TEXT  what stands on the disc
  --drives       the drives of this computer
The disc is read back; one that is not in order is kept as spoiled, and the exit code is 1.`

type Options =
  | { readonly way: 'list'; readonly json: boolean }
  | {
      readonly way: 'burn'
      readonly id: EditionId
      readonly disc: number
      readonly drive: string
      readonly serial: string
      readonly json: boolean
    }

function readOptions(argv: readonly string[]): Result<Options, string> {
  try {
    const options = {
      edition: { type: 'string' },
      drive: { type: 'string' },
      disc: { type: 'string' },
      serial: { type: 'string' },
      drives: { type: 'boolean' },
      json: { type: 'boolean' },
    } as const
    const { values } = parseArgs({ args: [...argv], options, strict: true })
    const { edition, drive, serial = '', json = false } = values
    if (values.drives === true)
      return edition === undefined && drive === undefined
        ? ok({ way: 'list', json })
        : err('drives are listed, or a disc is burned: not both')
    const id = EditionId.safeParse(edition)
    if (!id.success)
      return err(edition === undefined ? '--edition ID is wanting' : `--edition ${edition} is no id of an edition`)
    if (drive === undefined) return err('--drive DRIVE is wanting; --drives lists them')
    const disc = Number(values.disc ?? '1')
    if (!Number.isInteger(disc) || disc < 1 || disc > 99) return err(`--disc ${values.disc} is no number of a disc`)
    return ok({ way: 'burn', id: id.data, disc, drive, serial: serial.trim().slice(0, 100), json })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

export const mediaBurn: CliCommand = async (argv, io) => {
  const options = readOptions(argv)
  if (!options.ok) {
    io.say(`${options.error}\n${usage}`)
    return 2
  }
  const given = options.value
  return withMediaProfile(io, given, (profile) =>
    withDiscs(io, profile, (discs) =>
      given.way === 'list' ? list(io, discs, given.json) : burn(io, profile, discs, given),
    ),
  )
}

async function list(io: CliIo, { discs }: CliDiscs, json: boolean): Promise<Result<number>> {
  const drives = await discs.drives()
  if (!drives.ok) return drives
  if (json) io.answer({ ok: true, drives: drives.value })
  else
    for (const { id, name, medium, problem } of drives.value)
      io.print([id, name, medium ?? '', problem === null ? '' : failureWords({ code: problem })].join('  ').trimEnd())
  if (drives.value.length === 0) io.say('没有光驱或 U 盘 · no drive was found')
  return ok(0)
}

async function burn(
  io: CliIo,
  { storage, media }: MediaProfile,
  { discs, finish }: CliDiscs,
  { id, disc, drive: said, serial, json }: Extract<Options, { way: 'burn' }>,
): Promise<Result<number>> {
  const isFile = said.startsWith('stdio:')
  const drive = isFile ? `stdio:${path.resolve(said.slice('stdio:'.length))}` : said
  const shown = isFile ? await discs.useFile(drive.slice('stdio:'.length)) : await discs.drives()
  if (!shown.ok) return shown
  const burnt = await finish(await discs.burn('system', { id, disc, drive, serial }))
  if (!burnt.ok) return burnt
  const copies = async () => {
    const { editions } = await readMediaRows({ db: storage.db, keys: media.keys, now: media.now })
    return editions.find((one) => one.id === id)?.copies.filter((copy) => copy.disc === disc) ?? []
  }
  // The one that was just burned: ids are in the order of time.
  const copy = (await copies()).toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
  if (!copy) return fail('media.copy-unknown')
  const checked = await finish(await discs.check('system', { copy: copy.id, drive }))
  const after = (await copies()).find((one) => one.id === copy.id)
  if (!checked.ok && checked.error.code !== 'media.copy-damaged') return checked
  const code = checked.ok ? 'ok' : checked.error.code
  if (json)
    io.answer({
      ok: checked.ok,
      code,
      edition: id,
      disc,
      copy: copy.id,
      state: after?.state ?? null,
      reason: after?.reason ?? null,
    })
  else if (checked.ok) io.print(`第 ${disc} 张已刻录并读回 · disc ${disc} burned and read back`)
  if (!checked.ok) io.say(failureWords(checked.error))
  return ok(checked.ok ? 0 : 1)
}
