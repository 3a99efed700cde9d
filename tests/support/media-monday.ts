/**
 * A profile as an operator finds it on a Monday: three sites due today, one of them because its own day was a holiday, and one whose
 * last receipt never came and whose week in between was missed. Written by the app's own services with a clock two weeks behind.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SiteId } from '#shared/domain/ids'
import { EditionId } from '#shared/domain/media/ids'
import type { PublicKeys, SiteCard } from '#shared/domain/media/keys'
import type { EditionAct } from '#shared/domain/media/states'
import { discsHere } from '#main/media/here'
import { cardFileText } from '#main/media/sign/card'
import { createKeys, type KeyPair } from '#main/media/sign/key-pair'
import { signReceipt, speakReceipt } from '#main/media/sign/receipts'
import { sharedSecret } from '#main/media/sign/shared-secret'
import { readMediaRows } from '#main/features/media/rows'
import { dayOfIsoDate, isoDateOfDay, localDayOf, weekdayOfDay } from '#shared/lib/zoned-time'
import { strongPassword, valueOf } from './builders'
import { createFakeClock } from './fake-clock'
import { addPatch, addSite, buildEdition, copyDiscs, openMediaCentre, passphrase } from './media-centre'

const zone = 'Asia/Shanghai'
const dayMs = 86_400_000
/** Weeks that lie behind the Monday. */
const weeksBehind = 2
const product = 'windows-10'

export { passphrase, strongPassword }

type SiteOfTest = { readonly id: SiteId; readonly name: string; readonly keys: KeyPair }

export type Monday = {
  readonly today: string
  readonly ordinary: SiteOfTest
  /** Its own day, yesterday, is a holiday. */
  readonly holiday: SiteOfTest
  /** Its disc of two weeks ago has no receipt, that of last week was never made. */
  readonly late: SiteOfTest & { readonly edition: EditionId; readonly manifestSha256: string }
  readonly centreKeys: PublicKeys
}

const isoWeekday = (day: string): number => weekdayOfDay(dayOfIsoDate(day)) + 1
const daysBefore = (day: string, count: number): string => isoDateOfDay(dayOfIsoDate(day) - count)

/** Every day of the weeks around is worked but yesterday: the test must not depend on the day on which it runs. */
function holidayYears(today: string): readonly { year: number; closed: string[]; makeup: string[] }[] {
  const days = Array.from({ length: 45 }, (_, i) => isoDateOfDay(dayOfIsoDate(today) - 30 + i))
  const yesterday = daysBefore(today, 1)
  return [...new Set(days.map((day) => Number(day.slice(0, 4))))].map((year) => {
    const own = days.filter((day) => day.startsWith(`${year}-`))
    return {
      year,
      closed: own.filter((day) => day === yesterday),
      makeup: own.filter((day) => day !== yesterday),
    }
  })
}

export async function layMonday(dataDir: string): Promise<Monday> {
  const today = isoDateOfDay(localDayOf(zone, Date.now()))
  const clock = createFakeClock(Date.now() - weeksBehind * 7 * dayMs)
  const centre = await openMediaCentre(dataDir, clock)
  const { boss, planner, second } = centre
  for (const { year, closed, makeup } of holidayYears(today))
    valueOf(
      await centre.policies.saveHolidays(boss, {
        year,
        source: '示例安排',
        closed: (closed.length > 0 ? closed : [`${year}-01-01`]).map((date) => ({ date, name: '示例节' })),
        makeup,
      }),
    )
  const plan = { products: [product], receiptDays: 7, expiryDays: 60, leadDays: 0, feeFen: 20_000 } as const
  const begins = daysBefore(today, weeksBehind * 7)
  const late = await addSite(centre, '佛山示例陶瓷公司', {
    ...plan,
    products: [product],
    weekday: isoWeekday(today),
    since: begins,
  })
  valueOf(await centre.media.keys.create(boss, passphrase))
  const key = centre.media.keys.unlocked()
  if (!key) throw new Error('locked')

  // Two weeks ago: made, approved, sealed and given to the messenger.
  await addPatch(centre, { kb: 'KB5033372', bytes: 40_000, products: [product] })
  const id = valueOf(await centre.media.editions.plan(planner, { siteId: late, week: begins, kind: 'baseline' })).id
  await buildEdition(centre, id)
  await copyDiscs(centre, id)
  const act = async (by: typeof boss, step: EditionAct): Promise<void> => {
    const rows = await readMediaRows({ db: centre.storage.db, keys: centre.media.keys, now: clock.now })
    const rev = rows.editions.find((one) => one.id === id)?.rev ?? 0
    valueOf(await centre.media.editions.act(by, { id, rev, act: step }))
  }
  await act(second, { act: 'approve', note: '' })
  await act(planner, { act: 'seal', sealNumber: 'F-0001' })
  await act(planner, { act: 'hand-over', way: 'courier', carrier: '本单位专人', tracking: 'T-0001', to: '王工' })
  const { manifest_sha256: manifest } = await centre.storage.db
    .selectFrom('media_editions')
    .select('manifest_sha256')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

  clock.advance(weeksBehind * 7 * dayMs)
  const since = daysBefore(today, 6)
  const ordinary = await addSite(centre, '广州示例电子厂', {
    ...plan,
    products: [product],
    weekday: isoWeekday(today),
    since,
  })
  const holiday = await addSite(centre, '深圳示例研究所', {
    ...plan,
    products: [product],
    weekday: isoWeekday(daysBefore(today, 1)),
    since,
  })
  await centre.stop()
  const siteOf = (siteId: SiteId): SiteOfTest => ({ id: siteId, name: '机房', keys: createKeys() })
  return {
    today,
    ordinary: siteOf(ordinary),
    holiday: siteOf(holiday),
    late: { ...siteOf(late), edition: id, manifestSha256: manifest ?? '' },
    centreKeys: key.public,
  }
}

/** The card a site gives, as a file. */
export async function writeSiteCard(
  dir: string,
  site: SiteOfTest,
): Promise<{ readonly file: string; readonly card: SiteCard }> {
  const card: SiteCard = {
    format: 'vigil-site-card',
    version: 1,
    site: { id: site.id, name: site.name },
    keys: site.keys.public,
    issued: new Date().toISOString(),
  }
  const file = path.join(dir, `card-${site.id}.json`)
  await writeFile(file, cardFileText(card))
  return { file, card }
}

/** What the site reads out when it has imported the disc. */
export const spokenReceipt = (site: SiteOfTest, centreKeys: PublicKeys, edition: EditionId, manifest: string): string =>
  speakReceipt(valueOf(sharedSecret(site.keys, centreKeys, 'site')), { edition, manifestSha256: manifest }, 'imported')

/** The text of the QR code that the site prints when it has found its disc among the drives. */
export async function printedReceipt(
  site: SiteOfTest,
  { id, seq }: { readonly id: EditionId; readonly seq: number },
  drives: readonly string[],
): Promise<string> {
  for (const medium of drives) {
    const read = await discsHere.readImageFile({ medium, path: 'manifest.json', maxBytes: 1_000_000 })
    const bytes = valueOf(read)
    if (!Buffer.from(bytes).toString('utf8').includes(id)) continue
    const manifest = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
    return signReceipt(site.keys, { edition: id, seq, outcome: 'imported', at: Date.now(), manifest })
  }
  throw new Error(`no disc of ${id}`)
}

/** Signed by a site that nobody knows, of an edition of another centre. */
export const foreignReceipt = (): string =>
  signReceipt(createKeys(), {
    edition: EditionId.parse('01ARZ3NDEKTSV4RRFF00000001'),
    seq: 1,
    outcome: 'imported',
    at: Date.now(),
    manifest: '0'.repeat(32),
  })

/** A WIM-packed update as its maker names it: with the SHA-1 of its content; no signature of it can be checked. */
export async function putPatch(inbox: string, kb: string, bytes: number): Promise<string> {
  const content = Buffer.concat([Buffer.from('MSWIM\0\0\0'), randomBytes(bytes)])
  const name = `windows10.0-${kb.toLowerCase()}-x64_${createHash('sha1').update(content).digest('hex')}.msu`
  await mkdir(inbox, { recursive: true })
  await writeFile(path.join(inbox, name), content)
  return name
}
