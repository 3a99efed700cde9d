/** What the wallboard shows, from the rows of the feeds: pure, no screen needed. */
import type { AgentRow, HalfHourRow, PolicySummary, StageCountRow, VisitRow } from '#shared/ipc/contract'
import type { TicketRow } from '#shared/domain/tickets/tickets'

type Tone = 'plain' | 'good' | 'soon' | 'late' | 'call' | 'wrap' | 'quiet'

/** A wait is good within the service level's time, late beyond three times of it. */
export function waitTone(waitMs: number, withinS: number): 'good' | 'soon' | 'late' {
  if (waitMs <= withinS * 1_000) return 'good'
  return waitMs <= withinS * 3_000 ? 'soon' : 'late'
}

/** How full the bar of a wait is, 0 to 1: full where the wait becomes late. */
export const waitShare = (waitMs: number, withinS: number): number =>
  Math.min(1, Math.max(0, waitMs / (withinS * 3_000)))

/** 80 % is the usual goal of a hotline; below 60 % it is late. */
export function levelTone(level: number | null): Tone {
  if (level === null) return 'quiet'
  if (level >= 0.8) return 'good'
  return level >= 0.6 ? 'soon' : 'late'
}

/** Callers in the order of the board: who waits longest first, then who is being connected, then calls by their start. */
export function liveCalls(visits: Iterable<VisitRow>): readonly VisitRow[] {
  const rank = { waiting: 0, connecting: 1, talking: 2 } as const
  return [...visits].toSorted(
    (one, other) =>
      rank[one.state] - rank[other.state] || one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1),
  )
}

const away = (agent: AgentRow): number => (agent.state === 'unavailable' ? 1 : 0)

/** Agents keep their places: by extension, those who are signed in first. */
export function agentsInOrder(agents: Iterable<AgentRow>): readonly AgentRow[] {
  return [...agents].toSorted(
    (one, other) => away(one) - away(other) || one.extension.localeCompare(other.extension, 'en', { numeric: true }),
  )
}

/** How many agents are in each state, in the order in which the board says it; states without agents are left out. */
export function agentCounts(agents: readonly AgentRow[]): readonly (readonly [AgentRow['state'], number])[] {
  const order = ['in-call', 'ringing', 'wrap-up', 'on-hold', 'paused', 'available'] as const
  return order
    .map((state) => [state, agents.filter((agent) => agent.state === state).length] as const)
    .filter(([, count]) => count > 0)
}

/** Few agents get large cards, many get small ones. */
export function agentColumns(count: number): number {
  if (count <= 4) return 1
  if (count <= 10) return 2
  return count <= 18 ? 3 : 4
}

/** Tickets whose clock runs towards an instant, the soonest deadline first: overdue ones lead by themselves. */
export function deadlineRows(tickets: Iterable<TicketRow>): readonly TicketRow[] {
  return [...tickets]
    .filter(({ clock }) => clock !== null && clock.dueAt !== null && ['running', 'overdue'].includes(clock.state))
    .toSorted(
      (one, other) => (one.clock?.dueAt ?? 0) - (other.clock?.dueAt ?? 0) || (one.number < other.number ? -1 : 1),
    )
}

export type TicketTotals = { readonly open: number; readonly atRisk: number; readonly overdue: number }

export function ticketTotals(stages: Iterable<StageCountRow>): TicketTotals {
  let [open, atRisk, overdue] = [0, 0, 0]
  for (const row of stages) {
    open += row.open
    atRisk += row.atRisk
    overdue += row.overdue
  }
  return { open, atRisk, overdue }
}

/** The severity's name and how loud it is: the first of a policy is the gravest; a policy with one has no order. */
export function severityBadge(
  policy: PolicySummary | undefined,
  severity: string,
  language: 'zh' | 'en',
): { readonly text: string; readonly tone: Tone } {
  const all = policy?.severities ?? []
  const at = all.findIndex(({ id }) => id === severity)
  const text = all[at]?.name[language] ?? severity
  if (at < 0 || all.length < 2 || at > 1) return { text, tone: 'quiet' }
  return { text, tone: at === 0 ? 'late' : 'soon' }
}

/** Bars of the day: from 08:00 (or the first call) to 18:00 (or now), half hours without calls included. */
export type CallBar = {
  readonly label: string
  readonly answered: number
  readonly abandoned: number
  readonly current: boolean
}

const slots = 48
const opening = 16
const closing = 36

const slotOf = (label: string): number => Number(label.slice(0, 2)) * 2 + (label.endsWith('30') ? 1 : 0)
const labelOf = (slot: number): string =>
  `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`

/** `current` is the half hour it is now, as `HH:MM`. */
export function callBars(rows: Iterable<HalfHourRow>, current: string): readonly CallBar[] {
  const bySlot = new Map([...rows].map((row) => [slotOf(row.id), row]))
  if (bySlot.size === 0) return []
  const now = slotOf(current)
  const first = Math.min(opening, ...bySlot.keys())
  const last = Math.min(slots, Math.max(closing, now + 1, ...[...bySlot.keys()].map((slot) => slot + 1)))
  return Array.from({ length: last - first }, (_, index) => {
    const slot = first + index
    const row = bySlot.get(slot)
    return {
      label: labelOf(slot),
      answered: row?.answered ?? 0,
      abandoned: row?.abandoned ?? 0,
      current: slot === now,
    }
  })
}

/** The half hour of a time of day: `14:36` → `14:30`. */
export const halfHourOf = (timeOfDay: string): string =>
  `${timeOfDay.slice(0, 2)}:${Number(timeOfDay.slice(3, 5)) < 30 ? '00' : '30'}`

/** How many of `count` rows to show where `room` fit: one place goes to the line that says how many more there are. */
export function fitting(count: number, room: number): { readonly shown: number; readonly more: number } {
  if (count <= room) return { shown: count, more: 0 }
  const shown = Math.max(0, room - 1)
  return { shown, more: count - shown }
}

/** An age in words of whole units: seconds below a minute, hours and minutes above an hour. */
export function ageParts(
  ms: number,
):
  | { readonly key: 'seconds'; readonly n: number }
  | { readonly key: 'minutes'; readonly m: number; readonly s: number }
  | { readonly key: 'hours'; readonly h: number; readonly m: number } {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  if (seconds < 60) return { key: 'seconds', n: seconds }
  if (seconds < 3_600) return { key: 'minutes', m: Math.floor(seconds / 60), s: seconds % 60 }
  return { key: 'hours', h: Math.floor(seconds / 3_600), m: Math.floor(seconds / 60) % 60 }
}
