/** 系统设备售后服务手册 by clicks: a level 3 fault through telephone, remote and on-site support, and a declared emergency. */
import { expect, launchApp, test, type App } from '../support/app'
import { writeArchive } from '../support/e2e-archive'
import { day, fieldTime, hour, localText, minute, openDesk, saveTicket } from '../support/e2e-ticket'
import { firstRun } from '../support/jobs'

let app: App

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
  await firstRun(app.console, { sample: false })
  await writeArchive(app.console, {
    name: '宁波示例港务公司',
    city: '宁波',
    distanceKm: 40,
    policyId: 'equipment-handbook',
    contact: '陈某',
    devices: [{ serialNumber: 'SN-3001', model: '示例 SX-3000 交换机' }],
  })
})

test.afterEach(() => app.close())

const wanted = { customer: '宁波示例港务公司', serial: 'SN-3001', category: '故障申报', contact: '陈某' }

test('[S3-06] [S3-10] [S3-13] [S3-14] [S3-17] level 3: answered, logged in, on site by distance, then by the agreed time', async () => {
  const page = app.console
  const desk = await openDesk(page, { ...wanted, summary: '部分用户呼叫失败' })
  await desk.getByRole('radio', { name: '四级故障' }).check()
  const preview = desk.getByRole('region', { name: '保存后开始计时' })
  await expect(preview).toContainText('电话支持响应（表2-2）4 小时')
  await desk.getByText('按问题定级').click()
  const question = desk.getByRole('group', { name: '是否直接影响服务，系统性能或服务部分退化？' })
  await question.getByRole('button', { name: '是', exact: true }).click()
  await expect(desk).toContainText('建议：三级故障')
  await desk.getByRole('button', { name: '采用此级别' }).click()
  await expect(desk.getByRole('radio', { name: '三级故障' })).toBeChecked()
  await expect(desk).toContainText('与所答相符：三级故障')
  await expect(preview).toContainText('电话支持响应（表2-2）2 小时')
  const ticket = await saveTicket(page)
  const reported = await ticket.timeOf('建立工单')
  await expect(ticket.head).toContainText('三级故障')
  await ticket.expectClock('电话支持响应（表2-2）', '计时中', reported + 2 * hour)
  await ticket.expectClock('故障响应', '计时中', reported + 4 * hour)
  await ticket.expectClock('解决或提供备机', '计时中', reported + 24 * hour)
  await ticket.act('受理')
  await ticket.expectTurn('我方', '在规定时间内与客户进行联络')
  await ticket.act('已联系客户')
  await ticket.expectClock('电话支持响应（表2-2）', '按时完成', reported + 2 * hour)
  await ticket.expectClock('故障响应', '按时完成', reported + 4 * hour)

  const consented = await ticket.act('电话指导无法解决', (form) => form.getByLabel('备注').fill('陈某同意远程登录'))
  await ticket.expectClock('远程登录（表2-3）', '计时中', consented + 4 * hour)
  await ticket.expectTurn('我方', '远程登录到服务器')
  await ticket.act('已远程登录')
  await ticket.expectClock('远程登录（表2-3）', '按时完成', consented + 4 * hour)

  const confirmed = await ticket.act('需要现场服务')
  await ticket.expectClock('到达现场（表2-4）', '计时中', confirmed + 2 * hour)
  await expect(ticket.head).toContainText('现场技术支持服务')
  // What both sides agreed stands in the place of the table.
  const agreedAt = Math.floor(Date.now() / minute) * minute + 20 * hour
  await ticket.act('约定时间', async (form) => {
    await form.getByLabel('约定时间').fill(fieldTime(agreedAt))
    await expect(form.getByLabel('客户方约定人')).toHaveValue('陈某')
  })
  await ticket.expectClock('到达现场（表2-4）', '计时中', agreedAt)
  await expect(ticket.entries('约定时间')).toContainText('客户方：陈某')
  await expect(ticket.entries('约定时间')).toContainText(localText(agreedAt).slice(11))

  // The customer's leave is waited for: only the repair rests, the arrival does not.
  const leave = '提交技术服务申请报告给客户负责人签字确认'
  await ticket.duty('请客户提供', leave, (form) => expect(form).toContainText('等待期间暂停的承诺：解决或提供备机。'))
  await ticket.expectClock('解决或提供备机', '已暂停')
  await ticket.expectClock('到达现场（表2-4）', '计时中', agreedAt)
  await expect(ticket.region('职责步骤').getByText('已请客户提供')).toHaveCount(1)
  await ticket.duty('完成', leave)
  await ticket.expectClock('解决或提供备机', '计时中')
  await ticket.act('已到达现场')
  await ticket.expectClock('到达现场（表2-4）', '按时完成', agreedAt)
  await ticket.act('已解决', (form) => form.getByLabel('解决办法').fill('更换中继板'))
  await ticket.expectClock('解决或提供备机', '按时完成')
  await ticket.act('关闭工单')
  await expect(ticket.bar).toContainText('此工单已关闭')
})

test('[S3-16] level 1: the emergency is declared, its rungs have clocks, and observation keeps the ticket open', async () => {
  const page = app.console
  const desk = await openDesk(page, { ...wanted, summary: '核心交换机瘫痪' })
  await desk.getByText('按问题定级').click()
  const question = desk.getByRole('group', { name: '整个系统是否瘫痪，基本功能不能实现或全面退化？' })
  await question.getByRole('button', { name: '是', exact: true }).click()
  await expect(desk).toContainText('应急条件：一级故障：无法正常运行超过 30 分钟，或危及人身安全')
  await desk.getByRole('button', { name: '采用此级别' }).click()
  const ticket = await saveTicket(page)
  const reported = await ticket.timeOf('建立工单')
  await ticket.expectClock('电话支持响应（表2-2）', '计时中', reported + 30 * minute)
  await ticket.act('受理')
  await ticket.act('已联系客户')

  const declared = await ticket.act('启动应急', (form) =>
    expect(form).toContainText('启动条件：一级故障：无法正常运行超过 30 分钟，或危及人身安全'),
  )
  await expect(ticket.head).toContainText('应急处理中')
  const ladder = page.getByRole('list', { name: '应急阶梯' })
  const rung = (name: string) => ladder.getByRole('listitem').filter({ hasText: name })
  const notify = '电话通知子中心负责人、产品经理和办事处值班经理'
  const due: readonly (readonly [string, number])[] = [
    [notify, 15 * minute],
    ['成立应急小组', 30 * minute],
    ['子中心专家远程访问或到实验室进行模拟实验', hour],
    ['成立专家小组', 2 * hour],
  ]
  for (const [name, after] of due) {
    await expect(rung(name)).toContainText(localText(declared + after).slice(11))
    await expect(rung(name)).toContainText('待完成')
    await ticket.expectClock(name, '计时中', declared + after)
  }
  await expect(rung('成立专家小组')).toContainText('责任人：子中心负责人')

  await rung(notify)
    .getByRole('button', { name: `完成：${notify}` })
    .click()
  await ticket.recorded('完成应急步骤', () =>
    ticket.confirm(page.getByRole('form', { name: `完成：${notify}` }), (form) =>
      form.getByLabel('备注').fill('三位负责人均已接听'),
    ),
  )
  await expect(rung(notify)).toContainText('已完成')
  await ticket.expectClock(notify, '按时完成', declared + 15 * minute)
  await expect(ticket.entries('完成应急步骤')).toContainText('三位负责人均已接听')

  const resolved = await ticket.act('已解决', (form) => form.getByLabel('解决办法').fill('更换核心板'))
  await ticket.expectClock('成立专家小组', '已取消')
  await expect(rung('成立专家小组')).toContainText('不再需要')
  await expect(ticket.head).toContainText('应急观察期')
  await expect(ticket.button('关闭工单')).toBeDisabled()
  await expect(ticket.obstacle('关闭工单')).toContainText(
    `应急后的观察期至 ${localText(resolved + 2 * day)}，之后才能关闭。`,
  )
  const signed = '提交技术服务报告，客户签字同意'
  await page.getByRole('button', { name: `完成：${signed}` }).click()
  await ticket.recorded('完成应急步骤', () => ticket.confirm(page.getByRole('form', { name: `完成：${signed}` })))
  await expect(
    page.getByRole('list', { name: '结案步骤' }).getByRole('listitem').filter({ hasText: signed }),
  ).toContainText('已完成')
  await expect(ticket.button('关闭工单')).toBeDisabled()
})
