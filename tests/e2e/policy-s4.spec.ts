/** 北信源 by clicks: a mail and what follows it, and a charged remote session that turns out to be a bug of the product. */
import { expect, launchApp, test, type App } from '../support/app'
import { writeArchive } from '../support/e2e-archive'
import { byClosing, fieldTime, hour, localText, minute, openDesk, saveTicket } from '../support/e2e-ticket'
import { firstRun } from '../support/jobs'

let app: App

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
  await firstRun(app.console, { sample: false })
  await writeArchive(app.console, {
    name: '北京示例研究院',
    city: '北京',
    distanceKm: 15,
    policyId: 'beixinyuan-statement',
    contact: '周某',
    devices: [{ serialNumber: 'SN-4001', model: '示例内网安全管理系统' }],
  })
})

test.afterEach(() => app.close())

const wanted = { customer: '北京示例研究院', serial: 'SN-4001', category: '故障申报', contact: '周某' }

test('[S4-02] [S4-03] [S4-06] a mail is answered by the template, called after twice, and rescued at the agreed time', async () => {
  const page = app.console
  const desk = await openDesk(page, { ...wanted, summary: '客户端无法升级策略' })
  await desk.getByRole('radio', { name: '邮件' }).check()
  await expect(desk.getByRole('region', { name: '保存后开始计时' })).toContainText('邮件回复')
  const ticket = await saveTicket(page)
  await ticket.expectClock('邮件回复', '计时中', byClosing)
  await ticket.act('受理')
  const number = (await ticket.head.locator('.number').textContent()) ?? ''

  // The template knows person, number and problem; the answer is the engineer's to write.
  const reply = await ticket.open('已回复邮件')
  const words = reply.getByLabel('回复内容')
  await expect(words).toHaveValue(
    new RegExp(`^尊敬的周某：[^]*服务单号：${number}[^]*客户端无法升级策略[^]*\\{answer\\}`),
  )
  await reply.getByRole('button', { name: /^确认/ }).click()
  await expect(reply.getByRole('alert')).toContainText('请把花括号内的占位处换成实际内容')
  await words.fill((await words.inputValue()).replace('{answer}', '请先升级服务端至最新版本。'))
  await ticket.recorded('已回复邮件', () => ticket.confirm(reply))
  await ticket.expectClock('邮件回复', '按时完成', byClosing)
  await expect(ticket.entries('已回复邮件')).toContainText('请先升级服务端至最新版本。')

  await ticket.act('通话未解决')
  await ticket.expectClock('电话跟踪回访', '计时中', byClosing)
  await expect(ticket.head).toContainText('轮到：我方')
  await ticket.act('已跟踪回访', (form) => form.getByLabel('备注').fill('升级后仍失败'))
  await ticket.expectClock('电话跟踪回访', '按时完成', byClosing)
  await ticket.act('通话未解决')
  await ticket.expectClock('电话跟踪回访（第 2 次）', '计时中', byClosing)
  await ticket.expectClock('电话跟踪回访', '按时完成')

  // The rescue is charged: it is agreed on once the customer has taken over the cost.
  await expect(ticket.button('约定紧急救援')).toBeDisabled()
  const rescue = ticket.obstacle('约定紧急救援')
  await expect(rescue).toContainText('“紧急救援”是收费服务')
  await rescue.getByRole('button', { name: /登记客户接受收费/ }).click()
  await ticket.recorded('登记客户接受收费', () =>
    ticket.confirm(page.getByRole('form', { name: '登记客户接受收费' }), (form) =>
      form.getByLabel('接受人（客户方）').fill('周主任'),
    ),
  )
  await expect(ticket.entries('登记客户接受收费')).toContainText('接受人：周主任')
  const agreedAt = Math.floor(Date.now() / minute) * minute + 5 * hour
  await ticket.act('约定紧急救援', async (form) => {
    await expect(form.getByLabel('客户方约定人')).toHaveValue('周某')
    await form.getByLabel('约定时间').fill(fieldTime(agreedAt))
  })
  await ticket.expectClock('紧急救援到场', '计时中', agreedAt)
  await expect(ticket.entries('约定紧急救援')).toContainText(localText(agreedAt).slice(11))
  await expect(ticket.entries('约定紧急救援')).toContainText('客户方：周某')
  await ticket.expectTurn('我方', '指定专业的工程师')
  await ticket.act('已到达现场')
  await ticket.expectClock('紧急救援到场', '按时完成', agreedAt)
  await ticket.act('已解决', (form) => form.getByLabel('解决办法').fill('修复升级服务'))
  await ticket.expectClock('电话跟踪回访（第 2 次）', '已取消')
  await ticket.act('关闭工单')
  await expect(ticket.bar).toContainText('此工单已关闭')
})

test('[S4-04] a charged remote session waits for the customer’s word, and is free once the cause is the product’s own bug', async () => {
  const page = app.console
  await openDesk(page, { ...wanted, summary: '控制台报数据库错误' })
  const ticket = await saveTicket(page)
  await ticket.act('受理')
  await ticket.act('已联系客户')
  const remote = ticket.button('电话指导无法解决')
  await expect(remote).toBeDisabled()
  const why = ticket.obstacle('电话指导无法解决')
  await expect(why).toContainText('“远程服务”是收费服务')
  await why.getByRole('button', { name: /登记客户接受收费/ }).click()
  const charge = page.getByRole('form', { name: '登记客户接受收费' })
  await charge.getByLabel('接受人（客户方）').fill('')
  await expect(charge).toContainText('请填写客户方接受人')
  await ticket.recorded('登记客户接受收费', () =>
    ticket.confirm(charge, async (form) => {
      await form.getByLabel('接受人（客户方）').fill('周主任')
      await form.getByLabel('备注').fill('报价单 2026-118')
    }),
  )
  await expect(ticket.entries('登记客户接受收费')).toContainText('接受人：周主任')
  await ticket.act('电话指导无法解决')
  await expect(ticket.head).toContainText('收费请求，客户已接受')
  await ticket.expectTurn('我方', '远程登录用户主机')
  await ticket.act('已远程登录')
  await ticket.expectTurn('我方', '处理问题，保证不损坏用户主机和数据')

  const fees = ticket.region('费用')
  const total = fees.getByRole('row', { name: /合计/ })
  await fees.getByRole('button', { name: '登记费用' }).click()
  await ticket.recorded('登记费用', () =>
    ticket.confirm(page.getByRole('form', { name: '登记费用' }), async (form) => {
      await form.getByLabel('项目').selectOption({ label: '远程服务费' })
      await form.getByLabel(/^数量/).fill('2')
      await form.getByLabel(/^单价/).fill('300.5')
    }),
  )
  await expect(total).toContainText('¥601.00')
  await expect(fees.getByRole('row', { name: /远程服务费/ })).toContainText('按价格清单')
  await expect(fees).not.toContainText('其中免收')
  await expect(ticket.entries('登记费用')).toContainText('远程服务费 × 2 次 × ¥300.50')

  const coverage = ticket.region('服务范围')
  await coverage.getByRole('button', { name: '登记故障原因' }).click()
  await ticket.recorded('登记故障原因', () =>
    ticket.confirm(page.getByRole('form', { name: '登记故障原因' }), (form) =>
      form.getByRole('radio', { name: /公司自身产品 Bug/ }).check(),
    ),
  )
  await expect(ticket.entries('登记故障原因')).toContainText('公司自身产品 Bug')
  await expect(coverage).toContainText('在服务范围内')
  await expect(total).toContainText('¥0.00')
  await expect(fees.getByRole('row', { name: /远程服务费/ })).toContainText('免费')
  await expect(fees.getByRole('row', { name: /其中免收/ })).toContainText('¥601.00')
  await ticket.act('已解决', (form) => form.getByLabel('解决办法').fill('安装修复补丁'))
  await ticket.act('关闭工单')
  await expect(ticket.bar).toContainText('此工单已关闭')
})
