/** What the journal says of one ticket: the events its clocks are computed from, and the timeline that people read. */
import type { CaseFacts } from '#shared/domain/policy/rules'
import { TicketEvent } from '#shared/domain/tickets/events'
import type { TicketEntry } from '#shared/domain/tickets/tickets'
import type { TicketHistory } from './clocks'

export type JournalLine = {
  readonly seq: number
  readonly at: number
  readonly type: string
  readonly change: string
  readonly actor_name: string | null
}

type Change = {
  readonly facts?: CaseFacts
  readonly events?: readonly unknown[]
  /** Of what was entered after the fact: when it happened, UTC ms, and who did it. */
  readonly past?: { readonly at: number; readonly by: string }
} & Record<string, unknown>

const changeOf = (line: JournalLine): Change => JSON.parse(line.change) as Change

/** The facts at the ticket's creation and every event since, from its journal in order. */
export function historyOf(lines: readonly JournalLine[]): TicketHistory {
  const changes = lines.map(changeOf)
  return {
    facts: changes[0]?.facts ?? {},
    events: changes.flatMap(({ events }) => events ?? []).map((event) => TicketEvent.parse(event)),
  }
}

/** Events of our own journal were checked when they were written; here it is looked whether they can be events at all. */
const isEvent = (event: unknown): event is TicketEvent =>
  typeof event === 'object' &&
  event !== null &&
  'at' in event &&
  typeof event.at === 'number' &&
  'type' in event &&
  typeof event.type === 'string'

/** As `historyOf`, from the parts that matter and without the schema: for many thousand tickets at once. */
export const trustHistory = (
  changes: readonly { readonly facts: unknown; readonly events: unknown }[],
): TicketHistory => ({
  facts: (changes[0]?.facts ?? {}) as CaseFacts,
  events: changes.flatMap(({ events }) => (Array.isArray(events) ? events : [])).filter(isEvent),
})

type Plain = TicketEntry['data'][string]

const isPlain = (value: unknown): value is Plain =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** What happened to the ticket, as people read it: parts that are lists or objects are for the clocks only. */
export const timelineOf = (lines: readonly JournalLine[]): readonly TicketEntry[] =>
  lines.map((line) => {
    const { past, ...change } = changeOf(line)
    return {
      seq: line.seq,
      at: past?.at ?? line.at,
      actorName: past?.by ?? line.actor_name ?? '',
      type: line.type,
      data: Object.fromEntries(Object.entries(change).filter((pair): pair is [string, Plain] => isPlain(pair[1]))),
    }
  })
