/** An administrator changes what is promised: a version with a mistake, mended, compared, tried, activated; a day closed. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, launchApp, root, test } from '../support/app'
import { firstRun, goTo } from '../support/jobs'

/** A deadline of the running clocks of a promise, from the rows that the board gets. */
const openTickets = (page: Page) =>
  page.evaluate(async () => {
    const list = await window.vigil.call('tickets.list', { stage: null, text: '', after: null, limit: 500 })
    if (!list.ok) throw new Error(list.error.code)
    const found: {
      readonly number: string
      readonly commitment: string
      readonly version: number
      readonly dueAt: number | null
    }[] = []
    for (const { id, number } of list.value.rows) {
      const ticket = await window.vigil.call('tickets.get', { id })
      if (!ticket.ok) throw new Error(ticket.error.code)
      for (const { commitment, policyVersion, dueAt, state } of ticket.value.clocks)
        if (state === 'running' || state === 'overdue')
          found.push({ number, commitment, version: policyVersion, dueAt })
    }
    return found
  })

test('a changed policy: the mistake at its line, then compared, tried, and activated with running tickets', async ({
  dataDir,
}) => {
  const app = await launchApp(dataDir)
  const page = app.console
  await firstRun(page, { sample: true })
  const before = (await openTickets(page)).filter(({ commitment }) => commitment === 'onsite-arrival')
  expect(before.length).toBeGreaterThan(0)

  const text = await readFile(path.join(root, 'resources/policies/integrator-general.json'), 'utf8')
  const right = text.replace('"version": 1', '"version": 2').replace('"PT6H"', '"PT8H"')
  const wrong = right.replace('"PT8H"', '"8h"')
  const file = path.join(dataDir, 'second.json')
  await goTo(page, '设置')
  await page.getByRole('link', { name: '服务政策' }).click()
  await page.getByRole('button', { name: '导入版本…' }).click()
  const dialog = page.getByRole('dialog')
  await writeFile(file, wrong)
  await dialog.locator('input[type=file]').setInputFiles(file)
  const line = wrong.slice(0, wrong.indexOf('"8h"')).split('\n').length
  await expect(dialog.getByText(`第 ${line} 行`)).toBeVisible()
  await expect(dialog.getByText('commitments[1].rules[0].amount.iso')).toBeVisible()
  await expect(dialog.locator('mark', { hasText: '"8h"' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: '导入为草稿' })).toBeDisabled()
  // Mended in place, as a person would.
  await dialog.getByLabel('政策内容（JSON）').fill(right)
  await expect(dialog.getByText(/检查通过.*第 2 版/)).toBeVisible()
  await dialog.getByRole('button', { name: '导入为草稿' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: /第 2 版.*草稿/ })).toBeVisible()

  await page.getByRole('button', { name: '比较版本' }).click()
  const compared = page.getByRole('region', { name: '比较版本' })
  await expect(compared.getByRole('row', { name: /到达现场.*6 小时.*8 小时/ })).toBeVisible()

  await page.getByRole('button', { name: '试算' }).click()
  const tried = page.getByRole('region', { name: '试算' })
  await tried.getByLabel('起算时间').fill('2026-11-27T16:40')
  await expect(tried.getByText('11月28日 周六 00:40 前', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: '启用…' }).click()
  await dialog.getByRole('checkbox', { name: /运行中的工单也改按此版计时/ }).check()
  await expect(dialog.getByText(/\d+ 个运行中的计时将变动/)).toBeVisible()
  await dialog.getByRole('button', { name: '立即启用' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: /第 2 版.*生效中/ })).toBeVisible()

  const after = await openTickets(page)
  const eight = after.filter(({ commitment, version }) => commitment === 'onsite-arrival' && version === 2)
  expect(eight.length).toBeGreaterThan(0)
  for (const { number, dueAt } of eight) {
    const old = before.find((one) => one.number === number && one.version === 1)
    expect(Math.round(((dueAt ?? 0) - (old?.dueAt ?? 0)) / 3_600_000)).toBe(2)
  }
  await app.close()
})

test('a day that is closed in the calendar: the effect first, then the deadlines move', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  const page = app.console
  await firstRun(page, { sample: true })
  const before = (await openTickets(page)).filter(({ commitment }) => commitment === 'phone-followup')
  const soonest = before
    .toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
    .findLast(({ dueAt }) => (dueAt ?? 0) > Date.now())
  if (!soonest) throw new Error('no follow-up runs')
  // The day on which a follow-up is due: closed, it is due on a later one.
  const date = new Date((soonest.dueAt ?? 0) + 8 * 3_600_000).toISOString().slice(0, 10)

  await goTo(page, '设置')
  await page.getByRole('link', { name: '节假日' }).click()
  await page
    .getByRole('navigation', { name: '年份' })
    .getByRole('button', { name: date.slice(0, 4) })
    .click()
  await page.getByRole('button', { name: new RegExp(`^${date} `) }).click()
  const form = page.getByRole('form', { name: date })
  await form.getByRole('radio', { name: '放假' }).check()
  await form.getByLabel('节日名称').fill('停电检修')
  await form.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText(/[1-9]\d* 个运行中的计时将变动/)).toBeVisible()
  if ((await page.getByLabel('依据文件').inputValue()) === '') await page.getByLabel('依据文件').fill('内部通知')
  await page.getByRole('button', { name: `保存 ${date.slice(0, 4)} 年` }).click()
  await expect(page.getByText(`${date.slice(0, 4)} 年的安排已保存`)).toBeVisible()

  const moved = (await openTickets(page)).find(
    ({ number, commitment }) => number === soonest.number && commitment === soonest.commitment,
  )
  expect(moved?.dueAt ?? 0).toBeGreaterThan(soonest.dueAt ?? Infinity)
  await app.close()
})
