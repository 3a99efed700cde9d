/** The telephone link as people see it: refused, lost, and back. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, launchApp, openWallboard, test, type App } from '../support/app'
import { configureLink, firstRun } from '../support/jobs'
import { numbers, startPbx, type Pbx } from './rig/pbx'

let pbx: Pbx
let app: App

test.beforeEach(async ({ dataDir }) => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
  app = await launchApp(dataDir)
  await firstRun(app.console, { sample: false })
})

test.afterEach(async () => {
  await app.close()
  await pbx.stop()
})

const refusals = async (): Promise<number> => {
  const log = await readFile(path.join(test.info().outputPath('pbx'), 'log/messages.log'), 'utf8')
  return log.split('\n').filter((line) => line.includes('failed to authenticate')).length
}

test('a wrong secret is said on screen and tried once only; the right one connects', async () => {
  await configureLink(app.console, { ...pbx.ami, secret: 'not the secret' })
  await expect(app.console.getByText('热线拒绝登录，请检查电话设置').first()).toBeVisible()
  await expect.poll(refusals).toBe(1)
  await configureLink(app.console, pbx.ami)
  await expect(app.console.getByText('热线已连接').first()).toBeVisible()
  expect(await refusals()).toBe(1)
})

test('a lost link says how old the data is; after the loss the waiting caller is there again', async () => {
  await configureLink(app.console, pbx.ami)
  const wallboard = await openWallboard(app)
  const banner = wallboard.getByText(/链路中断，数据 \d+ 秒前/)
  await expect(wallboard.getByRole('region', { name: '实时队列' })).toContainText('当前没有来电')
  await pbx.stop()
  await expect(banner).toBeVisible()
  const first = await banner.textContent()
  await expect(banner).not.toHaveText(first ?? '')
  pbx = await startPbx({ dir: test.info().outputPath('pbx'), ports: pbx.ports })
  await expect(banner).toBeHidden({ timeout: 30_000 })
  const call = await pbx.call({ number: '13800001111', to: numbers.hotline })
  await expect(wallboard.getByRole('region', { name: '实时队列' })).toContainText('138 **** 1111')
  await call.hangUp()
})
