/** Which steps of the bar carry the work on, which stand beside it, and which is expected next. Pure. */
import type { TicketAction } from '#shared/domain/tickets/actions'
import type { PossibleAction, Ticket } from '#shared/domain/tickets/tickets'
import { barActions, mayDo } from './action-fields'

/** At any time, whatever the work stands at. */
const beside: readonly TicketAction[] = ['agree-time', 'severity', 'place', 'pause', 'resume', 'note', 'withdraw']

/** Seldom needed: behind 更多 once the bar gets long. */
const rare: readonly TicketAction[] = [
  'faulty-received',
  'relocation-notice',
  'service-resumed',
  'mail-received',
  'call-unresolved',
  'repair-failed',
  'severity',
  'place',
  'withdraw',
]
const longBar = 8

/** What is expected next, the first of these that can be taken; those marked `once` only until they were done. */
const expected: readonly (readonly [TicketAction, 'once' | 'again'])[] = [
  ['accept', 'again'],
  ['mail-replied', 'again'],
  ['follow-up', 'again'],
  ['service-resumed', 'again'],
  ['contact', 'once'],
  ['log-in', 'once'],
  ['arrive', 'once'],
  ['pod', 'again'],
  ['resolve', 'again'],
  ['close', 'again'],
]

export type Bar = {
  readonly steps: readonly PossibleAction[]
  readonly beside: readonly PossibleAction[]
  readonly more: readonly PossibleAction[]
  /** Null when nothing of what is expected can be done now. */
  readonly next: TicketAction | null
}

export function arrangeBar(ticket: Pick<Ticket, 'actions' | 'timeline' | 'clocks' | 'sheet'>): Bar {
  const all = barActions(ticket)
  const wasDone = (action: TicketAction): boolean => ticket.timeline.some(({ type }) => type === `ticket.${action}`)
  // While the customer has to speak of the cost, that is what is next, in the panel of the coverage.
  const waitsForCharge = ticket.sheet?.chargeAccepted === false && mayDo(ticket, 'charge-accept')
  const [next = null] =
    expected.find(
      ([action, often]) =>
        (!waitsForCharge || action === 'accept') &&
        all.some((one) => one.action === action && one.blocked === null) &&
        (often === 'again' || !wasDone(action)),
    ) ?? []
  const waitsForTime = ticket.clocks.some(({ state }) => state === 'awaiting-agreement')
  const isRare = (action: TicketAction): boolean => rare.includes(action) || (action === 'agree-time' && !waitsForTime)
  // What is expected is in sight, seldom as it may be.
  const hides = ({ action }: PossibleAction): boolean => all.length > longBar && isRare(action) && action !== next
  const shown = all.filter((one) => !hides(one))
  return {
    steps: shown.filter(({ action }) => !beside.includes(action)),
    beside: shown.filter(({ action }) => beside.includes(action)),
    more: all.filter(hides),
    next,
  }
}
