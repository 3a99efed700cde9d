/**
 * [S4-07] The whole way between two profiles: a centre that plans, signs and builds, and an isolated site that checks, imports and
 * answers; nothing passes between them but two cards, an image and sixteen spoken digits.
 */
import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { spawnSync } from 'node:child_process'
import { verifyJournal } from '#main/features/audit/verify'
import type { SiteId } from '#shared/domain/ids'
import type { DiscVerdict } from '#shared/domain/media/codes'
import type { EditionId } from '#shared/domain/media/ids'
import type { DriveRow } from '#shared/ipc/media-rows'
import type { ArrivalRow, DiscPlace } from '#shared/ipc/media-site-contract'
import { ok } from '#shared/lib/result'
import { addCustomer, valueOf } from '../../support/builders'
import { noSiteFiles, openProfile, screenOf } from '../../support/centre'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { planEdit } from '../../support/media-rows'
import { put } from '../../support/patch-disc'
import { beijing } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

const password = 'a long enough password'
const passphrase = 'a passphrase that nobody guesses'
const week = 7 * 86_400_000

type Side = {
  readonly dir: string
  readonly services: Awaited<ReturnType<typeof openProfile>>
  readonly call: <T>(name: string, input?: unknown) => Promise<T>
}

let profile: Profile
let clock: FakeClock
let centre: Side
let site: Side
let siteId: SiteId
/** What the next dialog answers. */
let chosen: string

async function openSide(name: string): Promise<Side> {
  const dir = path.join(profile.dir, name)
  const services = await openProfile(dir, { clock })
  const answer = async () => chosen
  const send = screenOf(services, undefined, {
    dialogs: { save: answer, open: answer },
    siteFiles: {
      ...noSiteFiles,
      openCard: answer,
      saveCard: answer,
      folder: answer,
      image: answer,
      read: async (file) => ok(readFileSync(file, 'utf8')),
      write: async (file, text) => {
        put(path.dirname(file), path.basename(file), text)
        return ok({ file: path.basename(file) })
      },
    },
  })
  const call = async <T>(command: string, input?: unknown): Promise<T> => valueOf(await send(command, input)) as T
  await call('session.createAdministrator', {
    username: 'chief',
    displayName: `${name} 主管`,
    password,
    loadSample: false,
  })
  return { dir, services, call }
}

beforeEach(async () => {
  profile = createProfile()
  clock = createFakeClock(beijing('2026-03-02 09:00'))
  centre = await openSide('centre')
  site = await openSide('site')
  ;({ siteId } = await addCustomer(centre.services, { name: '江南电厂' }))
  await centre.call('users.create', {
    username: 'second',
    displayName: '陈主管',
    roles: ['service-manager'],
    extension: null,
    phones: [],
    password,
  })
})
afterEach(async () => {
  await centre.services.stop()
  await site.services.stop()
  profile.remove()
})

/** A file as the catalogue keeps one that its maker has signed. */
async function addPatch(kb: string, text: string): Promise<void> {
  const sha256 = hash('sha256', text, 'hex')
  put(path.join(centre.dir, 'media/files'), sha256, text)
  await centre.services.storage.write('system', async ({ tx, at, record }) => {
    const findings = {
      kind: 'cab',
      signature: { state: 'ok', signer: 'Microsoft Corporation', signedAt: null },
      nameHashMatches: null,
      scan: { state: 'clean' },
      reasons: [],
    }
    await tx
      .insertInto('media_files')
      .values({
        sha256,
        rev: 1,
        name: `windows10.0-${kb.toLowerCase()}-x64.msu`,
        size: Buffer.byteLength(text),
        kind: 'cab',
        status: 'accepted',
        findings: JSON.stringify(findings),
        reasons: '[]',
        kb,
        title: `安全更新 ${kb}`,
        products: '["windows-10-22h2"]',
        architectures: '["x64"]',
        languages: '["neutral"]',
        released: null,
        supersedes: '[]',
        requires: '[]',
        source: '',
        added_at: at,
        entered_by: null,
        confirmed_by: null,
        confirmed_at: null,
        note: '',
      })
      .execute()
    await record({ type: 'media.file-added', entity: 'media', entityId: sha256, change: {} })
  })
}

/** Both cards go the way of the fingerprints. */
async function enrol(): Promise<void> {
  chosen = path.join(profile.dir, 'centre-card.json')
  const given = await centre.call<{ fingerprint: string }>('media.card.export', { siteId })
  await site.call('mediaSite.become', { mode: 'site' })
  const read = await site.call<{ text: string; fingerprint: string }>('mediaSite.card.read')
  expect(read.fingerprint).toBe(given.fingerprint)
  await site.call('mediaSite.card.enrol', { text: read.text, fingerprint: read.fingerprint })
  chosen = path.join(profile.dir, 'site-card.json')
  const answered = await site.call<{ fingerprint: string }>('mediaSite.card.export')
  const back = await centre.call<{ text: string; fingerprint: string }>('media.card.read')
  expect(back.fingerprint).toBe(answered.fingerprint)
  await centre.call('media.card.enrol', { text: back.text, fingerprint: back.fingerprint })
  chosen = path.join(profile.dir, 'share')
  mkdirSync(chosen, { recursive: true })
  await site.call('mediaSite.importDir.choose')
}

const editionOf = (id: EditionId) =>
  centre.services.storage.db.selectFrom('media_editions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function act(id: EditionId, given: object): Promise<void> {
  await centre.call('media.edition.act', { id, rev: (await editionOf(id)).rev, act: given })
}

async function jobDone(job: Promise<{ readonly job: string }>): Promise<void> {
  expect(await centre.services.mediaJobs.ended((await job).job)).toMatchObject({ state: 'done', error: null })
}

/** Planned, built, burned, read back, approved by a second person, sealed, handed over. Answers the disc as it was burned. */
async function sendEdition(day: string, kind: 'delta' | 'baseline'): Promise<{ id: EditionId; disc: string }> {
  const { id } = await centre.call<{ id: EditionId }>('media.edition.plan', { siteId, week: day, kind })
  await jobDone(centre.call('media.edition.build', { id }))
  const disc = path.join(profile.dir, `${id}.iso`)
  chosen = disc
  const drive = await centre.call<DriveRow>('media.drive.file')
  await jobDone(centre.call('media.disc.burn', { id, disc: 1, drive: drive.id, serial: 'S-1' }))
  const { db } = centre.services.storage
  const copy = await db.selectFrom('media_copies').select('id').where('edition_id', '=', id).executeTakeFirstOrThrow()
  await jobDone(centre.call('media.copy.check', { copy: copy.id, drive: drive.id }))
  await centre.call('session.signIn', { username: 'second', password })
  await act(id, { act: 'approve', note: '' })
  await centre.call('session.signIn', { username: 'chief', password })
  await act(id, { act: 'seal', sealNumber: 'F-17' })
  await act(id, { act: 'hand-over', way: 'courier', carrier: '邮政', tracking: 'EX-1', to: '王建国' })
  return { id, disc }
}

async function verify(image: string): Promise<{ job: string; verdict: DiscVerdict }> {
  chosen = image
  const place = await site.call<DiscPlace>('mediaSite.place.choose', { kind: 'image' })
  const { job } = await site.call<{ job: string }>('mediaSite.verify', { place: place.id })
  await site.services.mediaJobs.ended(job)
  return { job, verdict: await site.call<DiscVerdict>('mediaSite.verdict', { job }) }
}

async function takeIn(image: string): Promise<ArrivalRow> {
  const { job, verdict } = await verify(image)
  expect(verdict).toMatchObject({ ok: true, code: 'ok' })
  const begun = await site.call<{ job: string }>('mediaSite.import', { job, serial: 'S-1' })
  expect(await site.services.mediaJobs.ended(begun.job)).toMatchObject({ state: 'done' })
  const arrival = (await site.services.mediaSite.rows()).arrivals.find(({ id }) => id === verdict.disc?.edition)
  if (!arrival) throw new Error('it has not arrived')
  return arrival
}

const stateOf = async (id: EditionId): Promise<string> => (await editionOf(id)).state

const inventory = async (): Promise<number> =>
  (await centre.services.storage.db.selectFrom('media_inventory').selectAll().execute()).length

it('from the first key to the second week: by QR code, by voice, over a change of keys', async () => {
  await centre.call('media.key.create', { passphrase })
  await centre.call('media.key.unlock', { passphrase })
  await enrol()
  valueOf(await centre.services.mediaPlanning.plans.save('system' as never, planEdit(siteId)))
  await addPatch('KB5034441', 'first patch '.repeat(5_000))

  const first = await sendEdition('2026-03-04', 'baseline')
  const image = first.disc
  const arrived = await takeIn(image)
  expect(arrived.patches).toEqual([expect.objectContaining({ kb: 'KB5034441', isNew: true })])
  const folder = path.join(profile.dir, 'share/2026-03-04-no-0001/KB5034441')
  expect(readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))).toEqual([
    'first patch '.repeat(5_000),
  ])
  // The code as it is read out and typed: small letters, blanks for hyphens.
  const spoken = (arrived.receipt?.code ?? '').toLowerCase().replaceAll('-', ' ')
  expect(await centre.call('media.receipt.enter', { text: spoken })).toMatchObject({
    id: first.id,
    outcome: 'imported',
  })
  expect(await stateOf(first.id)).toBe('imported')
  expect(await inventory()).toBe(1)

  // The checker on the disc agrees, with nothing but a shell.
  const mounted = path.join(profile.dir, 'mounted')
  spawnSync('xorriso', ['-osirrox', 'on', '-indev', image, '-extract', '/', mounted], { stdio: 'ignore' })
  const checked = spawnSync('dash', [path.join(mounted, 'check.sh')], { encoding: 'utf8' })
  expect({ status: checked.status, said: checked.stdout }).toMatchObject({
    status: 0,
    said: expect.stringContaining('NOT CHECKED'),
  })

  clock.advance(week)
  await centre.call('media.key.rotate', { passphrase, next: `${passphrase} too` })
  await centre.call('media.key.unlock', { passphrase: `${passphrase} too` })
  await addPatch('KB5039000', 'second patch '.repeat(5_000))
  const second = await sendEdition('2026-03-11', 'delta')
  const next = second.disc
  const { verdict } = await verify(next)
  expect(verdict).toMatchObject({ ok: true, notices: ['key-rotated'], disc: { seq: 2 } })
  // What was acknowledged is not sent again.
  expect(verdict.files.map((file) => file.path).filter((file) => file.startsWith('KB'))).toEqual([
    expect.stringContaining('KB5039000'),
  ])
  const later = await takeIn(next)
  expect(await centre.call('media.receipt.enter', { text: later.receipt?.text ?? '' })).toMatchObject({ id: second.id })
  expect(await inventory()).toBe(2)
  expect((await verify(image)).verdict.code).not.toBe('ok')
  for (const { services, dir } of [centre, site])
    expect(await verifyJournal(services.storage.db, dir)).toMatchObject({ intact: true })
})

it('a refusal is believed at the centre, and nothing counts as delivered', async () => {
  await centre.call('media.key.create', { passphrase })
  await centre.call('media.key.unlock', { passphrase })
  await enrol()
  valueOf(await centre.services.mediaPlanning.plans.save('system' as never, planEdit(siteId)))
  await addPatch('KB5034441', 'first patch')
  const { id, disc } = await sendEdition('2026-03-04', 'baseline')
  expect((await verify(disc)).verdict.code).toBe('ok')
  await site.call('mediaSite.refuse', { id })
  const arrival = (await site.services.mediaSite.rows()).arrivals[0]
  expect(await centre.call('media.receipt.enter', { text: arrival?.receipt?.code ?? '' })).toMatchObject({
    outcome: 'refused',
  })
  expect(await stateOf(id)).toBe('refused')
  expect(await inventory()).toBe(0)
})
