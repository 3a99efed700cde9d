/** Who may do what: first run, sign-in, lock-out, the locked screen, and what each role sees. */
import { expect, launchApp, test, type App } from '../support/app'
import { administrator, changeTo, firstRun, fromOwnMenu, goTo, signIn } from '../support/jobs'

let app: App

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
})

test.afterEach(() => app.close())

test('first run refuses what cannot be an account, then creates the administrator once', async () => {
  const page = app.console
  await page.getByLabel('登录名').fill('Not A Name')
  await page.getByLabel('密码', { exact: true }).fill('short')
  await page.getByLabel('再输一次密码').fill('other')
  await page.getByRole('radio', { name: /从空白开始/ }).check()
  await page.getByRole('button', { name: '创建并进入' }).click()
  for (const label of ['姓名', '登录名', '密码', '再输一次密码']) {
    const field = page.getByLabel(label, { exact: true })
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveAccessibleDescription(/./)
  }
  await firstRun(page, { sample: false })
  const second = await page.evaluate(() =>
    window.vigil.call('session.createAdministrator', {
      username: 'second',
      displayName: '示例',
      password: 'a long enough sentence',
      loadSample: false,
    }),
  )
  expect(second).toMatchObject({ ok: false, error: { code: 'users.not-first' } })
})

test('five wrong passwords lock the account, for whoever tries next', async () => {
  const page = app.console
  await firstRun(page, { sample: false })
  await fromOwnMenu(page, '退出登录')
  for (let attempt = 1; attempt <= 5; attempt++) {
    await signIn(page, administrator.username, `wrong password ${attempt}`)
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeDisabled()
  }
  await signIn(page, administrator.username, administrator.password)
  await expect(page.getByRole('alert')).toContainText(/账号已锁定，请 \d+ 分钟后再试/)
  await expect(page.getByRole('navigation')).toHaveCount(0)
})

test('a locked screen covers the work, refuses commands and gives it back to the same person', async () => {
  const page = app.console
  await firstRun(page, { sample: true })
  await goTo(page, '工单')
  await expect(page.getByRole('heading', { name: /待受理/ })).toBeVisible()
  await fromOwnMenu(page, '锁定屏幕')
  const cover = page.getByRole('dialog', { name: '已锁定' })
  await expect(cover).toBeVisible()
  const refused = await page.evaluate(() => window.vigil.call('customers.search', { text: '示例' }))
  expect(refused).toMatchObject({ ok: false, error: { code: 'auth.session-locked' } })
  await cover.getByLabel('密码').fill('not the password')
  await cover.getByRole('button', { name: '解锁' }).click()
  await expect(cover.getByRole('alert')).toBeVisible()
  await cover.getByLabel('密码').fill(administrator.password)
  await cover.getByRole('button', { name: '解锁' }).click()
  await expect(cover).toBeHidden()
  await expect(page.getByRole('heading', { name: /待受理/ })).toBeVisible()
})

test('a hotline agent sees desk and tickets, and is refused what belongs to an administrator', async () => {
  const page = app.console
  await firstRun(page, { sample: true })
  await changeTo(page, 'sample.agent1')
  const links = page.getByRole('navigation', { name: '主导航' }).getByRole('link')
  await expect(links).toHaveText([/工作台/, /话务/, /工单/, /客户/])
  const answers = await page.evaluate(async () => [
    await window.vigil.call('users.list', undefined),
    await window.vigil.call('telephony.links', undefined),
    await window.vigil.call('sample.remove', undefined),
  ])
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'auth.forbidden' } })
})
