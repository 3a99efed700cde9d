/** Every clock can be seen: the soonest in its row, the others on demand, each under its name. */
import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { sheetOf } from '../../support/sheet-builders'
import { openPage } from '../../support/ticket-screen'
import { giveLayout, openTickets } from '../../support/tickets-screen'
import { clockOf, ticketClock, ticketOf, ticketRow } from '../../support/view-builders'

beforeEach(giveLayout)

const soonest = clockOf()
const openClocks = [
  soonest,
  clockOf({ commitment: 'spare-delivery', dueAt: Date.now() + 7_200_000 }),
  clockOf({ commitment: 'first-contact#2', state: 'paused', dueAt: null, remainingMs: 60_000 }),
]
const row = ticketRow(1, { clock: soonest, openClocks })

describe.each(['board', 'list'] as const)('the %s', (view) => {
  it('shows how many clocks run beside the soonest, and all of them on demand', async () => {
    const { show, user } = openTickets({ view: { view }, tickets: [row] })
    show()
    const more = await screen.findByRole('button', { name: '工单 20261122-0001 的全部 3 个计时' })
    expect(more).toHaveTextContent('+2')
    await user.hover(more)
    const all = within(await screen.findByRole('tooltip')).getAllByRole('listitem')
    expect(all.map((one) => one.textContent)).toEqual([
      expect.stringMatching(/^首次联系计时中.*前$/),
      expect.stringMatching(/^备件送达计时中.*前$/),
      expect.stringMatching(/^首次联系（第 2 次）已暂停.*—$/),
    ])
  })

  it('says nothing beside a single clock', async () => {
    const { show } = openTickets({ view: { view }, tickets: [ticketRow(2, { openClocks: [soonest] })] })
    show()
    await screen.findByRole('link')
    expect(screen.queryByRole('button', { name: /的全部/ })).toBeNull()
  })
})

describe('the board', () => {
  it('gives emergencies and consultations a place only while there are any', async () => {
    const { fake, show } = openTickets({ tickets: [row] })
    show()
    await screen.findByRole('region', { name: '待受理' })
    expect(screen.queryByRole('region', { name: '应急' })).toBeNull()
    expect(screen.queryByRole('region', { name: '电话咨询' })).toBeNull()
    fake.publish('tickets', { tickets: [row, ticketRow(3, { stage: 'emergency' })] })
    expect(await screen.findByRole('region', { name: '应急' })).toBeVisible()
    expect(screen.queryByRole('region', { name: '电话咨询' })).toBeNull()
  })
})

describe('the ticket page', () => {
  it('numbers a promise that runs again, and says which pauses are in force', async () => {
    const pauses = [
      {
        reason: 'power',
        name: { zh: '停电', en: 'Power' },
        since: Date.parse('2026-11-23T10:00:00+08:00'),
        askedFor: null,
        clause: null,
      },
    ]
    const clock = clockOf({ commitment: 'first-contact#2' })
    await openPage(ticketOf({ clock, clocks: [ticketClock(clock)], sheet: sheetOf({ pauses }) }))
    expect(screen.getByRole('button', { name: /首次联系（第 2 次）/ })).toBeVisible()
    expect(screen.getByRole('list', { name: '生效中的暂停' })).toHaveTextContent('停电自 2026-11-23 10:00 起')
  })
})
