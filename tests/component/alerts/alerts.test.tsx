/** Alerts around the screens: what pops up and sounds, what is only counted or listed, and the acknowledgement. */
import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role } from '#shared/domain/people/people'
import type { AlertRow } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import { Shell } from '../../../renderer/app/shell'
import { alertRow, dutyRow, pastAlert } from '../../support/alert-rows'
import { createFakeBridge } from '../../support/fake-bridge'
import type { Answers } from '../../support/fake-bridge'
import { quietQueue } from '../../support/queue-rows'
import { renderScreen } from '../../support/render-screen'
import { appRow, policies, session } from '../../support/view-builders'

/** The test DOM makes no sound: what the page asks the system for is counted. */
let sounds = 0

beforeEach(() => {
  window.location.hash = ''
  sounds = 0
  vi.stubGlobal('fetch', async () => new Response())
  vi.stubGlobal(
    'AudioContext',
    class {
      constructor() {
        sounds += 1
      }
      close = async () => undefined
    },
  )
})
afterEach(() => vi.unstubAllGlobals())

type Options = { readonly role?: Role; readonly others?: number; readonly answers?: Answers; readonly locked?: boolean }

async function show(alerts: readonly AlertRow[], { role = 'engineer', others = 0, answers, locked }: Options = {}) {
  const fake = createFakeBridge({
    'policies.list': () => ok(policies),
    'alerts.acknowledge': () => ok(null),
    'tickets.list': () => ok({ rows: [], next: null }),
    ...answers,
  })
  const one = session()
  const who = { ...one, locked: locked ?? false, user: { ...one.user, roles: [role] } }
  fake.publish('app', { app: [appRow(who)] })
  fake.publish('queue', quietQueue())
  fake.publish('tickets', { tickets: [], stages: [] })
  fake.publish('alerts', { alerts, others: [{ id: 'others', count: others }] })
  fake.publish('duty', { people: [dutyRow(1)] })
  const view = renderScreen(<Shell status={appRow(who)} session={who} />, fake)
  await screen.findByRole('button', { name: /^值班状态/ })
  return { fake, view }
}

const popUps = () => screen.queryByRole('region', { name: '新提醒' })
const cards = () => within(popUps() ?? document.body).queryAllByRole('article')

describe('what is loud', () => {
  it('pops up with ticket, customer, promise and level, and sounds once', async () => {
    const { fake } = await show([alertRow(1)])
    await waitFor(() => expect(cards()).toHaveLength(1))
    expect(cards()[0]).toHaveTextContent(
      /时限已用 75%.*核心交换机端口批量 down（1）.*首次联系.*佛山启明制造厂.*20261122-0001.*待受理/,
    )
    expect(sounds).toBe(1)
    act(() => fake.publish('alerts', { alerts: [alertRow(1, { assigneeName: '某工程师' })] }))
    expect(cards()[0]).toHaveTextContent('某工程师')
    expect(sounds).toBe(1)
    act(() => fake.publish('alerts', { alerts: [alertRow(1), alertRow(2), alertRow(3)] }))
    expect(sounds).toBe(2)
  })

  it('several: the most urgent two, and how many more there are', async () => {
    await show([
      alertRow(1, { dueAt: Date.now() + 900_000 }),
      alertRow(2, { level: 100, state: 'overdue', dueAt: Date.now() - 1_000 }),
      alertRow(3, { dueAt: Date.now() + 60_000 }),
      alertRow(4, { dueAt: Date.now() + 300_000 }),
    ])
    await waitFor(() => expect(cards()).toHaveLength(2))
    expect(cards().map((card) => card.getAttribute('aria-label'))).toEqual([
      '20261122-0002 已超时',
      '20261122-0003 时限已用 75%',
    ])
    expect(popUps()).toHaveTextContent('还有 2 条')
    await userEvent.click(screen.getByRole('button', { name: '查看全部' }))
    expect(within(screen.getByRole('dialog', { name: '提醒' })).getAllByRole('article')).toHaveLength(4)
    expect(popUps()).toBeNull()
  })

  it('is acknowledged with a word by Enter, and stays with its words when that fails', async () => {
    const { fake } = await show([alertRow(1)], { answers: { 'alerts.acknowledge': () => fail('db.full') } })
    await waitFor(() => expect(cards()).toHaveLength(1))
    const note = screen.getByRole('textbox', { name: '20261122-0001 的处理说明' })
    await userEvent.type(note, '已联系客户{Enter}')
    expect(fake.inputsOf('alerts.acknowledge')).toEqual([{ ids: [alertRow(1).id], note: '已联系客户' }])
    expect(await screen.findByText(/磁盘空间不足/)).toBeVisible()
    expect(note).toHaveValue('已联系客户')
    fake.answer('alerts.acknowledge', () => {
      fake.publish('alerts', { alerts: [] })
      return ok(null)
    })
    await userEvent.click(screen.getByRole('button', { name: '确认 20261122-0001 的提醒' }))
    await waitFor(() => expect(popUps()).toBeNull())
  })

  it('put away it waits at the bell, and neither pops up nor sounds again after a new start', async () => {
    const { view } = await show([alertRow(1)])
    await waitFor(() => expect(cards()).toHaveLength(1))
    await userEvent.click(screen.getByRole('button', { name: '收起 20261122-0001 的提醒' }))
    expect(popUps()).toBeNull()
    expect(screen.getByRole('button', { name: '提醒，1 条待确认' })).toBeVisible()
    view.unmount()
    await show([alertRow(1)])
    expect(await screen.findByRole('button', { name: '提醒，1 条待确认' })).toBeVisible()
    expect(popUps()).toBeNull()
    expect(sounds).toBe(1)
  })

  it('on a locked screen it sounds, and shows nothing', async () => {
    await show([alertRow(1)], { locked: true }).catch(() => undefined)
    await waitFor(() => expect(sounds).toBe(1))
    expect(popUps()).toBeNull()
  })
})

describe('what is quiet', () => {
  it.each([
    ['away', 'badge', '提醒，1 条待确认', '您暂离中'],
    ['off duty', 'quiet', '提醒，没有待确认的', '您不在岗'],
  ] as const)('%s: no pop-up, no sound, listed all the same', async (_state, volume, bell, why) => {
    await show([alertRow(1, { volume })], { others: 3 })
    await userEvent.click(await screen.findByRole('button', { name: bell }))
    const panel = within(screen.getByRole('dialog', { name: '提醒' }))
    expect(panel.getByRole('article')).toHaveTextContent(why)
    expect(panel.getByText('其他岗位还有 3 条待确认。')).toBeVisible()
    expect(popUps()).toBeNull()
    expect(sounds).toBe(0)
  })
})

describe('the panel', () => {
  it('opens with Alt+A, closes with Esc, and says when there is nothing', async () => {
    await show([])
    await userEvent.keyboard('{Alt>}a{/Alt}')
    expect(screen.getByText('没有待确认的提醒')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('dialog', { name: '提醒' })).toBeNull()
  })

  it('shows managers what was before, page by page, with what became of each; others have no history', async () => {
    const pages = [
      {
        rows: [pastAlert(3, { acknowledgedAt: Date.now(), acknowledgedByName: '某经理', note: '已派人' })],
        next: pastAlert(3).id,
      },
      { rows: [pastAlert(2, { overAt: Date.now() }), pastAlert(1)], next: null },
    ]
    const { fake, view } = await show([], {
      role: 'duty-manager',
      answers: { 'alerts.list': ({ after }) => ok(pages[after === null ? 0 : 1] ?? { rows: [], next: null }) },
    })
    await userEvent.keyboard('{Alt>}a{/Alt}')
    await userEvent.click(screen.getByRole('button', { name: '历史' }))
    await userEvent.click(await screen.findByRole('button', { name: '更早的提醒' }))
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3))
    const [first, second, third] = screen.getAllByRole('listitem')
    expect(first).toHaveTextContent(/某经理 .* 确认.*工程师、值班经理.*已派人/)
    expect(second).toHaveTextContent('计时结束，无需确认')
    expect(third).toHaveTextContent('待确认')
    expect(fake.inputsOf('alerts.list').map(({ after }) => after)).toEqual([null, pastAlert(3).id])
    expect(screen.queryByRole('button', { name: '更早的提醒' })).toBeNull()
    view.unmount()
    await show([], { role: 'engineer' })
    await userEvent.keyboard('{Alt>}a{/Alt}')
    expect(screen.queryByRole('button', { name: '历史' })).toBeNull()
  })

  it('a storekeeper gets no link to a ticket that he may not open', async () => {
    await show([alertRow(1, { reason: 'nobody' })], { role: 'storekeeper' })
    await waitFor(() => expect(cards()).toHaveLength(1))
    expect(cards()[0]).toHaveTextContent('当前无人在岗，请在场人员处理')
    expect(within(popUps() ?? document.body).queryByRole('link')).toBeNull()
  })
})
