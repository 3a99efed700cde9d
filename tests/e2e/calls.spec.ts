/** Callers who gave up are called back by clicks; promised calls are noted on their tickets; the log of all calls is worked on. */
import type { Page } from '@playwright/test'
import { defaultDialling, LinkId } from '#shared/domain/telephony/settings'
import { admit, amiUser, fullyBooted, startAmiPeer, tellState } from '../support/ami-peer'
import type { AmiConversation, AmiPeer } from '../support/ami-peer'
import { expect, launchApp, test, type App } from '../support/app'
import { command } from '../support/app-command'
import { writeArchive } from '../support/e2e-archive'
import { changeTo, changeUser, firstRun, goTo } from '../support/jobs'

const badge = (page: Page, count: number) =>
  page.getByRole('navigation', { name: '主导航' }).getByText(`${count} 个待回拨`)
const rowOf = (page: Page, number: string) => page.getByTestId(`callback-${number}`)
const action = (page: Page, number: string, name: string) =>
  rowOf(page, number).getByRole('button', { name: new RegExp(`^${name}`) })

test.describe('with a PBX', () => {
  let pbx: AmiPeer
  let app: App

  test.beforeEach(async ({ dataDir }) => {
    pbx = await startAmiPeer()
    app = await launchApp(dataDir)
    await firstRun(app.console, { sample: false })
  })
  test.afterEach(async () => {
    await app.close()
    await pbx.stop()
  })

  const stamp = (agoS = 0): string => `Timestamp: ${Date.now() / 1000 - agoS}`

  /** Sets the link up and plays the PBX's part until it is live. */
  async function connect(): Promise<AmiConversation> {
    const saved = command(app.console, 'telephony.saveLink', {
      id: LinkId.parse('main'),
      name: '总部',
      source: 'ami',
      host: '127.0.0.1',
      port: pbx.port,
      ...amiUser,
      tls: { mode: 'off' },
      dialling: { ...defaultDialling, outsidePrefix: '9' },
    })
    const call = await pbx.accept()
    await admit(call)
    fullyBooted(call)
    await tellState(call, [
      ['Event: QueueParams', 'Queue: hotline', 'Strategy: rrmemory', 'Weight: 0', 'ServiceLevel: 20'],
    ])
    call.answerPings()
    await saved
    return call
  }

  /** A caller who waits so long and gives up. */
  const givesUp = (call: AmiConversation, uniqueid: string, number: string, waitS: number): void => {
    const caller = ['Queue: hotline', `Uniqueid: ${uniqueid}`, `Linkedid: ${uniqueid}`, `CallerIDNum: ${number}`]
    call.frame('Event: QueueCallerJoin', stamp(waitS), ...caller, 'Position: 1')
    call.frame('Event: HangupRequest', stamp(), `Uniqueid: ${uniqueid}`)
    call.frame('Event: QueueCallerAbandon', stamp(), ...caller, 'Position: 1', `HoldTime: ${waitS}`)
    call.frame('Event: QueueCallerLeave', stamp(), ...caller, 'Position: 1')
    call.frame('Event: Hangup', stamp(), `Uniqueid: ${uniqueid}`)
  }

  /** The PBX takes the wish to dial on: the telephone is picked up, and the far end answers, or not. */
  async function dials(call: AmiConversation, status: 'ANSWER' | 'NOANSWER'): Promise<string> {
    const asked = await call.action()
    expect(asked).toMatchObject({ Action: 'Originate', Channel: 'PJSIP/8001' })
    const [own, far, exten] = [asked['ChannelId'] ?? '', `${asked['ChannelId']}.far`, asked['Exten'] ?? '']
    const phone = ['Channel: PJSIP/8001-00000001', `Uniqueid: ${own}`, `Linkedid: ${own}`]
    const trunk = ['Channel: PJSIP/trunk-00000002', `Uniqueid: ${far}`, `Linkedid: ${own}`]
    const as = (side: readonly string[]) => side.map((line) => `Dest${line}`)
    const say = (event: string, ...lines: readonly string[]): void => call.frame(`Event: ${event}`, stamp(), ...lines)
    call.frame('Response: Success', `ActionID: ${asked['ActionID']}`, 'Message: Originate successfully queued')
    say('Newchannel', ...phone, 'ChannelStateDesc: Down', 'Exten: s')
    say('DialBegin', ...as(phone))
    say('Newstate', ...phone, 'ChannelStateDesc: Up', 'Exten: s')
    say('DialEnd', ...as(phone), 'DialStatus: ANSWER')
    say('Newchannel', ...trunk, 'ChannelStateDesc: Down', 'Exten: s')
    say('DialBegin', ...phone, ...as(trunk), `Exten: ${exten}`)
    if (status === 'ANSWER') say('Newstate', ...trunk, 'ChannelStateDesc: Up', 'Exten: s')
    say('DialEnd', ...phone, ...as(trunk), `DialStatus: ${status}`)
    say('Hangup', ...trunk, 'Cause: 16')
    say('Hangup', ...phone, 'Cause: 16')
    return exten
  }

  test('a caller who gives up is called back, in vain at first, and is done once the call is answered', async () => {
    const page = app.console
    await writeArchive(page, {
      name: '杭州示例水务',
      city: '杭州',
      distanceKm: 20,
      policyId: 'integrator-general',
      contact: '周工',
      devices: [],
    })
    const call = await connect()
    const password = 'an agent of this test'
    await command(page, 'users.create', {
      username: 'agent',
      displayName: '李敏',
      password,
      roles: ['hotline-agent'],
      extension: '8001',
      phones: [],
    })
    await changeUser(page, 'agent', password)
    await goTo(page, '话务')
    await expect(page.getByText('没有待回拨的客户')).toBeVisible()

    // Somebody who misdials is no work for anybody.
    givesUp(call, '20.1', '13800009999', 3)
    givesUp(call, '20.2', '057187654321', 42)
    const number = '+8657187654321'
    await expect(rowOf(page, number)).toContainText('0571 8765 4321')
    await expect(rowOf(page, number)).toContainText('杭州示例水务')
    await expect(rowOf(page, number)).toContainText('00:42')
    await expect(badge(page, 1)).toBeAttached()
    givesUp(call, '20.3', '057187654321', 25)
    await expect(rowOf(page, number)).toContainText('2 次')

    await action(page, number, '回拨').click()
    expect(await dials(call, 'NOANSWER')).toBe('9057187654321')
    await expect(rowOf(page, number)).toContainText('回拨 1 次未接通')
    await expect(rowOf(page, number)).toContainText('我')

    await action(page, number, '回拨').click()
    await dials(call, 'ANSWER')
    await expect(page.getByText('没有待回拨的客户')).toBeVisible()
    await page.getByRole('button', { name: /^近一天已处理/ }).click()
    await expect(page.getByTestId(`closed-${number}`)).toContainText('回拨已接通')

    await page.getByRole('link', { name: '回拨已接通' }).click()
    const detail = page.getByRole('complementary', { name: '通话详情' })
    await expect(detail).toContainText('呼出')
    await expect(detail).toContainText('李敏 8001')
    await expect(page.getByTestId('call-13800009999')).toContainText('客户放弃')
  })

  test('an entry that a colleague has taken is theirs, until they sign out', async () => {
    const page = app.console
    const call = await connect()
    const password = 'an agent of this test'
    for (const [username, displayName, extension] of [
      ['anna', '安娜', '8001'],
      ['ben', '本杰', '8002'],
    ] as const)
      await command(page, 'users.create', {
        username,
        displayName,
        password,
        roles: ['hotline-agent'],
        extension,
        phones: [],
      })
    givesUp(call, '20.1', '13800002222', 60)
    const number = '+8613800002222'
    await changeUser(page, 'anna', password)
    await goTo(page, '话务')
    await action(page, number, '领取').click()
    await expect(rowOf(page, number)).toContainText('我')
    await changeUser(page, 'ben', password)
    await goTo(page, '话务')
    await expect(rowOf(page, number)).toContainText('无人领取')
  })
})

test.describe('in the sample centre', () => {
  let app: App

  test.beforeEach(async ({ dataDir }) => {
    app = await launchApp(dataDir, ['--sample'])
    await changeTo(app.console, 'sample.agent1')
    await goTo(app.console, '话务')
  })
  test.afterEach(() => app.close())

  test('an entry is closed with a reason, taken back with a click, and the arrow keys lead through the list', async () => {
    const page = app.console
    const number = '+8613800008806'
    await action(page, number, '关闭').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '其他' }).check()
    await dialog.getByRole('button', { name: '关闭回拨' }).click()
    await expect(dialog.getByRole('alert')).toContainText('请写明关闭原因')
    await dialog.getByRole('radio', { name: '打错' }).check()
    await dialog.getByRole('button', { name: '关闭回拨' }).click()
    await expect(rowOf(page, number)).toHaveCount(0)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect(rowOf(page, number)).toBeVisible()
    await action(page, number, '领取').focus()
    await page.keyboard.press('ArrowDown')
    const rows = page.getByRole('list', { name: '未接来电' }).getByRole('listitem')
    await expect(rows.nth(2).getByRole('button', { name: /^领取/ })).toBeFocused()
  })

  test('[S4-02] a promised call is noted from the list, and the ticket has it', async () => {
    const page = app.console
    await page.getByRole('button', { name: /^承诺回访/ }).click()
    const row = page.getByTestId(/^promised-/).first()
    await expect(row).toContainText('电话跟踪回访')
    const ticket = (await row.getAttribute('data-testid'))?.replace('promised-', '') ?? ''
    await row.getByRole('button', { name: /^登记回访/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('回访情况').fill('客户确认策略已下发')
    await dialog.getByRole('button', { name: '登记回访' }).click()
    await expect(page.getByTestId(`promised-${ticket}`)).toHaveCount(0)
    await goTo(page, '工单')
    await page.getByRole('button', { name: '列表' }).click()
    await page.getByRole('searchbox', { name: '搜索工单' }).fill(ticket)
    await page.getByRole('link', { name: new RegExp(ticket) }).click()
    await expect(page.getByText('客户确认策略已下发')).toBeVisible()
  })

  test('a call of the log gets a word on why there is no ticket, is linked to one, and becomes one at the desk', async () => {
    const page = app.console
    // Without a telephone: no call of the replay comes to the front of the desk.
    await changeTo(page, 'sample.duty')
    await goTo(page, '话务')
    await page.getByRole('button', { name: '通话记录' }).click()
    await page.getByRole('button', { name: '全部时间' }).click()
    await page.getByRole('button', { name: '未建单未登记' }).click()
    await page.getByRole('searchbox', { name: '搜索通话' }).fill('138 0000 8806')
    const row = page.getByTestId('call-13800008806')
    await row.click()
    const detail = page.getByRole('complementary', { name: '通话详情' })
    await detail.getByRole('button', { name: '登记处理结果…' }).click()
    await page.getByRole('dialog').getByRole('radio', { name: '测试' }).check()
    await page.getByRole('dialog').getByRole('button', { name: '登记' }).click()
    await expect(detail).toContainText('测试')
    // It is settled, and no longer among what is not.
    await expect(row).toHaveCount(0)

    await detail.getByRole('button', { name: '关联工单…' }).click()
    const dialog = page.getByRole('dialog')
    const first = dialog.getByRole('radio').first()
    await first.check()
    await dialog.getByRole('button', { name: '关联工单' }).click()
    await expect(dialog).toBeHidden()
    await expect(detail.getByRole('button', { name: '登记处理结果…' })).toHaveCount(0)
    await detail.getByRole('listitem').getByRole('link').click()
    await expect(page.getByText('关联通话')).toBeVisible()
    await expect(page.getByText('138 0000 8806').first()).toBeVisible()

    await goTo(page, '话务')
    await page.getByRole('button', { name: '通话记录' }).click()
    await page.getByRole('searchbox', { name: '搜索通话' }).fill('')
    await page.getByRole('listitem').first().getByRole('link').click()
    const number = await detail.getByRole('heading').first().innerText()
    await detail.getByRole('button', { name: '建单' }).click()
    await expect(page.getByTestId('call-card')).toContainText(number)
    await expect(page.getByRole('form', { name: '新建工单' }).getByLabel('回拨电话')).toHaveValue(/\d/)
  })
})
