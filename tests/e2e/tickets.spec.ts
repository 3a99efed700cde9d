/** A request without a call: from the desk's search to a ticket, through its stages, as board and wallboard show it. */
import { expect, launchApp, openWallboard, test, type App } from '../support/app'
import { firstRun, goTo } from '../support/jobs'

let app: App

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
  await firstRun(app.console, { sample: true })
})

test.afterEach(() => app.close())

test('a walk-in becomes a ticket, is accepted, paused, resumed, solved and closed', async () => {
  const page = app.console
  const wallboard = await openWallboard(app)
  const open = wallboard.getByRole('region', { name: '工单', exact: true })
  await expect(open).toContainText(/\d+未结/)
  const before = Number(/(\d+)未结/.exec((await open.textContent()) ?? '')?.[1])

  await goTo(page, '工作台')
  await page.getByRole('searchbox', { name: '查找客户' }).fill('合肥示例科技园')
  const found = page.getByRole('button', { name: /^合肥示例科技园/ }).first()
  const customer = ((await found.textContent()) ?? '').replace(/合肥$/, '').trim()
  await found.click()
  const form = page.getByRole('form', { name: '新建工单' })
  await form.getByRole('radio', { name: '故障申报' }).check()
  await page.getByRole('region', { name: '设备' }).getByRole('button').first().click()
  await form.getByRole('textbox', { name: '摘要' }).fill('示例设备全部业务中断')
  await expect(form.getByRole('region', { name: '保存后开始计时' })).toContainText(/解决|响应|首次联系/)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/工单 \d{8}-\d{4} 已建立/)).toBeVisible()
  await expect(open).toContainText(`${before + 1}未结`)

  await goTo(page, '工单')
  const card = page.getByRole('link', { name: /示例设备全部业务中断/ })
  const column = page.getByRole('region', { name: '未结工单看板' }).getByRole('region', { name: '待受理' })
  await expect(column.getByRole('heading')).toContainText(/待受理/)
  await page.getByRole('button', { name: '列表' }).click()
  await page.getByRole('searchbox').fill('示例设备全部业务中断')
  await card.first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('示例设备全部业务中断')
  await expect(page.getByText(customer).first()).toBeVisible()

  const step = async (name: string, fill: () => Promise<void> = async () => undefined): Promise<void> => {
    await page.getByRole('region', { name: '操作' }).getByRole('button', { name, exact: true }).click()
    const asked = page.getByRole('form', { name })
    await fill()
    await asked.getByRole('button', { name }).click()
    await expect(asked).toBeHidden()
  }
  const asked = (name: string) => page.getByRole('form', { name })
  await step('受理')
  const clocks = page.getByRole('region', { name: '计时', exact: true })
  await step('添加备注', () => asked('添加备注').getByRole('textbox').fill('已请客户保留现场'))
  await expect(page.getByText('已请客户保留现场')).toBeVisible()
  if (await page.getByRole('button', { name: '暂停计时' }).isVisible()) {
    await step('暂停计时', () => asked('暂停计时').getByRole('radio').first().check())
    await expect(clocks.getByText('已暂停').first()).toBeVisible()
    await step('恢复计时')
    await expect(clocks.getByText('已暂停')).toHaveCount(0)
  }
  await step('已联系客户')
  await step('已解决', () => asked('已解决').getByRole('textbox').fill('更换电源模块'))
  await step('关闭工单')
  await expect(page.getByRole('region', { name: '操作' }).getByRole('button', { name: '已解决' })).toHaveCount(0)
  await expect(open).toContainText(`${before}未结`)
})

test('two people at one ticket: the second is told, sees the fresh state, and nothing of what was written is lost', async () => {
  const page = app.console
  await goTo(page, '工单')
  await page.getByRole('region', { name: '待受理' }).getByRole('link').first().click()
  await page.getByRole('button', { name: '添加备注' }).click()
  const form = page.getByRole('form', { name: '添加备注' })
  await form.getByRole('textbox').fill('本人的备注')
  const id = page.url().split('/').at(-1) ?? ''
  const other = await page.evaluate(async (ticketId) => {
    const got = await window.vigil.call('tickets.get', { id: ticketId as never })
    if (!got.ok) throw new Error(got.error.code)
    const { id: known, rev } = got.value
    return window.vigil.call('tickets.act', {
      id: known,
      rev,
      action: 'note',
      note: '他人的备注',
    })
  }, id)
  expect(other).toMatchObject({ ok: true })
  await expect(page.getByText('他人的备注')).toBeVisible()
  await expect(form.getByRole('alert')).toBeVisible()
  await form.getByRole('button', { name: '添加备注' }).click()
  await expect(form.getByRole('textbox')).toHaveValue('本人的备注')
  await form.getByRole('button', { name: '添加备注' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByText('本人的备注')).toBeVisible()
})
