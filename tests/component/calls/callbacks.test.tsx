/** The list of who is to be called back: what a row says, who may do what, and the promised calls with their clocks. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { mainLink } from '#shared/domain/telephony/settings'
import { fail, ok } from '#shared/lib/result'
import { closedRow, missedRow, other, own, promisedRow } from '../../support/call-rows'
import { openCalls } from '../../support/calls-screen'
import { clockOf, ticketOf } from '../../support/view-builders'

const mine = { id: own.user.id, name: own.user.displayName, at: Date.now() }
const rowOf = (number: string) => screen.findByTestId(`callback-${number}`)
const action = (row: HTMLElement, name: string) => within(row).getByRole('button', { name: new RegExp(`^${name}`) })

describe('a caller who gave up', () => {
  it('is one row: number in full, customer, attempts, how long ago, longest wait, queue and tries', async () => {
    const row = missedRow(9, { attempts: 3, tries: 2, queues: [{ link: mainLink, queue: '二线' }] })
    openCalls({ missed: [row, missedRow(2)] })
    const item = await rowOf(row.number)
    for (const text of [
      '138 0000 1009',
      '佛山启明制造厂',
      '3 次',
      '9 分钟前',
      '00:42',
      '二线',
      '回拨 2 次未接通',
      '无人领取',
    ])
      expect(item).toHaveTextContent(text)
    const items = within(screen.getByRole('list', { name: '未接来电' })).getAllByRole('listitem')
    expect(items.map(({ dataset }) => dataset['testid'])).toEqual([
      `callback-${missedRow(2).number}`,
      `callback-${row.number}`,
    ])
  })

  it('is taken before it is dialled, so that two never dial the same person', async () => {
    const row = missedRow(1)
    const { fake, user, dialled } = openCalls({ missed: [row] })
    await user.click(action(await rowOf(row.number), '回拨'))
    await waitFor(() => expect(dialled).toEqual([row.number]))
    expect(fake.inputsOf('callbacks.take')).toEqual([{ kind: 'missed', id: row.id }])
  })

  it('is not dialled when somebody else was faster, and the screen says who', async () => {
    const row = missedRow(1)
    const { user, dialled } = openCalls({
      missed: [row],
      answers: { 'callbacks.take': () => fail('callbacks.taken', { name: '王强' }) },
    })
    await user.click(action(await rowOf(row.number), '回拨'))
    expect(await screen.findByRole('alert')).toHaveTextContent('王强 正在处理')
    expect(dialled).toEqual([])
  })

  it('that somebody else works on can only be looked at', async () => {
    const row = missedRow(1, { taken: other })
    openCalls({ missed: [row] })
    const item = await rowOf(row.number)
    expect(item).toHaveTextContent('王强')
    expect(item).toHaveTextContent('3 分钟前领取')
    expect(action(item, '回拨')).toBeDisabled()
    expect(action(item, '回拨')).toHaveAttribute('title', '王强 正在处理')
    expect(action(item, '关闭')).toBeDisabled()
    expect(within(item).queryByRole('button', { name: /^(领取|放回)/ })).toBeNull()
  })

  it('that one has taken oneself is dialled at once, and put back', async () => {
    const row = missedRow(1, { taken: mine })
    const { fake, user, dialled } = openCalls({ missed: [row] })
    const item = await rowOf(row.number)
    await user.click(action(item, '回拨'))
    await waitFor(() => expect(dialled).toEqual([row.number]))
    expect(fake.inputsOf('callbacks.take')).toEqual([])
    await user.click(action(item, '放回'))
    expect(fake.inputsOf('callbacks.release')).toEqual([{ kind: 'missed', id: row.id }])
  })

  it('cannot be dialled without a telephone or without the right, and the reason stands there', async () => {
    openCalls({ missed: [missedRow(1)], hindrance: '管理接口账号缺少写权限 originate' })
    expect(action(await rowOf(missedRow(1).number), '回拨')).toBeDisabled()
    expect(screen.getByText('暂时不能从这里拨号：管理接口账号缺少写权限 originate。')).toBeInTheDocument()
  })

  it('without a telephone can still be taken and closed', async () => {
    openCalls({ missed: [missedRow(1)], noPhone: true })
    const item = await rowOf(missedRow(1).number)
    expect(screen.getByText(/您的账号没有分机/)).toBeInTheDocument()
    expect(action(item, '回拨')).toBeDisabled()
    expect(action(item, '领取')).toBeEnabled()
    expect(action(item, '关闭')).toBeEnabled()
  })

  it('who waits in the queue again right now is marked, in words', async () => {
    openCalls({ missed: [missedRow(1, { live: 'waiting' })] })
    expect(await rowOf(missedRow(1).number)).toHaveTextContent('又在排队')
  })

  it('is closed with a reason, and that is undone with one click', async () => {
    const row = missedRow(1, { tries: 3 })
    const { fake, user } = openCalls({ missed: [row] })
    await user.click(action(await rowOf(row.number), '关闭'))
    const dialog = within(screen.getByRole('dialog', { name: '关闭 138 0000 1001 的回拨' }))
    await user.click(dialog.getByRole('radio', { name: '无法接通' }))
    expect(dialog.getByText('已从系统回拨 3 次，均未接通。')).toBeInTheDocument()
    await user.click(dialog.getByRole('radio', { name: '其他' }))
    await user.click(dialog.getByRole('button', { name: '关闭回拨' }))
    expect(dialog.getByRole('alert')).toHaveTextContent('请写明关闭原因')
    expect(fake.inputsOf('callbacks.close')).toEqual([])
    await user.type(dialog.getByLabelText(/^原因/), '已转商务跟进')
    await user.click(dialog.getByRole('button', { name: '关闭回拨' }))
    expect(fake.inputsOf('callbacks.close')).toEqual([{ id: row.id, reason: 'other', note: '已转商务跟进' }])
    await user.click(await screen.findByRole('button', { name: '撤销' }))
    expect(fake.inputsOf('callbacks.reopen')).toEqual([{ id: row.id }])
    await waitFor(() => expect(screen.queryByRole('button', { name: '撤销' })).toBeNull())
  })
})

describe('a promised call', () => {
  it('[S4-02] stands with its ticket, its promise and its clock, the soonest first', async () => {
    const soon = promisedRow(1, { clock: clockOf({ dueAt: Date.now() + 20 * 60_000, atRiskAt: Date.now() - 1 }) })
    openCalls({
      promised: [promisedRow(2), soon, promisedRow(3, { clock: null, name: { zh: '问题单处理情况回访', en: '' } })],
    })
    const items = await screen.findAllByTestId(/^promised-/)
    expect(items.map(({ dataset }) => dataset['testid'])).toEqual([
      'promised-20261122-0001',
      'promised-20261122-0002',
      'promised-20261122-0003',
    ])
    expect(items[0]).toHaveTextContent('电话跟踪回访 · 北信源售后服务声明')
    expect(items[0]).toHaveTextContent(/19:5\d|20:00/)
    expect(items[2]).toHaveTextContent('问题单处理情况回访')
    expect(items[2]).toHaveTextContent('原文未规定时限')
  })

  it('is completed by the act of the ticket, against the revision it has now', async () => {
    const { fake, user, publish } = openCalls({
      promised: [promisedRow(1)],
      answers: { 'tickets.act': () => ok(ticketOf()) },
    })
    await user.click(action(await screen.findByTestId('promised-20261122-0001'), '登记回访'))
    act(() => publish({ promised: [promisedRow(1, { rev: 4 })] }))
    const dialog = within(screen.getByRole('dialog', { name: '登记回访 · 20261122-0001' }))
    await user.type(dialog.getByLabelText('回访情况'), '客户确认已恢复')
    await user.click(dialog.getByRole('button', { name: '登记回访' }))
    expect(fake.inputsOf('tickets.act')).toEqual([
      { id: promisedRow(1).ticketId, rev: 4, note: '客户确认已恢复', action: 'follow-up' },
    ])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('once somebody was talked with offers its act in the place of dialling', async () => {
    openCalls({ promised: [promisedRow(1, { taken: mine, talkedAt: Date.now() - 60_000 })] })
    const item = await screen.findByTestId('promised-20261122-0001')
    expect(item).toHaveTextContent(/\d\d:\d\d 已接通/)
    expect(within(item).queryByRole('button', { name: /^回拨/ })).toBeNull()
    expect(action(item, '登记回访')).toBeEnabled()
  })

  it('without a number says so', async () => {
    openCalls({ promised: [promisedRow(1, { number: '' })] })
    const item = await screen.findByTestId('promised-20261122-0001')
    expect(item).toHaveTextContent('没有联系电话')
    expect(action(item, '回拨')).toHaveAttribute('title', '没有可以拨打的号码')
  })
})

describe('the list', () => {
  it('is narrowed by chips that say how many there are, and says when there is nothing', async () => {
    const { user } = openCalls({
      missed: [missedRow(1), missedRow(2, { taken: mine })],
      promised: [promisedRow(1)],
      closed: [closedRow(1)],
    })
    expect(await screen.findByRole('button', { name: '全部 3' })).toHaveAttribute('aria-pressed', 'true')
    await user.click(screen.getByRole('button', { name: '我领取的 1' }))
    expect(screen.getAllByTestId(/^callback-/)).toHaveLength(1)
    expect(screen.queryByTestId(/^promised-/)).toBeNull()
    await user.click(screen.getByRole('button', { name: '承诺回访 1' }))
    expect(screen.queryByTestId(/^callback-/)).toBeNull()
    expect(screen.getAllByTestId(/^promised-/)).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: '近一天已处理 1' }))
    expect(screen.getByTestId(`closed-${closedRow(1).number}`)).toHaveTextContent('无法接通')
    expect(screen.getByTestId(`closed-${closedRow(1).number}`)).toHaveTextContent('王强 · 三次无人接听')
  })

  it('opens again what was closed, by hand or by a call', async () => {
    const closedCall = { id: missedRow(1).lastCallId, kind: 'outbound' }
    const row = closedRow(1, { closedBy: null, reason: null, note: '', closedCall })
    const { fake, user } = openCalls({ closed: [row] })
    await user.click(await screen.findByRole('button', { name: '近一天已处理 1' }))
    expect(screen.getByRole('link', { name: '回拨已接通' })).toHaveAttribute('href', `/calls/log/${closedCall.id}`)
    await user.click(screen.getByRole('button', { name: /^重新打开/ }))
    expect(fake.inputsOf('callbacks.reopen')).toEqual([{ id: row.id }])
  })

  it('says that nobody waits, and how many withheld their number', async () => {
    openCalls({ counts: { withheld: 2 } })
    expect(await screen.findByText('没有待回拨的客户')).toBeInTheDocument()
    expect(screen.getByText('今天另有 2 个未接来电隐藏了号码，无法回拨。')).toBeInTheDocument()
  })

  it('is gone through with the arrow keys, from one action to the same of the next row', async () => {
    const { user } = openCalls({ missed: [missedRow(1), missedRow(2)] })
    const first = action(await rowOf(missedRow(1).number), '回拨')
    first.focus()
    await user.keyboard('{ArrowDown}')
    expect(action(await rowOf(missedRow(2).number), '回拨')).toHaveFocus()
    await user.keyboard('{ArrowUp}')
    expect(first).toHaveFocus()
  })
})
