/** The console around the screens: what a role may open, the lock over it, and what must not be overlooked. */
import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AppStatus } from '#shared/domain/app/status'
import type { Role } from '#shared/domain/people/people'
import { ok } from '#shared/lib/result'
import { Shell } from '../../../renderer/app/shell'
import { createFakeBridge } from '../../support/fake-bridge'
import { linkRow, quietQueue } from '../../support/queue-rows'
import { renderScreen } from '../../support/render-screen'
import { appRow, session } from '../../support/view-builders'

beforeEach(() => {
  window.location.hash = ''
})

const as = (...roles: readonly Role[]) => {
  const one = session()
  return { ...one, user: { ...one.user, roles: [...roles] } }
}

function show(who: ReturnType<typeof as>, over: Partial<AppStatus> = {}) {
  const fake = createFakeBridge({
    'app.openWallboard': () => ok(null),
    'session.lock': () => ok(null),
    'session.signOut': () => ok(null),
    'sample.remove': () => ok(null),
  })
  const row = { ...appRow(who), ...over }
  fake.publish('app', { app: [row] })
  fake.publish('queue', quietQueue())
  fake.publish('tickets', { tickets: [], stages: [] })
  renderScreen(<Shell status={row} session={row.session ?? who} />, fake)
  return fake
}

const offered = () =>
  within(screen.getByRole('navigation', { name: '主导航' }))
    .queryAllByRole('link')
    .map((link) => link.textContent)

describe('navigation by role', () => {
  it.each<readonly [Role, readonly string[]]>([
    ['hotline-agent', ['工作台', '话务', '工单', '客户']],
    ['duty-manager', ['工作台', '话务', '工单', '客户', '话务统计', '设置']],
    ['service-manager', ['工作台', '话务', '工单', '客户', '补丁光盘', '话务统计', '设置']],
    ['engineer', ['工单', '客户']],
    ['storekeeper', []],
    ['media-operator', ['补丁光盘']],
    ['administrator', ['工作台', '话务', '工单', '客户', '补丁光盘', '话务统计', '设置']],
  ])('%s', (role, screens) => {
    show(as(role))
    expect(offered()).toEqual(screens)
    expect(screen.getByRole('button', { name: '大屏' })).toBeVisible()
  })

  it('says on the calls how many are to be called back, and nothing when nobody is', async () => {
    const fake = show(as('hotline-agent'))
    expect(screen.getByRole('link', { name: '话务' })).toBeVisible()
    act(() => fake.publish('callbacks', { counts: [{ id: 'counts', missed: 2, promised: 1, withheld: 4 }] }))
    expect(await screen.findByRole('link', { name: /3 个待回拨\s*话务/ })).toBeVisible()
  })

  it('tells a person without a screen what to do', () => {
    show(as('storekeeper'))
    expect(screen.getByText('您的角色暂时没有可用的界面')).toBeVisible()
  })

  it('lands on the first screen the role may open, even when the address names another', async () => {
    window.location.hash = '/settings'
    show(as('engineer'))
    expect(await screen.findByRole('link', { current: 'page' })).toHaveTextContent('工单')
  })
})

describe('the keys that work everywhere', () => {
  it('opens the wallboard and locks', async () => {
    const fake = show(as('storekeeper'))
    await userEvent.keyboard('{Alt>}w{/Alt}{Alt>}l{/Alt}')
    expect(fake.inputsOf('app.openWallboard')).toEqual([{ fullScreen: true }])
    expect(fake.inputsOf('session.lock')).toHaveLength(1)
  })

  it('lists the shortcuts with ?', async () => {
    show(as('storekeeper'))
    await userEvent.keyboard('?')
    expect(await screen.findByRole('dialog', { name: '快捷键' })).toHaveTextContent('锁定屏幕')
  })
})

describe('what must not be overlooked', () => {
  it('the lock covers the screens, and they cannot be reached', () => {
    show({ ...as('storekeeper'), locked: true })
    expect(screen.getByRole('dialog', { name: '已锁定' })).toBeVisible()
    expect(screen.getByText('大屏').closest('[inert]')).not.toBeNull()
  })

  it('missing holidays: an administrator is led to the import, others are told whom to ask', async () => {
    show(as('administrator'), { missingHolidayYears: [2027] })
    expect(screen.getByText(/缺少 2027 年法定节假日/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '导入' }))
    expect(window.location.hash).toBe('#/settings/holidays')
  })

  it('missing holidays for everybody else', () => {
    show(as('storekeeper'), { missingHolidayYears: [2027] })
    expect(screen.getByText(/请管理员导入/)).toBeVisible()
    expect(screen.queryByRole('button', { name: '导入' })).toBeNull()
  })

  it('the sample centre is marked and goes with one click, once that is confirmed', async () => {
    const fake = show(as('administrator'), { sampleLoaded: true })
    expect(screen.getByText('示例中心 · 数据均为虚构')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '移除示例中心' }))
    expect(fake.inputsOf('sample.remove')).toHaveLength(0)
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '移除示例中心' }))
    expect(fake.inputsOf('sample.remove')).toHaveLength(1)
  })

  it('a lost link ticks in the status bar', async () => {
    const fake = show(as('storekeeper'))
    expect(await screen.findByText('热线已连接')).toBeVisible()
    fake.publish('queue', {
      links: [linkRow({ state: 'lost', lastDataAt: Date.now() - 12_000, reason: 'ping-timeout' })],
    })
    expect(await screen.findByText(/链路中断，数据 1\d 秒前/)).toBeVisible()
    expect(screen.getByText(/心跳超时/)).toBeVisible()
  })
})
