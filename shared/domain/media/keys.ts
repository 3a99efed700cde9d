/**
 * Keys of the discs. The centre signs manifests, a site its receipts; each side gives the other its public keys as a card, whose
 * fingerprint is compared by voice. Both derive the same secret for the spoken codes from these keys; no secret ever travels.
 */
import { z } from 'zod'
import { inGroups } from '../../lib/base32'
import { canonicalJson } from '../../lib/canonical-json'
import { oneLine } from '../../lib/plain-text'
import { SiteId } from '../ids'
import { KeyId } from './ids'

const Name = z.string().overwrite(oneLine).trim().min(1).max(200)
/** base64 of 32 raw bytes. */
const RawKey = z.base64().length(44)

export const PublicKeys = z.strictObject({
  id: KeyId,
  /** ed25519. */
  sign: RawKey,
  /** x25519. */
  agree: RawKey,
})
export type PublicKeys = z.infer<typeof PublicKeys>

/** What the centre gives to one site. */
export const CentreCard = z.strictObject({
  format: z.literal('vigil-centre-card'),
  version: z.literal(1),
  centre: Name,
  site: z.strictObject({ id: SiteId, name: Name }),
  keys: PublicKeys,
  issued: z.iso.datetime(),
})
export type CentreCard = z.infer<typeof CentreCard>

/** What a site gives to its centre. */
export const SiteCard = z.strictObject({
  format: z.literal('vigil-site-card'),
  version: z.literal(1),
  site: z.strictObject({ id: SiteId, name: Name }),
  keys: PublicKeys,
  issued: z.iso.datetime(),
})
export type SiteCard = z.infer<typeof SiteCard>

export const KeyCard = z.discriminatedUnion('format', [CentreCard, SiteCard])
export type KeyCard = z.infer<typeof KeyCard>

/** The bytes whose SHA-256 is the fingerprint: nothing of a card can be exchanged unheard. */
export const cardText = (card: KeyCard): string => canonicalJson(card)

/** Digits (base32) of a fingerprint: 100 bits of the SHA-256. */
export const fingerprintDigits = 20
/** As it is read out: five groups of four. */
export const spokenFingerprint = (digits: string): string => inGroups(digits)

const Rotation = z.strictObject({
  format: z.literal('vigil-key-rotation'),
  version: z.literal(1),
  from: KeyId,
  to: PublicKeys,
  at: z.iso.datetime(),
})
export type Rotation = z.infer<typeof Rotation>

/** A new key is believed when the old one and it itself have signed the change. */
export const RotationStatement = z.strictObject({
  rotation: Rotation,
  /** base64 of 64 bytes, over `rotationText`. */
  old: z.base64().length(88),
  new: z.base64().length(88),
})
export type RotationStatement = z.infer<typeof RotationStatement>

export const rotationText = (rotation: Rotation): string => canonicalJson(rotation)

/** Private keys at rest and as a backup: a text file that only the passphrase opens. */
export const SealedKeys = z.strictObject({
  format: z.literal('vigil-media-key'),
  version: z.literal(1),
  public: PublicKeys,
  created: z.iso.datetime(),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    /** base64. */
    salt: z.base64().min(24).max(100),
    N: z
      .int()
      .min(2 ** 14)
      .max(2 ** 20),
    r: z.literal(8),
    p: z.int().min(1).max(4),
  }),
  /** base64 of AES-256-GCM: IV, tag, text. */
  sealed: z.base64().min(40).max(4_000),
})
export type SealedKeys = z.infer<typeof SealedKeys>

/** At least 12 characters: the file may fall into other hands. */
export const Passphrase = z.string().min(12).max(200)
