/** [S4-07] Key, cards and receipts without a window: `vigil media keygen | enrol | receipt` on a real profile. */
import { spawn } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SiteId } from '#shared/domain/ids'
import type { EditionId } from '#shared/domain/media/ids'
import { verifyJournal } from '#main/features/audit/verify'
import { cardFileText, readCentreCard } from '#main/media/sign/card'
import { createKeys } from '#main/media/sign/key-pair'
import { signReceipt, speakReceipt } from '#main/media/sign/receipts'
import { openKeys } from '#main/media/sign/sealed-keys'
import { sharedSecret } from '#main/media/sign/shared-secret'
import { systemClock } from '#main/platform/clock'
import { addCustomer, valueOf } from '../../support/builders'
import { openProfile } from '../../support/centre'
import { passphrase } from '../../support/media-centre'
import { createProfile, type Profile } from '../../support/profile'

const entry = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../electron/cli/index.ts')

let profile: Profile
let site: SiteId
beforeEach(async () => {
  profile = createProfile()
  const services = await openProfile(profile.dir, { clock: systemClock })
  site = (await addCustomer(services, { name: '佛山示例陶瓷公司' })).siteId
  await services.stop()
})
afterEach(() => profile.remove())

const at = (name: string): string => path.join(profile.dir, name)

async function vigil(argv: readonly string[], secret: string | null = null, input = '') {
  const { VIGIL_MEDIA_PASSPHRASE: _, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', entry, 'media', ...argv, '--data', profile.dir], {
    env: secret === null ? env : { ...env, VIGIL_MEDIA_PASSPHRASE: secret },
  })
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const code = await ended
  return { code, stdout, stderr, json: stdout.startsWith('{') ? (JSON.parse(stdout) as Record<string, unknown>) : null }
}

const siteKeys = createKeys()
const siteCard = (): string =>
  cardFileText({
    format: 'vigil-site-card',
    version: 1,
    site: { id: site, name: '机房' },
    keys: siteKeys.public,
    issued: '2026-11-25T00:00:00.000Z',
  })

describe('[S4-07] vigil media keygen', () => {
  it('makes the key once, with a backup that opens, by the passphrase of the environment or of standard input', async () => {
    expect(await vigil(['keygen'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('VIGIL_MEDIA_PASSPHRASE'),
    })
    expect(await vigil(['keygen', '--json'], 'short')).toMatchObject({
      code: 1,
      json: { ok: false, code: 'media.passphrase-short' },
    })
    const made = await vigil(['keygen', '--backup', at('backup.json'), '--json'], null, `${passphrase}\n`)
    expect(made).toMatchObject({ code: 0, json: { ok: true, id: expect.stringMatching(/^\w{20}$/) } })
    expect(statSync(at('backup.json')).mode & 0o777).toBe(0o600)
    const opened = valueOf(await openKeys(readFileSync(at('backup.json'), 'utf8'), passphrase))
    expect(opened.public.id).toBe(made.json?.['id'])
    expect(await vigil(['keygen', '--json'], passphrase)).toMatchObject({
      code: 1,
      json: { ok: false, code: 'media.key-exists' },
      stderr: expect.stringContaining('已有密钥'),
    })
  })

  it('refuses what it does not know, and a database that the app has open', async () => {
    expect((await vigil(['keygen', '--nonsense'], passphrase)).code).toBe(2)
    expect(await vigil(['nothing'])).toMatchObject({ code: 2, stderr: expect.stringContaining('no command') })
    const services = await openProfile(profile.dir, { clock: systemClock })
    expect(await vigil(['keygen', '--json'], passphrase)).toMatchObject({
      code: 1,
      json: { code: 'db.locked' },
    })
    await services.stop()
  })
})

describe('[S4-07] vigil media enrol and receipt', () => {
  it('exchange cards by their fingerprints and enter what the site answers', async () => {
    await vigil(['keygen'], passphrase)
    const out = await vigil(['enrol', '--site', site, '--out', at('centre.json'), '--json'])
    const centreCard = valueOf(readCentreCard(readFileSync(at('centre.json'), 'utf8')))
    expect(out).toMatchObject({ code: 0, json: { ok: true, fingerprint: expect.stringMatching(/^(\w{4}-?){5}$/) } })

    writeFileSync(at('site.json'), siteCard())
    const asked = await vigil(['enrol', at('site.json'), '--json'])
    expect(asked).toMatchObject({ code: 1, json: { ok: false, code: 'media.fingerprint-wanted', siteId: site } })
    const fingerprint = String(asked.json?.['fingerprint'])
    const wrong = await vigil(['enrol', at('site.json'), '--fingerprint', '0'.repeat(20), '--json'], passphrase)
    expect(wrong).toMatchObject({ code: 1, json: { code: 'media.fingerprint-differs' } })
    const locked = await vigil(['enrol', at('site.json'), '--fingerprint', fingerprint, '--json'], 'a wrong passphrase')
    expect(locked).toMatchObject({ code: 1, json: { code: 'media.passphrase-wrong' } })
    expect(await vigil(['enrol', at('site.json'), '--fingerprint', fingerprint], passphrase)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('机房'),
    })

    // An edition that has been handed over, as the app would leave it.
    const services = await openProfile(profile.dir, { clock: systemClock })
    const manifest = 'ab'.repeat(32)
    const id = services.newId<EditionId>(systemClock.now())
    await services.storage.write('system', async ({ tx, at: now }) => {
      await tx
        .insertInto('media_editions')
        .values({
          id,
          rev: 1,
          site_id: site,
          week: '2026-11-25',
          seq: 1,
          kind: 'baseline',
          state: 'handed-over',
          discs: 1,
          created_at: now,
          expires_at: now + 1,
          planned_by: 'system',
          chosen: '{"patches":[],"superseded":[]}',
          left_out: '[]',
          fee_fen: null,
          key_id: centreCard.keys.id,
          previous: null,
          manifest: null,
          manifest_sha256: manifest,
          built_at: now,
          built_by: 'system',
          approved_by: null,
          approved_at: null,
          sealed_at: null,
          seal_number: null,
          handed_over_at: now,
          hand_over: null,
          received_at: null,
          received_by: null,
          receipt_at: null,
          receipt: null,
          ended_reason: null,
        })
        .execute()
    })
    await services.stop()

    const secret = valueOf(sharedSecret(siteKeys, centreCard.keys, 'site'))
    const code = speakReceipt(secret, { edition: id, manifestSha256: manifest }, 'verified')
    const spoken = code.match(/.{4}/g) ?? []
    expect(await vigil(['receipt', ...spoken, '--json'])).toMatchObject({
      code: 0,
      json: { ok: true, edition: id, outcome: 'verified', site: '机房' },
    })
    const qr = signReceipt(siteKeys, {
      edition: id,
      seq: 1,
      outcome: 'imported',
      at: systemClock.now(),
      manifest: manifest.slice(0, 32),
    })
    expect(await vigil(['receipt', qr])).toMatchObject({ code: 0, stdout: expect.stringContaining('已导入') })
    expect(await vigil(['receipt', qr, '--json'])).toMatchObject({ code: 1, json: { code: 'media.receipt-again' } })
    expect(await vigil(['receipt', '0000', '--json'])).toMatchObject({
      code: 1,
      json: { code: 'media.code-length', params: { found: 4 } },
    })

    const after = await openProfile(profile.dir, { clock: systemClock })
    expect(await verifyJournal(after.storage.db, profile.dir)).toMatchObject({ intact: true })
    await after.stop()
  })
})
