import { describe, expect, it } from 'vitest'
import type { TicketAction } from '#shared/domain/tickets/actions'
import { arrangeBar } from '../../../../renderer/features/tickets/action-order'
import { outsideOf, sheetOf } from '../../../support/sheet-builders'
import { possible, ticketOf } from '../../../support/view-builders'

const done = (type: string) => ({ seq: 2, at: 0, actorName: '', type: `ticket.${type}`, data: {} })

describe('the next step', () => {
  it.each([
    ['accept', possible('accept', 'note'), []],
    ['contact', possible('contact', 'resolve'), []],
    ['resolve', possible('contact', 'resolve'), [done('contact')]],
    ['mail-replied', possible('contact', 'mail-replied', 'resolve'), []],
    ['follow-up', possible('contact', 'follow-up', 'resolve'), [done('contact')]],
    ['pod', possible('pod', 'resolve'), [done('contact')]],
    [null, possible('note', 'pause'), []],
  ] as const)('is %s', (next, actions, timeline) => expect(arrangeBar(ticketOf({ actions, timeline })).next).toBe(next))

  it('is none that something keeps', () => {
    const actions = [{ action: 'close' as const, blocked: { code: 'tickets.clocks-open', params: { count: 1 } } }]
    expect(arrangeBar(ticketOf({ stage: 'confirm', actions })).next).toBeNull()
  })

  it('is none of the bar while the customer has to speak of the cost, but somebody must take the ticket', () => {
    const sheet = sheetOf({ verdict: outsideOf(), chargeAccepted: false })
    const open = (...actions: readonly TicketAction[]) =>
      arrangeBar(ticketOf({ actions: possible(...actions), sheet })).next
    expect(open('resolve', 'charge-accept')).toBeNull()
    expect(open('accept', 'charge-accept')).toBe('accept')
  })

  it('stands in a long bar itself, seldom as it may be', () => {
    const steps = ['contact', 'guidance-insufficient', 'onsite-needed', 'spare-approve', 'service-resumed'] as const
    const actions = possible(...steps, 'pause', 'note', 'severity', 'withdraw')
    const bar = arrangeBar(ticketOf({ actions, timeline: [done('contact')] }))
    expect(bar.next).toBe('service-resumed')
    expect(bar.steps.map(({ action }) => action)).toEqual(steps)
    expect(bar.more.map(({ action }) => action)).toEqual(['severity', 'withdraw'])
  })
})
