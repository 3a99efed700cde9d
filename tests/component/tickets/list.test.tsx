/** The list: pages by key, narrowed by stage and words, only the rows in sight. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, ok } from '#shared/lib/result'
import { giveLayout, openTickets, stageCount } from '../../support/tickets-screen'
import { ticketRow } from '../../support/view-builders'

beforeEach(giveLayout)
afterEach(() => vi.restoreAllMocks())

const rowsFrom = (from: number, count: number) => Array.from({ length: count }, (_, n) => ticketRow(from + n))
const list = { view: 'list' } as const

describe('the list', () => {
  it('loads the next page by the key of the last row when its end comes near, and draws only rows in sight', async () => {
    const { fake, show } = openTickets({
      view: list,
      answers: {
        'tickets.list': ({ after, limit }) =>
          after === null
            ? ok({ rows: rowsFrom(0, limit), next: 'key-1' })
            : ok({ rows: rowsFrom(limit, 30), next: null }),
      },
    })
    show()
    expect(await screen.findByText('已显示 100 张，向下滚动加载更多')).toBeInTheDocument()
    expect(screen.getAllByRole('listitem').length).toBeLessThan(50)
    const scroller = screen.getByTestId('rows-list--')
    act(() => {
      scroller.scrollTop = 44 * 90
      fireEvent.scroll(scroller)
    })
    expect(await screen.findByText('共 130 张，已全部显示')).toBeInTheDocument()
    expect(fake.inputsOf('tickets.list').map(({ after }) => after)).toEqual([null, 'key-1'])
    expect(screen.getAllByRole('listitem').length).toBeLessThan(50)
  })

  it('searches as words are typed, after Ctrl+K from the board', async () => {
    const { fake, show, user } = openTickets({ tickets: [ticketRow(1)] })
    show()
    await screen.findByRole('region', { name: '待受理' })
    await user.keyboard('{Control>}k{/Control}')
    expect(screen.getByRole('searchbox', { name: '搜索工单' })).toHaveFocus()
    await user.keyboard('端口')
    await waitFor(() => expect(fake.inputsOf('tickets.list')).toContainEqual(expect.objectContaining({ text: '端口' })))
  })

  it('is narrowed to a stage by one press, which says how many are open there', async () => {
    const { fake, show, user } = openTickets({ view: list, stages: [stageCount('spare', 10)] })
    show()
    await user.click(await screen.findByRole('button', { name: '备件更换 10' }))
    expect(screen.getByRole('button', { name: '备件更换 10' })).toHaveAttribute('aria-pressed', 'true')
    await waitFor(() => expect(fake.inputsOf('tickets.list').at(-1)).toMatchObject({ stage: 'spare' }))
    expect(await screen.findByText('没有符合条件的工单')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: '清除筛选' }))
    expect(screen.getByRole('button', { name: '全部阶段' })).toHaveAttribute('aria-pressed', 'true')
  })

  it('shows a row as the live feed has it, in its place, and offers new tickets instead of pushing them in', async () => {
    const { fake, show, user } = openTickets({ view: list, tickets: [ticketRow(1), ticketRow(2)] })
    show()
    expect(await screen.findAllByRole('link')).toHaveLength(2)
    act(() =>
      fake.publish('tickets', {
        tickets: [
          ticketRow(1, { rev: 2, stage: 'phone', assigneeName: '程某川' }),
          ticketRow(2),
          ticketRow(3, { createdAt: Date.now() + 1_000 }),
        ],
      }),
    )
    expect(screen.getAllByRole('link')).toHaveLength(2)
    expect(screen.getAllByRole('link')[0]).toHaveTextContent('程某川')
    fake.answer('tickets.list', () => ok({ rows: rowsFrom(1, 3), next: null }))
    await user.click(screen.getByRole('button', { name: '有 1 张新工单，点击刷新' }))
    await waitFor(() => expect(screen.getAllByRole('link')).toHaveLength(3))
  })

  it('says why it could not be loaded and loads again', async () => {
    const { fake, show, user } = openTickets({ view: list, answers: { 'tickets.list': () => fail('internal') } })
    show()
    expect(await screen.findByRole('alert')).toBeInTheDocument()
    fake.answer('tickets.list', () => ok({ rows: rowsFrom(1, 1), next: null }))
    await user.click(screen.getByRole('button', { name: '重试' }))
    expect(await screen.findByRole('link')).toHaveTextContent('20261122-0001')
  })
})
