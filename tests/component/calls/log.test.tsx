/** The log of all calls: rows, filters, one call whole, and what is done about it. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { takeDeskRequest } from '../../../renderer/data/desk-request'
import { fail, ok } from '#shared/lib/result'
import { callOf, detailOf } from '../../support/call-rows'
import { openCalls } from '../../support/calls-screen'
import { queueRow } from '../../support/queue-rows'
import { giveLayout } from '../../support/tickets-screen'
import { cardOf, customer, matchOf, ticketRow } from '../../support/view-builders'

beforeEach(giveLayout)
afterEach(() => vi.restoreAllMocks())

const path = '/calls/log'
const withCalls = (...rows: readonly ReturnType<typeof callOf>[]) => ({ 'calls.list': () => ok({ rows, next: null }) })

describe('a row of the log', () => {
  it('tells of a call from its queue to its ticket', async () => {
    const call = callOf(1, {
      rang: 2,
      holdMs: 15_000,
      transferredTo: '8003',
      recording: 'q-8001.wav',
      ticket: { id: ticketRow(1).id, number: '20261122-0001' },
      tickets: 2,
    })
    openCalls({ path, answers: withCalls(call) })
    const row = await screen.findByTestId(`call-${call.number}`)
    for (const text of [
      '队列来电',
      '0757 8888 6011',
      '佛山启明制造厂',
      'hotline',
      '00:12',
      '2 部',
      '李敏',
      '02:10 / 00:15 / 00:20',
      '已接通',
      '→ 8003',
      'q-8001.wav',
      '20261122-0001 等 2 张',
    ])
      expect(row).toHaveTextContent(text)
  })

  it('says what is not there: no number, no agent, no word on it', async () => {
    const missed = callOf(1, {
      number: '',
      customerName: null,
      answeredAt: null,
      outcome: 'abandoned',
      agent: null,
      agentName: null,
    })
    openCalls({ path, answers: withCalls(missed, callOf(2, { disposition: 'other', dispositionNote: '电话会议' })) })
    expect(await screen.findByTestId('call-')).toHaveTextContent('隐藏号码')
    expect(screen.getByTestId('call-')).toHaveTextContent('客户放弃')
    expect(screen.getByTestId('call-')).toHaveTextContent('未登记')
    expect(screen.getByTestId(`call-${callOf(2).number}`)).toHaveTextContent('其他：电话会议')
  })
})

describe('looking for calls', () => {
  it('is narrowed by chips, lists and words, beginning with today', async () => {
    const { fake, user } = openCalls({
      path,
      answers: {
        'calls.facets': () =>
          ok({
            queues: [{ link: callOf(1).link, queue: 'hotline', label: 'hotline' }],
            agents: [{ link: callOf(1).link, extension: '8001', label: '李敏 8001' }],
          }),
      },
    })
    const latest = () => fake.inputsOf('calls.list').at(-1)
    await waitFor(() =>
      expect(latest()).toMatchObject({ to: null, kind: null, result: null, open: false, after: null }),
    )
    expect(Date.now() - (latest()?.from ?? 0)).toBeLessThan(24 * 3_600_000)
    await user.click(screen.getByRole('button', { name: '呼出' }))
    await user.click(screen.getByRole('button', { name: '未接通' }))
    await user.click(screen.getByRole('button', { name: '未建单未登记' }))
    await user.selectOptions(await screen.findByLabelText('队列'), 'hotline')
    await user.selectOptions(screen.getByLabelText('坐席'), '李敏 8001')
    await user.click(screen.getByRole('button', { name: '全部时间' }))
    await user.keyboard('{Control>}k{/Control}1380000')
    const { link } = callOf(1)
    await waitFor(() =>
      expect(latest()).toMatchObject({
        kind: 'outbound',
        result: 'unanswered',
        open: true,
        queue: { link, queue: 'hotline' },
        agent: { link, extension: '8001' },
        from: null,
        to: null,
        text: '1380000',
      }),
    )
    await user.click(await screen.findByRole('button', { name: '清除筛选' }))
    await waitFor(() => expect(latest()).toMatchObject({ kind: null, open: false, queue: null, text: '', from: null }))
  })

  it('takes whole days of the centre, both ends included', async () => {
    const { fake, user } = openCalls({ path })
    await user.click(await screen.findByRole('button', { name: '选择日期' }))
    await user.type(screen.getByLabelText('从'), '2026-11-20')
    await user.type(screen.getByLabelText('到'), '2026-11-21')
    await waitFor(() =>
      expect(fake.inputsOf('calls.list').at(-1)).toMatchObject({
        from: Date.UTC(2026, 10, 19, 16),
        to: Date.UTC(2026, 10, 21, 16),
      }),
    )
  })

  it('says when calls have ended since, and shows them on a press', async () => {
    const { fake, user } = openCalls({ path, answers: withCalls(callOf(1)) })
    await screen.findByTestId(`call-${callOf(1).number}`)
    act(() => fake.publish('queue', { queues: [queueRow('*', { answered: 5 })] }))
    fake.answer('calls.list', () => ok({ rows: [callOf(0), callOf(1)], next: null }))
    await user.click(await screen.findByRole('button', { name: '有新的通话，点击刷新' }))
    expect(await screen.findByTestId(`call-${callOf(0).number}`)).toBeInTheDocument()
    await waitFor(() => expect(screen.queryByRole('button', { name: '有新的通话，点击刷新' })).toBeNull())
  })
})

describe('one call', () => {
  const call = callOf(1)

  it('is told whole beside the log: rings one by one and the note', async () => {
    const { user, history } = openCalls({
      path,
      answers: {
        ...withCalls(call),
        'calls.get': () =>
          ok(
            detailOf(call, {
              note: '客户询问备件到货时间',
              rings: [
                { extension: '8002', name: '王强', at: call.at, ms: 15_000, answered: false },
                { extension: '8001', name: '李敏', at: call.at + 16_000, ms: 4_000, answered: true },
              ],
            }),
          ),
      },
    })
    await user.click(await screen.findByTestId(`call-${call.number}`))
    const panel = within(await screen.findByRole('complementary', { name: '通话详情' }))
    const rings = await panel.findByRole('list', { name: '振铃经过' })
    expect(
      within(rings)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining('王强 8002振铃 00:15 未接'),
      expect.stringContaining('李敏 8001振铃 00:04 后接听'),
    ])
    expect(panel.getByText('客户询问备件到货时间')).toBeInTheDocument()
    await user.keyboard('{Escape}')
    expect(history.at(-1)).toBe(path)
  })

  it('becomes a ticket at the desk, with its caller', async () => {
    const { user, history } = openCalls({
      path: `${path}/${call.id}`,
      answers: { 'calls.get': () => ok(detailOf(call)), 'customers.match': () => ok(matchOf(cardOf())) },
    })
    await user.click(await screen.findByRole('button', { name: '建单' }))
    await waitFor(() => expect(history.at(-1)).toBe('/desk'))
    expect(takeDeskRequest()).toMatchObject({
      callId: call.id,
      customerId: customer.id,
      title: customer.name,
      number: call.number,
      match: { contactId: matchOf(cardOf()).contactId },
    })
  })

  it('gets a word on why there is no ticket, which can be taken back', async () => {
    let detail = detailOf(call)
    const { fake, user } = openCalls({
      path: `${path}/${call.id}`,
      answers: {
        'calls.get': () => ok(detail),
        'calls.dispose': ({ reason, note }) => {
          detail = detailOf({ ...call, disposition: reason, dispositionNote: note }, { disposedBy: '李敏' })
          return ok(null)
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: '登记处理结果…' }))
    // Esc closes what is in front, and only that.
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.click(screen.getByRole('button', { name: '登记处理结果…' }))
    const dialog = within(screen.getByRole('dialog', { name: '登记处理结果' }))
    await user.click(dialog.getByRole('radio', { name: '骚扰/打错' }))
    await user.click(dialog.getByRole('button', { name: '登记' }))
    expect(await screen.findByText('李敏 登记')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: '撤回登记' }))
    expect(fake.inputsOf('calls.dispose')).toEqual([
      { id: call.id, reason: 'nuisance', note: '' },
      { id: call.id, reason: null, note: '' },
    ])
    expect(await screen.findByText('还没有工单，也没有登记处理结果')).toBeInTheDocument()
  })

  it('is linked to a ticket that is found by words, and says what was refused', async () => {
    const { fake, user } = openCalls({
      path: `${path}/${call.id}`,
      answers: {
        'calls.get': () => ok(detailOf(call)),
        'tickets.list': ({ text, stage }) =>
          ok({ rows: text !== '' && stage === null ? [ticketRow(7)] : [], next: null }),
        'calls.linkTicket': () => fail('tickets.unknown'),
      },
    })
    await user.click(await screen.findByRole('button', { name: '关联工单…' }))
    const dialog = within(screen.getByRole('dialog', { name: '关联到已有工单' }))
    expect(dialog.getByRole('button', { name: '关联工单' })).toBeDisabled()
    await user.type(dialog.getByLabelText('查找工单'), '端口')
    await user.click(await dialog.findByRole('radio', { name: /20261122-0007/ }))
    await user.click(dialog.getByRole('button', { name: '关联工单' }))
    expect(fake.inputsOf('calls.linkTicket')).toEqual([{ id: call.id, ticketId: ticketRow(7).id }])
    expect(await dialog.findByRole('alert')).toHaveTextContent('没有找到该工单')
  })
})
