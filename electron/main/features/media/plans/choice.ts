/**
 * What an edition holds if it is made now: chosen from the accepted files of the catalogue for one site and week, on as few discs
 * as they need [S4-07]. Nothing is written.
 */
import type { SiteId } from '#shared/domain/ids'
import type { CompiledCalendar } from '#shared/domain/calendar/compile'
import { caughtUpIn, cellsOf } from '#shared/domain/media/board'
import { patchesOf } from '#shared/domain/media/patches'
import { discPathsOf } from '#shared/domain/media/disc-names'
import { discFee } from '#shared/domain/media/fee'
import type { DiscFee } from '#shared/domain/media/fee'
import { overheadOf } from '#shared/domain/media/fill'
import type { EditionKind } from '#shared/domain/media/manifest'
import type { MediaPlan } from '#shared/domain/media/plan'
import { selectPatches } from '#shared/domain/media/select'
import type { ChosenPatch, LeftOutReason, Selection } from '#shared/domain/media/select'
import { hasLeft } from '#shared/domain/media/states'
import { expiryAt, kindDue, planWeeks } from '#shared/domain/media/weeks'
import type { MediaWeek } from '#shared/domain/media/weeks'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { DAY_MS, dayOfIsoDate, instantOfLocal } from '#shared/lib/zoned-time'
import type { Db, Tx } from '../../../db/tables'
import { readAcknowledged, readCatalogueFiles } from './choice-store'
import type { StoredFile } from './choice-store'
import * as store from './store'

/** A file as it will lie on its disc. */
export type DiscContent = {
  readonly sha256: string
  readonly kb: string
  /** As it came in. */
  readonly name: string
  /** On the disc: `KB5034441/windows10.0-kb5034441-x64.msu`. */
  readonly path: string
  /** Bytes. */
  readonly size: number
}

export type EditionChoice = {
  readonly plan: MediaPlan
  readonly week: string
  /** `YYYY-MM-DD`; a holiday may have moved it. */
  readonly due: string
  readonly kind: EditionKind
  readonly patches: readonly {
    readonly kb: string
    readonly title: string
    readonly disc: number
    readonly why: ChosenPatch['why']
    readonly requiredBy: readonly string[]
    readonly files: readonly DiscContent[]
  }[]
  /** At least one: a week without anything new has a disc that says so. `bytes`: with what goes beside the patches. */
  readonly discs: readonly { readonly n: number; readonly bytes: number; readonly files: readonly DiscContent[] }[]
  readonly leftOut: readonly (LeftOutReason & {
    readonly kb: string
    readonly title: string
    readonly files: readonly string[]
  })[]
  /** KBs that newer ones stand in for: the site may remove them. */
  readonly superseded: readonly string[]
  /** UTC ms: after it the site takes the edition only when two people release it. */
  readonly expiresAt: number
  readonly fee: DiscFee
  /** Weeks that had no disc of their own, and that this one makes good. */
  readonly catchesUp: readonly string[]
  readonly requireCycles: Selection['requireCycles']
  readonly supersedeCycles: Selection['supersedeCycles']
}

export type ChoiceInput = {
  readonly siteId: SiteId
  readonly week: string
  /** Null: what is due. */
  readonly kind: EditionKind | null
}

/** Enough to see which weeks before were missed. */
const lookBackMs = 371 * DAY_MS

/** The week of a plan by its name, if a disc may still be made for it. */
function weekToMake(plan: MediaPlan, calendar: CompiledCalendar, week: string, now: number): Result<MediaWeek> {
  const at = instantOfLocal(calendar.def.zone, dayOfIsoDate(week), 0)
  const found = planWeeks(plan, calendar, at, at + DAY_MS).find((one) => one.week === week)
  if (!found) return fail('media.week-unknown', { week })
  if (found.paused) return fail('media.week-paused', { week, reason: found.paused.reason })
  if (found.mergedInto !== null) return fail('media.week-merged', { week, into: found.mergedInto })
  if (found.missedAt !== null && now >= found.missedAt) return fail('media.week-missed', { week })
  return ok(found)
}

function titlesOf(files: readonly StoredFile[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  // An accepted file's title before those of the others.
  for (const { kb, title, status } of files)
    if (title !== '' && (status === 'accepted' || !titles.has(kb))) titles.set(kb, title)
  return titles
}

/** The patches with their discs, and the paths of their files. */
function placed({ chosen, discs }: Selection, files: readonly StoredFile[]): EditionChoice['patches'] {
  const names = new Map(files.map(({ sha256, name }) => [sha256, name]))
  const titles = titlesOf(files)
  const discOf = new Map(discs.flatMap(({ number, kbs }) => kbs.map((kb) => [kb, number] as const)))
  return chosen.map(({ kb, why, requiredBy, files: own }) => {
    const named = own.map(({ sha256, size }) => ({ sha256, size, name: names.get(sha256) ?? sha256 }))
    const paths = discPathsOf(kb, named)
    return {
      kb,
      title: titles.get(kb) ?? kb,
      disc: discOf.get(kb) ?? 1,
      why,
      requiredBy,
      files: named.map((file) => ({ ...file, kb, path: paths.get(file.sha256) ?? `${kb}/${file.sha256}` })),
    }
  })
}

/**
 * Errors: `media.no-plan`; `media.week-unknown`, `media.week-paused`, `media.week-merged`, `media.week-missed` where no disc is made
 * for the week; `media.patch-too-large` (`kb`, `bytes`, `capacity`) where a KB fits on no disc of the plan.
 */
export async function chooseEdition(
  db: Db | Tx,
  calendar: CompiledCalendar,
  now: number,
  { siteId, week, kind }: ChoiceInput,
): Promise<Result<EditionChoice>> {
  const stored = await store.readPlan(db, siteId)
  if (!stored) return fail('media.no-plan')
  const { plan } = stored
  const times = weekToMake(plan, calendar, week, now)
  if (!times.ok) return times
  const editions = await store.readEditions(db, { of: siteId })
  const given = editions.filter(({ state }) => hasLeft(state) && state !== 'lost' && state !== 'refused')
  const due = kindDue(plan, week, given)
  const files = await readCatalogueFiles(db)
  const selected = selectPatches({
    catalogue: patchesOf(files),
    site: plan,
    acknowledged: await readAcknowledged(db, siteId),
    kind: kind ?? due,
    capacityBytes: plan.capacityBytes,
  })
  if (!selected.ok) return selected
  const selection = selected.value
  const titles = titlesOf(files)
  const patches = placed(selection, files)
  // Nothing new is said by a disc, too: the week is kept and the chain of manifests has no hole.
  const filled = selection.discs.length > 0 ? selection.discs : [{ number: 1, bytes: overheadOf([]) }]
  const discs = filled.map(({ number: n, bytes }) => ({
    n,
    bytes,
    files: patches.filter(({ disc }) => disc === n).flatMap((patch) => patch.files),
  }))
  const cells = cellsOf({
    plan,
    calendar,
    editions,
    from: times.value.dueAt - lookBackMs,
    to: times.value.overdueAt,
    now,
  })
  return ok({
    plan,
    week,
    due: times.value.due,
    kind: selection.kind,
    patches,
    discs,
    leftOut: selection.leftOut.map(({ kb, files: own, ...reason }) => ({
      ...reason,
      kb,
      title: titles.get(kb) ?? kb,
      files: own.map(({ sha256 }) => sha256),
    })),
    superseded: selection.superseded,
    expiresAt: expiryAt(times.value, plan, calendar.def.zone),
    fee: discFee(discs.length, plan.feeFen),
    catchesUp: caughtUpIn(cells, times.value.monday),
    requireCycles: selection.requireCycles,
    supersedeCycles: selection.supersedeCycles,
  })
}
