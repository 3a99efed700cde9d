/** The coming year's public holidays: never guessed; asked for on screen, taken by import. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, launchApp, test } from '../support/app'
import { firstRun, goTo } from '../support/jobs'

test('the missing year is named, a wrong file is refused with the place, the right one ends the warning for good', async ({
  dataDir,
}) => {
  const app = await launchApp(dataDir)
  const page = app.console
  await firstRun(page, { sample: false })
  const missing = await page.evaluate(async () => {
    const status = await window.vigil.call('app.status', undefined)
    if (!status.ok) throw new Error(status.error.code)
    return status.value.missingHolidayYears
  })
  expect(missing.length).toBeGreaterThan(0)
  const year = missing[0] ?? 0
  const warning = page.getByRole('status').filter({ hasText: `缺少 ${year} 年` })
  await expect(warning).toBeVisible()

  const choose = async (name: string, text: string): Promise<void> => {
    const file = path.join(dataDir, name)
    await writeFile(file, text)
    await goTo(page, '设置')
    await page.getByRole('link', { name: '节假日' }).click()
    await page.getByRole('button', { name: '导入安排…' }).click()
    await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file)
  }
  await choose(
    'wrong.json',
    JSON.stringify({ year, source: '示例', closed: [{ date: `${year}-02-30`, name: '示例' }], makeup: [] }),
  )
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/closed\[0\]/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: '放入日历核对' })).toBeDisabled()
  await dialog.getByRole('button', { name: '取消' }).click()
  for (const one of missing) {
    await choose(
      `${one}.json`,
      JSON.stringify({ year: one, source: '示例通知', closed: [{ date: `${one}-01-01`, name: '元旦' }], makeup: [] }),
    )
    await dialog.getByRole('button', { name: '放入日历核对' }).click()
    await page.getByRole('button', { name: `保存 ${one} 年` }).click()
    await expect(page.getByText(`${one} 年的安排已保存`)).toBeVisible()
  }
  await expect(warning).toHaveCount(0)
  await app.close()

  const again = await launchApp(dataDir)
  const status = await again.console.evaluate(() => window.vigil.call('app.status', undefined))
  expect(status).toMatchObject({ ok: true, value: { missingHolidayYears: [] } })
  await again.close()
})
