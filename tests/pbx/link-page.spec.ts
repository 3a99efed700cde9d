/** The page of the links against a real Asterisk: TLS, what accounts lack, the self-test, and a recording that is played. */
import { readFileSync } from 'node:fs'
import { X509Certificate } from 'node:crypto'
import type { Page } from '@playwright/test'
import { readRecording } from '#main/telephony/replay/recording'
import { expect, launchApp, test, type App } from '../support/app'
import { valueOf } from '../support/builders'
import { configureLink, firstRun, linkCard, openLinks } from '../support/jobs'
import { numbers, startPbx, type Pbx } from './rig/pbx'

let pbx: Pbx
let app: App
let page: Page

test.beforeEach(async ({ dataDir }) => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
  app = await launchApp(dataDir)
  page = app.console
  await firstRun(page, { sample: false })
})

test.afterEach(async () => {
  await app.close()
  await pbx.stop()
})

const dialog = () => page.getByRole('dialog')
const card = () => linkCard(page, '电话系统')
const result = () => card().getByRole('region', { name: '自检结果' })
const outcome = (step: string) =>
  result()
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${step}`) })

test('over TLS: the fingerprint that is read is that of the certificate, and every step of the self-test passes', async () => {
  const { host, port, username, secret, certificate } = pbx.tls
  await openLinks(page)
  await page.getByRole('button', { name: '添加链路' }).click()
  await dialog().getByLabel('主机').fill(host)
  await dialog().getByLabel('账号').fill(username)
  await dialog().getByLabel('密码').fill(secret)
  await dialog().getByRole('radio', { name: '固定证书' }).check()
  await dialog().getByLabel('端口').fill(String(port))
  await dialog().getByRole('button', { name: '读取证书指纹' }).click()
  await expect(dialog().getByText(new X509Certificate(certificate).fingerprint256)).toBeVisible()
  await dialog().getByRole('button', { name: '指纹一致，采用' }).click()
  await dialog().getByRole('button', { name: '保存' }).click()
  await expect(card()).toContainText('已连接')
  await pbx.cli('queue add member PJSIP/8001 to hotline')
  await card().getByRole('button', { name: '自检' }).click()
  await expect(result()).toContainText('全部正常', { timeout: 30_000 })
  await expect(outcome('加密')).toContainText('证书与设置一致')
  await expect(outcome('队列')).toContainText(/[1-9]\d* 个队列，[1-9]\d* 名成员/)
  await expect(card()).toContainText('已连接')
})

test('names what an account lacks: to act at once, to read when a call proves it', async () => {
  await configureLink(page, pbx.account('operator'))
  await expect(card()).toContainText('write：agent')
  await expect(card()).not.toContainText('write：originate')
  await configureLink(page, pbx.account('blind'))
  await expect(card()).toContainText('尚未见到的事件')
  const call = await pbx.call({ number: '13800001111', to: numbers.hotline })
  await expect(card()).toContainText('read：dialplan')
  await expect(card()).not.toContainText('read：call')
  await call.hangUp()
  await configureLink(page, pbx.account('uninformed'))
  await expect(card()).toContainText('read：system')
})

test('an account that may not come from here is refused, and the self-test says what to look at', async () => {
  await configureLink(page, pbx.account('outsider'))
  await expect(card()).toContainText('已被拒绝')
  await card().getByRole('button', { name: '自检' }).click()
  await dialog().getByRole('button', { name: '确认并继续' }).click()
  await expect(outcome('登录')).toContainText('失败')
  await expect(outcome('登录')).toContainText('permit = 本机地址/255.255.255.255')
})

test('a recording of a real call holds no number of it, and tells the queues the same', async () => {
  await pbx.cli('queue add member PJSIP/8001 to hotline')
  await configureLink(page, pbx.ami)
  await expect(card()).toContainText('已连接')
  await card().getByRole('button', { name: '录制' }).click()
  await dialog().getByRole('button', { name: '开始录制' }).click()
  const file = (await card().getByRole('region', { name: '正在录制' }).getByLabel('文件').textContent()) ?? ''
  const call = await pbx.call({ number: '13800001111', to: numbers.hotline })
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('QueueCallerJoin')
  await call.hangUp()
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('QueueCallerAbandon')
  await expect.poll(() => readFileSync(file, 'utf8')).toMatch(/Event: Hangup[^]*Channel: PJSIP\/ep/)
  await card().getByRole('button', { name: '停止录制' }).click()
  await expect(card()).toContainText('录制已结束')
  const text = readFileSync(file, 'utf8')
  expect(text).not.toMatch(/13800001111|4008810169/)
  const kinds = valueOf(readRecording(Buffer.from(text))).events.map(({ event }) => event.kind)
  for (const kind of ['queue-seen', 'member', 'caller-joined', 'caller-given-up', 'channel-ended'])
    expect(kinds).toContain(kind)
})
