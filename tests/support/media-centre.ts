/** A support centre with a site that gets a disc a week: plan, key, the site's card, and patch files that were accepted. */
import { hash, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CopyId, EditionId } from '#shared/domain/media/ids'
import type { MediaPlanEdit } from '#shared/domain/media/plan'
import type { SiteCard } from '#shared/domain/media/keys'
import type { SiteId, UserId } from '#shared/domain/ids'
import { contentFile } from '#main/features/media/catalogue/places'
import { saveFile } from '#main/features/media/catalogue/store'
import { cardFileText } from '#main/media/sign/card'
import { createKeys, type KeyPair } from '#main/media/sign/key-pair'
import type { MediaCentre } from '#main/features/media/centre'
import { addCustomer, addUser, administratorOf, valueOf } from './builders'
import { openProfile } from './centre'
import { createFakeClock, type FakeClock } from './fake-clock'
import { planEdit } from './media-rows'

export const passphrase = '一句足够长的口令，十二个字以上'
/** Monday of an ordinary week; its disc is due on Wednesday. */
export const monday = Date.UTC(2026, 10, 23, 1)
export const week = '2026-11-25'

export type MediaProfile = Awaited<ReturnType<typeof openMediaCentre>>

/** A plan whose discs a messenger of ours brings, from the week of `monday` on. */
export const planOf = (siteId: SiteId, more: Partial<MediaPlanEdit> = {}): MediaPlanEdit =>
  planEdit(siteId, {
    leadDays: 2,
    courier: 'messenger',
    expiryDays: 30,
    baselineWeeks: null,
    feeFen: 20_000,
    since: '2026-11-23',
    recipient: '王工',
    ...more,
  })

/** Services on a folder, by three people: `planner` and `second` make discs, `boss` keeps the key. */
export async function openMediaCentre(dir: string, clock: FakeClock = createFakeClock(monday)) {
  const services = await openProfile(dir, { clock })
  const boss = await administratorOf(services)
  const [planner, second] = await Promise.all(
    ['planner', 'second'].map(async (name) => (await addUser(services, name, ['media-operator'])).id),
  )
  if (!planner || !second) throw new Error('no people')
  return { ...services, clock, dir, boss, planner, second }
}

export async function addSite(services: MediaProfile, name: string, more: Partial<MediaPlanEdit> = {}) {
  const { siteId } = await addCustomer(services, { name })
  valueOf(await services.mediaPlanning.plans.save(services.boss, planOf(siteId, more)))
  return siteId
}

/** The site's own keys, enrolled at the centre whose key is open. */
export async function enrolSite(
  { media }: { readonly media: MediaCentre },
  siteId: SiteId,
  by: UserId,
): Promise<KeyPair> {
  const keys = createKeys()
  const card: SiteCard = {
    format: 'vigil-site-card',
    version: 1,
    site: { id: siteId, name: '机房' },
    keys: keys.public,
    issued: new Date(monday).toISOString(),
  }
  const read = valueOf(await media.cards.read(cardFileText(card)))
  valueOf(await media.cards.enrol(by, read.text, read.fingerprint))
  return keys
}

export type NewPatch = {
  readonly kb: string
  readonly bytes?: number
  readonly supersedes?: readonly string[]
  readonly requires?: readonly string[]
  readonly products?: readonly string[]
  /** Two people vouch for it instead of its maker's signature. */
  readonly twoPeople?: boolean
}

/** A file that lies in the profile and may go on discs; its SHA-256. */
export async function addPatch(services: MediaProfile, patch: NewPatch): Promise<string> {
  const content = randomBytes(patch.bytes ?? 5_000)
  const sha256 = hash('sha256', content, 'hex')
  const file = contentFile(services.dir, sha256)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
  const isTwo = patch.twoPeople ?? false
  await services.storage.write('system', ({ tx, at }) =>
    saveFile(tx, {
      sha256,
      rev: 1,
      name: `windows10.0-${patch.kb.toLowerCase()}-x64.msu`,
      size: content.length,
      status: 'accepted',
      findings: {
        kind: isTwo ? 'wim' : 'cab',
        signature: isTwo ? { state: 'none' } : { state: 'ok', signer: 'Microsoft Corporation', signedAt: null },
        nameHashMatches: null,
        scan: { state: 'clean' },
        reasons: [],
      },
      facts: {
        kb: patch.kb,
        title: `2026-11 适用于 Windows 10 的累积更新 <${patch.kb}>`,
        products: [...(patch.products ?? ['windows-10-22h2'])],
        architectures: ['x64'],
        languages: [],
        released: '2026-11-10',
        supersedes: patch.supersedes ?? [],
        requires: patch.requires ?? [],
      },
      source: isTwo ? '微软更新目录' : '',
      addedAt: at,
      enteredBy: isTwo ? services.planner : null,
      confirmedBy: isTwo ? services.second : null,
      confirmedAt: isTwo ? at : null,
      note: '',
    }),
  )
  return sha256
}

/** Planned, signed and built with real images; where they lie. */
export async function buildEdition(
  services: MediaProfile,
  id: EditionId,
  by: UserId = services.planner,
): Promise<readonly string[]> {
  const prepared = valueOf(await services.media.building.prepareBuild(id, by))
  const images: { n: number; sha256: string; size: number; file: string }[] = []
  for (const { n, volumeId, files } of prepared.discs) {
    const file = path.join(services.dir, `${id}-${n}.iso`)
    const built = await services.discs.buildImage({ files, volumeId, created: prepared.created, out: file })
    images.push({ ...valueOf(built), n, file })
  }
  valueOf(await services.media.building.finishBuild(id, by, images))
  return images.map(({ file }) => file)
}

/** Every disc has a copy that was read back in order. */
export const copyDiscs = (services: MediaProfile, id: EditionId): Promise<void> =>
  services.storage.write(services.planner, async ({ tx, at }) => {
    const discs = await tx.selectFrom('media_discs').select('n').where('edition_id', '=', id).execute()
    for (const { n } of discs)
      await tx
        .insertInto('media_copies')
        .values({
          id: services.newId<CopyId>(at),
          edition_id: id,
          n,
          state: 'verified',
          serial: `DVD-${n}`,
          drive: '/dev/sr0',
          burned_at: at,
          burned_by: services.planner,
          checked_at: at,
          checked_by: services.planner,
          reason: null,
        })
        .execute()
    await tx
      .updateTable('media_editions')
      .set((eb) => ({ state: 'verified', rev: eb('rev', '+', 1) }))
      .where('id', '=', id)
      .execute()
  })
