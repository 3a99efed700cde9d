/** A computer that is an isolated site: its console, the setting that makes it one, and the first start. */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/people/people'
import { fail, ok } from '#shared/lib/result'
import { Shell } from '../../../renderer/app/shell'
import { SignInScreen } from '../../../renderer/features/sign-in'
import { createFakeBridge } from '../../support/fake-bridge'
import { quietQueue } from '../../support/queue-rows'
import { renderScreen } from '../../support/render-screen'
import { showSettings } from '../../support/settings-screen'
import { siteMode } from '../../support/site-rows'
import { appRow, session } from '../../support/view-builders'

beforeEach(() => {
  window.location.hash = ''
})

function showShell(roles: readonly Role[], mode: 'centre' | 'site' | null) {
  const fake = createFakeBridge({ 'mediaSite.places': () => ok([]), 'app.openWallboard': () => ok(null) })
  const one = session()
  const who = { ...one, user: { ...one.user, roles: [...roles] } }
  const row = { ...appRow(who), missingHolidayYears: [2027] }
  fake.publish('app', { app: [row] })
  fake.publish('queue', quietQueue())
  fake.publish('tickets', { tickets: [], stages: [] })
  fake.publish('mediaJobs', { jobs: [] })
  if (mode) fake.publish('mediaSite', { mode: [siteMode({ mode })] })
  renderScreen(<Shell status={row} session={who} />, fake)
  return fake
}

const offered = () =>
  within(screen.getByRole('navigation', { name: '主导航' }))
    .queryAllByRole('link')
    .map((link) => link.textContent)

describe('the console of an isolated site', () => {
  it.each<readonly [Role, readonly string[]]>([
    ['administrator', ['收盘', '设置']],
    ['service-manager', ['收盘', '设置']],
    ['media-operator', ['收盘']],
  ])('%s sees only what a site needs', async (role, screens) => {
    showShell([role], 'site')
    expect(await screen.findByRole('heading', { name: '放入光盘' })).toBeVisible()
    expect(offered()).toEqual(screens)
    expect(screen.queryByRole('button', { name: '大屏' })).toBeNull()
    expect(screen.queryByText(/热线/)).toBeNull()
    expect(screen.queryByText(/缺少 2027 年/)).toBeNull()
    expect(screen.getByText('离线站点 · 只接收补丁光盘')).toBeVisible()
  })

  it('has no keys for what is not there, and does not list them', async () => {
    const fake = showShell(['media-operator'], 'site')
    await screen.findByRole('heading', { name: '放入光盘' })
    await userEvent.keyboard('{Alt>}w{/Alt}?')
    expect(fake.inputsOf('app.openWallboard')).toEqual([])
    const sheet = await screen.findByRole('dialog', { name: '快捷键' })
    expect(sheet).toHaveTextContent('收盘')
    expect(sheet).not.toHaveTextContent('打开大屏')
  })

  it('turns with the setting, without a new sign-in', async () => {
    const fake = showShell(['administrator'], 'centre')
    expect(offered()).toContain('工单')
    act(() => fake.publish('mediaSite', { mode: [siteMode()] }))
    await waitFor(() => expect(offered()).toEqual(['收盘', '设置']))
  })

  it('is known from the last time before main has said it, also to who may not ask', async () => {
    showShell(['administrator'], 'site')
    await screen.findByRole('heading', { name: '放入光盘' })
    cleanup()
    showShell(['engineer'], null)
    expect(screen.getByText('您的角色暂时没有可用的界面')).toBeVisible()
    expect(offered()).toEqual([])
  })
})

describe('the setting', () => {
  const show = (mode: 'centre' | 'site', answer: () => ReturnType<typeof ok<null>> | ReturnType<typeof fail>) => {
    const fake = showSettings({ section: 'site', answers: { 'mediaSite.become': answer } })
    act(() => fake.publish('mediaSite', { mode: [siteMode({ mode })] }))
    return fake
  }

  it('says in one sentence what the computer is, and asks before it becomes something else', async () => {
    const fake = show('centre', () => ok(null))
    expect(await screen.findByText('本机是支持中心：受理热线和工单，制作并寄送补丁光盘。')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '改为离线站点…' }))
    const dialog = within(await screen.findByRole('dialog', { name: '把本机改为离线站点？' }))
    expect(fake.inputsOf('mediaSite.become')).toEqual([])
    await userEvent.click(dialog.getByRole('button', { name: '离线站点' }))
    expect(fake.inputsOf('mediaSite.become')).toEqual([{ mode: 'site' }])
  })

  it('goes back, once that is confirmed, and says why it could not', async () => {
    const fake = show('site', () => fail('db.full'))
    await userEvent.click(await screen.findByRole('button', { name: '改回支持中心…' }))
    const dialog = within(await screen.findByRole('dialog', { name: '把本机改回支持中心？' }))
    await userEvent.click(dialog.getByRole('button', { name: '支持中心' }))
    expect(fake.inputsOf('mediaSite.become')).toEqual([{ mode: 'centre' }])
    expect(await dialog.findByRole('alert')).toHaveTextContent('磁盘空间不足')
  })

  it('of a site leaves users, use and audit in the settings', async () => {
    show('site', () => ok(null))
    await screen.findByRole('button', { name: '改回支持中心…' })
    const links = within(screen.getByRole('navigation', { name: '设置' })).getAllByRole('link')
    expect(links.map(({ textContent }) => textContent)).toEqual(['用户', '用途', '审计'])
  })
})

it('a first start can be that of a site', async () => {
  const fake = createFakeBridge({
    'session.createAdministrator': () => ok(session()),
    'mediaSite.become': () => ok(null),
  })
  renderScreen(
    <SignInScreen status={{ version: '0.1.0', firstRun: true, sampleLoaded: false }} onLanguage={() => undefined} />,
    fake,
  )
  await userEvent.click(await screen.findByRole('radio', { name: /离线站点/ }))
  await userEvent.type(screen.getByLabelText('姓名'), '李敏')
  await userEvent.type(screen.getByLabelText('登录名'), 'limin')
  await userEvent.type(screen.getByLabelText('密码'), 'a long enough sentence')
  await userEvent.type(screen.getByLabelText('再输一次密码'), 'a long enough sentence{Enter}')
  await waitFor(() => expect(fake.inputsOf('mediaSite.become')).toEqual([{ mode: 'site' }]))
  expect(fake.inputsOf('session.createAdministrator')).toEqual([
    { username: 'limin', displayName: '李敏', password: 'a long enough sentence', loadSample: false },
  ])
})
