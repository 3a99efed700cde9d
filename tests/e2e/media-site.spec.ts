/**
 * [S4-07] An isolated site by clicks, with the images of a real centre: enrolment by voice, a good disc to the receipt that the
 * centre believes, an edition of two discs, a tampered disc refused with the file named, an expired one let in by two people.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, launchApp, test } from '../support/app'
import type { App } from '../support/app'
import { administrator, goTo } from '../support/jobs'
import { burnImage } from '../support/patch-disc'
import { openSiteCentre } from '../support/site-centre'
import type { SiteCentre } from '../support/site-centre'

const operator = { username: 'wangqiang', name: '王强', password: 'another long sentence' }
const hour = 3_600_000
const day = 24 * hour
const first = { kb: 'KB5034441', bytes: 300_000 }
const second = { kb: 'KB5039000', bytes: 700_000 }

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

let dir: string
let app: App
let centre: SiteCentre

/** A centre whose clock says `at`; both cards change hands, their fingerprints are heard on the other side. */
async function enrol(at = Date.now() - hour, plan: Parameters<typeof openSiteCentre>[2] = {}): Promise<void> {
  const page = app.console
  centre = await openSiteCentre(path.join(dir, 'centre'), at, plan)
  const centreCard = path.join(dir, 'centre.json')
  const said = await centre.giveCard(centreCard)
  await answerDialogs(app, centreCard)
  await page.getByRole('button', { name: '读取密钥名片…' }).click()
  for (const [i, group] of said.split('-').entries()) {
    const button = page.getByRole('group', { name: '密钥名片指纹，共五组' }).getByRole('button').nth(i)
    await expect(button).toContainText(group)
    await button.click()
  }
  await page.getByRole('button', { name: '五组一致，登记该中心' }).click()
  await expect(page.getByRole('heading', { name: '把本站的密钥名片交给支持中心' })).toBeVisible()
  const siteCard = path.join(dir, 'site.json')
  await answerDialogs(app, siteCard)
  await page.getByRole('button', { name: '导出本站密钥名片…' }).click()
  await expect(page.getByText('已导出到')).toBeVisible()
  const heard = page.getByRole('list', { name: '本站指纹' }).getByRole('listitem')
  await expect(heard).toHaveText((await centre.readCard(siteCard)).split('-'))
  await centre.takeCard(siteCard, (await heard.allTextContents()).join(''))
  await page.getByRole('button', { name: '已交给中心，开始收盘' }).click()
  await expect(page.getByRole('heading', { name: '放入光盘' })).toBeVisible()
}

/** Puts the image in and waits for what is said of it. */
async function check(image: string): Promise<void> {
  await answerDialogs(app, image)
  await app.console.getByRole('button', { name: '选择映像…' }).click()
  await expect(app.console.getByRole('region', { name: '检查结论' })).toBeVisible()
}

const imports = (): string => path.join(dir, 'imports')

async function importDisc(): Promise<void> {
  const page = app.console
  const choose = page.getByRole('button', { name: '选择文件夹…' })
  if (await choose.isVisible()) {
    await mkdir(imports(), { recursive: true })
    await answerDialogs(app, imports())
    await choose.click()
    await expect(page.getByText(imports())).toBeVisible()
  }
  await page.getByLabel('光盘序列号（选填）').fill('SN-0412')
  await page.getByRole('button', { name: '开始导入' }).click()
  await expect(page.getByRole('list', { name: '收盘步骤' }).locator('[aria-current=step]')).toContainText('回执')
}

/** The four groups as they are read out. */
const spoken = async (): Promise<string> =>
  (await app.console.getByRole('list', { name: '回执码' }).getByRole('listitem').allTextContents()).join(' ')

/** The same disc, burned again after somebody has laid hands on it; the changed file. */
function tamper(image: string): { readonly image: string; readonly file: string } {
  const root = path.join(dir, 'tampered')
  spawnSync('xorriso', ['-osirrox', 'on', '-indev', image, '-extract', '/', root], { stdio: 'ignore' })
  const file = `${second.kb}/windows10.0-${second.kb.toLowerCase()}-x64.msu`
  chmodSync(path.join(root, file), 0o644)
  appendFileSync(path.join(root, file), '!')
  return { image: burnImage(root, path.join(dir, 'tampered.iso'), 'VIGIL_1_1'), file }
}

test.beforeEach(async ({ dataDir }) => {
  dir = dataDir
  app = await launchApp(path.join(dataDir, 'site'))
  await firstStart(app.console)
})

test.afterEach(async () => {
  await centre.stop()
  await app.close()
})

test('[S4-07] a good disc goes from its image to a receipt that the centre believes', async () => {
  const page = app.console
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link')).toHaveText([/收盘/, /设置/])
  await enrol()
  const { id, images } = await centre.send([first, second])
  const [image = ''] = images
  await check(image)
  await expect(page.getByRole('heading', { name: '光盘没有问题' })).toBeVisible()
  const patches = page.getByRole('table', { name: '本站还没有的补丁' }).getByRole('row')
  await expect(patches).toHaveText([/编号/, /KB5034441.*300 KB/, /KB5039000.*700 KB/])
  await importDisc()
  await expect(page.getByRole('heading', { name: '第 1 期已导入' })).toBeVisible()
  const [folder = ''] = await readdir(imports())
  expect(await readdir(path.join(imports(), folder))).toEqual(['KB5034441', 'KB5039000'])

  // As a scanner sees it, and as it is heard over the telephone.
  const shot = path.join(dir, 'receipt.png')
  await page.getByRole('figure', { name: '回执二维码' }).screenshot({ path: shot })
  const scanned = spawnSync('zbarimg', ['--quiet', '--raw', shot], { encoding: 'utf8' }).stdout.trim()
  expect(await centre.enter(scanned)).toMatchObject({ ok: true, value: { id, outcome: 'imported' } })
  expect(await centre.enter(await spoken())).toMatchObject({ ok: false, error: { code: 'media.receipt-again' } })

  // On paper, too.
  const paper = path.join(dir, 'receipt.pdf')
  await answerDialogs(app, paper)
  await page.getByRole('button', { name: '回执：存为 PDF' }).click()
  await expect(page.getByText('已保存：receipt.pdf')).toBeVisible()
  expect(spawnSync('pdftotext', [paper, '-'], { encoding: 'utf8' }).stdout).toContain('补丁光盘回执')

  // What went in is destroyed here.
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByRole('button', { name: '历史' }).click()
  await page.getByRole('button', { name: /^第 1 期/ }).click()
  await page.getByRole('button', { name: '登记销毁…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '粉碎' }).check()
  await dialog.getByLabel(/^见证人/).fill('赵敏')
  await dialog.getByRole('button', { name: '登记销毁' }).click()
  await expect(page.getByText(/粉碎，.*赵敏/)).toBeVisible()

  // The same disc once more is no new one.
  await page.getByRole('button', { name: '收盘' }).click()
  await check(image)
  await expect(page.getByRole('alert')).toContainText('第 1 期已经处理过')
})

test('[S4-07] of two discs the site says which is still missing, and answers when both are in', async () => {
  const page = app.console
  await enrol(Date.now() - hour, { capacityBytes: 100_000_000 })
  const { id, images } = await centre.send([
    { ...first, bytes: 60_000_000 },
    { ...second, bytes: 70_000_000 },
  ])
  const [one = '', two = ''] = images
  await check(one)
  await expect(page.getByRole('heading', { name: '本盘没有问题，还缺第 2 张' })).toBeVisible()
  await page.getByRole('button', { name: '放入下一张' }).click()
  await check(two)
  await importDisc()
  await expect(page.getByText('这一期还有第 1 张没有导入')).toBeVisible()
  await page.getByRole('button', { name: '放入下一张' }).click()
  await expect(page.getByText('请再次放入第 1 张，检查后导入。')).toBeVisible()
  await check(one)
  await importDisc()
  await expect(page.getByRole('heading', { name: '第 1 期已导入' })).toBeVisible()
  expect(await centre.enter(await spoken())).toMatchObject({ ok: true, value: { id, outcome: 'imported' } })
})

test('[S4-07] a tampered disc is refused with the file named, and the centre is told', async () => {
  const page = app.console
  await enrol()
  const { id, images } = await centre.send([first, second])
  const { image, file } = tamper(images[0] ?? '')
  await check(image)
  await expect(page.getByRole('alert')).toContainText(`${file} 的大小与清单不同`)
  await expect(page.getByRole('alert')).toContainText('不要使用这张光盘')
  await expect(page.getByRole('table', { name: '有问题的文件' }).getByRole('row')).toHaveText([`${file}大小不同`])
  await expect(page.getByRole('button', { name: '开始导入' })).toHaveCount(0)
  await page.getByRole('button', { name: '拒收这一期' }).click()
  await expect(page.getByRole('list', { name: '回执码' })).toBeVisible()
  expect(await centre.enter(await spoken())).toMatchObject({ ok: true, value: { id, outcome: 'refused' } })
  await page.getByRole('button', { name: '历史' }).click()
  await expect(page.getByRole('table', { name: '拒收记录' })).toContainText(`${file} 的大小与清单不同`)
})

test('[S4-07] an expired disc is let in by two people, never by one', async () => {
  const page = app.console
  await enrol(Date.now() - 90 * day, { expiryDays: 14 })
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

  const { id, images } = await centre.send([first])
  await check(images[0] ?? '')
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
  await importDisc()
  expect(await centre.enter(await spoken())).toMatchObject({ ok: true, value: { id, outcome: 'imported' } })
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByRole('link', { name: '查看回执' }).click()
  await expect(page.getByText('示例管理员、王强：快递延误，中心确认无更新的一期')).toBeVisible()
})

test('an administrator can make it a support centre again', async () => {
  const page = app.console
  await enrol()
  await goTo(page, '设置')
  await page.getByRole('link', { name: '用途' }).click()
  await page.getByRole('button', { name: '改回支持中心…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '支持中心' }).click()
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工单' })).toBeVisible()
})
