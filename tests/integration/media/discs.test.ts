/** [S4-07] The discs of an edition on a real profile with real images: built, burned on an emulated drive, read back, spoiled. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CopyId, EditionId } from '#shared/domain/media/ids'
import type { EditionAct } from '#shared/domain/media/states'
import type { EditionRow, MediaJobRow } from '#shared/ipc/media-rows'
import type { Result } from '#shared/lib/result'
import { verifyJournal } from '#main/features/audit/verify'
import { mediaDiscsHandlers } from '#main/features/media/discs/handlers'
import { readMediaRows } from '#main/features/media/rows'
import { discsHere } from '#main/media/here'
import { valueOf } from '../../support/builders'
import { buildScript } from '../../support/built-script'
import { flipByte } from '../../support/disc-files'
import { addPatch, addSite, openMediaCentre, passphrase, week, type MediaProfile } from '../../support/media-centre'
import { openProfile } from '../../support/centre'
import { resourcesDir } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

let profile: Profile
let centre: MediaProfile
let id: EditionId

beforeEach(async () => {
  profile = createProfile()
  centre = await openMediaCentre(profile.dir)
  const site = await addSite(centre, '佛山示例陶瓷公司')
  valueOf(await centre.media.keys.create(centre.boss, passphrase))
  await addPatch(centre, { kb: 'KB5034441', bytes: 4_000_000 })
  await addPatch(centre, { kb: 'KB5039000', bytes: 30_000 })
  id = valueOf(await centre.media.editions.plan(centre.planner, { siteId: site, week, kind: 'baseline' })).id
})
afterEach(async () => {
  await centre.stop()
  profile.remove()
})

const images = (): readonly string[] => {
  const dir = path.join(profile.dir, 'media/images')
  return existsSync(dir) ? readdirSync(dir) : []
}
const imagePath = (): string => path.join(profile.dir, `media/images/${id}-1.iso`)

const edition = async (): Promise<EditionRow> => {
  const rows = await readMediaRows({ db: centre.storage.db, keys: centre.media.keys, now: centre.clock.now })
  const found = rows.editions.find((one) => one.id === id)
  if (!found) throw new Error('no edition')
  return found
}
const ended = async (begun: Result<{ readonly job: string }>): Promise<MediaJobRow> => {
  const row = await centre.mediaJobs.ended(valueOf(begun).job)
  if (!row) throw new Error('no such job')
  return row
}
const build = async () => ended(await centre.mediaDiscs.build(centre.planner, id))
const drivePath = (): string => path.join(profile.dir, 'drive')
const chosenDrive = async (): Promise<string> => valueOf(await centre.mediaDiscs.useFile(drivePath())).id
const burn = async (serial = 'DVD-0001', disc = 1) =>
  ended(await centre.mediaDiscs.burn(centre.planner, { id, disc, drive: await chosenDrive(), serial }))
const check = async (copy: CopyId) =>
  ended(await centre.mediaDiscs.check(centre.planner, { copy, drive: await chosenDrive() }))
const copyOf = async (serial: string) => {
  const found = (await edition()).copies.find((copy) => copy.serial === serial)
  if (!found) throw new Error(`no copy ${serial}`)
  return found
}
const act = async (by: MediaProfile['planner'], step: EditionAct) =>
  centre.media.editions.act(by, { id, rev: (await edition()).rev, act: step })
const steps = async (): Promise<readonly string[]> => {
  const rows = await centre.storage.db
    .selectFrom('journal')
    .select('type')
    .where('entity', '=', 'media')
    .where('entity_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(({ type }) => type)
}

describe('[S4-07] from build to a disc that was read back', () => {
  it('moves the edition with every step, and every step is in the journal', async () => {
    expect(await build()).toMatchObject({ state: 'done', error: null, editionId: id })
    const built = await edition()
    expect(built).toMatchObject({
      state: 'built',
      discs: [{ n: 1, image: { size: readFileSync(imagePath()).length } }],
    })
    expect(valueOf(await discsHere.hashFile(imagePath())).sha256).toBe(built.discs[0]?.image?.sha256)
    expect(images()).toEqual([`${id}-1.iso`])
    expect(existsSync(path.join(profile.dir, 'media/staging', id))).toBe(false)

    expect(await burn()).toMatchObject({ state: 'done', kind: 'burn', disc: 1 })
    expect(await edition()).toMatchObject({
      state: 'burned',
      copies: [{ state: 'burned', serial: 'DVD-0001', drive: 'drive', burnedBy: '某planner', checkedAt: null }],
    })
    // What was only burned is not sealed.
    expect(await act(centre.second, { act: 'approve', note: '' })).toMatchObject({ ok: true })
    expect(await act(centre.planner, { act: 'seal', sealNumber: 'S-1' })).toMatchObject({
      error: { code: 'media.act-not-now' },
    })
    const copy = await copyOf('DVD-0001')
    expect(await check(copy.id)).toMatchObject({ state: 'done', kind: 'check' })
    expect(await edition()).toMatchObject({
      state: 'verified',
      copies: [{ state: 'verified', checkedAt: centre.clock.now(), reason: null }],
    })
    expect((await edition()).rev).toBeGreaterThan(built.rev)
    valueOf(await act(centre.planner, { act: 'seal', sealNumber: 'S-1' }))
    expect(await steps()).toEqual([
      'media.edition-planned',
      'media.manifest-signed',
      'media.disc-built',
      'media.disc-burned',
      'media.edition-approved',
      'media.copy-verified',
      'media.edition-sealed',
    ])
    // In its sleeve it is not touched any more.
    expect(await centre.mediaDiscs.spoil(centre.planner, { copy: copy.id, reason: '划伤' })).toMatchObject({
      error: { code: 'media.act-not-now' },
    })
    expect((await verifyJournal(centre.storage.db, profile.dir)).intact).toBe(true)
  })

  it('builds the same image again, where it was lost', async () => {
    await build()
    const first = (await edition()).discs[0]?.image?.sha256
    rmSync(imagePath())
    expect(await burn()).toMatchObject({ state: 'failed', error: { code: 'media.image-gone' } })
    expect(await build()).toMatchObject({ state: 'done' })
    expect((await edition()).discs[0]?.image?.sha256).toBe(first)
    expect(await burn()).toMatchObject({ state: 'done' })
  })

  it('burns no image that somebody has touched', async () => {
    await build()
    flipByte(imagePath(), 1_000_000)
    expect(await burn()).toMatchObject({ state: 'failed', error: { code: 'media.image-changed' } })
    expect((await edition()).copies).toEqual([])
    expect(existsSync(drivePath())).toBe(false)
  })

  it('notes a disc that was burned elsewhere, and believes it only when it was read back', async () => {
    await build()
    const [drive, to] = [drivePath(), path.join(profile.dir, 'taken.iso')]
    const handlers = mediaDiscsHandlers(centre.mediaDiscs, () => centre.planner, { save: async () => to })
    expect(await handlers['media.disc.export']({ id, disc: 1 })).toEqual({ ok: true, value: { file: 'taken.iso' } })
    expect(readFileSync(to).equals(readFileSync(imagePath()))).toBe(true)
    valueOf(await centre.mediaDiscs.burnedElsewhere(centre.planner, { id, disc: 1, serial: 'ELSE-7' }))
    expect(await edition()).toMatchObject({ state: 'burned', copies: [{ serial: 'ELSE-7', drive: '' }] })
    writeFileSync(drive, readFileSync(to))
    expect(await check((await copyOf('ELSE-7')).id)).toMatchObject({ state: 'done' })
    expect((await edition()).state).toBe('verified')
    expect((await steps()).slice(-3)).toEqual([
      'media.disc-exported',
      'media.disc-burned-elsewhere',
      'media.copy-verified',
    ])
    // Nobody chose a place: nothing is written and nothing noted.
    const closed = mediaDiscsHandlers(centre.mediaDiscs, () => centre.planner, { save: async () => null })
    expect(await closed['media.disc.export']({ id, disc: 1 })).toEqual({ ok: true, value: null })
    expect(await closed['media.drive.file'](undefined)).toEqual({ ok: true, value: null })
  })
})

describe('[S4-07] a disc that is not in order', () => {
  it('is spoiled when it is read back, with the file by name, and the edition cannot go on with it', async () => {
    await build()
    await burn('BAD-1')
    const listing = valueOf(await discsHere.listImage(imagePath()))
    const file = listing.entries.find(({ path: name }) => name.includes('kb5034441'))
    flipByte(drivePath(), (file?.extents[0]?.block ?? 0) * 2048 + 2_000_000)
    const failed = await check((await copyOf('BAD-1')).id)
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'media.copy-damaged' } })
    const bad = await copyOf('BAD-1')
    expect(bad).toMatchObject({ state: 'spoiled', checkedAt: centre.clock.now() })
    expect(bad.reason).toContain(file?.path)
    expect((await edition()).state).toBe('built')
    expect(await act(centre.planner, { act: 'seal', sealNumber: 'S-1' })).toMatchObject({
      error: { code: 'media.act-not-now' },
    })
    expect(await centre.mediaDiscs.check(centre.planner, { copy: bad.id, drive: await chosenDrive() })).toMatchObject({
      error: { code: 'media.copy-is-spoiled' },
    })
    expect((await steps()).at(-1)).toBe('media.copy-spoiled')

    // Another disc takes its place.
    await burn('GOOD-2')
    await check((await copyOf('GOOD-2')).id)
    expect(await edition()).toMatchObject({ state: 'verified' })
    expect((await edition()).copies.map(({ serial, state }) => [serial, state])).toEqual([
      ['BAD-1', 'spoiled'],
      ['GOOD-2', 'verified'],
    ])
  })

  it('is spoiled by a word, and the edition goes back', async () => {
    await build()
    await burn('ONE')
    await check((await copyOf('ONE')).id)
    valueOf(await centre.mediaDiscs.spoil(centre.second, { copy: (await copyOf('ONE')).id, reason: '盘面划伤' }))
    expect(await edition()).toMatchObject({ state: 'built', copies: [{ state: 'spoiled', reason: '盘面划伤' }] })
  })

  it('is no damage when another whole disc lies in the drive', async () => {
    await build()
    await burn('ONE')
    const other = path.join(profile.dir, 'other.iso')
    const files = [{ from: imagePath(), to: 'something.bin' }]
    valueOf(await discsHere.buildImage({ files, volumeId: 'OTHER', created: 0, out: other }))
    writeFileSync(drivePath(), readFileSync(other))
    expect(await check((await copyOf('ONE')).id)).toMatchObject({
      state: 'failed',
      error: { code: 'media.other-disc' },
    })
    expect(await copyOf('ONE')).toMatchObject({ state: 'burned', checkedAt: null })
  })
})

describe('the work on discs', () => {
  it('is refused before an image is there, for places that nobody chose, and twice at once', async () => {
    expect(await centre.mediaDiscs.burn(centre.planner, { id, disc: 1, drive: '/dev/sda', serial: '' })).toMatchObject({
      error: { code: 'media.drive-gone' },
    })
    const drive = await chosenDrive()
    expect(await centre.mediaDiscs.burn(centre.planner, { id, disc: 1, drive, serial: '' })).toMatchObject({
      error: { code: 'media.disc-not-built' },
    })
    const first = centre.mediaDiscs.build(centre.planner, id)
    expect(await centre.mediaDiscs.build(centre.planner, id)).toMatchObject({
      error: { code: 'media.edition-building' },
    })
    await ended(await first)
    expect(await centre.mediaDiscs.burn(centre.planner, { id, disc: 2, drive, serial: '' })).toMatchObject({
      error: { code: 'media.disc-not-built' },
    })
    centre.media.keys.lock()
    expect(await centre.mediaDiscs.build(centre.planner, id)).toMatchObject({ error: { code: 'media.key-locked' } })
  })

  it('can be cancelled while it builds: nothing is left, and it can be begun anew', async () => {
    const begun = valueOf(await centre.mediaDiscs.build(centre.planner, id))
    const stop = centre.mediaJobs.onChange(() => {
      const row = centre.mediaJobs.rows().find(({ id: job }) => job === begun.job)
      if ((row?.done ?? 0) > 0) centre.mediaJobs.cancel(begun.job)
    })
    const row = await centre.mediaJobs.ended(begun.job)
    stop()
    expect(row).toMatchObject({ state: 'cancelled' })
    expect(images()).toEqual([])
    expect(existsSync(path.join(profile.dir, 'media/staging', id))).toBe(false)
    expect(await edition()).toMatchObject({ state: 'planned', discs: [{ image: null }] })
    expect(await build()).toMatchObject({ state: 'done' })
  })

  it('survives kill -9 in the middle of a build: the database is right and nothing lies about', async () => {
    const script = await buildScript('tests/support/media-build-killed.ts')
    const before = await edition()
    await centre.stop()
    const { signal, stderr } = spawnSync(process.execPath, [script, profile.dir, id, centre.boss, resourcesDir], {
      encoding: 'utf8',
    })
    const left = images()
    centre = await reopened()
    expect([signal, stderr]).toEqual(['SIGKILL', ''])
    expect(left).toEqual([expect.stringMatching(/\.vigil\.part$/)])
    expect(images()).toEqual([])
    expect(existsSync(path.join(profile.dir, 'media/staging'))).toBe(false)
    expect(await edition()).toMatchObject({ state: 'planned', seq: before.seq, discs: [{ image: null }], copies: [] })
    expect((await verifyJournal(centre.storage.db, profile.dir)).intact).toBe(true)
    valueOf(await centre.media.keys.unlock(centre.boss, passphrase))
    expect(await build()).toMatchObject({ state: 'done' })
    expect((await edition()).state).toBe('built')
  })

  it('keeps images as long as they are of use', async () => {
    await build()
    const kept = images()
    writeFileSync(path.join(profile.dir, 'media/images/note.txt'), 'of somebody')
    writeFileSync(path.join(profile.dir, 'media/images/01J0000000000000000000000A-1.iso'), 'of nothing')
    await centre.mediaDiscs.recover()
    expect(images()).toEqual([...kept, 'note.txt'])
    valueOf(await act(centre.planner, { act: 'cancel', reason: '改期' }))
    await centre.mediaDiscs.recover()
    expect(images()).toEqual(['note.txt'])
  })
})

/** The same people on the profile as it lies there. */
async function reopened(): Promise<MediaProfile> {
  const services = await openProfile(profile.dir, { clock: centre.clock })
  return { ...centre, ...services }
}
