/** The sample calls: those that reported the tickets, and today's that led to none; `call-details.ts` adds the rest. */
import type { CallsTable } from '../../db/tables'
import type { CallParts } from './call-parts'
import { withDetails } from './call-details'
import { spread } from './random'
import type { SampleCall, SampleTicket } from './tickets'
import { callRow } from '../../db/call-row'
import { mainLink } from '#shared/domain/telephony/settings'

const queue = 'hotline'
const aDay = 60
const fewest = 14
/** A centre of this size has no more calls than this in so little of a day. */
const busiestMs = 6 * 60_000
const longestMs = 5 * 60_000

type Row = CallsTable

const rowOf = (call: Pick<Row, 'id' | 'number' | 'joined_at' | 'answered_at' | 'ended_at' | 'agent'>): Row => {
  const { answered_at: answeredAt, joined_at: joinedAt, ended_at: endedAt } = call
  return callRow({
    ...call,
    visit: `sample/${call.id}`,
    link: mainLink,
    queue,
    outcome: answeredAt === null ? 'abandoned' : 'answered',
    wait_ms: (answeredAt ?? endedAt ?? joinedAt) - joinedAt,
    talk_ms: answeredAt === null || endedAt === null ? 0 : endedAt - answeredAt,
    source: 'sample',
  })
}

const reportingCall = ({ id, number, joinedAt, answeredAt, endedAt, agent }: SampleCall, customerId: string): Row => ({
  // A switchboard shows its own number for everybody behind it.
  ...rowOf({
    id,
    number: number.replace(/转.*$/u, ''),
    joined_at: joinedAt,
    answered_at: answeredAt,
    ended_at: endedAt,
    agent,
  }),
  customer_id: customerId,
})

/** Calls of today without a ticket: one in three is given up, one in five comes from a number nobody knows. */
function otherCalls(count: number, { now, today, chance, newId, customers, agents }: CallParts): readonly Row[] {
  return Array.from({ length: count }, (_, i) => {
    const joinedAt = spread([today, now - longestMs], i, count)
    const wait = chance.within([4, 40]) * 1000
    const givenUp = i % 3 === 2
    const customer = i % 5 === 3 ? null : chance.pick(customers)
    const number = customer?.contacts[0]?.number ?? `1380000${9000 + i}`
    return {
      ...rowOf({
        id: newId(now),
        number,
        joined_at: joinedAt,
        answered_at: givenUp ? null : joinedAt + wait,
        ended_at: joinedAt + wait + (givenUp ? 0 : chance.within([60, 240]) * 1000),
        agent: givenUp ? null : chance.pick(agents).extension,
      }),
      customer_id: customer?.id ?? null,
    }
  })
}

export function buildCalls(tickets: readonly SampleTicket[], parts: CallParts): readonly Row[] {
  const reporting = tickets.flatMap(({ call, past }) => (call ? [reportingCall(call, past.draft.customerId)] : []))
  const ofToday = reporting.filter(({ joined_at: at }) => at >= parts.today).length
  const room = Math.floor((parts.now - parts.today) / busiestMs)
  return withDetails(reporting, otherCalls(Math.min(room, Math.max(fewest, aDay - ofToday)), parts), parts)
}
