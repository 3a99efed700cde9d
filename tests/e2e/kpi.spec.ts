/** A queue is judged anew: what a service manager sets is what the wallboard, the report and its file say. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, launchApp, openWallboard, test, type App } from '../support/app'
import { changeTo, firstRun, goTo } from '../support/jobs'

let app: App

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
  await firstRun(app.console, { sample: true })
})

test.afterEach(() => app.close())

test('T, denominator and goal of a queue are followed by wallboard and report; the table is taken along', async ({
  dataDir,
}) => {
  const page = app.console
  const wallboard = await openWallboard(app)
  const level = wallboard.getByRole('region', { name: '服务水平' })
  await expect(level).toContainText('按各队列时限')

  await changeTo(page, 'sample.manager')
  await goTo(page, '设置')
  await page.getByRole('link', { name: '队列' }).click()
  for (const queue of ['hotline', 'vip']) {
    await page.getByRole('button', { name: `编辑队列 ${queue}` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('应答时限 T（秒）').fill('15')
    await dialog.getByRole('radio', { name: '应答 + 全部放弃' }).check()
    await dialog.getByLabel('目标（%）').fill('95')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog).toBeHidden()
  }
  await expect(page.getByRole('row', { name: /^hotline/ })).toContainText('15 秒 · 目标 95%')
  await expect(level).toContainText('15 秒内应答')

  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '话务统计' }).click()
  const table = page.getByRole('table', { name: '按时段' })
  const total = table.getByRole('row', { name: /^合计/ }).getByRole('cell').first()
  const heading = table.getByRole('button', { name: '服务水平 (15 秒)' })
  await heading.hover()
  await expect(page.getByRole('tooltip')).toContainText('服务水平 = T 内应答 ÷（应答 + 全部放弃），T = 15 秒')
  await page.getByRole('combobox', { name: '服务水平分母' }).selectOption('仅应答')
  await total.hover()
  await heading.hover()
  await expect(page.getByRole('tooltip')).toContainText('÷（仅应答）')

  await page.getByRole('radio', { name: '按坐席' }).check()
  const agents = page.getByRole('table', { name: '按坐席' })
  await expect(agents.getByRole('row')).toHaveCount(5)
  await agents
    .getByRole('button', { name: /的各时段$/ })
    .first()
    .click()
  await expect(page.getByText(/^坐席：/)).toBeVisible()
  await page.getByRole('radio', { name: '按队列', exact: true }).check()
  await page.getByRole('button', { name: '查看 hotline 的各时段' }).click()
  await expect(page.getByRole('combobox', { name: '队列', exact: true })).toHaveValue('main/hotline')
  await expect(table).toBeVisible()

  const file = path.join(dataDir, '话务统计.csv')
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  const offered = await total.textContent()
  await page.getByRole('button', { name: '导出 CSV' }).click()
  await expect(page.getByText('已保存：话务统计.csv')).toBeVisible()
  const text = await readFile(file, 'utf8')
  expect(text.startsWith('\uFEFF时段,来电,应答,')).toBe(true)
  expect(text.split('\r\n').at(-2)).toMatch(new RegExp(`^合计,${offered},`))
})
