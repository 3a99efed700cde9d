/** The fact table of the built app: every fact is there, with the tests that the build found, and leads to its screen. */
import { expect, launchApp, test } from '../support/app'
import { firstRun, goTo } from '../support/jobs'

test('the settings list all 71 facts with their tests and the way to their screens', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  const page = app.console
  await firstRun(page, { sample: false })
  await goTo(page, '设置')
  await page.getByRole('link', { name: '承诺条款' }).click()
  await expect(page.getByText('显示 71 / 71 条')).toBeVisible()
  await expect(page.getByRole('cell', { name: /^S\d-\d\d$/ })).toHaveCount(71)

  await page.getByRole('searchbox', { name: '搜索条款' }).fill('S1-05')
  await page.getByRole('button', { name: /^S1-05 的测试/ }).click()
  await expect(page.getByText('tests/component/desk/ticket-form.test.tsx:')).toBeVisible()
  await page.getByRole('link', { name: '工单页 · 职责步骤' }).click()
  await expect(page.getByRole('heading', { name: '工单', exact: true })).toBeVisible()
  await app.close()
})
