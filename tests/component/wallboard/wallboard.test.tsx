/** The wallboard on a peer of the bridge: what a duty manager reads off it, and what it says when it cannot know. */
import { act, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { LinkId } from '#shared/domain/telephony/settings'
import { fail, ok } from '#shared/lib/result'
import { WallboardScreen } from '../../../renderer/features/wallboard'
import { alertRow, dutyRow } from '../../support/alert-rows'
import { createFakeBridge } from '../../support/fake-bridge'
import type { FakeBridge } from '../../support/fake-bridge'
import { agentRow, linkRow, queueRow, quietQueue, stageRow, visitRow } from '../../support/queue-rows'
import { renderScreen } from '../../support/render-screen'
import { appRow, clockOf, policies, ticketRow } from '../../support/view-builders'

const status = appRow()
const noon = Date.UTC(2026, 10, 23, 4)

// The drawing library is loaded once, before the clock is stopped.
beforeAll(async () => {
  await import('../../../renderer/features/wallboard/calls-chart')
})
beforeEach(() => {
  vi.useFakeTimers({ now: noon, toFake: ['Date', 'setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A board with a live link, nobody on the line and no open ticket. */
function quietBoard(): FakeBridge {
  const fake = createFakeBridge({ 'policies.list': () => ok(policies) })
  fake.publish('queue', quietQueue({ queues: [queueRow('*')] }))
  fake.publish('tickets', { tickets: [], stages: [] })
  return fake
}

async function show(fake: FakeBridge, shown = status): Promise<void> {
  renderScreen(<WallboardScreen status={shown} />, fake)
  // Snapshots come after the first render.
  await act(async () => vi.advanceTimersByTimeAsync(0))
}

const region = (name: string | RegExp) => within(screen.getByRole('region', { name }))
const rowsOf = (name: string | RegExp) => region(name).getAllByRole('listitem')
const secondsLater = (seconds: number) => act(async () => vi.advanceTimersByTimeAsync(seconds * 1_000))

describe('the live queue', () => {
  it('shows who waits longest first, with a masked number and a running wait', async () => {
    const fake = quietBoard()
    fake.publish('queue', {
      visits: [
        visitRow(1, { joinedAt: noon - 5_000 }),
        visitRow(2, { joinedAt: noon - 62_000, customerName: '佛山启明制造厂', city: '佛山' }),
      ],
    })
    await show(fake)
    const [first, second] = rowsOf('实时队列')
    expect(first).toHaveTextContent('139 **** 2202')
    expect(first).toHaveTextContent('佛山启明制造厂')
    expect(first).toHaveTextContent('01:02')
    expect(second).toHaveTextContent('未登记号码')
    await secondsLater(3)
    expect(first).toHaveTextContent('01:05')
  })

  it('takes a caller who hangs up off the board', async () => {
    const fake = quietBoard()
    fake.publish('queue', { visits: [visitRow(1)] })
    await show(fake)
    expect(rowsOf('实时队列')).toHaveLength(1)
    act(() => fake.publish('queue', { visits: [] }))
    expect(region('实时队列').getByText('当前没有来电')).toBeVisible()
  })

  it('names whom a call rings for and who took it', async () => {
    const fake = quietBoard()
    fake.publish('queue', {
      agents: [agentRow('8001', { name: '李某' })],
      visits: [
        visitRow(1, { ringing: ['8001'] }),
        visitRow(2, { state: 'talking', agent: '8001', answeredAt: noon - 5_000 }),
      ],
    })
    await show(fake)
    expect(region('实时队列').getByText(/正在呼叫 李某/)).toBeVisible()
    expect(region('实时队列').getByText(/李某 接听中/)).toBeVisible()
  })

  it('says how many calls do not fit', async () => {
    const fake = quietBoard()
    fake.publish('queue', { visits: Array.from({ length: 12 }, (_, n) => visitRow(n)) })
    await show(fake)
    const shown = rowsOf('实时队列').filter((row) => row.textContent?.includes('****')).length
    expect(region('实时队列').getByText(`还有 ${12 - shown} 通`)).toBeVisible()
  })
})

describe('the agents', () => {
  it('shows each with state, word and for how long; those who are away come last', async () => {
    const fake = quietBoard()
    fake.publish('queue', {
      agents: [
        agentRow('8001', { name: '李某', state: 'unavailable' }),
        agentRow('8002', { name: '王某', state: 'paused', reason: '用餐', since: noon - 125_000 }),
        agentRow('8003', {
          name: '陈某',
          state: 'in-call',
          since: noon - 12_000,
          accountedTo: noon - 12_000,
          busyMs: 48_000,
          idleMs: 20_000,
        }),
      ],
      visits: [visitRow(1, { state: 'talking', agent: '8003', answeredAt: noon, customerName: '示例大学' })],
    })
    await show(fake)
    const [first, second, last] = rowsOf('坐席')
    expect(first).toHaveTextContent(/王某.*02:05.*小休.*用餐/)
    expect(second).toHaveTextContent(/陈某.*00:12.*通话.*示例大学/)
    expect(last).toHaveTextContent(/李某.*未签入/)
    // 60 s of 80 s: what the day held and the call that runs.
    expect(region('坐席').getByText(/2 在线.*占用率 75%/)).toBeVisible()
  })
})

describe('two PBXs with the same telephones and queues', () => {
  it('are told apart: whose telephone rings, and who talks to whom', async () => {
    const branch = LinkId.parse('branch')
    const fake = quietBoard()
    fake.publish('queue', {
      agents: [
        agentRow('8001', { name: '李某', state: 'in-call' }),
        agentRow('8001', { id: 'branch/8001', link: branch, name: '赵某', state: 'in-call' }),
      ],
      visits: [
        visitRow(1, { state: 'talking', agent: '8001', answeredAt: noon, customerName: '示例大学' }),
        visitRow(2, {
          link: branch,
          state: 'talking',
          agent: '8001',
          answeredAt: noon,
          customerName: '佛山启明制造厂',
        }),
        visitRow(3, { link: branch, ringing: ['8001'], customerName: '北京某数据中心' }),
      ],
    })
    await show(fake)
    const [first, second] = rowsOf('坐席')
    expect(first).toHaveTextContent(/李某.*示例大学/)
    expect(second).toHaveTextContent(/赵某.*佛山启明制造厂/)
    expect(rowsOf('实时队列')[0]).toHaveTextContent(/北京某数据中心.*赵某/)
  })
})

describe('the numbers of the day', () => {
  it('shows waiting, service level, calls, average answer and tickets', async () => {
    const fake = quietBoard()
    fake.publish('queue', {
      queues: [
        queueRow('*', {
          waiting: 3,
          earliestJoinedAt: noon - 102_000,
          offered: 214,
          answered: 203,
          abandoned: 7,
          timedOut: 4,
          serviceLevel: 0.861,
          asaMs: 11_400,
          ahtMs: 348_000,
          abandonment: 0.0327,
        }),
      ],
    })
    fake.publish('tickets', {
      stages: [stageRow('new', { open: 12, atRisk: 9 }), stageRow('onsite', { open: 21, overdue: 2 })],
    })
    await show(fake)
    expect(region('等待中').getByText('01:42')).toBeVisible()
    expect(screen.getByRole('region', { name: '服务水平' })).toHaveTextContent(/86%.*放弃率 3%/)
    expect(screen.getByRole('region', { name: '今日来电' })).toHaveTextContent(/214.*应答203.*放弃7.*超时4/)
    expect(screen.getByRole('region', { name: '平均应答' })).toHaveTextContent(/11秒.*05:48/)
    expect(screen.getByRole('region', { name: '工单' })).toHaveTextContent(/33未结.*9即将超时.*2已超时/)
  })
})

describe('deadlines', () => {
  it('has the soonest first, overdue on top, and counts down', async () => {
    const fake = quietBoard()
    fake.publish('tickets', {
      tickets: [
        ticketRow(1, { customerName: '后到期', clock: clockOf({ dueAt: noon + 600_000 }) }),
        ticketRow(2, {
          customerName: '已过期',
          policyId: 'equipment-handbook',
          severity: 'L1',
          clock: clockOf({ dueAt: noon - 60_000, state: 'overdue', commitment: 'phone-response' }),
        }),
        ticketRow(3, { customerName: '先到期', assigneeName: '程某', clock: clockOf({ dueAt: noon + 300_000 }) }),
      ],
    })
    await show(fake)
    await secondsLater(1)
    const [overdue, soon, later] = rowsOf(/服务时限/)
    expect(overdue).toHaveTextContent(/一级故障.*已过期.*电话支持响应.*超 01:01/)
    expect(overdue).not.toHaveTextContent('表2-2')
    expect(soon).toHaveTextContent(/先到期.*程某.*04:59/)
    expect(later).toHaveTextContent(/后到期.*未受理.*09:59/)
  })

  it('leaves out clocks that rest or are met', async () => {
    const fake = quietBoard()
    fake.publish('tickets', {
      tickets: [
        ticketRow(1, { clock: clockOf({ state: 'paused', dueAt: null }) }),
        ticketRow(2, { clock: clockOf({ state: 'met' }) }),
      ],
    })
    await show(fake)
    expect(region(/服务时限/).getByText('没有计时中的承诺')).toBeVisible()
  })
})

describe('alerts that nobody has acknowledged', () => {
  it('flash with the beat, the most urgent first, until somebody acknowledges', async () => {
    const fake = quietBoard()
    const over = { level: 100, state: 'overdue', dueAt: noon - 61_000, volume: 'none', reason: null } as const
    fake.answer('alerts.acknowledge', () => {
      fake.publish('alerts', { alerts: [alertRow(1), alertRow(3)] })
      return ok(null)
    })
    fake.publish('alerts', { alerts: [alertRow(1), alertRow(2, { ...over, customerName: '示例大学' }), alertRow(3)] })
    await show(fake)
    const [first] = region('待确认的提醒').getAllByRole('alert')
    expect(first).toHaveTextContent(/已超时.*示例大学.*首次联系.*未受理.*20261122-0002.*超 01:01/)
    expect(screen.getByRole('region', { name: '待确认的提醒' })).toHaveTextContent('+1条待确认')
    const looks: unknown[] = []
    for (let second = 0; second < 3; second++) {
      await secondsLater(1)
      looks.push(first?.dataset['flash'])
    }
    expect(looks).toEqual(['off', 'on', 'off'])
    await act(async () => screen.getByRole('button', { name: '确认 20261122-0002 的提醒' }).click())
    expect(fake.inputsOf('alerts.acknowledge')).toEqual([{ ids: [alertRow(2).id], note: '' }])
    expect(region('待确认的提醒').getAllByRole('alert')).toHaveLength(2)
    act(() => fake.publish('alerts', { alerts: [] }))
    expect(screen.queryByRole('region', { name: '待确认的提醒' })).toBeNull()
  })

  it('say why an acknowledgement was refused', async () => {
    const fake = quietBoard()
    fake.answer('alerts.acknowledge', () => fail('auth.session-locked'))
    fake.publish('alerts', { alerts: [alertRow(1)] })
    await show(fake)
    await act(async () => screen.getByRole('button', { name: '确认 20261122-0001 的提醒' }).click())
    expect(screen.getByText('屏幕已锁定，请先解锁。')).toBeVisible()
  })
})

describe('who is on duty', () => {
  it.each([
    [[], '无人在岗'],
    [[dutyRow(1, { name: '程某' }), dutyRow(2, { name: '陆某', state: 'away' })], '值班 程某'],
    [
      [dutyRow(1, { name: '程某' }), dutyRow(2, { name: '秦某', roles: ['duty-manager'] }), dutyRow(3)],
      '值班 秦某 等 3 人',
    ],
  ] as const)('%#', async (people, said) => {
    const fake = quietBoard()
    fake.publish('duty', { people })
    await show(fake)
    expect(screen.getByText(said)).toBeVisible()
  })
})

describe('the link', () => {
  it('says how old the data is while the link is lost, ticking, with the reason, and stops when it is back', async () => {
    const fake = quietBoard()
    fake.publish('queue', { links: [linkRow({ state: 'lost', lastDataAt: noon - 12_000, reason: 'unreachable' })] })
    await show(fake)
    expect(screen.getByRole('alert')).toHaveTextContent('链路中断，数据 12 秒前')
    expect(screen.getByRole('alert')).toHaveTextContent('无法连接主机')
    await secondsLater(50)
    expect(screen.getByRole('alert')).toHaveTextContent('数据 1 分 2 秒前')
    act(() => fake.publish('queue', { links: [linkRow()] }))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.getByText('热线已连接')).toBeVisible()
  })

  it('keeps saying so while it tries to come back', async () => {
    const fake = quietBoard()
    fake.publish('queue', { links: [linkRow({ state: 'connecting', lastDataAt: noon - 30_000 })] })
    await show(fake)
    expect(screen.getByRole('alert')).toHaveTextContent('数据 30 秒前')
  })

  it('marks a replay', async () => {
    const fake = quietBoard()
    fake.publish('queue', { links: [linkRow({ source: 'replay' })] })
    await show(fake)
    expect(screen.getByText('话务回放 · 非实时数据')).toBeVisible()
  })

  it('says that there is no telephony instead of showing zeros', async () => {
    const fake = quietBoard()
    fake.publish('queue', { links: [] })
    await show(fake)
    expect(region('实时队列').getByText('未接入电话')).toBeVisible()
    expect(screen.getByRole('region', { name: '今日来电' })).toHaveTextContent('–')
  })
})

describe('what the whole board says', () => {
  it('warns of missing holidays and of sample data', async () => {
    await show(quietBoard(), { ...status, missingHolidayYears: [2027], sampleLoaded: true })
    expect(screen.getByText('缺少 2027 年节假日')).toBeVisible()
    expect(screen.getByText(/示例中心/)).toBeVisible()
  })

  it('shows nothing of the centre while nobody is signed in, and comes back by itself', async () => {
    const fake = quietBoard()
    fake.publish('queue', { visits: [visitRow(1)] })
    fake.refuse('queue', fail('auth.signed-out').error)
    await show(fake)
    expect(screen.getByText('请在控制台登录')).toBeVisible()
    expect(screen.queryByRole('region', { name: '实时队列' })).toBeNull()
  })

  it('marks the page as living once queue and tickets are there, not before', async () => {
    const fake = createFakeBridge({ 'policies.list': () => ok(policies) })
    fake.publish('queue', quietQueue({ links: [linkRow({ state: 'syncing' })] }))
    fake.publish('tickets', { tickets: [], stages: [] })
    await show(fake)
    await secondsLater(1)
    expect(document.documentElement.dataset['living']).toBeUndefined()
    act(() => fake.publish('queue', { links: [linkRow()] }))
    await vi.waitFor(() => expect(document.documentElement.dataset['living']).toBe('true'))
  })
})
