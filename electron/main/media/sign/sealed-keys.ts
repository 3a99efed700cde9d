/**
 * Private keys at rest: a text file that only the passphrase opens (scrypt, AES-256-GCM), kept in the database and as a backup.
 * Everything of the file that stands open is under the seal as well.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { SealedKeys } from '#shared/domain/media/keys'
import { canonicalJson } from '#shared/lib/canonical-json'
import { fail } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { privateText, readPrivateText } from './key-pair'
import type { KeyPair } from './key-pair'

const ivBytes = 12
const tagBytes = 16
const keyBytes = 32
/** 128 MiB and some tenths of a second for each guess. */
const cost = { N: 2 ** 17, r: 8, p: 1 } as const

type Kdf = SealedKeys['kdf']

/** Typed on another keyboard it is still the same. */
const keyOf = (passphrase: string, { salt, N, r, p }: Kdf): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const maxmem = 128 * N * r + 2 ** 20 * (p + 1)
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), keyBytes, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

const openPart = ({ format, version, public: keys, created, kdf }: Omit<SealedKeys, 'sealed'>): Buffer =>
  Buffer.from(canonicalJson({ format, version, public: keys, created, kdf }))

/** `created`: UTC ms. The text of the file. */
export async function sealKeys(keys: KeyPair, passphrase: string, created: number): Promise<string> {
  const head: Omit<SealedKeys, 'sealed'> = {
    format: 'vigil-media-key',
    version: 1,
    public: keys.public,
    created: new Date(created).toISOString(),
    kdf: { name: 'scrypt', salt: randomBytes(16).toString('base64'), ...cost },
  }
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, head.kdf), iv)
  cipher.setAAD(openPart(head))
  const text = Buffer.concat([cipher.update(privateText(keys), 'utf8'), cipher.final()])
  const sealed = Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64')
  return `${JSON.stringify({ ...head, sealed } satisfies SealedKeys, null, 2)}\n`
}

/** What a file says of itself; nothing is believed yet. Errors: `media.key-unreadable`. */
export function readSealedKeys(text: string): Result<SealedKeys> {
  try {
    const read = SealedKeys.safeParse(JSON.parse(text))
    if (read.success) return { ok: true, value: read.data }
  } catch {
    // Not JSON.
  }
  return fail('media.key-unreadable')
}

/** Errors: `media.key-unreadable`, `media.passphrase-wrong` (or the file was changed: nobody can tell the two apart). */
export async function openKeys(text: string, passphrase: string): Promise<Result<KeyPair>> {
  const read = readSealedKeys(text)
  if (!read.ok) return read
  const bytes = Buffer.from(read.value.sealed, 'base64')
  const key = await keyOf(passphrase, read.value.kdf).catch(() => null)
  if (key === null) return fail('media.key-unreadable')
  let plain: string
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    decipher.setAAD(openPart(read.value))
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
    plain = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return fail('media.passphrase-wrong')
  }
  const keys = readPrivateText(plain)
  return keys.ok && canonicalJson(keys.value.public) !== canonicalJson(read.value.public)
    ? fail('media.key-unreadable')
    : keys
}
