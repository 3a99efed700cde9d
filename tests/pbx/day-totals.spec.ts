/** The wallboard's figures of the day are those of Asterisk's own queue_log. */
import { expect, launchApp, openWallboard, test, type App } from '../support/app'
import { configureLink, firstRun } from '../support/jobs'
import { numbers, startPbx, type Pbx } from './rig/pbx'

let pbx: Pbx
let app: App

test.beforeEach(async ({ dataDir }) => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
  app = await launchApp(dataDir)
})

test.afterEach(async () => {
  await app.close()
  await pbx.stop()
})

test('answered and abandoned callers of two queues add up to the queue_log', async () => {
  await firstRun(app.console, { sample: false })
  await configureLink(app.console, pbx.ami)
  const wallboard = await openWallboard(app)
  const live = wallboard.getByRole('region', { name: '实时队列' })
  await pbx.addMember('hotline', '8001')
  await pbx.addMember('vip', '8002')
  await pbx.startPhone('8001', { answerAfterMs: 200, hangUpAfterMs: 600 })
  await pbx.startPhone('8002', { answerAfterMs: 200, hangUpAfterMs: 400 })
  for (const [number, to] of [
    ['13800001111', numbers.hotline],
    ['01062137891', numbers.vip],
    ['13911112222', numbers.hotline],
  ] as const) {
    const call = await pbx.call({ number, to })
    await call.ended
  }
  await pbx.removeMember('hotline', '8001')
  const patient = await pbx.call({ number: '13700003333', to: numbers.hotline })
  await expect(live).toContainText('137 **** 3333')
  const waiting = wallboard.getByRole('region', { name: '等待中' })
  await expect(waiting).toContainText(/^等待中1通/)
  await patient.hangUp()
  await pbx.waitForLog('the caller giving up', (row) => row.event === 'ABANDON')
  await expect(waiting).toContainText('无人等待')

  const rows = await pbx.queueLog()
  const count = (event: string): number => rows.filter((row) => row.event === event).length
  expect([count('ENTERQUEUE'), count('CONNECT'), count('ABANDON')]).toEqual([4, 3, 1])
  const today = wallboard.getByRole('region', { name: '今日来电' })
  await expect(today).toContainText(`${count('ENTERQUEUE')}通`)
  await expect(today).toContainText(`应答${count('CONNECT')}`)
  await expect(today).toContainText(`放弃${count('ABANDON')}`)
})
