/**
 * [S4-07] An isolated site by clicks, on real images: enrolment by voice, a good disc to its receipt, a tampered one refused with
 * the file named, an expired one let in by two people. The receipt is read back with the centre's keys.
 */
import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { cardFileText, cardFingerprint, readSiteCard } from '#main/media/sign/card'
import { matchSpoken, verifyReceipt } from '#main/media/sign/receipts'
import { sharedSecret } from '#main/media/sign/shared-secret'
import { spokenFingerprint } from '#shared/domain/media/keys'
import type { CentreCard, SiteCard } from '#shared/domain/media/keys'
import { expect, launchApp, test } from '../support/app'
import type { App } from '../support/app'
import { administrator, goTo } from '../support/jobs'
import { burnImage, centreKeys, layEdition, patchFiles, put, site } from '../support/patch-disc'
import type { EditionInput } from '../support/patch-disc'

const card: CentreCard = {
  format: 'vigil-centre-card',
  version: 1,
  centre: '值守支持中心',
  site,
  keys: centreKeys.public,
  issued: '2026-11-01T00:00:00.000Z',
}
const operator = { username: 'wangqiang', name: '王强', password: 'another long sentence' }
const day = 86_400_000

/** What the system's dialogs would answer. */
const answerDialogs = (app: App, file: string): Promise<void> =>
  app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, file)

/** A first start as an isolated site. */
async function firstStart(page: Page): Promise<void> {
  await page.getByLabel('登录名').fill(administrator.username)
  await page.getByLabel('姓名').fill(administrator.name)
  await page.getByLabel('密码', { exact: true }).fill(administrator.password)
  await page.getByLabel('再输一次密码').fill(administrator.password)
  await page.getByRole('radio', { name: /离线站点/ }).check()
  await page.getByRole('button', { name: '创建并进入' }).click()
  await expect(page.getByRole('heading', { name: '先登记支持中心' })).toBeVisible()
}

/** Both cards change hands; this site's as the centre reads it. */
async function enrol(app: App, dir: string): Promise<SiteCard> {
  const page = app.console
  const centreFile = path.join(dir, 'centre.json')
  await writeFile(centreFile, cardFileText(card))
  await answerDialogs(app, centreFile)
  await page.getByRole('button', { name: '读取密钥卡…' }).click()
  // What the centre reads out is compared group by group.
  for (const [i, group] of spokenFingerprint(cardFingerprint(card)).split('-').entries()) {
    const button = page.getByRole('group', { name: '密钥卡指纹，共五组' }).getByRole('button').nth(i)
    await expect(button).toContainText(group)
    await button.click()
  }
  await page.getByRole('button', { name: '五组一致，登记该中心' }).click()
  await expect(page.getByRole('heading', { name: '把本站的密钥卡交给支持中心' })).toBeVisible()
  const siteFile = path.join(dir, 'site.json')
  await answerDialogs(app, siteFile)
  await page.getByRole('button', { name: '导出本站密钥卡…' }).click()
  await expect(page.getByText('已导出到')).toBeVisible()
  const own = readSiteCard(await readFile(siteFile, 'utf8'))
  if (!own.ok) throw new Error(own.error.code)
  const heard = page.getByRole('list', { name: '本站指纹' }).getByRole('listitem')
  await expect(heard).toHaveText(spokenFingerprint(cardFingerprint(own.value)).split('-'))
  await page.getByRole('button', { name: '已交给中心，开始收盘' }).click()
  await expect(page.getByRole('heading', { name: '放入光盘' })).toBeVisible()
  return own.value
}

/** An image of an edition's only disc; `change` lays hands on the disc after it was signed. */
function imageOf(dir: string, input: EditionInput, change: (root: string) => void = () => undefined) {
  const name = `edition-${input.seq}`
  const edition = layEdition(path.join(dir, name), input)
  const root = edition.dirs[0] ?? ''
  change(root)
  return { edition, image: burnImage(root, path.join(dir, `${name}.iso`)) }
}

/** Puts the image in and waits for what is said of it. */
async function check(app: App, image: string): Promise<void> {
  await answerDialogs(app, image)
  await app.console.getByRole('button', { name: '选择映像…' }).click()
  await expect(app.console.getByRole('region', { name: '检查结论' })).toBeVisible()
}

async function importInto(app: App, dir: string): Promise<void> {
  const page = app.console
  const choose = page.getByRole('button', { name: '选择文件夹…' })
  if (await choose.isVisible()) {
    await mkdir(dir, { recursive: true })
    await answerDialogs(app, dir)
    await choose.click()
    await expect(page.getByText(dir)).toBeVisible()
  }
  await page.getByLabel('光盘序列号（选填）').fill('SN-0412')
  await page.getByRole('button', { name: '开始导入' }).click()
  await expect(page.getByRole('region', { name: '回执', exact: true })).toBeVisible()
}

/** The four groups as they are read out. */
const spoken = async (page: Page): Promise<string> =>
  (await page.getByRole('list', { name: '回执码' }).getByRole('listitem').allTextContents()).join(' ')

let app: App

test.beforeEach(async ({ dataDir }) => {
  app = await launchApp(dataDir)
  await firstStart(app.console)
})

test.afterEach(() => app.close())

test('a good disc comes from its image to a receipt that the centre believes', async ({ dataDir }) => {
  const page = app.console
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link')).toHaveText([/收盘/, /设置/])
  const own = await enrol(app, dataDir)
  const { edition, image } = imageOf(dataDir, { n: 1, seq: 7 })
  await check(app, image)
  await expect(page.getByRole('heading', { name: '光盘没有问题' })).toBeVisible()
  const patches = page.getByRole('table', { name: '本站还没有的补丁' }).getByRole('row')
  await expect(patches).toHaveCount(3)
  await expect(patches.nth(1)).toContainText('KB5034441')
  const imports = path.join(dataDir, 'imports')
  await importInto(app, imports)
  await expect(page.getByRole('heading', { name: '第 7 期已导入' })).toBeVisible()

  const secret = sharedSecret(centreKeys, own.keys, 'centre')
  if (!secret.ok) throw new Error(secret.error.code)
  const subject = { edition: edition.manifest.edition, manifestSha256: edition.sha256, secret: secret.value }
  expect(matchSpoken(await spoken(page), [subject])).toMatchObject({ ok: true, value: { outcome: 'imported' } })

  const shot = path.join(dataDir, 'receipt.png')
  await page.getByRole('figure', { name: '回执二维码' }).screenshot({ path: shot })
  const scanned = spawnSync('zbarimg', ['--quiet', '--raw', shot], { encoding: 'utf8' }).stdout.trim()
  expect(verifyReceipt(scanned, own.keys.sign)).toMatchObject({ ok: true, value: { seq: 7, outcome: 'imported' } })

  const [folder] = await readdir(imports)
  const first = Object.keys(patchFiles)[0] ?? ''
  expect(await readFile(path.join(imports, folder ?? '', ...first.split('/')), 'utf8')).toBe(patchFiles[first])

  // What went in is destroyed here.
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByRole('button', { name: '历史' }).click()
  await page.getByRole('button', { name: /^第 7 期/ }).click()
  await page.getByRole('button', { name: '登记销毁…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '粉碎' }).check()
  await dialog.getByLabel(/^见证人/).fill('赵敏')
  await dialog.getByRole('button', { name: '登记销毁' }).click()
  await expect(page.getByText(/粉碎，.*赵敏/)).toBeVisible()

  // The same disc once more is no new one.
  await page.getByRole('button', { name: '收盘' }).click()
  await check(app, image)
  await expect(page.getByRole('alert')).toContainText('第 7 期已经处理过')
})

test('a tampered disc is refused with the file named, and the centre is told', async ({ dataDir }) => {
  const page = app.console
  const own = await enrol(app, dataDir)
  const file = 'KB5039000/windows10.0-kb5039000-x64.cab'
  const { edition, image } = imageOf(dataDir, { n: 2, seq: 8 }, (root) => {
    put(root, file, `${(patchFiles[file] ?? '').slice(0, -1)}!`)
  })
  await check(app, image)
  await expect(page.getByRole('alert')).toContainText(`${file} 的内容与清单不同`)
  await expect(page.getByRole('alert')).toContainText('不要使用这张光盘')
  await expect(page.getByRole('table', { name: '有问题的文件' }).getByRole('row')).toHaveText([
    new RegExp(`${file}.*内容不同`),
  ])
  await expect(page.getByRole('button', { name: '开始导入' })).toHaveCount(0)
  await page.getByRole('button', { name: '拒收这一期' }).click()
  await expect(page.getByRole('list', { name: '回执码' })).toBeVisible()
  const secret = sharedSecret(centreKeys, own.keys, 'centre')
  if (!secret.ok) throw new Error(secret.error.code)
  const subject = { edition: edition.manifest.edition, manifestSha256: edition.sha256, secret: secret.value }
  expect(matchSpoken(await spoken(page), [subject])).toMatchObject({ ok: true, value: { outcome: 'refused' } })
  await page.getByRole('button', { name: '历史' }).click()
  await expect(page.getByRole('table', { name: '拒收记录' })).toContainText(`${file} 的内容与清单不同`)
})

test('an expired disc is let in by two people, never by one', async ({ dataDir }) => {
  const page = app.console
  await enrol(app, dataDir)
  await goTo(page, '设置')
  await page.getByRole('button', { name: '新建用户' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('登录名').fill(operator.username)
  await dialog.getByLabel('姓名').fill(operator.name)
  await dialog.getByLabel('初始密码').fill(operator.password)
  await dialog.getByRole('checkbox', { name: '光盘制作员' }).check()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('link', { name: '收盘' }).click()

  const { image } = imageOf(dataDir, {
    n: 3,
    seq: 9,
    edit: (manifest) => ({
      ...manifest,
      created: new Date(Date.now() - 60 * day).toISOString(),
      expires: new Date(Date.now() - 3 * day).toISOString(),
    }),
  })
  await check(app, image)
  await expect(page.getByRole('alert')).toContainText('其余各项均通过检查')
  await expect(page.getByRole('button', { name: '开始导入' })).toHaveCount(0)
  await page.getByLabel(/^放行理由/).fill('快递延误，中心确认无更新的一期')
  await page.getByLabel(/^第二人登录名/).fill(administrator.username)
  await page.getByLabel(/^第二人密码/).fill(administrator.password)
  await page.getByRole('button', { name: '两人放行' }).click()
  await expect(page.getByText('须由另一个人放行')).toBeVisible()
  await page.getByLabel(/^第二人登录名/).fill(operator.username)
  await page.getByLabel(/^第二人密码/).fill('not the password')
  await page.getByRole('button', { name: '两人放行' }).click()
  await expect(page.getByText('登录名或密码不正确。')).toBeVisible()
  await page.getByLabel(/^第二人密码/).fill(operator.password)
  await page.getByRole('button', { name: '两人放行' }).click()
  await expect(page.getByRole('heading', { name: '光盘没有问题' })).toBeVisible()
  await importInto(app, path.join(dataDir, 'imports'))
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByRole('link', { name: '查看回执' }).click()
  await expect(page.getByText('示例管理员、王强：快递延误，中心确认无更新的一期')).toBeVisible()
})

test('an administrator can make it a support centre again', async () => {
  const page = app.console
  await goTo(page, '设置')
  await page.getByRole('link', { name: '用途' }).click()
  await page.getByRole('button', { name: '改回支持中心…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '支持中心' }).click()
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工单' })).toBeVisible()
})
