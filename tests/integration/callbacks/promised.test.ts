/** Calls that policies promise, in the same list: derived from the tickets, completed by the tickets' own acts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ticket } from '#shared/domain/tickets/tickets'
import type { User } from '#shared/domain/people/people'
import { act, addCustomer, addUser, createTicket, faultDraft, valueOf } from '../../support/builders'
import { openCallbacks } from '../../support/callbacks'
import type { CallbackCentre } from '../../support/callbacks'
import { createProfile } from '../../support/profile'
import type { Profile } from '../../support/profile'

const MINUTE = 60_000

let profile: Profile
let centre: CallbackCentre
let anna: User
let ben: User

beforeEach(async () => {
  profile = createProfile()
  centre = await openCallbacks(profile.file)
  anna = await addUser(centre, 'anna', ['hotline-agent'])
  ben = await addUser(centre, 'ben', ['hotline-agent'])
})
afterEach(async () => {
  await centre.close()
  profile.remove()
})

const promised = async () => (await centre.view()).promised

async function openTicket(policyId: string, severity: string): Promise<Ticket> {
  const customer = await addCustomer(centre, { policyId, numbers: ['0571-8765 4321'] })
  return createTicket(centre, faultDraft(customer, { policyId, severity, summary: '策略下发失败' }))
}

async function perform(ticket: Ticket, action: string, set: Readonly<Record<string, unknown>> = {}): Promise<Ticket> {
  valueOf(await centre.tickets.act(anna.id, act(ticket, action, set)))
  return valueOf(await centre.tickets.get(ticket.id))
}

describe('[S4-02] what was not solved', () => {
  it('is called back within 3 working days: on the list with its clock, until the follow-up is noted on the ticket', async () => {
    let ticket = await openTicket('beixinyuan-statement', 'request')
    ticket = await perform(ticket, 'accept')
    expect(await promised()).toEqual([])
    ticket = await perform(ticket, 'call-unresolved')
    expect(await promised()).toMatchObject([
      {
        ticketId: ticket.id,
        promise: 'phone-followup',
        ticketNumber: ticket.number,
        rev: ticket.rev,
        name: { zh: '电话跟踪回访' },
        number: '+8657187654321',
        contactName: '某先生',
        clock: { commitment: 'phone-followup', state: 'running', dueAt: ticket.clock?.dueAt },
        act: { action: 'follow-up' },
        talkedAt: null,
      },
    ])
    expect((await centre.view()).counts).toMatchObject([{ missed: 0, promised: 1 }])
    ticket = await perform(ticket, 'follow-up')
    expect(await promised()).toEqual([])
    ticket = await perform(ticket, 'call-unresolved')
    expect(await promised()).toMatchObject([{ promise: 'phone-followup#2', clock: { commitment: 'phone-followup#2' } }])
    await perform(ticket, 'withdraw', { note: '客户撤销' })
    expect(await promised()).toEqual([])
  })

  it('is dialled at the number that the ticket names, and the talk that follows is told', async () => {
    const customer = await addCustomer(centre, { policyId: 'beixinyuan-statement', numbers: ['0571-8765 4321'] })
    const draft = faultDraft(customer, {
      policyId: 'beixinyuan-statement',
      severity: 'request',
      callbackNumber: '138 0000 1111',
    })
    let ticket = await createTicket(centre, draft)
    await centre.dialled({ number: '13800001111' }, true)
    centre.clock.advance(MINUTE)
    ticket = await perform(ticket, 'accept')
    await perform(ticket, 'call-unresolved')
    expect(await promised()).toMatchObject([{ number: '+8613800001111', talkedAt: null }])
    centre.clock.advance(10 * MINUTE)
    await centre.dialled({ number: '13800001111' }, false)
    expect(await promised()).toMatchObject([{ talkedAt: null }])
    // That the customer calls is no call of ours.
    await centre.answered({ number: '13800001111' })
    expect(await promised()).toMatchObject([{ talkedAt: null }])
    const at = centre.clock.now()
    await centre.dialled({ number: '13800001111', joined_at: at, answered_at: at + 5_000 }, true)
    expect(await promised()).toMatchObject([{ talkedAt: at + 5_000 }])
  })
})

describe('[S1-05] the return visit', () => {
  it('is on the list from the solution on, without a time, until its row of the duties table is done', async () => {
    let ticket = await openTicket('xingwang-standard', 'P3')
    ticket = await perform(ticket, 'accept')
    ticket = await perform(ticket, 'contact')
    expect(await promised()).toEqual([])
    centre.clock.advance(MINUTE)
    ticket = await perform(ticket, 'resolve', { note: '已恢复' })
    const [row] = await promised()
    expect(row).toMatchObject({
      promise: 'help-desk/follow-up',
      clock: null,
      since: centre.clock.now(),
      name: { zh: '问题单处理情况回访' },
      act: { action: 'step', procedure: 'help-desk', step: 'follow-up', outcome: 'done' },
    })
    if (!row) throw new Error('nothing promised')
    const { action, ...set } = row.act
    await perform(ticket, action, set)
    expect(await promised()).toEqual([])
  })
})

describe('a promised call', () => {
  it('is taken like any other, by one person, and is nobody’s any more once it was made', async () => {
    let ticket = await openTicket('beixinyuan-statement', 'request')
    ticket = await perform(await perform(ticket, 'accept'), 'call-unresolved')
    const key = { kind: 'promised' as const, ticketId: ticket.id, promise: 'phone-followup' }
    const [first, second] = await Promise.all([centre.callbacks.take(ben, key), centre.callbacks.take(anna, key)])
    expect(first.ok).toBe(true)
    expect(second).toMatchObject({ ok: false, error: { code: 'callbacks.taken', params: { name: '某ben' } } })
    expect(await promised()).toMatchObject([{ taken: { id: ben.id, name: '某ben' } }])
    valueOf(await centre.callbacks.release(ben, key))
    valueOf(await centre.callbacks.take(anna, key))
    await perform(ticket, 'follow-up')
    expect(await centre.callbacks.take(ben, key)).toMatchObject({ error: { code: 'callbacks.closed' } })
  })
})
