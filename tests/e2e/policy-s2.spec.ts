/** 售后服务能力 by clicks: a fault answered, reached on site, bridged by a loaner, and replaced when its repair failed twice. */
import { expect, launchApp, test, type App } from '../support/app'
import { earlierFailure, writeArchive } from '../support/e2e-archive'
import { hour, openDesk, saveTicket } from '../support/e2e-ticket'
import { firstRun } from '../support/jobs'

const policyId = 'integrator-general'

let app: App
let earlier: string

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
  await firstRun(app.console, { sample: false })
  const archive = await writeArchive(app.console, {
    name: '绍兴示例医院',
    city: '绍兴',
    distanceKm: 60,
    policyId,
    contact: '王某',
    devices: [{ serialNumber: 'SN-2001', model: '示例 NVR-64' }],
  })
  earlier = await earlierFailure(app.console, archive, policyId, '录像机反复重启')
})

test.afterEach(() => app.close())

test('[S2-02] [S2-05] [S2-06] [S2-15] a fault: response, on site by the report, an event that suspends, a loaner, a replacement', async () => {
  const page = app.console
  const desk = await openDesk(page, {
    customer: '绍兴示例医院',
    serial: 'SN-2001',
    category: '故障申报',
    summary: '录像机再次重启',
    contact: '王某',
  })
  const preview = desk.getByRole('region', { name: '保存后开始计时' })
  await expect(preview).toContainText('故障响应1 小时')
  await expect(preview).toContainText('解决或提供备机24 小时')
  await expect(preview).not.toContainText('到达现场')
  const ticket = await saveTicket(page)
  const reported = await ticket.timeOf('建立工单')
  await ticket.expectClock('故障响应', '计时中', reported + hour)
  await ticket.expectClock('解决或提供备机', '计时中', reported + 24 * hour)
  await expect(ticket.clock('到达现场')).toHaveCount(0)
  await ticket.expectTurn('我方', '先通过电话指导进行常规检查、处理一般故障')

  await ticket.act('受理')
  await ticket.act('已联系客户')
  await ticket.expectClock('故障响应', '按时完成', reported + hour)
  await ticket.act('需要现场服务')
  await ticket.expectClock('到达现场', '计时中', reported + 6 * hour)
  await ticket.expectTurn('我方', '查看现场，判断类别，报告相关技术问题')

  // What suspends promises wants evidence, says which rest, and moves only those.
  const pause = await ticket.open('暂停计时')
  await pause.getByRole('radio', { name: '不可抗力' }).check()
  await expect(pause).toContainText('暂停的承诺：到达现场、解决或提供备机。')
  await pause.getByRole('button', { name: /^确认/ }).click()
  await expect(pause.getByRole('alert')).toContainText('此原因须附凭据')
  const paused = await ticket.recorded('暂停计时', () =>
    ticket.confirm(pause, (form) => form.getByLabel('凭据').fill('市应急局台风红色预警')),
  )
  await ticket.expectClock('到达现场', '已暂停')
  await ticket.expectClock('解决或提供备机', '已暂停')
  await expect(ticket.clock('到达现场')).not.toContainText('前')
  await expect(ticket.clocks.getByRole('list', { name: '生效中的暂停' })).toContainText('不可抗力')
  await expect(ticket.entries('暂停计时')).toContainText('凭据：市应急局台风红色预警')
  const resumed = await ticket.act('恢复计时')
  await ticket.expectClock('到达现场', '计时中', reported + 6 * hour + resumed - paused)
  await ticket.expectClock('故障响应', '按时完成', reported + hour)

  await ticket.act('已到达现场')
  await ticket.expectClock('到达现场', '按时完成')
  await ticket.act('备机已投入使用', (form) => form.getByLabel('备注').fill('备机 SN-2900'))
  await ticket.expectClock('解决或提供备机', '按时完成', reported + 24 * hour + resumed - paused)
  await expect(ticket.entries('备机已投入使用')).toContainText('备机 SN-2900')

  // The second failed repair of one problem owes a new one.
  const repeat = ticket.region('重复故障')
  await expect(repeat).toContainText('同一问题维修失败 0 次（达到 2 次须更换）')
  await ticket.act('维修后仍不正常', (form) => form.getByLabel('备注').fill('更换硬盘背板后仍重启'))
  await expect(repeat).toContainText('同一问题维修失败 1 次')
  await expect(repeat).not.toContainText('应予更换')
  await ticket.recorded('关联同一问题', () =>
    repeat.getByRole('button', { name: `标记为同一问题：${earlier}` }).click(),
  )
  await expect(repeat).toContainText('同一问题维修失败 2 次')
  await expect(repeat).toContainText('应予更换')
  await expect(repeat).toContainText('免费更换产品或主要部件')
  await expect(ticket.entries('关联同一问题')).toContainText(`工单 ${earlier}`)
  await repeat.getByRole('button', { name: '更换新设备…' }).click()
  const replace = page.getByRole('form', { name: '更换新设备' })
  await ticket.recorded('更换新设备', () =>
    ticket.confirm(replace, (form) => form.getByLabel('新设备序列号').fill('SN-2002')),
  )
  await expect(repeat).toContainText('已更换为 SN-2002')
  await expect(ticket.region('工单信息')).toContainText('SN-2002')

  await ticket.act('已解决', (form) => form.getByLabel('解决办法').fill('更换整机'))
  await ticket.act('关闭工单')
  await expect(ticket.bar).toContainText('此工单已关闭')
  await expect(ticket.clocks).not.toContainText('计时中')
})
