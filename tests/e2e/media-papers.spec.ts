/**
 * [S4-07] The papers of the weekly disc out of the app, as a printer and a scanner see them: at a centre with a real edition of two
 * discs, at a site with what it has taken in.
 */
import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { EditionAct } from '#shared/domain/media/states'
import type { SiteId } from '#shared/domain/ids'
import type { EditionId } from '#shared/domain/media/ids'
import { expect, launchApp, test } from '../support/app'
import type { App } from '../support/app'
import { command } from '../support/app-command'
import { addUser, strongPassword, valueOf } from '../support/builders'
import { createFakeClock } from '../support/fake-clock'
import { administrator, changeUser, firstRun, signIn } from '../support/jobs'
import {
  addPatch,
  addSite,
  buildEdition,
  copyDiscs,
  enrolSite,
  openMediaCentre,
  passphrase,
} from '../support/media-centre'
import type { MediaProfile } from '../support/media-centre'
import { readPdf, scanPdf } from '../support/printed'
import { openSiteCentre } from '../support/site-centre'

const hour = 3_600_000
const day = 24 * hour
const a4 = [210, 297]
const across = [297, 210]
const siteName = '华东某省电力公司信息通信分公司数据中心（离线生产控制大区二号机房）'
const isoDay = (at: number): string => new Date(at + 8 * hour).toISOString().slice(0, 10)

/** What stands between words is the printer's affair. */
const bare = (text: string): string => text.replaceAll(/\s/g, '')

let app: App
let out: string

const answerSave = (file: string): Promise<void> =>
  app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)

/** Takes a paper along by its button; where it lies. */
async function take(page: Page, label: string, name: string): Promise<string> {
  const file = path.join(out, `${name}.pdf`)
  await answerSave(file)
  await page.getByRole('button', { name: `${label}：存为 PDF` }).click()
  await expect(page.getByText(`已保存：${name}.pdf`)).toBeVisible({ timeout: 30_000 })
  return file
}

const goToHash = (page: Page, to: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash
  }, to)

/** A centre on a profile, whose clock stood an hour ago. */
const openCentre = (dir: string): Promise<MediaProfile> => openMediaCentre(dir, createFakeClock(Date.now() - hour))

/** The next week for which a disc can be made. */
async function plan(centre: MediaProfile, siteId: SiteId): Promise<EditionId> {
  for (let ahead = 0; ahead < 30; ahead++) {
    const week = isoDay(centre.clock.now() + ahead * day)
    const made = await centre.media.editions.plan(centre.planner, { siteId, week, kind: 'delta' })
    if (made.ok) return made.value.id
  }
  throw new Error('no week to make a disc for')
}

async function act(centre: MediaProfile, id: EditionId, given: EditionAct): Promise<void> {
  const rev = await centre.storage.db
    .selectFrom('media_editions')
    .select('rev')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  valueOf(await centre.media.editions.act(centre.second, { id, rev: rev.rev, act: given }))
}

test.beforeEach(async ({ dataDir }) => {
  out = path.join(dataDir, 'papers')
  await mkdir(out, { recursive: true })
})

test.afterEach(() => app.close())

test('a centre makes labels, approval, hand-over form and ledger of an edition of two discs', async ({ dataDir }) => {
  const dir = path.join(dataDir, 'centre')
  const centre = await openCentre(dir)
  valueOf(await centre.media.keys.create(centre.boss, passphrase))
  valueOf(await centre.media.keys.unlock(centre.boss, passphrase))
  const siteId = await addSite(centre, siteName, {
    since: isoDay(centre.clock.now()),
    discType: 'usb',
    capacityBytes: 17_000_000,
  })
  await enrolSite(centre, siteId, centre.boss)
  for (let n = 0; n < 24; n++) await addPatch(centre, { kb: `KB${5_034_441 + n}`, bytes: 1_000_000 })
  const id = await plan(centre, siteId)
  await buildEdition(centre, id)
  await copyDiscs(centre, id)
  await act(centre, id, { act: 'approve', note: '' })
  await act(centre, id, { act: 'seal', sealNumber: 'F-0412' })
  const handOver = { way: 'courier', carrier: '挂号邮寄 李师傅', tracking: 'XA12345678934', to: '王工' } as const
  await act(centre, id, { act: 'hand-over', ...handOver })
  const { db } = centre.storage
  const images = await db.selectFrom('media_discs').select('image_sha256').where('edition_id', '=', id).execute()
  const { week } = await db.selectFrom('media_editions').select('week').where('id', '=', id).executeTakeFirstOrThrow()
  await centre.stop()

  app = await launchApp(dir)
  const page = app.console
  await signIn(page, 'planner', strongPassword)
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await goToHash(page, `/media/editions/${id}`)
  await app.electron.evaluate(({ app: main }) => {
    main.once('browser-window-created', (_event, window) => {
      const { sandbox, contextIsolation, nodeIntegration } = (
        window.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
      ).getLastWebPreferences()
      Reflect.set(globalThis, 'drawnIn', { sandbox, contextIsolation, nodeIntegration, visible: window.isVisible() })
    })
  })

  const opened = app.electron.waitForEvent('window')
  const label = await take(page, '盘封标签', 'labels')
  // Drawn by a page of the app itself, which nobody sees.
  expect((await opened).url()).toMatch(/^app:\/\/vigil\/index\.html\?window=paper&sheet=[0-9A-Z]{26}$/)
  expect(await app.electron.evaluate(() => Reflect.get(globalThis, 'drawnIn') as unknown)).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    visible: false,
  })
  const labels = readPdf(label)
  expect(labels).toMatchObject({ title: '盘封标签', pages: 2, size: [120, 120], allEmbedded: true })
  const hashes = images.map(({ image_sha256: sha256 }) => sha256?.slice(0, 16).toUpperCase())
  const codes = hashes.map((start, i) => `VIGIL-D1:${id}:1:${i + 1}/2:${start}`)
  expect(scanPdf(label)).toEqual(codes)
  for (const [i, text] of labels.texts.entries()) {
    expect(text).toContain('非密')
    expect(bare(text)).toContain(`${i + 1}/2`)
    expect(bare(text)).toContain(`${siteName}机房`)
    expect(text).toContain(week)
    expect(text).toContain('F-0412')
  }

  const approval = readPdf(await take(page, '刻录审批单', 'burn-approval'))
  expect(approval).toMatchObject({ title: '刻录审批单', size: a4, allEmbedded: true })
  expect(approval.pages).toBeGreaterThan(1)
  for (const [i, text] of approval.texts.entries()) {
    expect(bare(text)).toContain(`第${i + 1}页共${approval.pages}页`)
    expect(text).toContain('表号：GP-02')
    expect(text).toContain('某planner')
  }
  const listed = approval.texts.join('\n').match(/KB50344\d\d/g) ?? []
  expect(new Set(listed).size).toBe(24)
  // The head of the list stands again where the list goes on.
  const heads = approval.texts.filter((text) => /序号\s+补丁编号/.test(text))
  expect(heads.length).toBe(approval.texts.filter((text) => /KB50344\d\d/.test(text)).length)
  expect(approval.texts.join('\n')).toContain('系统内已批准：某second')

  const handed = readPdf(await take(page, '交接单', 'hand-over'))
  expect(handed).toMatchObject({ title: '交接单', pages: 1, size: a4 })
  const said = handed.texts.join('\n')
  for (const one of ['F-0412', 'XA12345678934', '挂号邮寄 李师傅', '只有非密光盘可以寄送', 'DVD-2'])
    expect(bare(said)).toContain(bare(one))
  expect(said.match(/签字：/g)).toHaveLength(3)

  await goToHash(page, '/media/ledger')
  const ledger = readPdf(await take(page, '登记台账', 'ledger'))
  expect(ledger).toMatchObject({ title: '登记台账', size: across, allEmbedded: true })
  const steps = ledger.texts.join('\n')
  for (const one of ['刻录审批', '封装', '交接', '保存单据', '签署清单']) expect(bare(steps)).toContain(one)
  expect(steps).not.toContain('media.')

  // The hidden pages are gone, and the chain of the journal holds with what was noted.
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await changeUser(page, administrator.username, strongPassword)
  expect(await command(page, 'audit.verify', undefined)).toMatchObject({ intact: true })
})

test('a site makes import approval, receipt and list of destruction of what it has taken in', async ({ dataDir }) => {
  const centre = await openSiteCentre(path.join(dataDir, 'centre'), Date.now() - hour)
  app = await launchApp(path.join(dataDir, 'site'))
  const page = app.console
  await firstRun(page, { sample: false })
  const answer = (file: string): Promise<void> =>
    app.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
    }, file)

  await command(page, 'mediaSite.become', { mode: 'site' })
  const centreCard = path.join(dataDir, 'centre.json')
  await centre.giveCard(centreCard)
  await answer(centreCard)
  const read = await command(page, 'mediaSite.card.read', undefined)
  await command(page, 'mediaSite.card.enrol', { text: read?.text ?? '', fingerprint: read?.fingerprint ?? '' })
  const siteCard = path.join(dataDir, 'site.json')
  await answer(siteCard)
  const own = await command(page, 'mediaSite.card.export', undefined)
  await centre.takeCard(siteCard, own?.fingerprint ?? '')
  const { id, images } = await centre.send([{ kb: 'KB5034441', bytes: 300_000 }, { kb: 'KB5039000' }])
  const [image = ''] = images
  await answer(image)
  const place = await command(page, 'mediaSite.place.choose', { kind: 'image' })
  const { job } = await command(page, 'mediaSite.verify', { place: place?.id ?? '' })
  await expect.poll(() => command(page, 'mediaSite.verdict', { job })).toMatchObject({ ok: true })

  // There is no receipt before the import.
  const early = await page.evaluate(
    (edition) => window.vigil.call('media.paper', { paper: 'receipt', id: edition }),
    id,
  )
  expect(early).toMatchObject({ ok: false, error: { code: 'media.paper-no-receipt' } })

  const share = path.join(dataDir, 'share')
  await mkdir(share)
  await answer(share)
  await command(page, 'mediaSite.importDir.choose', undefined)
  await command(page, 'mediaSite.import', { job, serial: 'SN-0412' })
  await goToHash(page, '/site')
  await page.getByRole('button', { name: '历史' }).click()
  await page.getByRole('button', { name: /^第 1 期/ }).click()

  const receipt = await take(page, '回执', 'receipt')
  const shown = readPdf(receipt)
  expect(shown).toMatchObject({ title: '回执', pages: 1, size: a4, allEmbedded: true })
  const [code = ''] = scanPdf(receipt)
  expect(code).toMatch(/^VIGIL-R1:[0-9A-Z]{186}$/)
  const spoken =
    /回执码（电话报读）[\s\S]*?填报须知/.exec(shown.texts.join(''))?.[0].match(/\b[0-9A-HJKMNP-TV-Z]{4}\b/g) ?? []
  expect(spoken).toHaveLength(4)
  expect(shown.texts[0]).toContain('已全部导入')

  const approval = readPdf(await take(page, '导入审批单', 'import-approval'))
  expect(approval).toMatchObject({ title: '导入审批单', pages: 1, size: a4 })
  for (const one of ['KB5034441', 'KB5039000', '新增', '值守支持中心', '核验通过', '/share'])
    expect(approval.texts[0]).toContain(one)

  const list = readPdf(await take(page, '销毁清单', 'destruction'))
  expect(list).toMatchObject({ title: '销毁清单', pages: 1, size: across })
  expect(list.texts[0]).toContain('SN-0412')
  expect(list.texts[0]).toContain('其中已销毁 0 张')
  await command(page, 'mediaSite.destroy', { id, disc: 1, how: '碎盘机粉碎', witness: '赵敏' })
  const [after = ''] = readPdf(await take(page, '销毁清单', 'destroyed')).texts
  for (const one of ['碎盘机粉碎', '赵敏', '示例管理员', '其中已销毁 1 张']) expect(after).toContain(one)

  // The paper is as good as the screen: the centre believes the code that was scanned from it, and the one read from it.
  expect(await centre.enter(code)).toMatchObject({ ok: true, value: { id, outcome: 'imported' } })
  expect(await centre.enter(spoken.join(' '))).toMatchObject({ ok: false, error: { code: 'media.receipt-again' } })
  await centre.stop()
})

test('papers cannot be had without the role, nor printed without a printer; a folder that is gone is named', async ({
  dataDir,
}) => {
  const dir = path.join(dataDir, 'centre')
  const centre = await openCentre(dir)
  await addUser(centre, 'engineer', ['engineer'])
  await centre.stop()
  app = await launchApp(dir)
  const page = app.console
  const ledger = { paper: 'ledger', from: '2026-11-01', to: '2026-11-30', siteId: null } as const
  const ask = (name: 'media.paper' | 'media.paper.print') =>
    page.evaluate(([asked, given]) => window.vigil.call(asked, given), [name, ledger] as const)

  await signIn(page, 'engineer', strongPassword)
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await answerSave(path.join(out, 'ledger.pdf'))
  expect(await ask('media.paper')).toMatchObject({ ok: false, error: { code: 'auth.forbidden' } })

  await changeUser(page, 'planner', strongPassword)
  await answerSave(path.join(out, 'gone', 'ledger.pdf'))
  expect(await ask('media.paper')).toMatchObject({ ok: false, error: { code: 'export.unwritable' } })
  expect(await readdir(out)).toEqual([])
  // A machine of the tests has no printer: that is said, and no dialog opens.
  expect(await ask('media.paper.print')).toMatchObject({ ok: false, error: { code: 'media.paper-no-printer' } })
})
