/**
 * [S4-07] The operator's Monday by clicks: patches taken in and vouched for by two people, three sites due (one because of a holiday,
 * one whose last receipt never came), their discs built by the real xorriso, burned to an image file as drive, read back, approved by
 * a second person, sealed and handed over; the receipts come back typed and scanned.
 */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { EditionRow } from '#shared/ipc/media-rows'
import { cardFingerprint } from '#main/media/sign/card'
import { spokenFingerprint } from '#shared/domain/media/keys'
import { expect, launchApp, test, type App } from '../support/app'
import { filmOfCode } from '../support/fake-camera'
import { changeUser, signIn } from '../support/jobs'
import {
  foreignReceipt,
  layMonday,
  passphrase,
  printedReceipt,
  putPatch,
  spokenReceipt,
  strongPassword,
  writeSiteCard,
  type Monday,
} from '../support/media-monday'

const planner = 'planner'
const second = 'second'

let app: App
let monday: Monday
/** Where the operator keeps files: the inbox, what stands for a drive. */
let desk: string

test.beforeEach(async ({ dataDir }) => {
  desk = await mkdtemp(path.join(tmpdir(), 'vigil-desk-'))
  monday = await layMonday(dataDir)
  app = await launchApp(dataDir)
})

test.afterEach(async () => {
  await app.close()
  await rm(desk, { recursive: true, force: true })
})

/** What the system's dialogs would answer. */
const answerDialogs = (file: string): Promise<void> =>
  app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, file)

const openTab = async (page: Page, name: string): Promise<void> => {
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: /补丁光盘$/ })
    .click()
  await page.getByRole('navigation', { name: '补丁光盘的各页' }).getByRole('link', { name, exact: true }).click()
}

/** The rows of the feed as the screens have them. */
const editions = (page: Page): Promise<readonly EditionRow[]> =>
  page.evaluate(
    () =>
      new Promise<readonly EditionRow[]>((resolve, reject) => {
        const end = window.vigil.watch('media', undefined, (frame) => {
          if (!frame.ok) return reject(new Error(frame.error.code))
          end()
          // The first frame of this feed holds the whole table.
          resolve((frame.value.tables['editions']?.upsert ?? []) as unknown as readonly EditionRow[])
        })
      }),
  )

async function confirm(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(dialog).toBeHidden()
}

async function unlock(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: '解锁密钥' }).click()
  const dialog = page.getByRole('dialog', { name: '解锁签名密钥' })
  await dialog.getByLabel('口令').fill(passphrase)
  await confirm(dialog, '解锁密钥')
  await expect(page.getByText(/已解锁，剩 1[45]:\d\d/)).toBeVisible()
}

/** Two people vouch for the patches: one describes, the other confirms. */
async function acceptPatches(page: Page, kbs: readonly string[]): Promise<void> {
  const inbox = path.join(desk, 'inbox')
  for (const kb of kbs) await putPatch(inbox, kb, 50_000)
  await openTab(page, '补丁库')
  await answerDialogs(inbox)
  await page.getByRole('button', { name: '选择收件夹' }).click()
  const list = page.getByRole('list', { name: '补丁文件' })
  for (const kb of kbs) {
    await list.getByRole('link', { name: new RegExp(kb, 'i') }).click()
    const file = page.getByRole('article')
    await file.getByRole('button', { name: '补充信息' }).click()
    const form = page.getByRole('dialog', { name: '补充补丁信息' })
    await form.getByLabel('名称').fill(`2026-11 适用于 Windows 10 的累积更新 (${kb})`)
    for (const box of await form.getByRole('group', { name: '产品' }).getByRole('checkbox').all()) await box.uncheck()
    await form.getByRole('checkbox', { name: 'Windows 10', exact: true }).check()
    await form.getByRole('checkbox', { name: 'x64' }).check()
    await form.getByLabel('来源').fill('https://www.catalog.update.microsoft.com/')
    await confirm(form, '保存')
    await expect(file.getByText('待第二人确认').first()).toBeVisible()
    // Who wrote down the source does not confirm it.
    await expect(file.getByRole('button', { name: '确认来源' })).toBeDisabled()
  }
  await changeUser(page, second, strongPassword)
  await openTab(page, '补丁库')
  for (const kb of kbs) {
    await list.getByRole('link', { name: new RegExp(kb) }).click()
    await page.getByRole('article').getByRole('button', { name: '确认来源' }).click()
    const dialog = page.getByRole('dialog', { name: /^确认来源/ })
    await dialog.getByRole('checkbox').check()
    await confirm(dialog, '确认来源')
    await expect(page.getByRole('article').getByText('可收录')).toBeVisible()
  }
  await changeUser(page, planner, strongPassword)
}

const work = (page: Page, step: string): Locator =>
  page.getByRole('region', { name: '今日工作' }).getByRole('button', { name: new RegExp(`：${step}$`) })

test('[S4-07] three sites due, one by a holiday, one without its receipt: planned, built, burned, approved, handed over, acknowledged', async () => {
  test.setTimeout(240_000)
  const page = app.console
  await signIn(page, planner, strongPassword)
  await acceptPatches(page, ['KB5034441', 'KB5039299'])

  // The board: today's three, the holiday named, the week without a disc as missed, the receipt as overdue.
  await openTab(page, '排期')
  const board = page.getByRole('table', { name: '站点排期' })
  await expect(board.getByText('漏期', { exact: true })).toBeVisible()
  await expect(board.getByText('超期', { exact: true })).toBeVisible()
  await expect(board.getByText(/回执迟 \d+ 天/)).toBeVisible()
  await expect(board.getByText('遇示例节顺延')).toBeVisible()
  await expect(work(page, '安排本期')).toHaveCount(3)
  await expect(work(page, '催回执')).toHaveCount(1)

  for (const left of [2, 1, 0]) {
    await work(page, '安排本期').first().click()
    const dialog = page.getByRole('dialog', { name: /^安排一期/ })
    await expect(dialog.getByRole('row', { name: /KB5039299/ })).toBeVisible()
    await confirm(dialog, '安排这一期')
    await expect(page.getByRole('button', { name: '制作映像' })).toBeDisabled()
    await expect(page.getByText('签名密钥已锁定，请先解锁')).toBeVisible()
    await openTab(page, '排期')
    await expect(work(page, '安排本期')).toHaveCount(left)
  }

  await unlock(page)
  for (const left of [2, 1, 0]) {
    await work(page, '制作映像').first().click()
    await expect(page.getByRole('button', { name: '刻录光盘' })).toBeEnabled({ timeout: 30_000 })
    await openTab(page, '排期')
    await expect(work(page, '制作映像')).toHaveCount(left)
  }

  for (const left of [2, 1, 0]) {
    const drive = path.join(desk, `drive-${left}.iso`)
    await answerDialogs(drive)
    await work(page, '刻录').first().click()
    const burning = page.getByRole('dialog', { name: /^刻录第 1 张/ })
    await burning.getByRole('button', { name: '用映像文件作为光驱…' }).click()
    await expect(burning.getByRole('radio', { name: new RegExp(`drive-${left}`) })).toBeChecked()
    await burning.getByLabel('盘面序列号').fill(`DVD-2026-${left}`)
    await confirm(burning, '开始刻录')
    await expect(page.getByText('待回读')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: '回读校验' }).first().click()
    const reading = page.getByRole('dialog', { name: /^回读校验/ })
    await reading.getByRole('radio', { name: new RegExp(`drive-${left}`) }).check()
    await confirm(reading, '开始回读')
    await expect(page.getByText('回读通过')).toBeVisible({ timeout: 30_000 })
    expect((await stat(drive)).size).toBeGreaterThan(100_000)
    // Who made it cannot approve it.
    await expect(page.getByRole('button', { name: '审批', exact: true })).toBeDisabled()
    await openTab(page, '排期')
    await expect(work(page, '刻录')).toHaveCount(left)
  }

  await changeUser(page, second, strongPassword)
  await openTab(page, '排期')
  for (const left of [2, 1, 0]) {
    await work(page, '审批').first().click()
    await confirm(page.getByRole('dialog', { name: '刻录审批' }), '审批通过')
    await openTab(page, '排期')
    await expect(work(page, '审批')).toHaveCount(left)
  }

  await changeUser(page, planner, strongPassword)
  await openTab(page, '排期')
  for (const left of [2, 1, 0]) {
    await work(page, '封装').first().click()
    const sealing = page.getByRole('dialog', { name: '登记封签' })
    await sealing.getByLabel('封签号').fill(`F-2026-${left}`)
    await confirm(sealing, '登记封签')
    await page.getByRole('button', { name: '登记交接' }).click()
    const giving = page.getByRole('dialog', { name: '登记交接' })
    await giving.getByLabel('承运人').fill('本单位专人')
    await giving.getByLabel('运单号').fill(`T-2026-${left}`)
    await giving.getByLabel('收件人').fill('王工')
    await confirm(giving, '登记交接')
    await expect(page.getByText(`单号 T-2026-${left}`)).toBeVisible()
    await openTab(page, '排期')
    await expect(work(page, '封装')).toHaveCount(left)
  }
  await expect(board.getByText('已交接')).toHaveCount(3)

  // The late site is enrolled by voice, and reads out its receipt.
  await openTab(page, '密钥与站点')
  const { file, card } = await writeSiteCard(desk, monday.late)
  await answerDialogs(file)
  // Who signs out locks the key.
  await expect(page.getByRole('button', { name: '读取站点密钥名片' })).toBeDisabled()
  await unlock(page)
  await page.getByRole('button', { name: '读取站点密钥名片' }).click()
  const enrolling = page.getByRole('dialog', { name: /^登记站点/ })
  await expect(enrolling.getByRole('status', { name: '指纹' })).toHaveText(
    spokenFingerprint(cardFingerprint(card)).replaceAll('-', ''),
  )
  await expect(enrolling.getByRole('button', { name: '登记', exact: true })).toBeDisabled()
  await enrolling.getByRole('checkbox').check()
  await confirm(enrolling, '登记')
  await expect(page.getByText('已登记', { exact: true })).toBeVisible()

  await openTab(page, '回执')
  const { edition, manifestSha256 } = monday.late
  const code = spokenReceipt(monday.late, monday.centreKeys, edition, manifestSha256)
  const field = page.getByLabel('回执码或二维码')
  // One digit heard wrongly is told before anything is sent.
  await field.pressSequentially(`${code.startsWith('7') ? '8' : '7'}${code.slice(1).toLowerCase()}`)
  await expect(page.getByText('回执码有误')).toBeVisible()
  await field.fill('')
  await field.pressSequentially(code.toLowerCase())
  await expect(field).toHaveValue(code.match(/.{4}/g)?.join('-') ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByText('站点已导入本期全部补丁')).toBeVisible()

  // A scanner types the text of the new disc's QR code and ends it with Enter.
  const made = (await editions(page)).find((one) => one.siteId === monday.late.id && one.id !== edition)
  expect(made?.state).toBe('handed-over')
  if (!made) throw new Error('no edition')
  const drives = [0, 1, 2].map((n) => path.join(desk, `drive-${n}.iso`))
  await page.keyboard.type(await printedReceipt(monday.late, made, drives))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: `第 ${made.seq} 期` })).toBeVisible()

  await openTab(page, '排期')
  await expect(work(page, '催回执')).toHaveCount(0)
  await expect(board.getByText('已导入')).toHaveCount(2)

  // The whole way stands in the ledger, and comes along as a file.
  await openTab(page, '台账')
  const table = path.join(desk, 'ledger.csv')
  await answerDialogs(table)
  await page.getByRole('button', { name: '导出 CSV' }).click()
  await expect(page.getByText(/已保存：ledger\.csv/)).toBeVisible()
  const text = await readFile(table, 'utf8')
  for (const word of ['制作映像', '刻录审批', '封装', '交接', '登记回执', 'F-2026-0', 'DVD-2026-1'])
    expect(text).toContain(word)
})

test('[S4-07] the camera of the workstation reads a receipt, for whoever may enter it', async ({ dataDir }) => {
  await app.close()
  const film = path.join(desk, 'code.y4m')
  // Signed by nobody we know: what was read is told, and nothing is believed.
  await filmOfCode(film, foreignReceipt())
  app = await launchApp(dataDir, ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`])
  const page = app.console
  await signIn(page, planner, strongPassword)
  await openTab(page, '回执')
  await page.getByRole('button', { name: '用摄像头扫码' }).click()
  await expect(page.getByRole('alert')).toContainText('回执上的期次不是本中心发出的')
  await page.getByRole('button', { name: '关闭摄像头' }).click()
  await expect(page.getByLabel('摄像头画面')).toBeHidden()
  // Its sound is never given.
  const sound = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      (error: Error) => error.name,
    ),
  )
  expect(sound).toBe('NotAllowedError')
})
