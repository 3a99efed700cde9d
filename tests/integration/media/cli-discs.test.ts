/** [S4-07] `vigil media build` and `burn` on a real profile, with real images and an emulated drive. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { SiteId } from '#shared/domain/ids'
import { noMemory } from '#shared/domain/media/judge-manifest'
import { verifyJournal } from '#main/features/audit/verify'
import { readMediaRows } from '#main/features/media/rows'
import { discsHere } from '#main/media/here'
import { verifySet } from '#main/media/verify/verify-disc'
import { valueOf } from '../../support/builders'
import { openProfile } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import { addPatch, addSite, openMediaCentre, passphrase } from '../../support/media-centre'
import { createProfile, type Profile } from '../../support/profile'

const entry = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../electron/cli/index.ts')

let profile: Profile
let site: SiteId
beforeEach(async () => {
  profile = createProfile()
  const centre = await openMediaCentre(profile.dir, createFakeClock(Date.now()))
  site = await addSite(centre, '佛山示例陶瓷公司')
  valueOf(await centre.media.keys.create(centre.boss, passphrase))
  await addPatch(centre, { kb: 'KB5034441', bytes: 500_000 })
  await centre.stop()
})
afterEach(() => profile.remove())

const at = (name: string): string => path.join(profile.dir, name)

const Answer = z.looseObject({ ok: z.boolean() })
const Built = z.looseObject({
  edition: z.string(),
  week: z.iso.date(),
  discs: z.array(z.object({ n: z.number(), file: z.string(), size: z.number(), sha256: z.string() })),
})

async function vigil(argv: readonly string[], secret: string = passphrase) {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, 'media', ...argv, '--data', profile.dir], {
    env: { ...process.env, VIGIL_MEDIA_PASSPHRASE: secret },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const code = await ended
  return { code, stdout, stderr, json: stdout.startsWith('{') ? Answer.parse(JSON.parse(stdout)) : null }
}

const build = async () => {
  const run = await vigil(['build', '--site', site, '--out', at('out'), '--json'])
  expect([run.code, run.stderr]).toEqual([0, ''])
  return Built.parse(run.json)
}

describe('[S4-07] vigil media build', () => {
  it('plans what is due, builds it and writes the images; the site takes them', async () => {
    const built = await build()
    expect(built).toMatchObject({ ok: true, site, seq: 1, discs: [{ n: 1 }] })
    const [disc] = built.discs
    expect(readdirSync(at('out'))).toEqual([`vigil-${built.week}-1-1.iso`])
    expect(disc?.file).toBe(at(`out/vigil-${built.week}-1-1.iso`))
    expect(valueOf(await discsHere.hashFile(disc?.file ?? ''))).toMatchObject({
      size: disc?.size,
      sha256: disc?.sha256,
    })
    // The same edition once more: the same image.
    expect((await build()).discs).toEqual(built.discs)

    const services = await openProfile(profile.dir)
    try {
      const keys = (await services.media.keys.all()).map((key) => ({ ...key.public, isRetired: false }))
      const trust = { site: { id: site, name: '机房' }, keys }
      const verified = await verifySet(discsHere, [disc?.file ?? ''], { trust, memory: noMemory, now: Date.now() })
      expect(valueOf(verified).map(({ verdict }) => verdict.code)).toEqual(['ok'])
      expect((await verifyJournal(services.storage.db, profile.dir)).intact).toBe(true)
    } finally {
      await services.stop()
    }
  })

  it('says what is wrong and writes nothing', async () => {
    expect(await vigil(['build', '--out', at('out')])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--site ID is wanting'),
    })
    expect(await vigil(['build', '--site', site, '--out', at('out'), '--json'], 'a wrong passphrase')).toMatchObject({
      code: 1,
      json: { ok: false, code: 'media.passphrase-wrong' },
    })
    const other = `${site.slice(0, -1)}${site.endsWith('0') ? '1' : '0'}`
    expect(await vigil(['build', '--site', other, '--out', at('out'), '--json'])).toMatchObject({
      code: 1,
      json: { ok: false, code: 'media.nothing-due' },
    })
    expect(existsSync(at('out'))).toBe(false)
  })
})

describe('[S4-07] vigil media burn', () => {
  it('burns a disc, reads it back, and the edition is verified', async () => {
    const { edition, discs } = await build()
    const run = await vigil([
      'burn',
      '--edition',
      edition,
      '--drive',
      `stdio:${at('drive')}`,
      '--serial',
      'D-1',
      '--json',
    ])
    expect(run).toMatchObject({ code: 0, json: { ok: true, code: 'ok', edition, disc: 1, state: 'verified' } })
    const size = discs[0]?.size ?? 0
    const written = readFileSync(at('drive')).subarray(0, size)
    expect(written.equals(readFileSync(discs[0]?.file ?? ''))).toBe(true)
    const services = await openProfile(profile.dir)
    try {
      const rows = await readMediaRows({ db: services.storage.db, keys: services.media.keys, now: Date.now })
      expect(rows.editions).toMatchObject([{ state: 'verified', copies: [{ serial: 'D-1', state: 'verified' }] }])
    } finally {
      await services.stop()
    }
  })

  it('lists the drives, and refuses what is none', async () => {
    expect(await vigil(['burn', '--drives', '--json'])).toMatchObject({ code: 0, json: { ok: true } })
    const { edition } = await build()
    expect(await vigil(['burn', '--edition', edition, '--drive', '/dev/sr99', '--json'])).toMatchObject({
      code: 1,
      json: { ok: false, code: 'media.drive-gone' },
    })
    expect(await vigil(['burn', '--edition', 'x', '--drive', '/dev/sr0'])).toMatchObject({ code: 2 })
    expect(
      await vigil(['burn', '--edition', edition, '--drive', `stdio:${at('d')}`, '--disc', '2', '--json']),
    ).toMatchObject({
      code: 1,
      json: { code: 'media.disc-not-built' },
    })
  })
})
