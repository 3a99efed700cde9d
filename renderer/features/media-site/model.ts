/** Where the person stands with a disc, told from the work that is known: pure, so that it can be tried without a screen. */
import type { DiscCode, DiscVerdict, FileVerdict } from '#shared/domain/media/codes'
import type { EditionId } from '#shared/domain/media/ids'
import type { MediaJobRow } from '#shared/ipc/media-rows'
import type { ArrivalRow } from '#shared/ipc/media-site-contract'

/** `note`: the check before was cancelled. `problem`: what stopped the work; the disc itself may be in order. */
export type Flow =
  | { readonly step: 'place'; readonly cancelled: boolean }
  | { readonly step: 'checking'; readonly job: MediaJobRow }
  | { readonly step: 'verdict'; readonly verify: MediaJobRow; readonly problem: MediaJobRow | null }
  | { readonly step: 'importing'; readonly job: MediaJobRow }
  | { readonly step: 'receipt'; readonly job: MediaJobRow; readonly verify: MediaJobRow | null }

export const flowSteps = ['place', 'checking', 'verdict', 'importing', 'receipt'] as const
export type FlowStep = Flow['step']

const isOurs = ({ kind }: MediaJobRow): boolean => kind === 'verify' || kind === 'import'
const goesOn = ({ state }: MediaJobRow): boolean => state === 'waiting' || state === 'running'

/** The latest check or import says it; work that was dismissed is not there any more. */
export function flowOf(jobs: Iterable<MediaJobRow>): Flow {
  const ours = [...jobs].filter(isOurs).toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
  const latest = ours.at(-1)
  const verify = ours.findLast(({ kind }) => kind === 'verify') ?? null
  if (!latest) return { step: 'place', cancelled: false }
  if (latest.kind === 'verify') {
    if (goesOn(latest)) return { step: 'checking', job: latest }
    return latest.state === 'cancelled'
      ? { step: 'place', cancelled: true }
      : { step: 'verdict', verify: latest, problem: latest.state === 'failed' ? latest : null }
  }
  if (goesOn(latest)) return { step: 'importing', job: latest }
  if (latest.state === 'done') return { step: 'receipt', job: latest, verify }
  // Without the check there is nothing to import again.
  return verify
    ? { step: 'verdict', verify, problem: latest }
    : { step: 'place', cancelled: latest.state === 'cancelled' }
}

/** What has come to its end and may be put away before the next disc. */
export const endedJobs = (jobs: Iterable<MediaJobRow>): readonly MediaJobRow[] =>
  [...jobs].filter((job) => isOurs(job) && !goesOn(job))

/** 0 to 100, whole; an unknown total counts as none done. */
export const percentOf = ({ done, total }: Pick<MediaJobRow, 'done' | 'total'>): number =>
  total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0

/** How much longer at the rate so far, ms; null while nobody can tell. */
export function remainingMs(
  { done, total, startedAt }: Pick<MediaJobRow, 'done' | 'total' | 'startedAt'>,
  now: number,
): number | null {
  const spent = now - startedAt
  if (total <= 0 || done <= 0 || spent < 3_000) return null
  return Math.max(0, Math.round((spent / done) * (total - done)))
}

/** `512 KB`, `38.4 MB`, `4.62 GB`, by thousands, as makers of discs count. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1_000)} KB`
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(2)} GB`
}

type Patch = ArrivalRow['patches'][number]

export const newPatches = ({ patches }: Pick<ArrivalRow, 'patches'>): readonly Patch[] =>
  patches.filter(({ isNew }) => isNew)
export const knownPatches = ({ patches }: Pick<ArrivalRow, 'patches'>): readonly Patch[] =>
  patches.filter(({ isNew }) => !isNew)

export const bytesOf = (patches: readonly Patch[]): number => patches.reduce((sum, { bytes }) => sum + bytes, 0)

/** Numbers of the discs that still have to be checked, and to be imported. */
export const unchecked = ({ discs }: Pick<ArrivalRow, 'discs'>): readonly number[] =>
  discs.filter(({ verifiedAt }) => verifiedAt === null).map(({ n }) => n)
export const unimported = ({ discs }: Pick<ArrivalRow, 'discs'>): readonly number[] =>
  discs.filter(({ importedAt }) => importedAt === null).map(({ n }) => n)

/** Whether disc `n` of the edition is in already. */
export const isImported = (arrival: Pick<ArrivalRow, 'discs'> | null, n: number | null): boolean =>
  (arrival?.discs ?? []).some((disc) => disc.n === n && disc.importedAt !== null)

export const isRefused = ({ receipt }: Pick<ArrivalRow, 'receipt'>): boolean => receipt?.outcome === 'refused'
/** Something of it is still to be done, other than destroying its discs. */
export const isOpen = (arrival: ArrivalRow): boolean => arrival.receipt === null

export const newestFirst = (arrivals: Iterable<ArrivalRow>): readonly ArrivalRow[] =>
  [...arrivals].toSorted((a, b) => b.seq - a.seq || (a.id < b.id ? 1 : -1))

export const arrivalOf = (
  arrivals: ReadonlyMap<string, ArrivalRow>,
  id: EditionId | string | null,
): ArrivalRow | null => (id === null ? undefined : arrivals.get(id)) ?? null

/** Two people may let these in. */
export const isReleasable = (code: DiscCode): boolean => code === 'expired'

/** Nothing is wrong with the disc: its edition is not whole yet, or something else has to be put right first. */
export const isWaiting = (code: DiscCode): boolean => code === 'set-incomplete'

/** The disc was not read at all, so there is nothing to refuse: another place, a tool, a card. */
export const isNoDisc = (code: DiscCode): boolean =>
  code === 'no-disc' || code === 'not-a-disc' || code === 'tool-missing' || code === 'not-enrolled'

export const badFiles = ({ files }: Pick<DiscVerdict, 'files'>): readonly FileVerdict[] => files.filter(({ ok }) => !ok)
