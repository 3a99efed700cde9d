/** The log of all calls on a real database. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertRows } from '#main/db/prepared'
import type { CallRow } from '#shared/ipc/contract'
import type { CallQuery } from '#shared/domain/calls/query'
import { TicketId } from '#shared/domain/ids'
import type { CallId, UserId } from '#shared/domain/ids'
import { addCustomer, addUser, createTicket, faultDraft, valueOf } from '../../support/builders'
import { openCallbacks } from '../../support/callbacks'
import type { CallbackCentre } from '../../support/callbacks'
import { createProfile } from '../../support/profile'
import type { Profile } from '../../support/profile'

const MINUTE = 60_000

let profile: Profile
let centre: CallbackCentre

const open = async (): Promise<void> => {
  profile = createProfile()
  centre = await openCallbacks(profile.file)
}
const close = async (): Promise<void> => {
  await centre.close()
  profile.remove()
}

const query = (over: Partial<CallQuery> = {}): CallQuery => ({
  text: '',
  queue: null,
  agent: null,
  kind: null,
  result: null,
  open: false,
  from: null,
  to: null,
  after: null,
  limit: 50,
  ...over,
})
const found = async (over: Partial<CallQuery> = {}): Promise<readonly CallRow[]> =>
  (await centre.log.list(query(over))).rows
const numbers = async (over: Partial<CallQuery>): Promise<readonly string[]> =>
  (await found(over)).map(({ number }) => number)

describe('the log', () => {
  let actor: UserId

  beforeEach(async () => {
    await open()
    actor = (await addUser(centre, 'anna', ['hotline-agent'])).id
  })
  afterEach(close)

  it('finds a call by any spelling of its number, by the customer and by the name that the caller shows', async () => {
    const { customerId } = await addCustomer(centre, { name: '佛山示例制造厂' })
    await centre.gaveUp({ number: '013800001111' })
    await centre.answered({ number: '02162137891', customer_id: customerId })
    await centre.answered({ number: '075788886031', caller_name: 'Front 100%' })
    for (const text of ['+86 138 0000 1111', '138-0000-1111', '0000111'])
      expect(await numbers({ text })).toEqual(['013800001111'])
    expect(await numbers({ text: '021 6213 7891' })).toEqual(['02162137891'])
    expect(await numbers({ text: '示例制造' })).toEqual(['02162137891'])
    expect(await numbers({ text: '100%' })).toEqual(['075788886031'])
    expect(await numbers({ text: '%' })).toEqual(['075788886031'])
    expect(await numbers({ text: '没有' })).toEqual([])
  })

  it('is narrowed by queue, agent, kind, result and time', async () => {
    const at = centre.clock.now()
    await centre.gaveUp({ number: '1001', joined_at: at })
    await centre.answered({ number: '1002', joined_at: at + MINUTE, queue: 'sales' })
    await centre.answered({ number: '1003', joined_at: at + 2 * MINUTE, agent: '8002' })
    await centre.dialled({ number: '1004', joined_at: at + 3 * MINUTE }, false)
    await centre.gaveUp({ number: '1005', joined_at: at + 4 * MINUTE, link: 'branch' })
    const link = (await found()).find(({ number }) => number === '1001')?.link
    if (!link) throw new Error('no call')
    expect(await numbers({ queue: { link, queue: 'sales' } })).toEqual(['1002'])
    expect(await numbers({ queue: { link, queue: 'hotline' } })).toEqual(['1003', '1001'])
    expect(await numbers({ agent: { link, extension: '8002' } })).toEqual(['1003'])
    expect(await numbers({ kind: 'outbound' })).toEqual(['1004'])
    expect(await numbers({ result: 'answered' })).toEqual(['1003', '1002'])
    expect(await numbers({ result: 'unanswered' })).toEqual(['1005', '1004', '1001'])
    expect(await numbers({ from: at + MINUTE, to: at + 3 * MINUTE })).toEqual(['1003', '1002'])
    expect(await centre.log.facets()).toMatchObject({
      queues: [{ label: 'hotline · 总部' }, { label: 'hotline · branch' }, { label: 'sales · 总部' }],
      agents: [{ extension: '8001' }, { extension: '8002' }],
    })
  })

  it('tells one call whole: rings one by one, the note, the other parts of its way', async () => {
    const rings = [
      { extension: '8002', at: 1_000, ms: 15_000, answered: false },
      { extension: '8001', at: 17_000, ms: 3_000, answered: true },
    ]
    const first = await centre.gaveUp({ number: '1001', linkedid: 'way', outcome: 'timed-out' })
    centre.clock.advance(MINUTE)
    const id = await centre.answered({
      number: '1001',
      linkedid: 'way',
      queue: 'overflow',
      rings: JSON.stringify(rings),
      note: '客户询问进度',
      hold_ms: 5_000,
      wrap_up_ms: 20_000,
      transferred_to: '8003',
      recording: 'q-1001.wav',
      ended_by: 'transfer',
    })
    expect(valueOf(await centre.log.get(id))).toMatchObject({
      linkName: '总部',
      rang: 2,
      rings,
      note: '客户询问进度',
      noted: true,
      holdMs: 5_000,
      wrapUpMs: 20_000,
      transferredTo: '8003',
      recording: 'q-1001.wav',
      endedBy: 'transfer',
      parts: [{ id: first, queue: 'hotline', outcome: 'timed-out' }],
    })
    expect(await centre.log.get('01ARZ3NDEKTSV4RRFF00000001' as CallId)).toMatchObject({
      error: { code: 'calls.unknown' },
    })
  })

  it('takes a word on why there is no ticket, never beside one', async () => {
    const id = await centre.answered({ number: '1001' })
    expect(await found({ open: true })).toHaveLength(1)
    expect(await centre.log.dispose(actor, id, 'other', '')).toMatchObject({ error: { code: 'calls.note-required' } })
    valueOf(await centre.log.dispose(actor, id, 'other', '电话会议'))
    expect(await found({ open: true })).toEqual([])
    expect(valueOf(await centre.log.get(id))).toMatchObject({
      disposition: 'other',
      dispositionNote: '电话会议',
      disposedBy: '某anna',
    })
    valueOf(await centre.log.dispose(actor, id, null, ''))
    expect(await found({ open: true })).toHaveLength(1)
    const ticket = await createTicket(centre, faultDraft(await addCustomer(centre), { callId: id }))
    expect(await centre.log.dispose(actor, id, 'test', '')).toMatchObject({
      error: { code: 'calls.has-ticket', params: { number: ticket.number } },
    })
    expect(await found({ open: true })).toEqual([])
  })

  it('is linked to a ticket that is there already: the call gets its customer, the ticket tells of it', async () => {
    const customer = await addCustomer(centre, { name: '佛山示例制造厂' })
    const ticket = await createTicket(centre, faultDraft(customer))
    const id = await centre.answered({ number: '1001' })
    valueOf(await centre.log.dispose(actor, id, 'repeated', ''))
    valueOf(await centre.log.link(actor, id, ticket.id))
    valueOf(await centre.log.link(actor, id, ticket.id))
    expect(await found()).toMatchObject([
      {
        ticket: { id: ticket.id, number: ticket.number },
        tickets: 1,
        customerName: '佛山示例制造厂',
        disposition: null,
      },
    ])
    const linked = valueOf(await centre.tickets.get(ticket.id))
    expect(linked.calls).toMatchObject([{ id, number: '1001' }])
    expect(linked.timeline.filter(({ type }) => type === 'ticket.call-linked')).toMatchObject([
      { actorName: '某anna', data: { callId: id, number: '1001' } },
    ])
    const nobody = TicketId.parse('01ARZ3NDEKTSV4RRFF00000001')
    expect(await centre.log.link(actor, id, nobody)).toMatchObject({ error: { code: 'tickets.unknown' } })
  })
})

describe('a log of 100,000 calls', () => {
  const count = 100_000

  beforeAll(async () => {
    await open()
    const from = centre.clock.now() - count * 1000
    await centre.storage.write('telephony', async ({ tx }) => {
      for (let i = 0; i < count; i += 500)
        await insertRows(
          tx,
          'calls',
          Array.from({ length: 500 }, (_, n) => {
            // Three calls begin in the same instant: a page may end between them.
            const at = from + Math.floor((i + n) / 3) * 3000
            return centre.rowOf({
              number: `1380${String(i + n).padStart(7, '0')}`,
              joined_at: at,
              queue: n % 2 === 0 ? 'hotline' : 'sales',
            })
          }),
        )
    })
  })
  afterAll(close)

  it('goes page by page through every call once, the newest first', async () => {
    const seen = new Set<string>()
    let last = Infinity
    let after: string | null = null
    do {
      const page: { readonly rows: readonly CallRow[]; readonly next: string | null } = await centre.log.list(
        query({ after, limit: 200, queue: null }),
      )
      for (const { id, at } of page.rows) {
        expect(seen.has(id)).toBe(false)
        seen.add(id)
        expect(at).toBeLessThanOrEqual(last)
        last = at
      }
      after = page.next
    } while (after !== null)
    expect(seen.size).toBe(count)
  })

  it('reads a page by its index, without sorting or walking over what is before it', () => {
    const plan = centre.raw
      .prepare(
        `EXPLAIN QUERY PLAN SELECT * FROM calls WHERE joined_at <= 1 AND (joined_at < 1 OR id < 'x')
         ORDER BY joined_at DESC, id DESC LIMIT 50`,
      )
      .all()
      .map(({ detail }) => String(detail))
    expect(plan).toEqual([expect.stringContaining('calls_joined (joined_at<?)')])
  })

  it('finds one number among all', async () => {
    expect(await numbers({ text: '138 0004 2424' })).toEqual(['13800042424'])
  })
})
