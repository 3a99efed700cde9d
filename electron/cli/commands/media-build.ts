/** `vigil media build`: plans the edition that is due for a site, or takes the one that was planned, and builds its images. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { SiteId } from '#shared/domain/ids'
import type { EditionId } from '#shared/domain/media/ids'
import { Week } from '#shared/domain/media/ids'
import { EditionKind } from '#shared/domain/media/manifest'
import type { EditionRow } from '#shared/ipc/media-rows'
import { readMediaRows } from '#main/features/media/rows'
import { err, fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { CliCommand, CliIo } from '../io'
import { withDiscs } from '../media-discs'
import { noPassphrase, PASSPHRASE, readPassphrase, withMediaProfile } from '../media-profile'
import type { MediaProfile } from '../media-profile'

const usage = `usage: vigil media build --site ID --out DIR [--week YYYY-MM-DD] [--kind delta|baseline] [--json] [--data DIR]
  --site ID    the site that gets the discs
  --out DIR    where the images are written, as vigil-WEEK-SEQ-DISC.iso; the profile keeps its own
  --week DAY   the due day of the week; without it the first week of the plan that still wants its discs
  --kind KIND  of an edition that is not planned yet: what is due, unless it is said
The passphrase of the key is taken from ${PASSPHRASE}, or from standard input when that is not set.`

type Options = {
  readonly siteId: SiteId
  readonly out: string
  readonly week: Week | null
  readonly kind: EditionKind | null
  readonly json: boolean
}

function readOptions(argv: readonly string[]): Result<Options, string> {
  try {
    const options = {
      site: { type: 'string' },
      out: { type: 'string' },
      week: { type: 'string' },
      kind: { type: 'string' },
      json: { type: 'boolean' },
    } as const
    const { values } = parseArgs({ args: [...argv], options, strict: true })
    const siteId = SiteId.safeParse(values.site)
    const week = Week.nullable().safeParse(values.week ?? null)
    const kind = EditionKind.nullable().safeParse(values.kind ?? null)
    if (!siteId.success)
      return err(values.site === undefined ? '--site ID is wanting' : `--site ${values.site} is no id of a site`)
    if (values.out === undefined) return err('--out DIR is wanting')
    if (!week.success) return err(`--week ${values.week} is no day`)
    if (!kind.success) return err('--kind is delta or baseline')
    const out = path.resolve(values.out)
    return ok({ siteId: siteId.data, out, week: week.data, kind: kind.data, json: values.json ?? false })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

const unsealed: readonly EditionRow['state'][] = ['planned', 'built', 'burned', 'verified']
const dayMs = 86_400_000

/** The edition to build, planned where there is none. Errors: `media.no-plan`, `media.nothing-due`, those of planning. */
async function editionOf(
  { storage, media, planning }: MediaProfile,
  { siteId, week, kind }: Options,
): Promise<Result<EditionId>> {
  const { editions } = await readMediaRows({ db: storage.db, keys: media.keys, now: media.now })
  const open = editions
    .filter((one) => one.siteId === siteId && unsealed.includes(one.state) && (week === null || one.week === week))
    .toSorted((a, b) => a.seq - b.seq)[0]
  if (open) return ok(open.id)
  const due = week ?? (await firstDue(planning, siteId, media.now()))
  if (due === null) return fail('media.nothing-due')
  const choice = await planning.chooseForEdition(siteId, due, kind)
  if (!choice.ok) return choice
  const planned = await media.editions.plan('system', { siteId, week: due, kind: kind ?? choice.value.kind })
  return planned.ok ? ok(planned.value.id) : planned
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

async function firstDue(planning: MediaProfile['planning'], siteId: SiteId, now: number): Promise<Week | null> {
  const { cells } = await planning.board({ from: day(now - 14 * dayMs), to: day(now + 42 * dayMs) })
  const wanting = cells
    .filter((cell) => cell.siteId === siteId && cell.edition === null)
    .filter(({ state }) => state === 'upcoming' || state === 'overdue')
  return wanting.toSorted((a, b) => (a.due < b.due ? -1 : 1))[0]?.week ?? null
}

export const mediaBuild: CliCommand = async (argv, io) => {
  const options = readOptions(argv)
  if (!options.ok) {
    io.say(`${options.error}\n${usage}`)
    return 2
  }
  const given = options.value
  const passphrase = await readPassphrase()
  if (passphrase === null) {
    io.say(noPassphrase)
    return 2
  }
  return withMediaProfile(io, given, (profile) => build(io, profile, given, passphrase))
}

async function build(io: CliIo, profile: MediaProfile, options: Options, passphrase: string): Promise<Result<number>> {
  const { storage, media } = profile
  const unlocked = await media.keys.unlock('system', passphrase)
  if (!unlocked.ok) return unlocked
  const found = await editionOf(profile, options)
  if (!found.ok) return found
  const id = found.value
  return withDiscs(io, profile, async ({ discs, finish }): Promise<Result<number>> => {
    const built = await finish(await discs.build('system', id))
    if (!built.ok) return built
    const { editions } = await readMediaRows({ db: storage.db, keys: media.keys, now: media.now })
    const edition = editions.find((one) => one.id === id)
    if (!edition) throw new Error('the edition is gone')
    try {
      await mkdir(options.out, { recursive: true })
    } catch (error) {
      return fail('export.unwritable', { file: options.out }, error instanceof Error ? error.message : String(error))
    }
    const files: { n: number; file: string; size: number; sha256: string }[] = []
    for (const { n, image } of edition.discs) {
      const name = await discs.exportName({ id, disc: n })
      if (!name.ok) return name
      const file = path.join(options.out, name.value)
      const copied = await discs.exportImage('system', { id, disc: n }, file)
      if (!copied.ok) return copied
      if (image) files.push({ n, file, size: image.size, sha256: image.sha256 })
    }
    const { siteName, week, seq, kind } = edition
    if (options.json) io.answer({ ok: true, edition: id, site: edition.siteId, week, seq, kind, discs: files })
    else {
      io.print(`${siteName} ${week} 第 ${seq} 期 · edition ${seq}: ${id}`)
      for (const { file, sha256 } of files) io.print(`${sha256}  ${file}`)
    }
    return ok(0)
  })
}
