/** From nothing to a covered device: the archive is written, and the desk says what is in service and what is charged. */
import { expect, launchApp, test, type App } from '../support/app'
import { firstRun, goTo } from '../support/jobs'

let app: App

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
  await firstRun(app.console, { sample: false })
})

test.afterEach(() => app.close())

/** A date some days from now, as a date field takes it. */
const daysFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('[S2-03] [S1-22] [S1-23] a customer, its contracts and devices are written, and the desk judges each', async () => {
  const page = app.console
  const dialog = page.getByRole('dialog')
  const save = async (): Promise<void> => {
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog).toBeHidden()
  }
  const contract = async (number: string, policy: string, dates: Readonly<Record<string, string>>): Promise<void> => {
    await page.getByRole('button', { name: '新建合同' }).click()
    await dialog.getByLabel('合同编号').fill(number)
    await dialog.getByLabel('服务政策').selectOption({ label: policy })
    for (const [label, date] of Object.entries(dates)) await dialog.getByLabel(label).fill(date)
    await expect(dialog.getByRole('status', { name: '服务期' })).toContainText(/服务期 \d{4}-/)
    await save()
  }
  const device = async (serial: string, model: string, fill: () => Promise<unknown>): Promise<void> => {
    await page.getByRole('button', { name: '新建设备' }).click()
    await dialog.getByLabel('序列号').fill(serial)
    await dialog.getByLabel('型号').fill(model)
    await dialog.getByLabel('站点').selectOption({ label: '总部机房' })
    await fill()
    await save()
  }
  const under = (number: string) => dialog.getByLabel('合同').selectOption({ label: number })

  await goTo(page, '客户')
  await expect(page.getByText('还没有客户')).toBeVisible()
  await page.getByRole('button', { name: '新建客户' }).click()
  await dialog.getByLabel('单位名称').fill('杭州某制造公司')
  await dialog.getByLabel('城市').fill('杭州')
  await save()
  await expect(page.getByRole('heading', { name: '杭州某制造公司' })).toBeVisible()

  await page.getByRole('button', { name: '新建站点' }).click()
  await dialog.getByLabel('名称').fill('总部机房')
  await dialog.getByLabel('距服务中心').fill('18.5')
  await save()
  await page.getByRole('button', { name: '新建联系人' }).click()
  await dialog.getByLabel('姓名').fill('刘某')
  await dialog.getByLabel('电话').fill('0571-8765 4321 转 8\n138 0000 1111')
  await save()
  await expect(page.getByRole('region', { name: '联系人' })).toContainText('0571 8765 4321 转 8')

  // Two years from acceptance, whatever end the paper names; and one whose paper states its time.
  await contract('HT-2026-01', '系统集成售后服务', { 验收日期: daysFromNow(-30) })
  const contracts = page.getByRole('region', { name: '合同' })
  await expect(contracts).toContainText('验收日起')
  await expect(contracts).toContainText('服务期内')
  await contract('HT-2026-02', '星网信通基础维保服务（标准）', {
    服务起始日: daysFromNow(-10),
    服务截止日: daysFromNow(300),
  })
  await expect(contracts).toContainText('合同载明')

  await device('sn 0001', 'SX-1 交换机', () => under('HT-2026-01'))
  const line = { label: '产品线', value: '网络、传输、接入' }
  await device('SN0002', 'SX-2 接入设备', async () => {
    await under('HT-2026-02')
    await dialog.getByLabel(line.label).fill(line.value)
    await dialog.getByRole('checkbox', { name: '第三方产品' }).check()
  })
  await device('SN0003', 'SX-3 套件', async () => {
    await under('HT-2026-02')
    await dialog.getByLabel('物件类别').fill('线缆')
    await dialog.getByLabel(line.label).fill(line.value)
  })
  // A serial number that is taken says whose it is, and nothing of what was typed is lost.
  await page.getByRole('button', { name: '新建设备' }).click()
  await dialog.getByLabel('序列号').fill('SN0001')
  await dialog.getByLabel('型号').fill('SX-9')
  await dialog.getByLabel('站点').selectOption({ label: '总部机房' })
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByRole('alert')).toContainText('已登记在“杭州某制造公司”名下')
  await expect(dialog.getByLabel('型号')).toHaveValue('SX-9')
  await dialog.getByRole('button', { name: '取消' }).click()

  const devices = page.getByRole('table', { name: '设备' })
  await expect(devices.getByRole('row', { name: /SX-1/ })).toContainText('服务内')
  await expect(devices.getByRole('row', { name: /SX-2/ })).toContainText('第三方产品')
  await expect(devices.getByRole('row', { name: /SX-3/ })).toContainText('“线缆”属于服务不含的部件')

  await goTo(page, '工作台')
  await page.getByRole('searchbox', { name: '查找客户' }).fill('13800001111')
  await page
    .getByRole('button', { name: /^杭州某制造公司/ })
    .first()
    .click()
  const form = page.getByRole('form', { name: '新建工单' })
  const verdict = form.getByRole('status', { name: '服务范围' })
  const pick = (serial: string) =>
    page.getByRole('region', { name: '设备' }).getByRole('button', { name: serial }).click()
  await pick('SN0001')
  await expect(verdict).toContainText(/在服务期内，服务至 \d{4}-\d{2}-\d{2}/)
  await expect(verdict).toContainText('条款')
  await pick('SN0002')
  await expect(verdict).toContainText('是第三方产品，不在服务范围内')
  await expect(verdict).toContainText('须先由客户确认费用')
  await pick('SN0003')
  await expect(verdict).toContainText('“线缆”属于服务不含的部件')

  // An exclusion never blocks: the request is taken all the same.
  await form.getByRole('radio', { name: '故障申报' }).check()
  await form.getByRole('textbox', { name: '摘要' }).fill('线缆损坏')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/工单 \d{8}-\d{4} 已建立/)).toBeVisible()
})
