/**
 * [S4-07] The isolated site by its own commands: enrolled by a fingerprint, a disc checked, imported, answered for and destroyed; an
 * expired one let in by two people. What the centre would make of the answers is computed beside it with the centre's own keys.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cardFileText, cardFingerprint } from '#main/media/sign/card'
import { createKeys } from '#main/media/sign/key-pair'
import { matchSpoken, verifyReceipt } from '#main/media/sign/receipts'
import { rotateKeys } from '#main/media/sign/rotation'
import { sharedSecret } from '#main/media/sign/shared-secret'
import type { DiscVerdict } from '#shared/domain/media/codes'
import { EditionId } from '#shared/domain/media/ids'
import { SiteCard } from '#shared/domain/media/keys'
import type { CentreCard } from '#shared/domain/media/keys'
import type { ArrivalRow, DiscPlace, MediaModeRow, RefusalRow } from '#shared/ipc/media-site-contract'
import { ok } from '#shared/lib/result'
import { openProfile, noSiteFiles, screenOf } from '../../support/centre'
import { createProfile } from '../../support/profile'
import type { Profile } from '../../support/profile'
import { valueOf } from '../../support/builders'
import { burnImage, centreKeys, layEdition, madeAt, patchFiles, put, site, siteId } from '../../support/patch-disc'
import type { Edition, EditionInput } from '../../support/patch-disc'

const day = 86_400_000
const password = 'a long enough password'

let profile: Profile
let dir: string
let share: string
let services: Awaited<ReturnType<typeof openProfile>>
/** What the next dialog answers. */
let chosen: string | null
let written: string[]
let send: (name: string, input?: unknown) => Promise<unknown>

const valued = async <T>(name: string, input?: unknown): Promise<T> => valueOf((await send(name, input)) as never) as T

beforeEach(async () => {
  profile = createProfile()
  dir = path.join(profile.dir, 'discs')
  share = path.join(profile.dir, 'share')
  mkdirSync(dir)
  mkdirSync(share)
  chosen = null
  written = []
  services = await openProfile(path.join(profile.dir, 'profile'))
  const answer = async () => chosen
  send = screenOf(services, undefined, {
    siteFiles: {
      ...noSiteFiles,
      openCard: answer,
      saveCard: answer,
      folder: answer,
      image: answer,
      read: async (file) => ok(readFileSync(file, 'utf8')),
      write: async (file, text) => {
        written.push(text)
        return ok({ file: path.basename(file) })
      },
    },
  })
  await valued('session.createAdministrator', { username: 'chief', displayName: '赵站长', password, loadSample: false })
})
afterEach(async () => {
  await services.stop()
  profile.remove()
})

const centreCard: CentreCard = {
  format: 'vigil-centre-card',
  version: 1,
  centre: '值守支持中心',
  site: { id: siteId, name: site.name },
  keys: centreKeys.public,
  issued: new Date(madeAt).toISOString(),
}

async function enrol(card: CentreCard = centreCard): Promise<void> {
  await valued('mediaSite.become', { mode: 'site' })
  put(dir, 'card.json', cardFileText(card))
  chosen = path.join(dir, 'card.json')
  const read = await valued<{ text: string; fingerprint: string; siteName: string }>('mediaSite.card.read')
  expect(read.fingerprint.replaceAll('-', '')).toBe(cardFingerprint(card))
  await valued('mediaSite.card.enrol', { text: read.text, fingerprint: read.fingerprint })
  chosen = share
  await valued('mediaSite.importDir.choose')
}

type Rows = { mode: readonly MediaModeRow[]; arrivals: readonly ArrivalRow[]; refusals: readonly RefusalRow[] }
const rows = (): Promise<Rows> => services.mediaSite.rows()
const arrivalOf = async ({ manifest }: Edition): Promise<ArrivalRow | undefined> =>
  (await rows()).arrivals.find(({ id }) => id === manifest.edition)
const endOf = (job: string) => services.mediaJobs.ended(job)

async function verify(
  place: string,
  kind: 'image' | 'folder' = 'image',
): Promise<{ job: string; verdict: DiscVerdict }> {
  chosen = place
  const { id } = await valued<DiscPlace>('mediaSite.place.choose', { kind })
  const { job } = await valued<{ job: string }>('mediaSite.verify', { place: id })
  expect(await endOf(job)).toMatchObject({ state: 'done', error: null })
  return { job, verdict: await valued<DiscVerdict>('mediaSite.verdict', { job }) }
}

async function importDisc(job: string, serial = 'S-1') {
  const begun = await valued<{ job: string }>('mediaSite.import', { job, serial })
  return endOf(begun.job)
}

const imageOf = (edition: Edition, n = 1): string =>
  burnImage(edition.dirs[n - 1] ?? '', path.join(dir, `${edition.manifest.edition}-${n}.iso`))

const stepsOf = async (id: string): Promise<readonly string[]> => {
  const { db } = services.storage
  const entries = await db.selectFrom('journal').select('type').where('entity_id', '=', id).orderBy('seq').execute()
  return entries.map(({ type }) => type)
}

/** The site's card as it was exported: what the centre knows of it. */
async function siteCard(): Promise<SiteCard> {
  chosen = path.join(dir, 'own-card.json')
  await valued('mediaSite.card.export')
  return SiteCard.parse(JSON.parse(written.at(-1) ?? ''))
}

describe('enrolment', () => {
  it('believes a card only with its fingerprint, and answers with a card of its own', async () => {
    await valued('mediaSite.become', { mode: 'site' })
    const text = cardFileText(centreCard)
    expect(await send('mediaSite.card.export')).toMatchObject({ error: { code: 'media.site-not-set-up' } })
    const wrong = { text, fingerprint: '0'.repeat(20) }
    expect(await send('mediaSite.card.enrol', wrong)).toMatchObject({ error: { code: 'media.fingerprint-differs' } })
    expect((await rows()).mode[0]).toMatchObject({ mode: 'site', site: null, fingerprint: null })
    await enrol()
    const card = await siteCard()
    expect(card.site).toEqual({ id: siteId, name: site.name })
    expect((await rows()).mode[0]).toMatchObject({ site: { ...site, centre: '值守支持中心' }, importDir: share })
    expect((await rows()).mode[0]?.fingerprint?.replaceAll('-', '')).toBe(cardFingerprint(card))
  })

  it('takes no card of the wrong side, and none of another site once discs have arrived', async () => {
    await enrol()
    const own = await siteCard()
    put(dir, 'card.json', cardFileText(own))
    chosen = path.join(dir, 'card.json')
    expect(await send('mediaSite.card.read')).toMatchObject({ error: { code: 'media.card-other-side' } })
    await verify(imageOf(layEdition(dir)))
    const other = { ...centreCard, site: { ...centreCard.site, id: EditionId.parse(`01${'Z'.repeat(24)}`) as never } }
    const input = { text: cardFileText(other), fingerprint: cardFingerprint(other) }
    expect(await send('mediaSite.card.enrol', input)).toMatchObject({ error: { code: 'media.card-of-another-site' } })
  })
})

describe('a disc', () => {
  it('is checked, imported whole, answered for and destroyed; each step in the journal', async () => {
    await enrol()
    const edition = layEdition(dir)
    const { job, verdict } = await verify(imageOf(edition))
    expect(verdict).toMatchObject({ ok: true, code: 'ok' })
    expect(await arrivalOf(edition)).toMatchObject({ seq: 7, importedAt: null, receipt: null })
    expect((await arrivalOf(edition))?.patches).toEqual([
      expect.objectContaining({ kb: 'KB5034441', isNew: true }),
      expect.objectContaining({ kb: 'KB5039000', isNew: true }),
    ])
    const destroy = { id: edition.manifest.edition, disc: 1, how: '粉碎', witness: '钱工' }
    expect(await send('mediaSite.destroy', destroy)).toMatchObject({ error: { code: 'media.disc-still-needed' } })

    expect(await importDisc(job)).toMatchObject({ state: 'done', kind: 'import', editionId: edition.manifest.edition })
    const folder = path.join(share, '2026-11-27-no-0007')
    expect(readdirSync(share)).toEqual(['2026-11-27-no-0007'])
    for (const [file, content] of Object.entries(patchFiles))
      expect(readFileSync(path.join(folder, file), 'utf8')).toBe(content)
    expect(existsSync(path.join(folder, 'index.html'))).toBe(false)

    const receipt = (await arrivalOf(edition))?.receipt
    const card = await siteCard()
    expect(valueOf(verifyReceipt(receipt?.text ?? '', card.keys.sign))).toMatchObject({
      edition: edition.manifest.edition,
      outcome: 'imported',
      manifest: edition.sha256.slice(0, 32),
    })
    const secret = valueOf(sharedSecret(centreKeys, card.keys, 'centre'))
    const open = [{ edition: edition.manifest.edition, manifestSha256: edition.sha256, secret }]
    expect(valueOf(matchSpoken(receipt?.code ?? '', open))).toMatchObject({ outcome: 'imported' })

    expect(await send('mediaSite.destroy', { ...destroy, witness: '赵站长' })).toMatchObject({
      error: { code: 'media.witness-is-self' },
    })
    await valued('mediaSite.destroy', destroy)
    expect((await arrivalOf(edition))?.discs[0]).toMatchObject({ destroyedBy: '赵站长 / 钱工' })
    expect(await send('mediaSite.destroy', destroy)).toMatchObject({ error: { code: 'media.already-destroyed' } })
    expect(await stepsOf(edition.manifest.edition)).toEqual([
      'media.site-checked',
      'media.site-imported',
      'media.site-receipt',
      'media.site-destroyed',
    ])
    expect((await verify(imageOf(edition))).verdict.code).toBe('sequence-replayed')
  })

  it('of several is answered for once all are in; each waits for the others to be in order', async () => {
    await enrol()
    const [one = '', , three = ''] = Object.keys(patchFiles)
    const edition = layEdition(dir, { discs: [{ [one]: 'first' }, { [three]: 'second' }] })
    const first = await verify(imageOf(edition, 1))
    expect(first.verdict).toMatchObject({ code: 'set-incomplete', params: { missing: '2', discs: 2 } })
    expect(await send('mediaSite.import', { job: first.job, serial: '' })).toMatchObject({
      error: { code: 'media.not-importable' },
    })
    const second = await verify(edition.dirs[1] ?? '', 'folder')
    expect(second.verdict.code).toBe('ok')
    await importDisc(second.job)
    expect(await arrivalOf(edition)).toMatchObject({
      receipt: null,
      discs: [{ importedAt: null }, { importedAt: expect.any(Number) }],
    })
    expect(await send('mediaSite.import', { job: second.job, serial: '' })).toMatchObject({
      error: { code: 'media.already-imported' },
    })
    const again = await verify(imageOf(edition, 1))
    expect(again.verdict.code).toBe('ok')
    await importDisc(again.job)
    expect((await arrivalOf(edition))?.receipt).toMatchObject({ outcome: 'imported' })
    expect(readdirSync(share).toSorted()).toEqual(['2026-11-27-no-0007-disc-1', '2026-11-27-no-0007-disc-2'])
  })

  it('leaves nothing behind when it turns out to be another one while it is imported', async () => {
    await enrol()
    const edition = layEdition(dir)
    const root = edition.dirs[0] ?? ''
    const { job } = await verify(root, 'folder')
    const [file = ''] = Object.keys(patchFiles)
    put(root, file, (patchFiles[file] ?? '').replace('first', 'f1rst'))
    expect(await importDisc(job)).toMatchObject({ state: 'failed', error: { code: 'media.file-differs' } })
    expect(readdirSync(share)).toEqual([])
    expect((await arrivalOf(edition))?.receipt).toBeNull()
  })

  it('does not write over what lies there already', async () => {
    await enrol()
    mkdirSync(path.join(share, '2026-11-27-no-0007'))
    const { job } = await verify(imageOf(layEdition(dir)))
    await importDisc(job)
    expect(readdirSync(share).toSorted()).toEqual(['2026-11-27-no-0007', '2026-11-27-no-0007-2'])
    expect(readdirSync(path.join(share, '2026-11-27-no-0007'))).toEqual([])
  })

  it('whose check or import is cancelled leaves nothing behind; what a killed import left is removed', async () => {
    await enrol()
    const edition = layEdition(dir)
    chosen = imageOf(edition)
    const { id } = await valued<DiscPlace>('mediaSite.place.choose', { kind: 'image' })
    const check = await valued<{ job: string }>('mediaSite.verify', { place: id })
    await valued('mediaSite.job.cancel', { job: check.job })
    expect(await endOf(check.job)).toMatchObject({ state: 'cancelled' })
    expect(await valued('mediaSite.verdict', { job: check.job })).toBeNull()
    expect(await rows()).toMatchObject({ arrivals: [], refusals: [] })

    const { job } = await verify(chosen)
    const begun = await valued<{ job: string }>('mediaSite.import', { job, serial: '' })
    await valued('mediaSite.job.cancel', { job: begun.job })
    expect(await endOf(begun.job)).toMatchObject({ state: 'cancelled' })
    expect(readdirSync(share)).toEqual([])
    expect((await arrivalOf(edition))?.discs[0]?.importedAt).toBeNull()

    put(path.join(share, '2026-11-27-no-0007.4194000-1.vigil.part'), 'KB5034441/half.msu', 'half')
    await importDisc(job)
    expect(readdirSync(share)).toEqual(['2026-11-27-no-0007'])
  })

  it('that is refused is kept with its reason; the edition can be answered for as refused', async () => {
    await enrol()
    const edition = layEdition(dir)
    const root = edition.dirs[0] ?? ''
    put(root, 'KB5034441/autorun.exe', 'MZ')
    const { job, verdict } = await verify(imageOf(edition))
    expect(verdict.code).toBe('file-added')
    expect(await send('mediaSite.import', { job, serial: '' })).toMatchObject({
      error: { code: 'media.not-importable' },
    })
    expect((await rows()).refusals).toEqual([
      expect.objectContaining({
        code: 'file-added',
        by: '赵站长',
        params: { path: 'KB5034441/autorun.exe', count: 1 },
      }),
    ])
    await valued('mediaSite.refuse', { id: edition.manifest.edition })
    const receipt = (await arrivalOf(edition))?.receipt
    expect(valueOf(verifyReceipt(receipt?.text ?? '', (await siteCard()).keys.sign))).toMatchObject({
      outcome: 'refused',
    })
    await valued('mediaSite.destroy', { id: edition.manifest.edition, disc: 1, how: '剪碎', witness: '钱工' })
    expect((await arrivalOf(edition))?.discs[0]).toMatchObject({ verifiedAt: null, destroyedBy: '赵站长 / 钱工' })
  })

  it('cannot be named by a page that was not offered it', async () => {
    await enrol()
    expect(await send('mediaSite.verify', { place: '/etc' })).toMatchObject({ error: { code: 'media.place-unknown' } })
  })
})

describe('an expired disc', () => {
  const expired: EditionInput = {
    edit: (manifest) => ({
      ...manifest,
      created: new Date(madeAt - 60 * day).toISOString(),
      expires: new Date(madeAt - 30 * day).toISOString(),
    }),
  }
  const user = (username: string, role: string) => ({
    username,
    displayName: username,
    roles: [role],
    extension: null,
    phones: [],
    password,
  })

  it('is let in by a second person with the right to it, never by one alone', async () => {
    await enrol()
    await valued('users.create', user('second', 'media-operator'))
    await valued('users.create', user('agent', 'hotline-agent'))
    const edition = layEdition(dir, expired)
    const { job, verdict } = await verify(imageOf(edition))
    expect(verdict.code).toBe('expired')
    const release = { job, reason: '新一期下周才到', username: 'second', password }
    const refused = async (over: Partial<typeof release>) => send('mediaSite.release', { ...release, ...over })
    expect(await refused({ username: 'chief' })).toMatchObject({ error: { code: 'media.second-is-first' } })
    expect(await refused({ username: 'agent' })).toMatchObject({ error: { code: 'media.second-may-not' } })
    expect(await refused({ password: 'some other password' })).toMatchObject({ error: { code: 'auth.wrong' } })
    expect(await send('mediaSite.import', { job, serial: '' })).toMatchObject({
      error: { code: 'media.not-importable' },
    })
    await valued('mediaSite.release', release)
    expect(services.people.session()?.user.username).toBe('chief')
    expect(await valued('mediaSite.verdict', { job })).toMatchObject({ ok: true, notices: ['released'] })
    expect(await importDisc(job)).toMatchObject({ state: 'done' })
    expect(await arrivalOf(edition)).toMatchObject({
      released: { by: '赵站长', second: 'second', reason: '新一期下周才到' },
      receipt: { outcome: 'imported' },
    })
    expect(await stepsOf(edition.manifest.edition)).toContain('media.site-released')
  })

  it('with something else wrong is not to be released', async () => {
    await enrol()
    const edition = layEdition(dir, expired)
    put(edition.dirs[0] ?? '', 'extra.exe', 'MZ')
    const { job, verdict } = await verify(imageOf(edition))
    expect(verdict.code).toBe('file-added')
    const release = { job, reason: 'x', username: 'second', password }
    expect(await send('mediaSite.release', release)).toMatchObject({ error: { code: 'media.not-releasable' } })
  })
})

describe('the key of the centre', () => {
  it('is taken over when the old one says so; discs of the old one are then refused', async () => {
    await enrol()
    const next = createKeys()
    const rotation = [rotateKeys(centreKeys, next, madeAt)]
    const edition = layEdition(dir, { keys: next, rotation })
    const { job, verdict } = await verify(imageOf(edition))
    expect(verdict).toMatchObject({ ok: true, notices: ['key-rotated'] })
    await importDisc(job)
    const card = await siteCard()
    const secret = valueOf(sharedSecret(next, card.keys, 'centre'))
    const open = [{ edition: edition.manifest.edition, manifestSha256: edition.sha256, secret }]
    expect(valueOf(matchSpoken((await arrivalOf(edition))?.receipt?.code ?? '', open))).toMatchObject({
      outcome: 'imported',
    })
    const later = layEdition(path.join(dir, 'later'), { n: 4, seq: 8 })
    expect((await verify(imageOf(later))).verdict.code).toBe('key-retired')
    expect(await stepsOf(next.public.id)).toEqual(['media.centre-key-adopted'])
  })
})
