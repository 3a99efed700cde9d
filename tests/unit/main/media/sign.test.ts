/** [S4-07] Keys, signatures, cards and receipts of the weekly disc, with everything that may be wrong with them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardFileText, cardFingerprint, isFingerprint, readCentreCard, readSiteCard } from '#main/media/sign/card'
import { arePublicKeys, createKeys, isSignedBy, readPrivateText, signBytes } from '#main/media/sign/key-pair'
import { isManifestSigned, readManifestSignature, signManifest } from '#main/media/sign/manifest-signature'
import { matchSpoken, signReceipt, speakReceipt, verifyReceipt } from '#main/media/sign/receipts'
import { followRotations, rotateKeys } from '#main/media/sign/rotation'
import { sharedSecret } from '#main/media/sign/shared-secret'
import { SiteId } from '#shared/domain/ids'
import { EditionId } from '#shared/domain/media/ids'
import { spokenFingerprint } from '#shared/domain/media/keys'
import type { CentreCard, PublicKeys, SiteCard } from '#shared/domain/media/keys'
import type { Receipt } from '#shared/domain/media/receipt'
import { valueOf } from '../../../support/builders'

const [centre, next, third, site, stranger] = [createKeys(), createKeys(), createKeys(), createKeys(), createKeys()]
const bytes = Buffer.from('the manifest of a disc\n')
const edition = EditionId.parse('01KB0000000000000000000001')
const siteId = SiteId.parse('01KB0000000000000000000002')
const manifestSha256 = 'ab'.repeat(32)
const created = Date.UTC(2026, 10, 25)
const issued = new Date(created).toISOString()

const siteCard: SiteCard = {
  format: 'vigil-site-card',
  version: 1,
  site: { id: siteId, name: '示例站点' },
  keys: site.public,
  issued,
}
const centreCard: CentreCard = {
  format: 'vigil-centre-card',
  version: 1,
  centre: '示例支持中心',
  site: siteCard.site,
  keys: centre.public,
  issued,
}

describe('[S4-07] a signature', () => {
  it('holds for what was signed and for nothing else', () => {
    const signature = signBytes(centre, bytes)
    expect(isSignedBy(centre.public.sign, bytes, signature)).toBe(true)
    expect(isSignedBy(stranger.public.sign, bytes, signature)).toBe(false)
    for (let i = 0; i < bytes.length; i++)
      expect(
        isSignedBy(
          centre.public.sign,
          bytes.map((byte, at) => (at === i ? byte ^ 1 : byte)),
          signature,
        ),
      ).toBe(false)
  })

  it('of noise, by what is no key, is no signature and no crash', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.base64String(), fc.constant(centre.public.sign)),
        fc.uint8Array({ maxLength: 80 }),
        (key, signature) => {
          expect(isSignedBy(key, bytes, signature)).toBe(false)
        },
      ),
    )
  })

  it('of a manifest names its key', () => {
    const read = readManifestSignature(signManifest(centre, bytes))
    expect(read?.key).toBe(centre.public.id)
    expect(read && isManifestSigned(centre.public.sign, bytes, read)).toBe(true)
    expect(read && isManifestSigned(stranger.public.sign, bytes, read)).toBe(false)
    for (const text of ['', '{', '[]', 'null', '{"key":"x","signature":"AA=="}', `{"key":"${centre.public.id}"}`])
      expect(readManifestSignature(text)).toBeNull()
  })
})

describe('[S4-07] keys', () => {
  it('of noise are none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readPrivateText(text).ok).toBe(false)
      }),
    )
  })

  it('have the id of their signing key', () => {
    expect(arePublicKeys(centre.public)).toBe(true)
    expect(arePublicKeys({ ...centre.public, sign: stranger.public.sign })).toBe(false)
    expect(arePublicKeys({ ...centre.public, id: stranger.public.id })).toBe(false)
  })
})

describe('[S4-07] a key that follows another', () => {
  const first = rotateKeys(centre, next, created)
  const second = rotateKeys(next, third, created + 1)

  /** The ids of the way, or what is wrong with it. */
  const followed = (...[trusted, statements, wanted]: Parameters<typeof followRotations>): unknown => {
    const way = followRotations(trusted, statements, wanted)
    return way.ok ? way.value.map(({ id }) => id) : way.error
  }

  it('is believed over any number of steps, from wherever a site stands', () => {
    const ids = [centre.public.id, next.public.id, third.public.id]
    expect(followed(centre.public, [second, first], third.public.id)).toEqual(ids)
    expect(followed(next.public, [first, second], third.public.id)).toEqual(ids.slice(1))
    expect(followed(centre.public, [], centre.public.id)).toEqual(ids.slice(0, 1))
  })

  const forged = rotateKeys(stranger, next, created)
  it.each([
    ['a step is missing', [second], 'key-unknown'],
    ['the old key has not signed', [{ ...first, old: forged.old }], 'key-rotation-broken'],
    ['another has signed for it', [{ ...forged, rotation: first.rotation }], 'key-rotation-broken'],
    ['the new key has not agreed', [{ ...first, new: first.old }], 'key-rotation-broken'],
    [
      'the day was changed',
      [{ ...first, rotation: { ...first.rotation, at: new Date(0).toISOString() } }],
      'key-rotation-broken',
    ],
    [
      'the key has the id of another',
      [{ ...first, rotation: { ...first.rotation, to: { ...next.public, sign: stranger.public.sign } } }],
      'key-rotation-broken',
    ],
    ['it leads in a circle', [first, rotateKeys(next, centre, created)], 'key-rotation-broken'],
  ])('is refused when %s', (_name, statements, flaw) => {
    const wanted = statements.length === 1 && statements[0] === second ? third.public.id : stranger.public.id
    expect(followed(centre.public, statements, wanted)).toBe(flaw)
  })
})

describe('[S4-07] a card', () => {
  it('is read however its file was written, and has one fingerprint', () => {
    const read = valueOf(readSiteCard(cardFileText(siteCard)))
    expect(read).toEqual(siteCard)
    const other = valueOf(
      readSiteCard(`\uFEFF${JSON.stringify(Object.fromEntries(Object.entries(siteCard).toReversed()))}`),
    )
    expect(cardFingerprint(other)).toBe(cardFingerprint(siteCard))
    expect(valueOf(readCentreCard(cardFileText(centreCard)))).toEqual(centreCard)
  })

  it('has another fingerprint when anything of it is exchanged', () => {
    const said = spokenFingerprint(cardFingerprint(siteCard))
    expect(said).toMatch(/^(\w{4}-){4}\w{4}$/)
    expect(isFingerprint(siteCard, said.toLowerCase().replaceAll('-', ' '))).toBe(true)
    for (const other of [
      { ...siteCard, keys: stranger.public },
      { ...siteCard, site: { ...siteCard.site, name: '别的站点' } },
      { ...siteCard, issued: new Date(0).toISOString() },
    ])
      expect(isFingerprint(other, said)).toBe(false)
    for (const heard of ['', 'é', said.slice(1)]) expect(isFingerprint(siteCard, heard)).toBe(false)
  })

  it.each([
    ['the card of the other side', cardFileText(centreCard), 'media.card-other-side'],
    [
      'a key under a foreign id',
      JSON.stringify({ ...siteCard, keys: { ...site.public, id: centre.public.id } }),
      'media.card-unreadable',
    ],
    ['a short key', JSON.stringify({ ...siteCard, keys: { ...site.public, agree: 'AAAA' } }), 'media.card-unreadable'],
    ['more than a card has', JSON.stringify({ ...siteCard, more: 1 }), 'media.card-unreadable'],
    ['no JSON', 'vigil', 'media.card-unreadable'],
    ['far too much', `${cardFileText(siteCard)}${' '.repeat(20_000)}`, 'media.card-unreadable'],
  ])('is refused: %s', (_name, text, code) => {
    expect(readSiteCard(text)).toMatchObject({ error: { code } })
  })
})

describe('[S4-07] the secret of centre and site', () => {
  it('is the same on both sides and another for every pair', () => {
    const secrets = [
      sharedSecret(centre, site.public, 'centre'),
      sharedSecret(next, site.public, 'centre'),
      sharedSecret(centre, stranger.public, 'centre'),
      sharedSecret(centre, site.public, 'site'),
    ].map((secret) => valueOf(secret).toString('hex'))
    expect(new Set(secrets).size).toBe(4)
    expect(valueOf(sharedSecret(site, centre.public, 'site')).toString('hex')).toBe(secrets[0])
  })

  it('is not agreed with a key that would make it known to all', () => {
    const weak = (raw: Buffer): PublicKeys => ({ ...site.public, agree: raw.toString('base64') })
    for (const raw of [Buffer.alloc(32), Buffer.alloc(32).fill(1, 0, 1)])
      expect(sharedSecret(centre, weak(raw), 'centre')).toMatchObject({ error: { code: 'media.key-weak' } })
    expect(sharedSecret(centre, { ...site.public, agree: 'x' }, 'centre').ok).toBe(false)
  })
})

describe('[S4-07] a receipt', () => {
  const receipt: Receipt = {
    edition,
    seq: 7,
    outcome: 'imported',
    at: created,
    manifest: manifestSha256.slice(0, 32),
  }

  it('as a QR code is believed of the site alone', () => {
    const text = signReceipt(site, receipt)
    expect(valueOf(verifyReceipt(text, site.public.sign))).toEqual(receipt)
    expect(verifyReceipt(text, stranger.public.sign)).toMatchObject({ error: { code: 'media.receipt-not-theirs' } })
    const digit = text.at(20) === '0' ? '1' : '0'
    const changed = verifyReceipt(text.slice(0, 20) + digit + text.slice(21), site.public.sign)
    expect(changed.ok).toBe(false)
  })

  it('as a code tells the edition and what became of it', () => {
    const secret = valueOf(sharedSecret(site, centre.public, 'site'))
    const other = { edition: EditionId.parse('01KB0000000000000000000009'), manifestSha256, secret }
    const candidates = [other, { edition, manifestSha256, secret }]
    for (const outcome of ['imported', 'verified', 'refused'] as const) {
      const code = speakReceipt(secret, { edition, manifestSha256 }, outcome)
      expect(code).toMatch(/^[0-9A-Z]{16}$/)
      expect(valueOf(matchSpoken(code.toLowerCase(), candidates))).toEqual({ candidate: candidates[1], outcome })
      expect(matchSpoken(code, [other])).toMatchObject({ error: { code: 'media.code-unknown' } })
    }
  })

  it('as a code of another manifest or another site is none', () => {
    const secret = valueOf(sharedSecret(site, centre.public, 'site'))
    const foreign = valueOf(sharedSecret(stranger, centre.public, 'site'))
    const candidates = [{ edition, manifestSha256, secret }]
    for (const code of [
      speakReceipt(foreign, { edition, manifestSha256 }, 'imported'),
      speakReceipt(secret, { edition, manifestSha256: 'cd'.repeat(32) }, 'imported'),
    ])
      expect(matchSpoken(code, candidates)).toMatchObject({ error: { code: 'media.code-unknown' } })
    expect(matchSpoken('0000', candidates)).toMatchObject({ error: { code: 'media.code-length' } })
  })
})
