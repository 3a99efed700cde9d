/** The secret of one centre key and one site key: both sides derive it, it never travels. For spoken receipts only. */
import { diffieHellman, hkdfSync } from 'node:crypto'
import type { PublicKeys } from '#shared/domain/media/keys'
import { canonicalJson } from '#shared/lib/canonical-json'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { publicKey } from './key-pair'
import type { KeyPair } from './key-pair'

const secretBytes = 32

/** `own` is the private side; `as` says which of the two it is. Errors: `media.key-weak` for a key that agrees on nothing. */
export function sharedSecret(own: KeyPair, other: PublicKeys, as: 'centre' | 'site'): Result<Buffer> {
  const theirs = publicKey('x25519', other.agree)
  if (!theirs) return fail('media.key-weak')
  const [centre, site] = as === 'centre' ? [own.public, other] : [other, own.public]
  try {
    const agreed = diffieHellman({ privateKey: own.agree, publicKey: theirs })
    // Both pairs are named, so that a secret never serves another pair.
    const info = canonicalJson({ use: 'vigil-receipt-1', centre, site })
    return ok(Buffer.from(hkdfSync('sha256', agreed, Buffer.alloc(0), info, secretBytes)))
  } catch {
    return fail('media.key-weak')
  }
}
