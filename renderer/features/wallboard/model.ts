/** What the wallboard shows, from the rows of the feeds: pure, no screen needed. */
import type {
  AgentRow,
  AlertRow,
  DutyRow,
  HalfHourRow,
  PolicySummary,
  StageCountRow,
  VisitRow,
} from '#shared/ipc/contract'
import type { LinkSummary } from '../../data/link'
import type { ClockSummary, TicketRow } from '#shared/domain/tickets/tickets'

type Tone = 'plain' | 'good' | 'soon' | 'late' | 'call' | 'wrap' | 'quiet'

/** A wait is good within the service level's time, late beyond three times of it. */
export function waitTone(waitMs: number, withinS: number): 'good' | 'soon' | 'late' {
  if (waitMs <= withinS * 1_000) return 'good'
  return waitMs <= withinS * 3_000 ? 'soon' : 'late'
}

/** How full the bar of a wait is, 0 to 1: full where the wait becomes late. */
export const waitShare = (waitMs: number, withinS: number): number =>
  Math.min(1, Math.max(0, waitMs / (withinS * 3_000)))

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

/** The counts that the board says in one line: who is free, who talks, who rests; states without agents are left out. */
export function agentCounts(agents: readonly AgentRow[]): readonly (readonly [AgentRow['state'], number])[] {
  const order = ['available', 'in-call', 'paused'] as const
  return order
    .map((state) => [state, agents.filter((agent) => agent.state === state).length] as const)
    .filter(([, count]) => count > 0)
}

/** Few agents get large cards, many get small ones. */
export function agentColumns(count: number): number {
  if (count <= 4) return 1
  return count <= 10 ? 2 : 3
}

const runsTowards = ({ state, dueAt }: ClockSummary): boolean =>
  dueAt !== null && (state === 'running' || state === 'overdue')

/** An emergency is on the board whether or not a clock of it runs [S3-16]. */
export const isEmergency = ({ stage }: Pick<TicketRow, 'stage'>): boolean => stage === 'emergency'

/** The clock of a ladder's step is named after both, with a dot that no other promise has. */
const isLadderStep = ({ commitment }: ClockSummary): boolean => commitment.includes('.')

/**
 * A ticket with the clock that is shown large, the first that runs towards an instant, and those that run besides: steps of
 * a ladder first, each kind in the order of its deadlines.
 */
export type DeadlineRow = {
  readonly ticket: TicketRow
  readonly clock: ClockSummary | null
  readonly others: readonly ClockSummary[]
}

function deadlineRow(ticket: TicketRow): DeadlineRow {
  const [clock = null, ...others] = ticket.openClocks
    .filter(runsTowards)
    .toSorted((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0))
  const steps = others.filter(isLadderStep)
  return { ticket, clock, others: [...steps, ...others.filter((one) => !isLadderStep(one))] }
}

/** Emergencies first, then tickets with a clock that runs, the soonest deadline first: overdue ones lead by themselves. */
export function deadlineRows(tickets: Iterable<TicketRow>): readonly DeadlineRow[] {
  const rank = ({ ticket }: DeadlineRow): number => (isEmergency(ticket) ? 0 : 1)
  return [...tickets]
    .map(deadlineRow)
    .filter(({ ticket, clock }) => clock !== null || isEmergency(ticket))
    .toSorted(
      (one, other) =>
        rank(one) - rank(other) ||
        (one.clock?.dueAt ?? Infinity) - (other.clock?.dueAt ?? Infinity) ||
        (one.ticket.number < other.ticket.number ? -1 : 1),
    )
}

/** Stages that few tickets ever reach are left out while none is there: the board keeps its size for the others. */
export const shownStages = (stages: readonly StageCountRow[]): readonly StageCountRow[] =>
  stages.filter(({ id, open }) => open > 0 || (id !== 'consult' && id !== 'emergency'))

/** Alerts in the order of the board: past the deadline first, then by the deadline. */
export function alertsInOrder(alerts: Iterable<AlertRow>): readonly AlertRow[] {
  return [...alerts].toSorted(
    (one, other) =>
      Number(other.level >= 100) - Number(one.level >= 100) ||
      (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity) ||
      (one.id < other.id ? -1 : 1),
  )
}

const mostNames = 2

/** Whom the header names: duty managers on duty, else anybody on duty; and how many are on duty at all. */
export function officersOnDuty(people: Iterable<DutyRow>): {
  readonly names: readonly string[]
  readonly total: number
} {
  const on = [...people].filter(({ state }) => state === 'on').toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const officers = on.filter(({ roles }) => roles.includes('duty-manager'))
  const named = (officers.length > 0 ? officers : on).slice(0, mostNames)
  return { names: named.map(({ name }) => name), total: on.length }
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

/** Who calls: the city says nothing new where the customer's name begins with it. `unknown` is said of a stranger. */
export function callerOf({ city, customerName }: Pick<VisitRow, 'city' | 'customerName'>, unknown: string): string {
  const name = customerName ?? unknown
  return city === null || name.startsWith(city) ? name : `${city} ${name}`
}

/** A commitment's name without the note in brackets that says which table it comes from. */
export const bareName = (name: string): string => name.replace(/\s*[（(][^（(]*[）)]$/, '')

/** Columns that a text takes: a Chinese character takes two. */
const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0)

const badgeColumns = 8

/**
 * The severity's name (its id where the name does not fit the badge) and how loud it is: the first of a policy is the
 * gravest; a policy with one has no order.
 */
export function severityBadge(
  policy: PolicySummary | undefined,
  severity: string,
  language: 'zh' | 'en',
): { readonly text: string; readonly tone: Tone } {
  const all = policy?.severities ?? []
  const at = all.findIndex(({ id }) => id === severity)
  const name = all[at]?.name[language] ?? severity
  const text = columnsOf(name) > badgeColumns ? severity : name
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

/** False while a link is on its way up: what the board shows is then about to change. */
export function isSettled(state: LinkSummary['state']): boolean {
  switch (state) {
    case 'connecting':
    case 'authenticating':
    case 'syncing':
      return false
    case 'none':
    case 'live':
    case 'lost':
    case 'rejected':
    case 'stopped':
    case 'finished':
      return true
  }
}

/** How many of `count` rows to show where `alone` fit, or `besideMore` with a line that says how many more there are. */
export function fitting(
  count: number,
  { alone, besideMore }: { readonly alone: number; readonly besideMore: number },
): { readonly shown: number; readonly more: number } {
  return count <= alone ? { shown: count, more: 0 } : { shown: besideMore, more: count - besideMore }
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
