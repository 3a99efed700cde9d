/** What the policy says of a ticket, done by clicks: a spare by its form, a charge that is accepted, a line of the statement. */
import type { Page } from '@playwright/test'
import { expect, launchApp, test, type App } from '../support/app'
import { firstRun } from '../support/jobs'

let app: App

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
  await firstRun(app.console, { sample: true })
})

test.afterEach(() => app.close())

/** Opens the first ticket of the sample centre of which the policy and what it keeps are so. */
async function openTicket(page: Page, policyId: string, kept: { readonly action: string; readonly code: string }) {
  const id = await page.evaluate(
    async ({ policy, action, code }) => {
      const list = await window.vigil.call('tickets.list', { stage: 'phone', text: '', after: null, limit: 500 })
      for (const row of list.ok ? list.value.rows.filter((one) => one.policyId === policy) : []) {
        const got = await window.vigil.call('tickets.get', { id: row.id })
        if (got.ok && got.value.actions.some((one) => one.action === action && one.blocked?.code === code))
          return row.id
      }
      throw new Error(`no ticket of ${policy} on which ${action} waits for ${code}`)
    },
    { policy: policyId, ...kept },
  )
  await page.evaluate((ticket) => {
    location.hash = `#/tickets/${ticket}`
  }, id)
}

test('a spare is approved once its form and label are complete, delivered, and charged by its clause', async () => {
  const page = app.console
  await openTicket(page, 'xingwang-standard', { action: 'spare-approve', code: 'tickets.form-incomplete' })
  const bar = page.getByRole('region', { name: '操作' })
  const approve = bar.getByRole('button', { name: '备件申请通过', exact: true })
  await expect(approve).toBeDisabled()
  const dialog = page.getByRole('dialog')
  await bar.getByRole('button', { name: '去填写' }).click()
  await dialog.getByLabel(/收件地址/).fill('示例路 1 号')
  await dialog.getByRole('button', { name: /^确认/ }).click()
  await expect(dialog).toBeHidden()
  await bar.getByRole('button', { name: '去填写' }).click()
  await dialog.getByRole('button', { name: /^确认/ }).click()
  await expect(dialog).toBeHidden()

  await approve.click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: '计时', exact: true })).toContainText('备件')
  await bar.getByRole('button', { name: '签收到货证明' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(bar.getByRole('button', { name: '签收到货证明' })).toHaveCount(0)

  const fees = page.getByRole('region', { name: '费用' })
  await fees.getByRole('button', { name: '登记费用' }).click()
  await fees.getByLabel('项目').selectOption({ label: '故障件保留服务' })
  await fees.getByLabel(/单价/).fill('1234.5')
  await page.keyboard.press('Control+Enter')
  await expect(fees.getByRole('row', { name: /合计/ })).toContainText('¥1,234.50')
  await expect(page.getByRole('region', { name: '处理记录' })).toContainText('故障件保留服务 × 1 件 × ¥1,234.50')
})

test('work that the policy charges waits for the customer’s word, which is taken where it is missed', async () => {
  const page = app.console
  await openTicket(page, 'beixinyuan-statement', {
    action: 'guidance-insufficient',
    code: 'tickets.charge-not-accepted',
  })
  const bar = page.getByRole('region', { name: '操作' })
  const remote = bar.getByRole('button', { name: '电话指导无法解决' })
  await expect(remote).toBeDisabled()
  const why = bar.getByRole('listitem').filter({ hasText: '电话指导无法解决' })
  await expect(why).toContainText('“远程服务”是收费服务')
  await why.getByRole('button', { name: /登记客户接受收费/ }).click()
  await page.getByLabel(/接受人/).fill('周经理')
  await page.keyboard.press('Control+Enter')
  await expect(remote).toBeEnabled()
  await remote.click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: '服务范围' })).toContainText('收费请求，客户已接受')
  await expect(page.getByRole('region', { name: '处理记录' })).toContainText('接受人：周经理')
})
