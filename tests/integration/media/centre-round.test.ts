/** [S4-07] The round of the weekly disc at the centre, from its plan to the receipt, with real images, signatures and tools. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EditionId } from '#shared/domain/media/ids'
import { noMemory } from '#shared/domain/media/judge-manifest'
import type { EditionAct } from '#shared/domain/media/states'
import type { EditionRow } from '#shared/ipc/media-rows'
import type { SiteId, UserId } from '#shared/domain/ids'
import { verifyJournal } from '#main/features/audit/verify'
import { contentFile } from '#main/features/media/catalogue/places'
import { readMediaRows } from '#main/features/media/rows'
import { createKeys, type KeyPair } from '#main/media/sign/key-pair'
import { minisignPublicKey } from '#main/media/sign/minisig'
import { signReceipt, speakReceipt } from '#main/media/sign/receipts'
import { sharedSecret } from '#main/media/sign/shared-secret'
import { discsHere } from '#main/media/here'
import { verifySet } from '#main/media/verify/verify-disc'
import { valueOf } from '../../support/builders'
import {
  addPatch,
  addSite,
  buildEdition,
  copyDiscs,
  enrolSite,
  openMediaCentre,
  passphrase,
  week,
  type MediaProfile,
} from '../../support/media-centre'
import { createProfile, type Profile } from '../../support/profile'

let profile: Profile
let centre: MediaProfile
let site: SiteId
let siteKeys: KeyPair

beforeEach(async () => {
  profile = createProfile()
  centre = await openMediaCentre(profile.dir)
  site = await addSite(centre, '佛山示例陶瓷公司')
  valueOf(await centre.media.keys.create(centre.boss, passphrase))
  siteKeys = await enrolSite(centre, site, centre.boss)
})
afterEach(async () => {
  await centre.stop()
  profile.remove()
})

const rows = () => readMediaRows({ db: centre.storage.db, keys: centre.media.keys, now: centre.clock.now })
const edition = async (id: EditionId): Promise<EditionRow> => {
  const found = (await rows()).editions.find((one) => one.id === id)
  if (!found) throw new Error('no edition')
  return found
}
const plan = async (of: SiteId = site, kind: 'delta' | 'baseline' = 'baseline', day = week): Promise<EditionId> =>
  valueOf(await centre.media.editions.plan(centre.planner, { siteId: of, week: day, kind })).id

const act = async (by: UserId, id: EditionId, step: EditionAct) =>
  centre.media.editions.act(by, { id, rev: (await edition(id)).rev, act: step })

const handOver: EditionAct = { act: 'hand-over', way: 'courier', carrier: '本单位专人', tracking: 'T-1', to: '王工' }

/** Everything up to the courier; the images. */
async function send(id: EditionId): Promise<readonly string[]> {
  const images = await buildEdition(centre, id)
  await copyDiscs(centre, id)
  valueOf(await act(centre.second, id, { act: 'approve', note: '' }))
  valueOf(await act(centre.planner, id, { act: 'seal', sealNumber: 'S-0001' }))
  valueOf(await act(centre.planner, id, handOver))
  return images
}

const manifestHash = async (id: EditionId): Promise<string> => {
  const row = await centre.storage.db
    .selectFrom('media_editions')
    .select('manifest_sha256')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.manifest_sha256 ?? ''
}

const qrOf = async (id: EditionId, keys: KeyPair, more: { seq?: number; manifest?: string } = {}): Promise<string> =>
  signReceipt(keys, {
    edition: id,
    seq: (await edition(id)).seq,
    outcome: 'imported',
    at: centre.clock.now(),
    manifest: (await manifestHash(id)).slice(0, 32),
    ...more,
  })

const codeOf = async (id: EditionId, outcome: 'imported' | 'verified' | 'refused'): Promise<string> => {
  const keys = centre.media.keys.unlocked()
  if (!keys) throw new Error('locked')
  const secret = valueOf(sharedSecret(siteKeys, keys.public, 'site'))
  return speakReceipt(secret, { edition: id, manifestSha256: await manifestHash(id) }, outcome)
}

const enter = (text: string) => centre.media.receipts.enter(centre.second, text)
const errorOf = (result: { readonly ok: boolean }): unknown => ('error' in result ? Object(result.error).code : null)

describe('[S4-07] from plan to receipt', () => {
  it('takes every step once, each by who may, and ends with what the site has', async () => {
    const first = await addPatch(centre, { kb: 'KB5034441', bytes: 300_000 })
    const second = await addPatch(centre, { kb: 'KB5039000', requires: ['KB5034441'], twoPeople: true })
    const id = await plan()
    expect(await edition(id)).toMatchObject({ state: 'planned', seq: 1, week, kind: 'baseline', feeFen: 20_000 })
    expect(valueOf(await centre.media.editions.contents(id))).toMatchObject({
      patches: [
        { kb: 'KB5034441', disc: 1, bytes: 300_000, requiredBy: ['KB5039000'] },
        { kb: 'KB5039000', disc: 1, requiredBy: [] },
      ],
    })
    const [image = ''] = await buildEdition(centre, id)
    expect((await edition(id)).discs).toMatchObject([{ n: 1, files: 2, image: { size: expect.any(Number) } }])
    expect(existsSync(path.join(profile.dir, 'media/staging', id))).toBe(false)

    // Who planned or built it does not approve it, and without a second person it is not sealed.
    // The screen knows them by id, so that it offers nothing that is refused.
    expect((await rows()).editions.find((one) => one.id === id)?.makers).toContain(centre.planner)
    expect(errorOf(await act(centre.planner, id, { act: 'approve', note: '' }))).toBe('media.approve-other')
    await copyDiscs(centre, id)
    expect(errorOf(await act(centre.planner, id, { act: 'seal', sealNumber: 'S-1' }))).toBe('media.not-approved')
    valueOf(await act(centre.second, id, { act: 'approve', note: '内容无误' }))
    expect(errorOf(await act(centre.second, id, { act: 'approve', note: '' }))).toBe('media.act-not-now')
    expect(errorOf(await act(centre.planner, id, handOver))).toBe('media.act-not-now')
    valueOf(await act(centre.planner, id, { act: 'seal', sealNumber: 'S-0001' }))
    valueOf(await act(centre.planner, id, handOver))
    valueOf(await act(centre.planner, id, { act: 'receive', by: '王工' }))

    // The site finds it in order.
    const verified = valueOf(
      await verifySet(discsHere, [image], {
        trust: {
          site: { id: site, name: '机房' },
          keys: (await centre.media.keys.all()).map((key) => ({ ...key.public, isRetired: false })),
        },
        memory: noMemory,
        now: centre.clock.now(),
      }),
    )
    expect(verified.map(({ verdict }) => [verdict.code, verdict.params])).toEqual([['ok', {}]])

    expect(valueOf(await enter(await codeOf(id, 'verified')))).toEqual({ id, outcome: 'verified', siteName: '机房' })
    expect((await edition(id)).state).toBe('site-verified')
    expect(valueOf(await enter(await qrOf(id, siteKeys)))).toMatchObject({ outcome: 'imported' })
    expect(await edition(id)).toMatchObject({
      state: 'imported',
      approvedBy: '某second',
      sealNumber: 'S-0001',
      handOver: { to: '王工', tracking: 'T-1' },
      receipt: { outcome: 'imported', by: 'qr' },
    })
    expect((await rows()).sites.find((one) => one.id === site)).toMatchObject({ hasPlan: true, inventory: 2 })

    // The next disc brings only what is new, and says which one came before it.
    const third = await addPatch(centre, { kb: 'KB5040000' })
    centre.clock.advance(7 * 86_400_000)
    valueOf(await centre.media.keys.unlock(centre.boss, passphrase))
    const next = await plan(site, 'delta', '2026-12-02')
    const prepared = valueOf(await centre.media.building.prepareBuild(next, centre.planner))
    const patches = prepared.discs.flatMap(({ files }) => files.filter(({ to }) => to.startsWith('KB')))
    expect(patches.map(({ from }) => from)).toEqual([contentFile(profile.dir, third)])
    const manifest = prepared.discs[0]?.files.find(({ to }) => to === 'manifest.json')?.from ?? ''
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ seq: 2, previous: await manifestHash(id) })
    expect([first, second].every((sha256) => existsSync(contentFile(profile.dir, sha256)))).toBe(true)

    const types = (await centre.media.ledger.read({ from: week, to: '2026-12-31', siteId: site })).map(
      ({ type }) => type,
    )
    expect(types).toEqual(['media.edition-planned', 'media.manifest-signed'])
    const all = await centre.media.ledger.read({ from: '2026-11-01', to: '2026-12-31', siteId: site })
    expect(all.map(({ type, editionSeq }) => [type, editionSeq])).toEqual([
      ['media.plan-saved', null],
      ['media.card-enrolled', null],
      ['media.edition-planned', 1],
      ['media.manifest-signed', 1],
      ['media.disc-built', 1],
      ['media.edition-approved', 1],
      ['media.edition-sealed', 1],
      ['media.edition-handed-over', 1],
      ['media.edition-received', 1],
      ['media.receipt-entered', 1],
      ['media.receipt-entered', 1],
      ['media.edition-planned', 2],
      ['media.manifest-signed', 2],
    ])
    expect(await verifyJournal(centre.storage.db, profile.dir)).toMatchObject({ intact: true })
  })

  it('makes the same images again, byte for byte', async () => {
    await addPatch(centre, { kb: 'KB5034441' })
    const id = await plan()
    const [first = ''] = await buildEdition(centre, id)
    const before = readFileSync(first)
    const { discs } = await edition(id)
    centre.clock.advance(60_000)
    rmSync(first)
    const [again = ''] = await buildEdition(centre, id)
    expect(readFileSync(again).equals(before)).toBe(true)
    expect((await edition(id)).discs[0]?.image?.sha256).toBe(discs[0]?.image?.sha256)
    // Once it is burned another image would not be the one on the disc.
    await copyDiscs(centre, id)
    const other = { n: 1, sha256: 'ab'.repeat(32), size: 1 }
    expect(errorOf(await centre.media.building.finishBuild(id, centre.planner, [other]))).toBe('media.discs-differ')
  })

  it('is signed so that minisign and coreutils accept it', async () => {
    await addPatch(centre, { kb: 'KB5034441' })
    const id = await plan()
    const { discs } = valueOf(await centre.media.building.prepareBuild(id, centre.planner))
    const at = (to: string): string => discs[0]?.files.find((file) => file.to === to)?.from ?? ''
    const key = path.join(profile.dir, 'key.pub')
    writeFileSync(key, minisignPublicKey((await centre.media.keys.all())[0]?.public.sign ?? ''))
    for (const name of ['manifest.json', 'SHA256SUMS']) {
      const run = spawnSync('minisign', ['-V', '-H', '-p', key, '-m', at(name)], { encoding: 'utf8' })
      expect([run.status, run.stdout]).toEqual([0, expect.stringContaining(`edition ${id} seq 1 disc 1/1`)])
    }
    // The patch itself lies elsewhere until the image is made.
    const sums = spawnSync('sha256sum', ['-c', '--ignore-missing', '--strict', 'SHA256SUMS'], {
      cwd: path.dirname(at('SHA256SUMS')),
      encoding: 'utf8',
    })
    expect([sums.status, sums.stdout.trim().split('\n')]).toEqual([
      0,
      ['check.ps1: OK', 'check.sh: OK', 'disc.json: OK', 'index.html: OK', 'manifest.json: OK'],
    ])
    const page = readFileSync(at('index.html'), 'utf8')
    expect(page).toContain('累积更新 &lt;KB5034441&gt;')
    expect(page).not.toContain('<KB5034441>')
    expect(page).not.toMatch(/<script|https?:/)
  })

  it('needs several discs where one is too small, with the same manifest on each', async () => {
    const small = await addSite(centre, '小盘站点', { discType: 'usb', capacityBytes: 16 * 1024 * 1024 })
    for (const kb of ['KB5034441', 'KB5034442', 'KB5034443']) await addPatch(centre, { kb, bytes: 7_000_000 })
    const id = await plan(small)
    const images = await buildEdition(centre, id)
    expect(images).toHaveLength(2)
    const trust = {
      site: { id: small, name: '机房' },
      keys: (await centre.media.keys.all()).map((key) => ({ ...key.public, isRetired: false })),
    }
    const view = { trust, memory: noMemory, now: centre.clock.now() }
    const both = valueOf(await verifySet(discsHere, images, view))
    expect(both.map(({ verdict }) => verdict.code)).toEqual(['ok', 'ok'])
    const one = valueOf(await verifySet(discsHere, images.slice(0, 1), view))
    expect(one.map(({ verdict }) => verdict.code)).toEqual(['set-incomplete'])
  })

  it('brings a disc that says so when there is nothing new', async () => {
    const id = await plan()
    const [image = ''] = await buildEdition(centre, id)
    expect(existsSync(image)).toBe(true)
    expect(valueOf(await centre.media.editions.contents(id)).patches).toEqual([])
  })
})

describe('[S4-07] a build', () => {
  it('is refused while the key is locked, and when a file may not go on a disc any more', async () => {
    const sha256 = await addPatch(centre, { kb: 'KB5034441' })
    const id = await plan()
    const build = async () => errorOf(await centre.media.building.prepareBuild(id, centre.planner))
    centre.media.keys.lock()
    expect(await build()).toBe('media.key-locked')
    valueOf(await centre.media.keys.unlock(centre.boss, passphrase))
    rmSync(contentFile(profile.dir, sha256))
    expect(await build()).toBe('media.file-gone')
    await centre.storage.write('system', ({ tx }) =>
      tx.updateTable('media_files').set({ status: 'quarantined' }).where('sha256', '=', sha256).execute(),
    )
    expect(await build()).toBe('media.file-not-accepted')
    expect(await edition(id)).toMatchObject({ state: 'planned' })
  })

  it('is undone when a file of the catalogue was changed on the disk since it was inspected', async () => {
    const sha256 = await addPatch(centre, { kb: 'KB5034441', bytes: 100_000 })
    const id = await plan()
    const file = contentFile(profile.dir, sha256)
    const sound = readFileSync(file)
    writeFileSync(file, Buffer.from(sound).fill(7, 50_000, 50_001))
    const ended = async () => centre.mediaJobs.ended(valueOf(await centre.mediaDiscs.build(centre.planner, id)).job)
    expect(await ended()).toMatchObject({
      state: 'failed',
      error: { code: 'media.content-changed', params: { path: 'KB5034441/windows10.0-kb5034441-x64.msu' } },
    })
    expect(readdirSync(path.join(profile.dir, 'media/images'))).toEqual([])
    expect((await edition(id)).state).toBe('planned')
    writeFileSync(file, sound)
    expect(await ended()).toMatchObject({ state: 'done', error: null })
  })

  it('by another key asks for the approval again', async () => {
    await addPatch(centre, { kb: 'KB5034441' })
    const id = await plan()
    await buildEdition(centre, id)
    valueOf(await act(centre.second, id, { act: 'approve', note: '' }))
    valueOf(await centre.media.keys.rotate(centre.boss, passphrase, `${passphrase}2`))
    const prepared = valueOf(await centre.media.building.prepareBuild(id, centre.planner))
    expect(await edition(id)).toMatchObject({ state: 'planned', approvedBy: null, discs: [{ image: null }] })
    const manifest = prepared.discs[0]?.files.find(({ to }) => to === 'manifest.json')?.from ?? ''
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ rotation: [{ rotation: { version: 1 } }] })
  })
})

describe('[S4-07] an edition', () => {
  it('is one for a week; another follows one that was lost or cancelled', async () => {
    await addPatch(centre, { kb: 'KB5034441' })
    const id = await plan()
    const again = await centre.media.editions.plan(centre.planner, { siteId: site, week, kind: 'delta' })
    expect(errorOf(again)).toBe('media.edition-exists')
    valueOf(await act(centre.planner, id, { act: 'cancel', reason: '计划有误' }))
    const other = await plan()
    expect(await edition(other)).toMatchObject({ seq: 2, state: 'planned' })
  })

  it('that was lost and is found after all counts for the inventory; its week stays with the other one', async () => {
    await addPatch(centre, { kb: 'KB5034441' })
    const id = await plan()
    await send(id)
    valueOf(await act(centre.planner, id, { act: 'lose', reason: '快递丢失' }))
    const other = await plan()
    expect(valueOf(await enter(await qrOf(id, siteKeys)))).toMatchObject({ id, outcome: 'imported' })
    expect(await edition(id)).toMatchObject({ state: 'lost', receipt: { outcome: 'imported' } })
    expect((await rows()).sites.find((one) => one.id === site)?.inventory).toBe(1)
    expect((await edition(other)).state).toBe('planned')
    expect(errorOf(await enter(await qrOf(id, siteKeys)))).toBe('media.receipt-again')
  })

  it('is not changed by who saw an older one', async () => {
    await addPatch(centre, { kb: 'KB5034441' })
    const id = await plan()
    const cancel: EditionAct = { act: 'cancel', reason: '计划有误' }
    expect(errorOf(await centre.media.editions.act(centre.planner, { id, rev: 7, act: cancel }))).toBe('conflict')
  })

  it('with a mark of secrecy is not sent by courier', async () => {
    await addPatch(centre, { kb: 'KB5034441' })
    const marked = await addSite(centre, '内部站点', { mark: 'internal', delivery: 'visit', courier: null })
    const id = await plan(marked)
    await buildEdition(centre, id)
    await copyDiscs(centre, id)
    valueOf(await act(centre.second, id, { act: 'approve', note: '' }))
    valueOf(await act(centre.planner, id, { act: 'seal', sealNumber: 'S-2' }))
    expect(errorOf(await act(centre.planner, id, handOver))).toBe('media.unmarked-only')
    valueOf(await act(centre.planner, id, { ...handOver, way: 'visit' }))
  })
})

describe('[S4-07] a receipt', () => {
  let id: EditionId
  beforeEach(async () => {
    await addPatch(centre, { kb: 'KB5034441' })
    id = await plan()
  })

  it('is refused with its reason, and written down, when it is not for us, not theirs, not of this disc or comes again', async () => {
    await send(id)
    const stranger = createKeys()
    const foreign = signReceipt(siteKeys, {
      edition: '01ARZ3NDEKTSV4RRFF00000099' as EditionId,
      seq: 1,
      outcome: 'imported',
      at: centre.clock.now(),
      manifest: 'ab'.repeat(16),
    })
    const refused = [
      [foreign, 'media.receipt-foreign'],
      [await qrOf(id, stranger), 'media.receipt-not-theirs'],
      [await qrOf(id, siteKeys, { seq: 2 }), 'media.receipt-other-manifest'],
      [await qrOf(id, siteKeys, { manifest: 'cd'.repeat(16) }), 'media.receipt-other-manifest'],
    ] as const
    for (const [text, code] of refused) expect(errorOf(await enter(text))).toBe(code)
    expect((await edition(id)).state).toBe('handed-over')
    valueOf(await enter(await qrOf(id, siteKeys)))
    expect(errorOf(await enter(await qrOf(id, siteKeys)))).toBe('media.receipt-again')
    expect(errorOf(await enter(await codeOf(id, 'imported')))).toBe('media.receipt-again')
    const noted = (await centre.media.ledger.read({ from: '2026-11-01', to: '2026-12-31', siteId: null }))
      .filter(({ type }) => type === 'media.receipt-refused')
      .map(({ details }) => details['reason'])
    expect(noted).toEqual([...refused.map(([, code]) => code), 'media.receipt-again', 'media.receipt-again'])
    expect(errorOf(await enter('x'))).toBe('media.code-length')
  })

  it('of a site whose card was revoked is refused', async () => {
    await send(id)
    const text = await qrOf(id, siteKeys)
    const code = await codeOf(id, 'imported')
    valueOf(await centre.media.cards.revoke(centre.boss, site, '私钥遗失'))
    expect(errorOf(await enter(text))).toBe('media.receipt-revoked')
    expect(errorOf(await enter(code))).toBe('media.code-unknown')
    expect((await rows()).sites.find((one) => one.id === site)?.enrolled).toBeNull()
  })

  it('for a disc that has not left the house is refused', async () => {
    await buildEdition(centre, id)
    expect(errorOf(await enter(await qrOf(id, siteKeys)))).toBe('media.act-not-now')
  })

  it('as a code is understood while the key is locked and after it was replaced', async () => {
    await send(id)
    const code = await codeOf(id, 'refused')
    valueOf(await centre.media.keys.rotate(centre.boss, passphrase, `${passphrase}2`))
    centre.media.keys.lock()
    expect(valueOf(await enter(code.toLowerCase()))).toMatchObject({ id, outcome: 'refused' })
    expect((await rows()).sites.find((one) => one.id === site)?.inventory).toBe(0)
  })

  it('by hand, from paper, closes it as well', async () => {
    await send(id)
    valueOf(await act(centre.planner, id, { act: 'receipt', outcome: 'imported', by: '王工', note: '纸质' }))
    expect(await edition(id)).toMatchObject({ state: 'imported', receipt: { by: 'paper' } })
  })
})
