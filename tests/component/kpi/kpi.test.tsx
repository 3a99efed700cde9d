/** The reports on a peer of the bridge: what is asked, what is shown, and what is taken along. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { usualQueue } from '#shared/domain/telephony/queue-settings'
import { mainLink } from '#shared/domain/telephony/settings'
import { fail, ok } from '#shared/lib/result'
import { KpiScreen } from '../../../renderer/features/kpi'
import { isoDate } from '../../../renderer/ui/time-text'
import { createFakeBridge } from '../../support/fake-bridge'
import type { Answers } from '../../support/fake-bridge'
import { callCounts, groupReport, kpiReport } from '../../support/kpi-reports'
import { renderScreen } from '../../support/render-screen'

const hotline = { settings: usualQueue(mainLink, 'hotline'), linkName: '总机', ofPbxS: 20, decided: false }
const vip = { settings: usualQueue(mainLink, 'vip'), linkName: '总机', ofPbxS: 10, decided: false }

function show(answers: Answers = {}) {
  const fake = createFakeBridge({
    'queues.list': () => ok([hotline, vip]),
    'kpi.report': () => ok(kpiReport({ offered: [3, 0, 5, 2], incomplete: [2], running: 3 })),
    ...answers,
  })
  renderScreen(<KpiScreen />, fake)
  return fake
}

const rowsOf = (table: HTMLElement): readonly string[] =>
  within(table)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent)
const today = (): string => isoDate(Date.now(), 'Asia/Shanghai')
const last = <T,>(all: readonly T[]): T | undefined => all.at(-1)

beforeEach(() => {
  window.location.hash = ''
})

describe('a report of today', () => {
  it('is asked for by half hours, of all queues by their own settings', async () => {
    const fake = show()
    await screen.findByRole('table', { name: '按时段' })
    expect(fake.inputsOf('kpi.report')).toEqual([
      {
        from: today(),
        to: today(),
        by: 'half-hour',
        group: 'total',
        queues: [],
        agents: [],
        withinS: null,
        variant: null,
        shortAbandonS: null,
      },
    ])
  })

  it('lists the half hours with calls, marks what was not heard and what still runs, and adds up', async () => {
    show()
    const table = await screen.findByRole('table', { name: '按时段' })
    expect(rowsOf(table)).toEqual(['09:00', '10:00不完整', '10:30进行中', '合计不完整'])
    const cells = within(within(table).getByRole('row', { name: /^10:00/ })).getAllByRole('cell')
    expect(cells.map(({ textContent }) => textContent)).toEqual([
      '5',
      '5',
      '0',
      '0',
      '0',
      '100.0%',
      '0.0%',
      '00:08',
      '00:00',
      '01:30',
      '07:30',
      '00:00',
      '00:00',
      '0',
    ])
    const total = within(within(table).getByRole('row', { name: /^合计/ })).getAllByRole('cell')
    expect(total[0]).toHaveTextContent('10')
  })

  it('says T beside the service level, and the formula to whoever asks', async () => {
    show()
    const heading = await screen.findByRole('button', { name: '服务水平 (20 秒)' })
    heading.focus()
    expect(await screen.findByRole('tooltip')).toHaveTextContent('服务水平 = T 内应答 ÷（应答 + 超时放弃），T = 20 秒')
  })

  it('says so where queues have a T of their own', async () => {
    show({ 'kpi.report': () => ok(kpiReport({ offered: [3], judgedBy: { withinS: null } })) })
    const heading = await screen.findByRole('columnheader', { name: '服务水平' })
    within(heading).getByRole('button').focus()
    expect(await screen.findByRole('tooltip')).toHaveTextContent('每通来电按所在队列的 T 判断')
  })

  it('says that nobody called', async () => {
    show({ 'kpi.report': () => ok(kpiReport({ offered: [0, 0] })) })
    expect(await screen.findByText('这段时间没有来电')).toBeVisible()
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('says why there is none, and asks again', async () => {
    const fake = show({ 'kpi.report': () => fail('db.io') })
    const alert = await screen.findByRole('alert')
    fake.answer('kpi.report', () => ok(kpiReport({ offered: [1] })))
    await userEvent.click(within(alert).getByRole('button', { name: '重试' }))
    expect(await screen.findByRole('table', { name: '按时段' })).toBeVisible()
  })
})

describe('choices', () => {
  it('a period, its steps, a queue, another T and another denominator', async () => {
    const fake = show()
    await screen.findByRole('table', { name: '按时段' })
    await userEvent.click(screen.getByRole('radio', { name: '昨天' }))
    await userEvent.click(screen.getByRole('radio', { name: '日' }))
    await userEvent.selectOptions(screen.getByLabelText('队列'), 'vip')
    await userEvent.selectOptions(screen.getByLabelText('应答时限 T'), '30')
    await userEvent.selectOptions(screen.getByLabelText('服务水平分母'), 'answered-only')
    await waitFor(() =>
      expect(last(fake.inputsOf('kpi.report'))).toMatchObject({
        by: 'day',
        queues: [{ link: mainLink, queue: 'vip' }],
        withinS: 30,
        variant: 'answered-only',
      }),
    )
    expect(last(fake.inputsOf('kpi.report'))?.from).not.toBe(today())
  })

  it('a period that ends before it begins is refused in words, and not asked', async () => {
    const fake = show()
    await screen.findByRole('table', { name: '按时段' })
    await userEvent.click(screen.getByRole('radio', { name: '自定义' }))
    const asked = fake.inputsOf('kpi.report').length
    const end = screen.getByLabelText('结束日期')
    await userEvent.clear(end)
    await userEvent.type(end, '2020-01-01')
    expect(screen.getByRole('alert')).toHaveTextContent('结束日期不能早于开始日期')
    expect(fake.inputsOf('kpi.report')).toHaveLength(asked)
  })

  it('half hours are not offered for longer than a week', async () => {
    show()
    await screen.findByRole('table', { name: '按时段' })
    await userEvent.click(screen.getByRole('radio', { name: '自定义' }))
    const begin = screen.getByLabelText('开始日期')
    await userEvent.clear(begin)
    await userEvent.type(begin, '2026-01-01')
    await waitFor(() => expect(screen.getByRole('radio', { name: '半小时' })).toBeDisabled())
  })
})

describe('queues and agents', () => {
  it('a queue opens its half hours', async () => {
    const fake = show({
      'kpi.report': ({ group }) =>
        ok(
          group === 'queue'
            ? groupReport({ vip: { name: 'vip', calls: { offered: 4, answered: 3, inTime: 3, timedOut: 1 } } })
            : kpiReport({ offered: [4] }),
        ),
    })
    await userEvent.click(await screen.findByRole('radio', { name: '按队列' }))
    const table = await screen.findByRole('table', { name: '按队列' })
    const row = within(table).getByRole('row', { name: /^vip/ })
    expect(within(row).getByTitle('超时 1、转走 0、按键离开 0、无坐席 0、被撤回 0、去向不明 0')).toHaveTextContent('1')
    await userEvent.click(within(row).getByRole('button', { name: '查看 vip 的各时段' }))
    await screen.findByRole('table', { name: '按时段' })
    expect(last(fake.inputsOf('kpi.report'))).toMatchObject({
      group: 'total',
      by: 'half-hour',
      queues: [{ link: mainLink, queue: 'vip' }],
    })
  })

  it('an agent has times, pauses by their reason, and half hours', async () => {
    const minute = 60_000
    const fake = show({
      'kpi.report': ({ group }) =>
        ok(
          group === 'agent'
            ? groupReport({
                8001: {
                  name: '林某',
                  calls: { offered: 9, answered: 9, completed: 8, transferred: 1, talkMs: 30 * minute },
                  time: {
                    inCallMs: 30 * minute,
                    availableMs: 90 * minute,
                    pausedMs: 25 * minute,
                    pausedBy: { 午餐: 20 * minute, '': 5 * minute },
                    missed: 2,
                  },
                },
              })
            : kpiReport({ offered: [4] }),
        ),
    })
    await userEvent.click(await screen.findByRole('radio', { name: '按坐席' }))
    const row = within(await screen.findByRole('table', { name: '按坐席' })).getByRole('row', { name: /林某/ })
    expect(row).toHaveTextContent('8001')
    const cells = within(row).getAllByRole('cell')
    expect(cells.map(({ textContent }) => textContent).slice(0, 13)).toEqual([
      '9',
      '2',
      '1',
      '30:00',
      '00:00',
      '03:20',
      '2:25:00',
      '30:00',
      '00:00',
      '1:30:00',
      '00:00',
      '25:00',
      '25.0%',
    ])
    expect(cells[13]).toHaveTextContent('通话与保持 21%，话后 0%，空闲与振铃 62%，小休 17%')
    within(row).getByRole('button', { name: '25:00' }).focus()
    const reasons = await screen.findByRole('tooltip')
    expect(reasons).toHaveTextContent('午餐20:00未注明原因05:00')
    await userEvent.click(within(row).getByRole('button', { name: '查看 林某 的各时段' }))
    await screen.findByText('坐席：林某')
    expect(last(fake.inputsOf('kpi.report'))).toMatchObject({
      group: 'agent',
      by: 'half-hour',
      agents: [{ link: mainLink, extension: '8001' }],
    })
  })
})

describe('export', () => {
  it('takes along what is on the screen, in seconds and shares', async () => {
    const calls = callCounts({
      offered: 4,
      answered: 3,
      inTime: 2,
      abandoned: 1,
      lateAbandoned: 1,
      completed: 3,
      waitOfAnsweredMs: 10_000,
      longestWaitMs: 25_000,
      talkMs: 200_000,
    })
    const fake = show({
      'kpi.report': () => ok(kpiReport({ offered: [1], calls })),
      'kpi.export': () => ok({ file: '话务统计.csv' }),
    })
    await userEvent.click(await screen.findByRole('button', { name: '导出 CSV' }))
    expect(await screen.findByText('已保存：话务统计.csv')).toBeVisible()
    const line = '4,3,1,0,0,0.5,0.25,3.33,25,66.67,200,0,0,0,'
    expect(fake.inputsOf('kpi.export')).toEqual([
      {
        name: `话务统计_${today()}_${today()}_半小时`,
        text: `时段,来电,应答,放弃,短放弃,其他离开,服务水平 (20 秒),放弃率,平均应答,最长等待,平均处理,通话,保持,话后,转接,数据\r\n09:00,${line}\r\n合计,${line}\r\n`,
      },
    ])
  })

  it('says nothing when the person thought better of it, and why it failed when it did', async () => {
    const fake = show({ 'kpi.export': () => ok(null) })
    await userEvent.click(await screen.findByRole('button', { name: '导出 CSV' }))
    expect(screen.queryByText(/已保存/)).toBeNull()
    fake.answer('kpi.export', () => fail('export.unwritable', { file: '话务统计.csv' }))
    await userEvent.click(screen.getByRole('button', { name: '导出 CSV' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('无法写入文件 话务统计.csv')
  })
})
