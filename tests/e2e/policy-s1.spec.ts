/** 星网信通 by clicks: a fault from the report to the faulty part's return, and an item that is not in service. */
import type { Locator } from '@playwright/test'
import { expect, launchApp, test, type App } from '../support/app'
import { writeArchive } from '../support/e2e-archive'
import { byClosing, day, minute, openDesk, saveTicket } from '../support/e2e-ticket'
import { firstRun } from '../support/jobs'

let app: App

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
  await firstRun(app.console, { sample: false })
  await writeArchive(app.console, {
    name: '杭州示例制造公司',
    city: '杭州',
    distanceKm: 12.5,
    policyId: 'xingwang-standard',
    contact: '刘某',
    devices: [
      { serialNumber: 'SN-0001', model: '示例 EC-8000', productLine: '融合通信·EC 企业通信系列' },
      { serialNumber: 'SN-0002', model: '示例 EC-T30', productLine: '融合通信·EC 企业通信系列', itemKind: 'IP 电话机' },
    ],
  })
})

test.afterEach(() => app.close())

test('[S1-05] [S1-07] [S1-11] [S1-12] [S1-13] [S1-14] [S1-15] a broken board: contact, evidence, forms, spare, POD, return, closing', async () => {
  const page = app.console
  const desk = await openDesk(page, {
    customer: '杭州示例制造公司',
    serial: 'SN-0001',
    category: '硬件报修',
    summary: '主控板不上电',
    contact: '刘某',
  })
  await desk.getByRole('radio', { name: 'P2' }).check()
  await expect(desk.getByRole('status', { name: '服务范围' })).toContainText('在服务期内')
  await expect(desk.getByRole('region', { name: '保存后开始计时' })).toContainText('保存时还没有计时')
  const ticket = await saveTicket(page)
  await ticket.expectTurn('我方', '问题单分发，跟踪处理进展')

  const accepted = await ticket.act('受理')
  await ticket.expectClock('首次联系', '计时中', accepted + 30 * minute)
  await expect(ticket.clocks).toContainText('原文未列明')
  await ticket.expectTurn('我方', '在规定的 SLA 内响应服务请求')
  await ticket.act('已联系客户')
  await ticket.expectClock('首次联系', '按时完成', accepted + 30 * minute)

  // The customer's turn: what may rest meanwhile is said before it is asked for, and rests then; nothing else does.
  const evidence =
    '提供问题定位所需的设备序列号或条码以及设备使用地、故障现象描述以及其他分析问题所需的相关信息，如告警、日志，性能测量，操作记录等'
  await ticket.expectTurn('客户', evidence)
  const noticed = await ticket.act('收到搬迁通知')
  await ticket.expectClock('搬迁后恢复服务', '计时中', noticed + 30 * day)
  const asked = await ticket.duty('请客户提供', evidence, async (form) => {
    await expect(form).toContainText('等待期间暂停的承诺：搬迁后恢复服务。')
    await form.getByLabel('备注').fill('请提供告警与日志')
  })
  await ticket.expectClock('搬迁后恢复服务', '已暂停')
  await expect(ticket.clocks.getByRole('list', { name: '生效中的暂停' })).toContainText('等待客户提供信息、日志等')
  await ticket.expectClock('首次联系', '按时完成')
  await expect(ticket.entries('职责步骤').first()).toContainText('已请客户提供')
  const received = await ticket.duty('完成', evidence, (form) => form.getByLabel('备注').fill('日志已收到'))
  await ticket.expectClock('搬迁后恢复服务', '计时中', noticed + 30 * day + received - asked)
  await ticket.expectTurn('我方', '远程进行问题定位和处理')
  await ticket.act('设备恢复服务')
  await ticket.expectClock('搬迁后恢复服务', '按时完成')

  // No form, no clock: what is missing is said beside the step that it keeps.
  const approve = ticket.button('备件申请通过')
  const dialog = page.getByRole('dialog')
  const fillIn = (fill?: (form: Locator) => Promise<void>): Promise<number> =>
    ticket.recorded('填写表单', async () => {
      await ticket.obstacle('备件申请通过').getByRole('button', { name: '去填写' }).click()
      await ticket.confirm(dialog, fill)
    })
  await expect(approve).toBeDisabled()
  await fillIn(async (form) => {
    await expect(form.getByRole('heading', { name: '服务申请表' })).toBeVisible()
    await expect(form.getByLabel('序列号或条码')).toHaveValue('SN-0001')
    await expect(form).toContainText('还缺：收件地址')
  })
  await expect(ticket.obstacle('备件申请通过')).toContainText('《服务申请表》尚未填写完整，还缺：收件地址。')
  await expect(approve).toBeDisabled()
  await expect(ticket.clock('备件送达')).toHaveCount(0)
  await fillIn((form) => form.getByLabel('收件地址').fill('示例路 1 号'))
  await expect(ticket.obstacle('备件申请通过')).toContainText('《故障标签》尚未填写完整')
  await fillIn((form) => form.getByLabel('故障件名称或型号').fill('主控板'))
  await expect(ticket.entries('填写表单').first()).toContainText('故障标签（第 1 件）')

  await ticket.act('备件申请通过')
  await ticket.expectClock('备件送达', '计时中', byClosing)
  await expect(ticket.region('计时')).toContainText('下一工作日')
  await ticket.expectTurn('我方', '更换件发送到客户指定接收地点')
  // A part is on its way, no engineer.
  await expect(page.getByRole('list', { name: '支持阶段' }).locator('[aria-current]')).toHaveCount(0)
  const traffic = await ticket.open('暂停计时')
  await traffic.getByRole('radio', { name: '交通系统的原因' }).check()
  await expect(traffic).toContainText('暂停的承诺：备件送达。')
  await traffic.getByRole('button', { name: /^确认/ }).click()
  await expect(traffic.getByRole('alert')).toContainText('此原因须附凭据')
  await ticket.recorded('暂停计时', () =>
    ticket.confirm(traffic, (form) => form.getByLabel('凭据').fill('高速公路封闭公告')),
  )
  await ticket.expectClock('备件送达', '已暂停')
  await ticket.act('恢复计时')
  // Seconds of a working day that were lost come back the next morning; those of a night or a holiday were none.
  await ticket.expectClock('备件送达', '计时中', /(?:周[一二三四五六日]|\d\d-\d\d) (?:18|08):00 前/)

  await ticket.act('签收到货证明')
  await ticket.expectClock('备件送达', '按时完成')
  await ticket.expectClock('故障件返还', '计时中', byClosing)
  await ticket.expectTurn('客户', '规定时间内返回故障件到星网信通指定库房')
  await ticket.act('故障件已返回')
  await ticket.expectClock('故障件返还', '按时完成', byClosing)
  await ticket.act('已解决', (form) => form.getByLabel('解决办法').fill('更换主控板'))
  await ticket.act('关闭工单')
  await expect(ticket.bar).toContainText('此工单已关闭')
  await expect(ticket.clocks).not.toContainText('计时中')
})

test('[S1-22] an IP telephone is not in service: told at the desk, and no work before the customer takes over the cost', async () => {
  const page = app.console
  const desk = await openDesk(page, {
    customer: '杭州示例制造公司',
    serial: 'SN-0002',
    category: '故障申报',
    summary: '话机无法注册',
    contact: '刘某',
  })
  const verdict = desk.getByRole('status', { name: '服务范围' })
  await expect(verdict).toContainText('“IP 电话机”属于服务不含的部件')
  await expect(verdict).toContainText('条款 5 服务免责 3')
  const ticket = await saveTicket(page)
  await ticket.act('受理')
  await expect(ticket.head).toContainText('不在服务范围，待客户接受收费')
  await expect(ticket.head).toContainText('“IP 电话机”属于服务不含的部件')
  const coverage = ticket.region('服务范围')
  await expect(coverage).toContainText('5 服务免责 3')
  await expect(coverage).toContainText('IP 电话机，IAD（IAD1224 除外）')
  // Talking to the customer costs nothing; the work waits.
  await ticket.act('已联系客户')
  await ticket.expectClock('首次联系', '按时完成')
  await expect(ticket.button('电话指导无法解决')).toBeDisabled()
  await expect(ticket.button('需要现场服务')).toBeDisabled()
  await expect(ticket.obstacle('电话指导无法解决')).toContainText('须先由客户接受收费')

  await coverage.getByRole('button', { name: '登记客户接受收费' }).click()
  await ticket.recorded('登记客户接受收费', () =>
    ticket.confirm(page.getByRole('form', { name: '登记客户接受收费' }), async (form) => {
      await form.getByLabel('接受人（客户方）').fill('陈经理')
      await form.getByLabel('备注').fill('电话确认')
    }),
  )
  await expect(ticket.head).toContainText('收费请求，客户已接受')
  await expect(ticket.entries('登记客户接受收费')).toContainText('接受人：陈经理')
  await ticket.act('电话指导无法解决')
  await expect(ticket.head).toContainText('远程')
  await expect(ticket.entries('电话指导无法解决')).toHaveCount(1)
})
