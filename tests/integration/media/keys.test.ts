/** [S4-07] The keys of the centre: made, unlocked for a while, backed up, restored, followed by others; cards of sites. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SiteId } from '#shared/domain/ids'
import { unlockedMs } from '#main/features/media/keys/unlocked'
import { readMediaRows } from '#main/features/media/rows'
import type { FileDialogs } from '#main/features/media/text-files'
import { cardFileText, readCentreCard } from '#main/media/sign/card'
import { createKeys } from '#main/media/sign/key-pair'
import { followRotations } from '#main/media/sign/rotation'
import type { Result } from '#shared/lib/result'
import { strongPassword, valueOf } from '../../support/builders'
import { openProfile, screenOf } from '../../support/centre'
import { addSite, enrolSite, monday, openMediaCentre, passphrase, type MediaProfile } from '../../support/media-centre'
import { createProfile, type Profile } from '../../support/profile'

let profile: Profile
let centre: MediaProfile
beforeEach(async () => {
  profile = createProfile()
  centre = await openMediaCentre(profile.dir)
})
afterEach(async () => {
  await centre.stop()
  profile.remove()
})

const next = `${passphrase}，另一句`
const errorOf = (result: { readonly ok: boolean }): unknown => ('error' in result ? Object(result.error).code : null)
const keyRows = async () =>
  (await readMediaRows({ db: centre.storage.db, keys: centre.media.keys, now: centre.clock.now })).keys

/** What a person chooses in the dialogs: always this file. */
const choosing = (file: string | null): FileDialogs => ({ save: async () => file, open: async () => file })
const screen = (file: string | null) => screenOf(centre, undefined, { dialogs: choosing(file) })

describe('[S4-07] the key of the centre', () => {
  it('is made once, open for a quarter of an hour, and then locked by itself', async () => {
    const { id } = valueOf(await centre.media.keys.create(centre.boss, passphrase))
    expect(await keyRows()).toMatchObject([
      { id, backedUpAt: null, retiredAt: null, unlockedUntil: monday + unlockedMs },
    ])
    expect(errorOf(await centre.media.keys.create(centre.boss, next))).toBe('media.key-exists')
    let changes = 0
    centre.media.keys.onUnlocked(() => changes++)
    centre.clock.advance(unlockedMs)
    expect([changes, centre.media.keys.unlocked(), (await keyRows())[0]?.unlockedUntil]).toEqual([1, null, null])
    expect(errorOf(await centre.media.keys.unlock(centre.boss, next))).toBe('media.passphrase-wrong')
    expect(valueOf(await centre.media.keys.unlock(centre.boss, passphrase))).toEqual({
      until: centre.clock.now() + unlockedMs,
    })
    centre.media.keys.lock()
    expect(centre.media.keys.unlocked()).toBeNull()
    const types = (await centre.media.ledger.read({ from: '2026-11-01', to: '2026-11-30', siteId: null })).map(
      ({ type }) => type,
    )
    expect(types).toEqual(['media.key-created', 'media.key-refused', 'media.key-unlocked'])
  })

  it('is locked when the workstation is', async () => {
    valueOf(await centre.people.signIn('boss', strongPassword))
    valueOf(await centre.media.keys.create(centre.boss, passphrase))
    centre.people.lock()
    expect(centre.media.keys.unlocked()).toBeNull()
  })

  it('is there after a restart, closed', async () => {
    const { id } = valueOf(await centre.media.keys.create(centre.boss, passphrase))
    await centre.stop()
    centre = { ...centre, ...(await openProfile(profile.dir, { clock: centre.clock })) }
    expect(centre.media.keys.unlocked()).toBeNull()
    expect((await keyRows()).map((key) => key.id)).toEqual([id])
  })

  it('is followed by another that a site believes, and the old one stays for what it signed', async () => {
    const first = valueOf(await centre.media.keys.create(centre.boss, passphrase)).id
    expect(errorOf(await centre.media.keys.rotate(centre.boss, next, next))).toBe('media.passphrase-wrong')
    centre.clock.advance(1_000)
    const second = valueOf(await centre.media.keys.rotate(centre.boss, passphrase, next)).id
    centre.clock.advance(1_000)
    const third = valueOf(await centre.media.keys.rotate(centre.boss, next, passphrase)).id
    const all = await centre.media.keys.all()
    expect(all.map(({ public: { id }, retiredAt }) => [id, retiredAt !== null])).toEqual([
      [first, true],
      [second, true],
      [third, false],
    ])
    const [oldest] = all
    if (!oldest) throw new Error('no key')
    const way = followRotations(
      oldest.public,
      all.flatMap(({ statement }) => statement ?? []),
      third,
    )
    expect(way.ok && way.value.map(({ id }) => id)).toEqual([first, second, third])
    expect(centre.media.keys.unlocked()?.public.id).toBe(third)
  })

  it('is backed up as a file that only its owner reads, and restored from it in a new profile', async () => {
    const { id } = valueOf(await centre.media.keys.create(centre.boss, passphrase))
    valueOf(await centre.people.signIn('boss', strongPassword))
    const file = path.join(profile.dir, 'backup.json')
    expect(await screen(null)('media.key.back-up', { id })).toEqual({ ok: true, value: null })
    expect((await keyRows())[0]?.backedUpAt).toBeNull()
    expect(await screen(file)('media.key.back-up', { id })).toEqual({ ok: true, value: { file: 'backup.json' } })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect((await keyRows())[0]?.backedUpAt).toBe(monday)
    const unwritable = path.join(profile.dir, 'nowhere', 'backup.json')
    expect(errorOf(await screen(unwritable)('media.key.back-up', { id }))).toBe('export.unwritable')

    const other = createProfile()
    const newCentre = await openMediaCentre(other.dir)
    const text = readFileSync(file, 'utf8')
    expect(errorOf(await newCentre.media.keys.restore(newCentre.boss, text, next))).toBe('media.passphrase-wrong')
    expect(errorOf(await newCentre.media.keys.restore(newCentre.boss, '{}', passphrase))).toBe('media.key-unreadable')
    expect(valueOf(await newCentre.media.keys.restore(newCentre.boss, text, passphrase))).toEqual({ id })
    expect((await newCentre.media.keys.all()).map((key) => key.public)).toEqual(
      (await centre.media.keys.all()).map((key) => key.public),
    )
    await newCentre.stop()
    other.remove()
  })

  it('is not pushed aside by the backup of another', async () => {
    const other = createProfile()
    const newCentre = await openMediaCentre(other.dir)
    const id = valueOf(await newCentre.media.keys.create(newCentre.boss, passphrase)).id
    const text = valueOf(await newCentre.media.keys.sealedText(id))
    await newCentre.stop()
    other.remove()
    valueOf(await centre.media.keys.create(centre.boss, passphrase))
    expect(errorOf(await centre.media.keys.restore(centre.boss, text, passphrase))).toBe('media.key-other')
  })

  it('is for administrators; operators only unlock it', async () => {
    valueOf(await centre.people.signIn('planner', strongPassword))
    const say = screen(null)
    expect(errorOf(await say('media.key.create', { passphrase }))).toBe('auth.forbidden')
    expect(errorOf(await say('media.key.unlock', { passphrase }))).toBe('media.no-key')
  })
})

describe('[S4-07] cards', () => {
  let site: SiteId
  beforeEach(async () => {
    site = await addSite(centre, '佛山示例陶瓷公司')
    valueOf(await centre.media.keys.create(centre.boss, passphrase))
    valueOf(await centre.people.signIn('planner', strongPassword))
  })

  it('of the centre is written for a site, with the fingerprint that is read out', async () => {
    const file = path.join(profile.dir, 'card.json')
    const written = await screen(file)('media.card.export', { siteId: site })
    expect(written).toMatchObject({
      ok: true,
      value: { file: 'card.json', fingerprint: expect.stringMatching(/^(\w{4}-?){5}$/) },
    })
    expect(valueOf(readCentreCard(readFileSync(file, 'utf8')))).toMatchObject({ site: { id: site, name: '机房' } })
    const unknown = SiteId.parse('01ARZ3NDEKTSV4RRFF00000099')
    expect(errorOf(await screen(file)('media.card.export', { siteId: unknown }))).toBe('media.site-unknown')
  })

  it('of a site is believed once its fingerprint was compared, and only while the key is open', async () => {
    const keys = createKeys()
    const card = {
      format: 'vigil-site-card' as const,
      version: 1 as const,
      site: { id: site, name: '机房' },
      keys: keys.public,
      issued: new Date(monday).toISOString(),
    }
    const file = path.join(profile.dir, 'site.json')
    writeFileSync(file, cardFileText(card))
    const read = (await screen(file)('media.card.read')) as Result<{
      text: string
      fingerprint: string
      siteId: SiteId
    }>
    const { text, fingerprint, siteId } = valueOf(read)
    expect(siteId).toBe(site)
    const say = screen(null)
    expect(errorOf(await say('media.card.enrol', { text, fingerprint: '0000-0000-0000-0000-0000' }))).toBe(
      'media.fingerprint-differs',
    )
    centre.media.keys.lock()
    expect(errorOf(await say('media.card.enrol', { text, fingerprint }))).toBe('media.key-locked')
    valueOf(await centre.media.keys.unlock(centre.planner, passphrase))
    expect(await say('media.card.enrol', { text, fingerprint })).toEqual({ ok: true, value: null })
    const { sites } = await readMediaRows({ db: centre.storage.db, keys: centre.media.keys, now: centre.clock.now })
    expect(sites).toMatchObject([{ id: site, hasPlan: true, enrolled: { keyId: keys.public.id, fingerprint } }])
  })

  it('of a site gives way to a newer one; a key is that of one site only', async () => {
    valueOf(await centre.media.keys.unlock(centre.planner, passphrase))
    const first = await enrolSite(centre, site, centre.boss)
    const second = await enrolSite(centre, site, centre.boss)
    const rows = await centre.storage.db
      .selectFrom('media_site_cards')
      .select(['key_id', 'revoked_at'])
      .orderBy('enrolled_at')
      .execute()
    expect(rows).toEqual(
      expect.arrayContaining([
        { key_id: first.public.id, revoked_at: monday },
        { key_id: second.public.id, revoked_at: null },
      ]),
    )
    const other = await addSite(centre, '别的站点')
    const card = cardFileText({
      format: 'vigil-site-card',
      version: 1,
      site: { id: other, name: '机房' },
      keys: first.public,
      issued: new Date(monday).toISOString(),
    })
    const read = valueOf(await centre.media.cards.read(card))
    expect(errorOf(await centre.media.cards.enrol(centre.boss, read.text, read.fingerprint))).toBe(
      'media.card-of-other',
    )
  })

  it('in a file that is no card is refused by what it is', async () => {
    const file = path.join(profile.dir, 'site.json')
    writeFileSync(file, 'no card')
    expect(errorOf(await screen(file)('media.card.read'))).toBe('media.card-unreadable')
    writeFileSync(file, Buffer.alloc(100_000))
    expect(errorOf(await screen(file)('media.card.read'))).toBe('media.file-unreadable')
    writeFileSync(file, valueOf(await centre.media.cards.make(site)).text)
    expect(errorOf(await screen(file)('media.card.read'))).toBe('media.card-other-side')
    expect(errorOf(await screen(profile.dir)('media.card.read'))).toBe('media.file-unreadable')
  })
})
