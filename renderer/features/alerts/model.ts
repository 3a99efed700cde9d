/** What of the open alerts is shown where: pure, from the rows of the feed. */
import type { AlertRow } from '#shared/ipc/contract'

/** Past the deadline before close to it; of the same level the earlier deadline first. */
export const byUrgency = (one: AlertRow, other: AlertRow): number =>
  Number(other.level >= 100) - Number(one.level >= 100) ||
  (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity) ||
  other.level - one.level ||
  (one.id < other.id ? -1 : 1)

export type ShownAlerts = {
  /** Everything that concerns the person, the most urgent first. */
  readonly all: readonly AlertRow[]
  /** What the bell counts: everything but what is only listed for somebody off duty. */
  readonly counted: readonly AlertRow[]
  /** What pops up and sounds. */
  readonly loud: readonly AlertRow[]
}

export function shownAlerts(rows: Iterable<AlertRow>): ShownAlerts {
  const all = [...rows].toSorted(byUrgency)
  return {
    all,
    counted: all.filter(({ volume }) => volume === 'loud' || volume === 'badge'),
    loud: all.filter(({ volume }) => volume === 'loud'),
  }
}

/** More cards than this would cover the work. */
const mostPopUps = 2

/** The cards to show of what is loud and was not put away, and how many more there are. */
export function popUpsOf(
  loud: readonly AlertRow[],
  isPutAway: (id: string) => boolean,
): { readonly cards: readonly AlertRow[]; readonly more: number } {
  const waiting = loud.filter(({ id }) => !isPutAway(id))
  return { cards: waiting.slice(0, mostPopUps), more: Math.max(0, waiting.length - mostPopUps) }
}
