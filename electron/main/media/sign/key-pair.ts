/** Keys of a centre or a site: ed25519 to sign, x25519 to agree on a secret. As raw bytes in base64 wherever they are written down. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { fingerprintDigits } from '#shared/domain/media/keys'
import type { PublicKeys } from '#shared/domain/media/keys'
import { KeyId } from '#shared/domain/media/ids'
import { toBase32 } from '#shared/lib/base32'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { fromBase64 } from './bytes'

export type KeyPair = {
  readonly public: PublicKeys
  /** Private, ed25519. */
  readonly sign: KeyObject
  /** Private, x25519. */
  readonly agree: KeyObject
}

const rawBytes = 32
export const signatureBytes = 64

/** What stands before the 32 raw bytes in DER. */
const derOf = {
  ed25519: { private: '302e020100300506032b657004220420', public: '302a300506032b6570032100' },
  x25519: { private: '302e020100300506032b656e04220420', public: '302a300506032b656e032100' },
} as const
type Curve = keyof typeof derOf

const privateKey = (curve: Curve, raw: Buffer): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from(derOf[curve].private, 'hex'), raw]),
    format: 'der',
    type: 'pkcs8',
  })
const publicRaw = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-rawBytes)
const privateRaw = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'pkcs8' }).subarray(-rawBytes)

/** The public key object of 32 raw bytes in base64; null when they are none. */
export function publicKey(curve: Curve, base64: string): KeyObject | null {
  const raw = fromBase64(base64, rawBytes)
  if (!raw) return null
  try {
    return createPublicKey({
      key: Buffer.concat([Buffer.from(derOf[curve].public, 'hex'), raw]),
      format: 'der',
      type: 'spki',
    })
  } catch {
    return null
  }
}

/** `sign`: the 32 raw bytes of a public signing key. */
export const keyIdOf = (signRaw: Uint8Array): KeyId =>
  KeyId.parse(toBase32(hash('sha256', signRaw, 'buffer')).slice(0, fingerprintDigits))

const pairOf = (signKey: KeyObject, agreeKey: KeyObject): KeyPair => {
  const raw = publicRaw(signKey)
  return {
    public: { id: keyIdOf(raw), sign: raw.toString('base64'), agree: publicRaw(agreeKey).toString('base64') },
    sign: signKey,
    agree: agreeKey,
  }
}

export const createKeys = (): KeyPair =>
  pairOf(generateKeyPairSync('ed25519').privateKey, generateKeyPairSync('x25519').privateKey)

/** Whether the id is that of the key, and both are keys. */
export function arePublicKeys(keys: PublicKeys): boolean {
  const raw = fromBase64(keys.sign, rawBytes)
  return (
    raw !== null &&
    keyIdOf(raw) === keys.id &&
    publicKey('ed25519', keys.sign) !== null &&
    publicKey('x25519', keys.agree) !== null
  )
}

const PrivateKeys = z.strictObject({ sign: z.base64().length(44), agree: z.base64().length(44) })

/** The private parts as text, for whoever seals them. */
export const privateText = ({ sign: signKey, agree }: KeyPair): string =>
  JSON.stringify({
    sign: privateRaw(signKey).toString('base64'),
    agree: privateRaw(agree).toString('base64'),
  } satisfies z.infer<typeof PrivateKeys>)

/** Reads `privateText`. Errors: `media.key-unreadable`. */
export function readPrivateText(text: string): Result<KeyPair> {
  try {
    const read = PrivateKeys.parse(JSON.parse(text))
    const signRaw = fromBase64(read.sign, rawBytes)
    const agreeRaw = fromBase64(read.agree, rawBytes)
    if (!signRaw || !agreeRaw) return fail('media.key-unreadable')
    return ok(pairOf(privateKey('ed25519', signRaw), privateKey('x25519', agreeRaw)))
  } catch {
    return fail('media.key-unreadable')
  }
}

/** 64 bytes of ed25519. */
export const signBytes = ({ sign: key }: Pick<KeyPair, 'sign'>, bytes: Uint8Array): Buffer => sign(null, bytes, key)

/** False as well for what is no key or no signature. `signKey`: 32 raw bytes in base64. */
export function isSignedBy(signKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = publicKey('ed25519', signKey)
  if (!key || signature.length !== signatureBytes) return false
  try {
    return verify(null, bytes, key, signature)
  } catch {
    return false
  }
}
