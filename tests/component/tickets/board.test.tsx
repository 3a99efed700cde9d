/** The board: a column for each stage, the soonest deadline first, clocks that run by themselves. */
import { act, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail } from '#shared/lib/result'
import { giveLayout, openTickets, stageCount } from '../../support/tickets-screen'
import { clockOf, ticketRow } from '../../support/view-builders'

const minute = 60_000
const start = Date.UTC(2026, 10, 23, 2, 0, 0)

beforeEach(() => {
  giveLayout()
  vi.useFakeTimers({ now: start })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const due = (inMs: number) =>
  clockOf({ dueAt: Date.now() + inMs, remainingMs: inMs, atRiskAt: Date.now() + inMs - 5_000 })

const settle = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms))
const column = (name: string) => within(screen.getByRole('region', { name }))
const summaries = (name: string): readonly (string | null)[] =>
  column(name)
    .getAllByRole('link')
    .map((link) => link.querySelector('.summary')?.textContent ?? null)
const clock = () => column('待受理').getByRole('link').querySelector('[data-tone]')

describe('the board', () => {
  it('shows each stage with the soonest deadline first: overdue, due, paused, without a clock', async () => {
    const { show } = openTickets({
      tickets: [
        ticketRow(1, { summary: '无计时', clock: null }),
        ticketRow(2, { summary: '两小时后', clock: due(120 * minute) }),
        ticketRow(3, { summary: '已暂停', clock: clockOf({ state: 'paused', dueAt: null, remainingMs: minute }) }),
        ticketRow(4, { summary: '已超时', clock: clockOf({ state: 'overdue', dueAt: start - minute }) }),
        ticketRow(5, { summary: '五分钟后', clock: due(5 * minute) }),
        ticketRow(6, { summary: '现场', stage: 'onsite', clock: due(minute) }),
      ],
    })
    show()
    await settle()
    expect(summaries('待受理')).toEqual(['已超时', '五分钟后', '两小时后', '已暂停', '无计时'])
    expect(summaries('现场服务')).toEqual(['现场'])
    expect(column('远程支持').getByText('本阶段没有工单')).toBeInTheDocument()
  })

  it('counts down every second, turns to attention, then says by how much it is over, with no word from main', async () => {
    const { fake, show } = openTickets({ tickets: [ticketRow(1, { clock: due(6_000) })] })
    show()
    await settle()
    expect(clock()).toHaveTextContent('00:06')
    expect(clock()).toHaveAttribute('data-tone', 'plain')
    await settle(2_000)
    expect(clock()).toHaveTextContent('00:04')
    expect(clock()).toHaveAttribute('data-tone', 'soon')
    await settle(4_000)
    // Exactly at the deadline is in time.
    expect(clock()).toHaveTextContent('00:00')
    await settle(3_000)
    expect(clock()).toHaveTextContent('超 00:03')
    expect(clock()).toHaveAttribute('data-tone', 'late')
    expect(fake.sent.map(({ name }) => name)).toEqual(['policies.list'])
  })

  it('says how many more a stage holds than the board shows, and leads to them in the list', async () => {
    vi.useRealTimers()
    const { fake, show, user } = openTickets({
      tickets: [ticketRow(1)],
      stages: [stageCount('new', 40_001, { overdue: 12, atRisk: 7 })],
    })
    show()
    const header = within(await screen.findByRole('region', { name: '待受理' }))
    expect(header.getByRole('heading')).toHaveTextContent('40001')
    expect(header.getByText('超时 12')).toBeInTheDocument()
    expect(header.getByText('即将超时 7')).toBeInTheDocument()
    await user.click(header.getByRole('button', { name: '另有 40000 张，在列表中查看' }))
    expect(screen.getByRole('button', { name: /待受理/ })).toHaveAttribute('aria-pressed', 'true')
    expect(fake.inputsOf('tickets.list')).toMatchObject([{ stage: 'new', after: null }])
  })

  it('draws only the cards in sight of a long column', async () => {
    const { show } = openTickets({ tickets: Array.from({ length: 500 }, (_, n) => ticketRow(n)) })
    show()
    await settle()
    const drawn = column('待受理').getAllByRole('listitem')
    expect(drawn.length).toBeGreaterThan(4)
    expect(drawn.length).toBeLessThan(30)
    expect(drawn[0]).toHaveAttribute('aria-setsize', '500')
  })

  it('says that there is nothing, and why there may be nothing', async () => {
    const { fake, show } = openTickets()
    show()
    await settle()
    expect(screen.getByText('没有未结工单')).toBeInTheDocument()
    act(() => fake.refuse('tickets', fail('forbidden').error))
    expect(screen.getByRole('alert')).toBeInTheDocument()
  })

  it('goes from card to card with the arrow keys, along a column and across', async () => {
    vi.useRealTimers()
    const { show, user } = openTickets({
      tickets: [
        ticketRow(1, { summary: '第一', clock: due(minute) }),
        ticketRow(2, { summary: '第二', clock: due(2 * minute) }),
        ticketRow(3, { summary: '现场', stage: 'onsite' }),
      ],
    })
    show()
    const first = await screen.findByRole('link', { name: /第一/ })
    act(() => first.focus())
    await user.keyboard('{ArrowDown}')
    expect(screen.getByRole('link', { name: /第二/ })).toHaveFocus()
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('link', { name: /现场/ })).toHaveFocus()
    await user.keyboard('{ArrowLeft}')
    expect(screen.getByRole('region', { name: '待受理' })).toContainElement(document.activeElement as HTMLElement)
  })
})
