/** The sample centre: a living board within a minute, marked as invented, gone with one click. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, launchApp, openWallboard, test, type App } from '../support/app'
import { firstRun, goTo } from '../support/jobs'

test('is there at every start of its profile, signed in, until one click removes it', async ({ dataDir }) => {
  const first = await launchApp(dataDir, ['--sample'])
  await expect(first.console.getByText('示例中心 · 数据均为虚构')).toBeVisible()
  await first.close()

  const second = await launchApp(dataDir, ['--sample'])
  await second.console.getByRole('button', { name: '移除示例中心' }).click()
  await second.console.getByRole('dialog').getByRole('button', { name: '移除示例中心' }).click()
  await expect(second.console.getByRole('heading', { name: '初次使用' })).toBeVisible()
  const again = await second.console.evaluate(() => window.vigil.call('sample.load', undefined))
  expect(again).toMatchObject({ ok: false, error: { code: 'auth.signed-out' } })
  await second.close()
})

test.describe('loaded by the wizard', () => {
  let app: App

  test.beforeEach(async ({ dataDir }) => {
    app = await launchApp(dataDir)
    await firstRun(app.console, { sample: true })
  })

  test.afterEach(() => app.close())

  test('shows a living wallboard from the bundled recording, labelled as a replay', async () => {
    const wallboard = await openWallboard(app)
    await expect(wallboard.locator('html')).toHaveAttribute('data-living', 'true')
    await expect(wallboard.getByText('话务回放 · 非实时数据')).toBeVisible()
    const live = wallboard.getByRole('region', { name: '实时队列' })
    await expect(live.getByRole('listitem').first()).toBeVisible({ timeout: 60_000 })
    await expect(wallboard.getByRole('region', { name: '坐席' }).getByRole('listitem').first()).toBeVisible()
  })

  test('is removed with one click and leaves the administrator', async () => {
    const page = app.console
    await expect(page.getByText('数据均为虚构')).toBeVisible()
    await page.getByRole('button', { name: '移除示例中心' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: /移除/ }).click()
    await expect(page.getByText('数据均为虚构')).toHaveCount(0)
    const left = await page.evaluate(async () => {
      const users = await window.vigil.call('users.list', undefined)
      const found = await window.vigil.call('customers.search', { text: '示例' })
      return {
        users: users.ok && users.value.map(({ username }) => username),
        customers: found.ok && found.value.length,
      }
    })
    expect(left).toEqual({ users: ['boss'], customers: 0 })
  })

  test('a recording that is none is refused with the line, and the running one goes on', async ({ dataDir }) => {
    const page = app.console
    const file = path.join(dataDir, 'none.txt')
    await writeFile(file, 'Dear all,\nthis is a letter.\n')
    await goTo(page, '设置')
    await page.getByRole('link', { name: '电话' }).click()
    await page.getByRole('button', { name: '编辑' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('记录文件').fill(file)
    await form.getByRole('button', { name: '保存' }).click()
    await expect(form.getByRole('alert')).toContainText('不是 Asterisk 管理接口的记录')
    const kept = await page.evaluate(() => window.vigil.call('telephony.links', undefined))
    expect(kept).toMatchObject({ ok: true, value: [{ link: { source: 'replay', file: null } }] })
  })
})
