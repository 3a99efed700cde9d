/** The main job on real parts: a caller, a real Asterisk, the desk, a ticket, its clocks, the wallboard. */
import { expect, launchApp, openWallboard, test, type App } from '../support/app'
import { changeTo, configureLink, firstRun, newAgent, signIn } from '../support/jobs'
import { numbers, startPbx, type Pbx } from './rig/pbx'

let pbx: Pbx
let app: App

const hour = 3_600_000

test.beforeEach(async ({ dataDir }) => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
  await pbx.addMember('hotline', '8001')
  app = await launchApp(dataDir)
})

test.afterEach(async () => {
  await app.close()
  await pbx.stop()
})

/** The moment Asterisk put the only caller of this test into the queue; the log knows whole seconds only. */
const joinedAt = async (): Promise<number> => {
  const row = await pbx.waitForLog('the caller joining', ({ event }) => event === 'ENTERQUEUE')
  return row.at * 1000
}

test('[S1-04] [S1-05] a known caller pops with customer, contract and devices, and becomes a ticket due as the contract says', async () => {
  const desk = app.console
  await firstRun(desk, { sample: true })
  await configureLink(desk, pbx.ami)
  await expect(desk.getByText('热线已连接').first()).toBeVisible()
  await changeTo(desk, 'sample.agent1')
  const phone = await pbx.startPhone('8001')
  const call = await pbx.call({ number: '057187359879', to: numbers.hotline })
  await phone.ringing()

  const card = desk.getByTestId('call-card')
  await expect(card).toHaveAttribute('data-phase', 'ringing')
  await expect(card.getByRole('heading')).toHaveText(/杭州示例轨道交通公司/)
  await expect(card).toContainText('服务期内')
  await phone.answer()
  await expect(card).toHaveAttribute('data-phase', 'talking')

  const form = desk.getByRole('form', { name: '新建工单' })
  await form.getByRole('radio', { name: '故障申报' }).check()
  await form.getByRole('textbox', { name: /摘要/ }).fill('核心交换机全部端口中断')
  await desk.keyboard.press('Control+Enter')
  // A device fault asks for the serial number or the barcode.
  const serial = form.getByRole('textbox', { name: /设备序列号或条码/ })
  await expect(serial).toHaveAttribute('aria-invalid', 'true')
  await expect(serial).toBeFocused()
  await serial.fill('SN-AS-STATED-01')
  await desk.keyboard.press('Control+Enter')
  const saved = desk.getByText(/工单 \d{8}-\d{4} 已建立/)
  await expect(saved).toBeVisible()
  const number = /\d{8}-\d{4}/.exec((await saved.textContent()) ?? '')?.[0] ?? ''

  const ticket = await desk.evaluate(async (wanted) => {
    const listed = await window.vigil.call('tickets.list', { stage: 'new', text: wanted, after: null, limit: 10 })
    if (!listed.ok || !listed.value.rows[0]) throw new Error('the ticket is not in the list')
    const got = await window.vigil.call('tickets.get', { id: listed.value.rows[0].id })
    if (!got.ok) throw new Error(got.error.code)
    return got.value
  }, number)
  expect(ticket.customerName).toBe('杭州示例轨道交通公司')
  expect(ticket.statedSerial).toBe('SN-AS-STATED-01')
  expect(ticket.calls.map((linked) => linked.number)).toEqual(['057187359879'])
  // The integrator's promises count from the report, which is when the caller joined the queue.
  const reported = await joinedAt()
  const due = Object.fromEntries(ticket.clocks.map(({ commitment, dueAt }) => [commitment, Number(dueAt) - reported]))
  expect(Object.keys(due).toSorted()).toEqual(['resolve-or-loaner', 'response'])
  for (const [commitment, hours] of [
    ['response', 1],
    ['resolve-or-loaner', 24],
  ] as const) {
    expect(due[commitment]).toBeGreaterThanOrEqual(hours * hour)
    expect(due[commitment]).toBeLessThan(hours * hour + 1_000)
  }

  await call.hangUp()
  await expect(card).toHaveAttribute('data-phase', 'ended')
  const log = await pbx.waitForLog('the end of the call', (row) => row.event === 'COMPLETECALLER')
  expect(log.agent).toBe('8001')
})

test('a caller nobody knows is captured; the wallboard shows the call, then the clock; the next call is of a known customer', async () => {
  const desk = app.console
  await firstRun(desk, { sample: false })
  await configureLink(desk, pbx.ami)
  await newAgent(desk, { username: 'agent', name: '林某', extension: '8001', password: 'another long sentence' })
  const wallboard = await openWallboard(app)
  await desk.getByRole('button', { name: /的菜单$/ }).click()
  await desk.getByRole('menuitem', { name: '退出登录' }).click()
  await signIn(desk, 'agent', 'another long sentence')

  const phone = await pbx.startPhone('8001')
  const first = await pbx.call({ number: '02085001999', to: numbers.hotline })
  await phone.ringing()
  const card = desk.getByTestId('call-card')
  await expect(card).toHaveAttribute('data-phase', 'ringing')
  await expect(card).toContainText('020 8500 1999')
  const live = wallboard.getByRole('region', { name: '实时队列' })
  await expect(live).toContainText('020 **** 1999')
  await expect(live).toContainText(/正在呼叫 林某/)
  await phone.answer()
  await expect(live).toContainText('林某 接听中')

  const capture = desk.getByRole('form', { name: '登记来电人' })
  await capture.getByLabel('单位名称').fill('示例制造公司')
  await capture.getByLabel('城市').fill('广州')
  await capture.getByLabel('联系人').fill('钱某')
  await capture.getByLabel('服务政策').selectOption('integrator-general')
  await capture.getByRole('button', { name: '登记客户' }).click()
  await expect(card.getByRole('heading')).toHaveText(/示例制造公司/)
  const form = desk.getByRole('form', { name: '新建工单' })
  await form.getByRole('radio', { name: '故障申报' }).check()
  await form.getByRole('textbox', { name: /设备序列号或条码/ }).fill('SN-AS-STATED-02')
  await form.getByRole('textbox', { name: /摘要/ }).fill('服务器无法开机')
  await desk.keyboard.press('Control+Enter')
  await expect(desk.getByText(/工单 \d{8}-\d{4} 已建立/)).toBeVisible()

  const deadlines = wallboard.getByRole('region', { name: /服务时限/ }).getByRole('listitem')
  await expect(deadlines).toHaveCount(1)
  await expect(deadlines).toContainText('示例制造公司')
  await expect(deadlines).toContainText('故障响应')
  await expect(deadlines).toContainText(/59:\d\d/)
  await first.hangUp()
  await expect(card).toHaveAttribute('data-phase', 'ended')

  const again = await pbx.call({ number: '8602085001999', to: numbers.hotline })
  await phone.ringing()
  await expect(desk.locator('[data-testid=call-card][data-phase=ringing]').getByRole('heading')).toHaveText(
    /示例制造公司/,
  )
  await expect(desk.getByRole('region', { name: '未结工单' })).toContainText('服务器无法开机')
  await again.hangUp()
  await pbx.waitForLog('the caller giving up', (row) => row.event === 'ABANDON')
})
