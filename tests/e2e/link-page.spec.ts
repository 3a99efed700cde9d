/** The page of the telephone links in the running app: set up, compared, tested, recorded, played, removed. */
import { chmodSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { amiUser, startAmiPeer, type AmiPeer } from '../support/ami-peer'
import { everyCommand } from '../support/ami-pbx'
import { expect, launchApp, test, type App } from '../support/app'
import { makeCertificate } from '../support/certificates'
import { freePort, hookSecret } from '../support/hook-sender'
import { administrator, firstRun, linkCard, openLinks, removeLink, signIn } from '../support/jobs'
import { keepServing, type PbxLoop } from '../support/pbx-loop'

const own = makeCertificate({ name: 'pbx.hotline.example' })
const printed = (own.fingerprint.toUpperCase().match(/../g) ?? []).join(':')

let app: App
let page: Page
let peer: AmiPeer
let pbx: PbxLoop

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
  page = app.console
  await firstRun(page, { sample: false })
  await openLinks(page)
})

test.afterEach(async () => {
  await app.close()
  await peer.stop()
})

const dialog = () => page.getByRole('dialog')
const save = async () => {
  await dialog().getByRole('button', { name: '保存' }).click()
  await expect(dialog()).toBeHidden()
}

async function addAsterisk(name: string, secret: string = amiUser.secret): Promise<void> {
  await page.getByRole('button', { name: '添加链路' }).click()
  await dialog().getByLabel('名称').fill(name)
  await dialog().getByLabel('主机').fill('127.0.0.1')
  await dialog().getByLabel('账号').fill(amiUser.username)
  await dialog().getByLabel('密码').fill(secret)
}

test('an Asterisk over TLS: the certificate is compared, then trusted; rights, self-test and recording on the card', async () => {
  peer = await startAmiPeer({ cert: own.cert, key: own.key })
  pbx = keepServing(peer, { commands: everyCommand.filter((name) => name !== 'Originate') })
  await addAsterisk('总部热线')
  await dialog().getByRole('radio', { name: '固定证书' }).check()
  await dialog().getByLabel('端口').fill(String(peer.port))
  await dialog().getByLabel('证书指纹（SHA-256）').fill('ab'.repeat(32))
  await save()
  const card = linkCard(page, '总部热线')
  await expect(card).toContainText('已被拒绝')
  await expect(card).toContainText(printed)
  expect(pbx.latest()?.actions ?? []).toEqual([])

  await card.getByRole('button', { name: '编辑' }).click()
  await dialog().getByRole('button', { name: '读取证书指纹' }).click()
  await expect(dialog().getByText(printed)).toBeVisible()
  await dialog().getByRole('button', { name: '指纹一致，采用' }).click()
  await save()
  await expect(card).toContainText('已连接')
  const link = pbx.latest()?.call
  await expect(card).toContainText('write：originate')
  await expect(card).not.toContainText('read：')
  link?.frame('Event: QueueCallerJoin', 'Queue: hotline', 'Uniqueid: 1795336816.1', 'CallerIDNum: 13800001111')
  await expect(card).toContainText('read：dialplan')
  await expect(card).toContainText(/每秒 [\d.]+ 条/)

  await card.getByRole('button', { name: '自检' }).click()
  const result = card.getByRole('region', { name: '自检结果' })
  await expect(result).toContainText('1 项需要处理', { timeout: 20_000 })
  await expect(result).toContainText('1 个队列，1 名成员')
  await expect(result).toContainText('缺少权限：originate')
  await expect(card).toContainText('已连接')

  await card.getByRole('button', { name: '录制' }).click()
  await dialog().getByRole('button', { name: '开始录制' }).click()
  const recording = card.getByRole('region', { name: '正在录制' })
  await expect(recording).toBeVisible()
  const file = (await recording.getByLabel('文件').textContent()) ?? ''
  link?.frame(
    'Event: QueueCallerJoin',
    `Timestamp: ${Date.now() / 1000}`,
    'Queue: hotline',
    'Uniqueid: 1795336816.2',
    'CallerIDNum: 13900002222',
    'CallerIDName: 王小明',
  )
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('QueueCallerJoin')
  await card.getByRole('button', { name: '停止录制' }).click()
  await expect(card.getByRole('region', { name: '录制已结束' })).toContainText('手动停止')
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('139****')
  for (const secret of ['13900002222', '王小明', amiUser.secret]) expect(text).not.toContain(secret)

  await page.getByRole('button', { name: '添加链路' }).click()
  await dialog()
    .getByRole('radio', { name: /话务回放/ })
    .check()
  await dialog().getByLabel('名称').fill('重放')
  await dialog().getByLabel('记录文件').fill(file)
  await dialog().getByLabel('速度').selectOption('100 倍')
  await save()
  await expect(linkCard(page, '重放')).toContainText(/正在回放|回放已结束/)

  await removeLink(page, card)
  await expect(card).toHaveCount(0)
  await expect(linkCard(page, '重放')).toBeVisible()
})

test('refused credentials are tried again only when an administrator says so', async () => {
  peer = await startAmiPeer()
  pbx = keepServing(peer)
  await addAsterisk('总部热线', 'not the secret')
  await dialog().getByLabel('端口').fill(String(peer.port))
  await save()
  const card = linkCard(page, '总部热线')
  await expect(card).toContainText('已被拒绝 · 账号或密码不正确')
  await card.getByRole('button', { name: '自检' }).click()
  await expect(dialog()).toContainText('封禁')
  await dialog().getByRole('button', { name: '取消' }).click()
  expect(pbx.talks).toHaveLength(1)
  await card.getByRole('button', { name: '自检' }).click()
  await dialog().getByRole('button', { name: '确认并继续' }).click()
  await expect(card.getByRole('region', { name: '自检结果' })).toContainText('secret = …')
  expect(pbx.talks).toHaveLength(2)

  pbx.become({ secret: 'not the secret' })
  await card.getByRole('button', { name: '重新连接' }).click()
  await dialog().getByRole('button', { name: '确认并继续' }).click()
  await expect(card).toContainText('已连接')
})

test('a hook beside an Asterisk; whoever has another telephone on it gets that one', async () => {
  peer = await startAmiPeer()
  pbx = keepServing(peer)
  await addAsterisk('总部热线')
  await dialog().getByLabel('端口').fill(String(peer.port))
  await save()
  await page.getByRole('button', { name: '添加链路' }).click()
  await dialog()
    .getByRole('radio', { name: /HTTP 接口/ })
    .check()
  await dialog().getByLabel('名称').fill('分部总机')
  await dialog()
    .getByLabel('端口')
    .fill(String(await freePort()))
  await dialog().getByLabel('共享密钥').fill(hookSecret)
  await save()
  const hook = linkCard(page, '分部总机')
  await expect(hook).toContainText('正在监听')
  await hook.getByRole('button', { name: '自检' }).click()
  const result = hook.getByRole('region', { name: '自检结果' })
  await expect(result).toContainText('未签名的请求已被拒绝')
  await expect(result).toContainText('启动以来还没有收到事件')

  await page.getByRole('link', { name: '用户' }).click()
  await page.getByRole('button', { name: /^编辑/ }).click()
  await dialog().getByLabel('分机', { exact: true }).fill('8001')
  await dialog().getByLabel('在“分部总机”', { exact: true }).selectOption('另设分机')
  await dialog().getByLabel('在“分部总机”的分机').fill('6001')
  await save()
  const phones = await page.evaluate(async () => {
    const users = await window.vigil.call('users.list', undefined)
    return users.ok
      ? users.value.map(({ extension, phones: others }) => [extension, others.map((one) => one.extension)])
      : []
  })
  expect(phones).toEqual([['8001', ['6001']]])
})

test('without a keyring the page says what that means, and that others could read the key file', async ({
  dataDir,
}) => {
  peer = await startAmiPeer()
  await app.close()
  // Chromium then seals with a password that everybody knows, as where no keyring runs.
  app = await launchApp(dataDir, ['--password-store=basic'])
  page = app.console
  await signIn(page, administrator.username, administrator.password)
  await openLinks(page)
  const note = page.getByRole('note', { name: '这台电脑没有可用的系统密钥环' })
  await note.getByText('文件与处理办法').click()
  await expect(note).toContainText('第一次保存密码时建立')
  await addAsterisk('总部热线')
  await dialog().getByLabel('端口').fill(String(peer.port))
  await save()
  await expect(note).toContainText('文件权限正常')
  const key = path.join(dataDir, 'secret-key')
  expect(statSync(key).mode & 0o777).toBe(0o600)
  chmodSync(key, 0o644)
  await page.getByRole('link', { name: '用户' }).click()
  await page.getByRole('link', { name: '电话', exact: true }).click()
  await expect(note).toContainText('曾为 644')
  expect(statSync(key).mode & 0o777).toBe(0o600)
})
