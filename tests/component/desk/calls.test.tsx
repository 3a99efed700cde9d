/** A call on the own telephone: it pops, it is confirmed, and it never takes a draft away. */
import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { VisitRow } from '#shared/ipc/contract'
import { fail } from '#shared/lib/result'
import { callCard, openDesk, otherCard, ticketForm } from '../../support/desk-screen'
import { linkRow, visitRow } from '../../support/queue-rows'
import { cardOf, deskCall, matchOf, ticketRow } from '../../support/view-builders'

const visit = (over: Partial<VisitRow> = {}): VisitRow =>
  visitRow(9, { number: '13900002217', state: 'connecting', ringing: ['8002'], ...over })

describe('the live queue', () => {
  it('of thousands shows those whose turn comes first, and says how many more there are', async () => {
    const now = Date.now()
    const visits = Array.from({ length: 2_000 }, (_, n) =>
      visit({ id: `v${n}`, state: 'waiting', ringing: [], joinedAt: now - n * 1_000, number: `1380000${1000 + n}` }),
    )
    await openDesk({ visits })
    const queue = within(screen.getByRole('region', { name: '实时队列' }))
    expect(queue.getByText('等待 2000', { exact: false })).toBeVisible()
    const rows = queue.getAllByRole('listitem')
    expect(rows).toHaveLength(51)
    expect(rows[0]).toHaveTextContent('2999')
    expect(rows.at(-1)).toHaveTextContent('还有 1950 人在等待')
  })
})

describe('a call', () => {
  it('pops for the own telephone only, with customer, contact, contract, devices and open tickets', async () => {
    const card = cardOf({ openTickets: [ticketRow(7, { summary: '端口批量中断' })] })
    const { fake } = await openDesk({ visits: [visit()], card })
    expect(within(screen.getByRole('region', { name: '实时队列' })).getByText('139 **** 2217')).toBeVisible()
    expect(screen.queryByTestId('call-card')).toBeNull()

    act(() => fake.publish('desk', { calls: [deskCall(1, { match: matchOf(card) })] }))
    const shown = await callCard()
    expect(shown).toHaveAttribute('data-phase', 'ringing')
    expect(within(shown).getByRole('heading')).toHaveTextContent('佛山启明制造厂刘工')
    expect(shown).toHaveTextContent('0757 8888 6031')
    expect(shown).toHaveTextContent(/服务期内 · \d{4}-\d\d-\d\d 止/)
    expect(screen.getByRole('region', { name: '设备' })).toHaveTextContent('SN 21023532010001')
    expect(screen.getByRole('region', { name: '未结工单' })).toHaveTextContent('端口批量中断')
  })

  it('is confirmed when it is connected, and stays after its end', async () => {
    const { fake } = await openDesk({ calls: [deskCall(1)] })
    expect(await callCard()).toHaveAttribute('data-phase', 'ringing')
    const talking = { phase: 'talking' as const, answeredAt: Date.now() }
    act(() => fake.publish('desk', { calls: [deskCall(1, talking)] }))
    expect(await callCard()).toHaveAttribute('data-phase', 'talking')
    expect(await callCard()).toHaveTextContent('通话中')
    act(() => fake.publish('desk', { calls: [deskCall(1, { ...talking, phase: 'ended', endedAt: Date.now() })] }))
    expect(await callCard()).toHaveTextContent('通话已结束')
  })

  it('that rings beside a half-filled form is announced, and the draft is there after both', async () => {
    const { fake, user } = await openDesk({ calls: [deskCall(1, { phase: 'talking', answeredAt: Date.now() })] })
    const form = await ticketForm()
    await user.type(form.getByLabelText(/摘要/), '端口批量中断')
    const second = deskCall(2, { number: '01062137891', match: matchOf(otherCard) })
    act(() =>
      fake.publish('desk', {
        calls: [deskCall(1, { phase: 'ended', answeredAt: Date.now(), endedAt: Date.now() }), second],
      }),
    )
    expect(await screen.findByRole('alert')).toHaveTextContent('新来电：北京某数据中心')
    expect(form.getByLabelText(/摘要/)).toHaveValue('端口批量中断')

    act(() => fake.publish('desk', { calls: [{ ...second, phase: 'talking', answeredAt: Date.now() }] }))
    expect(within(await callCard()).getByRole('heading')).toHaveTextContent('北京某数据中心')
    expect((await ticketForm()).getByLabelText(/摘要/)).toHaveValue('')

    await user.keyboard('{Control>}2{/Control}')
    expect(within(await callCard()).getByRole('heading')).toHaveTextContent('佛山启明制造厂')
    expect((await ticketForm()).getByLabelText(/摘要/)).toHaveValue('端口批量中断')
  })

  it('keeps its draft when the screen is left and opened again', async () => {
    const person = 4_001
    const first = await openDesk({ calls: [deskCall(1)], person })
    await first.user.type((await ticketForm()).getByLabelText(/现象与经过/), '重启无效')
    first.view.unmount()
    await openDesk({ calls: [], person })
    expect((await ticketForm()).getByLabelText(/现象与经过/)).toHaveValue('重启无效')
    expect(await callCard()).toHaveAttribute('data-phase', 'ended')
  })

  it('of somebody else is never shown to the next person at the same workstation', async () => {
    const first = await openDesk({ calls: [deskCall(1)], person: 4_002 })
    await first.user.type((await ticketForm()).getByLabelText(/摘要/), '只给自己看')
    first.view.unmount()
    await openDesk({ calls: [], person: 4_003 })
    expect(screen.queryByTestId('call-card')).toBeNull()
    expect(screen.getByText('等待来电')).toBeVisible()
  })
})

describe('the desk without a call', () => {
  it('says what an account without an extension must do', async () => {
    await openDesk({ extension: null })
    expect(screen.getByText('账号未绑定分机')).toBeVisible()
  })

  it('says that the data is old while the link is lost', async () => {
    const { fake } = await openDesk()
    act(() => fake.publish('queue', { links: [linkRow({ state: 'lost', lastDataAt: Date.now() - 12_000 })] }))
    expect(await screen.findByText(/1[2-9] 秒/)).toBeVisible()
  })

  it('says why calls cannot be shown', async () => {
    const { fake } = await openDesk()
    act(() => fake.refuse('desk', fail('forbidden').error))
    expect(await screen.findByRole('alert')).toBeVisible()
  })
})
