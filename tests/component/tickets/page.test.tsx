/** The ticket page: what may be done now, two people at once, and clocks that say why. */
import { act, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fail, ok } from '#shared/lib/result'
import { sheetOf } from '../../support/sheet-builders'
import { openPage } from '../../support/ticket-screen'
import { openTickets } from '../../support/tickets-screen'
import { possible, clockOf, explanationOf, ticketClock, ticketOf, ulid } from '../../support/view-builders'

afterEach(() => vi.useRealTimers())

const at = (iso: string): number => Date.parse(`${iso}+08:00`)

const actions = () => within(screen.getByRole('region', { name: '操作' }))
const names = () =>
  actions()
    .getAllByRole('button')
    .map((button) => button.textContent)

describe('actions', () => {
  it('are those the ticket offers now', async () => {
    const { fake } = await openPage(ticketOf({ actions: possible('accept', 'pause', 'note') }))
    expect(names()).toEqual(['受理', '暂停计时', '添加备注'])
    act(() =>
      fake.publish('ticket', {
        ticket: [ticketOf({ rev: 2, stage: 'phone', actions: possible('contact', 'resolve', 'note') })],
      }),
    )
    expect(names()).toEqual(['已联系客户', '已解决', '添加备注'])
  })

  it.each([
    ['closed', '此工单已关闭，不能再操作。'],
    ['phone', '您的角色不能操作这张工单。'],
  ] as const)('there are none in stage %s: it says so', async (stage, text) => {
    await openPage(ticketOf({ stage, actions: [] }))
    expect(actions().getByText(text)).toBeInTheDocument()
    expect(actions().queryByRole('button')).toBeNull()
  })

  it('a pause wants one of the reasons of the policy, and is sent against the revision in sight', async () => {
    const { fake, user } = await openPage(ticketOf({ rev: 7, actions: possible('pause'), sheet: sheetOf() }))
    fake.answer('tickets.act', () => ok(ticketOf()))
    await user.click(actions().getByRole('button', { name: '暂停计时' }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(actions().getByText('请选择暂停原因')).toBeVisible()
    expect(fake.inputsOf('tickets.act')).toEqual([])
    await user.click(actions().getByRole('radio', { name: '等待客户提供信息或配合' }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act')).toEqual([
      {
        id: ticketOf().id,
        rev: 7,
        action: 'pause',
        note: '',
        reason: 'customer-wait',
        evidence: '',
      },
    ])
    expect(actions().queryByRole('form')).toBeNull()
  })

  it('an agreed time is read as time of the centre wherever the workstation stands', async () => {
    const { fake, user } = await openPage(ticketOf({ actions: possible('agree-time') }))
    fake.answer('tickets.act', () => ok(ticketOf()))
    await user.click(actions().getByRole('button', { name: '约定时间' }))
    await user.type(actions().getByLabelText(/约定时间/, { selector: 'input' }), '2026-11-24T09:30')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act')).toMatchObject([{ action: 'agree-time', agreedAt: at('2026-11-24T09:30:00') }])
  })

  it('two people at once: the second is told, keeps every word, and confirms against the fresh state', async () => {
    const { fake, user } = await openPage(ticketOf({ rev: 3, actions: possible('note') }))
    fake.answer('tickets.act', ({ rev }) => (rev === 4 ? ok(ticketOf()) : fail('conflict')))
    await user.click(actions().getByRole('button', { name: '添加备注' }))
    await user.type(actions().getByRole('textbox'), '备件已申请')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await actions().findByText(/其他人刚刚更改了这张工单/)).toBeVisible()
    expect(actions().getByRole('textbox')).toHaveValue('备件已申请')
    act(() => fake.publish('ticket', { ticket: [ticketOf({ rev: 4, actions: possible('note') })] }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(fake.inputsOf('tickets.act').map(({ rev, note }) => [rev, note])).toEqual([
      [3, '备件已申请'],
      [4, '备件已申请'],
    ])
    expect(actions().queryByRole('form')).toBeNull()
  })

  it('an action that is no longer possible cannot be confirmed, and the text stays', async () => {
    const { fake, user } = await openPage(ticketOf({ actions: possible('pause', 'note') }))
    await user.click(actions().getByRole('button', { name: '暂停计时' }))
    await user.type(actions().getByRole('textbox'), '等客户日志')
    act(() => fake.publish('ticket', { ticket: [ticketOf({ rev: 2, stage: 'confirm', actions: possible('close') })] }))
    expect(actions().getByText('这项操作现在不能进行：工单已进入「回访确认」阶段。')).toBeVisible()
    expect(actions().getByRole('button', { name: /确认：暂停计时/ })).toBeDisabled()
    expect(actions().getByRole('textbox')).toHaveValue('等客户日志')
  })
})

/** One clock under way, and one that reaches into a year without a list of holidays. */
const withTwoClocks = () => {
  const contact = clockOf({ startedAt: at('2026-11-23T09:00:00'), dueAt: at('2026-11-23T09:30:00') })
  const spare = clockOf({
    commitment: 'spare-delivery',
    startedAt: at('2026-12-31T15:00:00'),
    dueAt: at('2027-01-04T18:00:00'),
  })
  return ticketOf({
    clock: contact,
    clocks: [
      ticketClock(contact),
      ticketClock({
        ...spare,
        explanation: explanationOf({
          amount: 'NBD',
          calendar: { zh: '5×10', en: '5×10' },
          clauseRef: '3.4 备件先行服务',
          assumed: false,
          missingHolidayYears: [2027],
          segments: [
            { from: at('2026-12-31T15:00:00'), to: at('2026-12-31T18:00:00'), kind: 'counted' },
            { from: at('2026-12-31T18:00:00'), to: at('2027-01-01T08:00:00'), kind: 'closed' },
            { from: at('2027-01-01T08:00:00'), to: at('2027-01-01T18:00:00'), kind: 'counted' },
          ],
        }),
      }),
    ],
  })
}

describe('clocks', () => {
  it('the soonest explains itself; a press explains another one, with its clause and its days', async () => {
    const { user } = await openPage(withTwoClocks())
    const first = screen.getByRole('region', { name: '说明「首次联系」的时限' })
    expect(first).toHaveTextContent(
      '自 11月23日 周一 09:00 起，按「7×24」计 30 分钟，应在 11月23日 周一 09:30 前完成。',
    )
    expect(within(first).getByText('原文未列明，按约定值计')).toBeVisible()
    expect(within(first).queryByRole('note')).toBeNull()

    await user.click(screen.getByRole('button', { name: /备件送达/ }))
    const second = screen.getByRole('region', { name: '说明「备件送达」的时限' })
    expect(second).toHaveTextContent('自 12月31日 周四 15:00 起，按「5×10」计至下一工作日下班前')
    expect(second).toHaveTextContent('3.4 备件先行服务')
    expect(within(second).getByText(/12月31日 周四: 15:00–18:00 计入, 18:00–00:00 非服务时间/)).toBeInTheDocument()
    expect(screen.queryByRole('region', { name: '说明「首次联系」的时限' })).toBeNull()
  })

  it('a year counted without a list of holidays is said in the explanation', async () => {
    const { user } = await openPage(withTwoClocks())
    await user.click(screen.getByRole('button', { name: /备件送达/ }))
    expect(screen.getByRole('note')).toHaveTextContent('2027 年的法定节假日安排尚未导入')
  })

  it('run on the page as time passes', async () => {
    vi.useFakeTimers({ now: at('2026-11-23T09:29:57') })
    const opened = openTickets({ path: `/tickets/${withTwoClocks().id}` })
    opened.fake.publish('ticket', { ticket: [withTwoClocks()] })
    opened.show()
    await act(() => vi.advanceTimersByTimeAsync(0))
    const clock = screen.getByRole('button', { name: /首次联系/ })
    expect(clock).toHaveTextContent('00:03')
    await act(() => vi.advanceTimersByTimeAsync(5_000))
    expect(clock).toHaveTextContent('超 00:02')
  })
})

describe('the page', () => {
  it('tells everything that happened, the newest first', async () => {
    await openPage(
      ticketOf({
        timeline: [
          { seq: 1, at: at('2026-11-23T09:00:00'), actorName: '李敏', type: 'ticket.created', data: { stage: 'new' } },
          {
            seq: 2,
            at: at('2026-11-23T09:05:00'),
            actorName: '程某川',
            type: 'ticket.pause',
            data: { reason: 'force-majeure', note: '等待供电恢复' },
          },
        ],
      }),
    )
    const entries = within(screen.getByRole('region', { name: '处理记录' })).getAllByRole('listitem')
    expect(entries).toHaveLength(2)
    expect(entries[0]).toHaveTextContent('2026-11-23 09:05')
    expect(entries[0]).toHaveTextContent('原因：不可抗力')
    expect(entries[0]).toHaveTextContent('等待供电恢复')
    expect(entries[1]).toHaveTextContent('建立工单李敏')
  })

  it('says that there is no such ticket', async () => {
    const { fake, show } = openTickets({ path: `/tickets/${ulid(9)}` })
    fake.refuse('ticket', fail('tickets.unknown').error)
    show()
    expect(await screen.findByText('没有这张工单')).toBeInTheDocument()
  })
})
