/**
 * Signatures that a customer checks with a tool of others: minisign's prehashed format (`ED`: ed25519 over BLAKE2b-512).
 * BLAKE2b comes from a library: the OpenSSL of Node has it, the BoringSSL of Electron has not.
 */
import { hash } from 'node:crypto'
import { blake2b } from '@noble/hashes/blake2.js'
import { oneLine } from '#shared/lib/plain-text'
import { err, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { fromBase64, sameBytes } from './bytes'
import { isSignedBy, signatureBytes, signBytes } from './key-pair'
import type { KeyPair } from './key-pair'

const keyNumberBytes = 8
const untrusted = 'untrusted comment: '
const trusted = 'trusted comment: '
const prehashed = Buffer.from('ED')
const publicMark = Buffer.from('Ed')
/** minisign reads no longer ones. */
const longestComment = 1_000
const longestFile = 4_096

/** The eight bytes that minisign calls a key by. */
const keyNumber = (signKey: string): Buffer =>
  hash('sha256', Buffer.from(signKey, 'base64'), 'buffer').subarray(0, keyNumberBytes)

const shown = (number: Buffer): string => Buffer.from(number.toReversed()).toString('hex').toUpperCase()

/** `minisign.pub`, for `minisign -V -p`; the line in the middle for `-P`. `signKey`: 32 raw bytes in base64. */
export function minisignPublicKey(signKey: string): string {
  const number = keyNumber(signKey)
  const line = Buffer.concat([publicMark, number, Buffer.from(signKey, 'base64')]).toString('base64')
  return `${untrusted}minisign public key ${shown(number)}\n${line}\n`
}

/** The text of a `.minisig`. `comment` is under the signature, in one line. */
export function signMinisig(keys: Pick<KeyPair, 'sign' | 'public'>, bytes: Uint8Array, comment: string): string {
  const said = oneLine(comment).slice(0, longestComment)
  const signature = signBytes(keys, blake2b(bytes))
  const number = keyNumber(keys.public.sign)
  const whole = signBytes(keys, Buffer.concat([signature, Buffer.from(said)]))
  return [
    `${untrusted}signature of Vigil key ${keys.public.id}`,
    Buffer.concat([prehashed, number, signature]).toString('base64'),
    `${trusted}${said}`,
    whole.toString('base64'),
    '',
  ].join('\n')
}

export type MinisigFlaw = 'malformed' | 'other-key' | 'wrong'

/**
 * The trusted comment of a `.minisig` that holds for these bytes. Takes what minisign takes of its prehashed format.
 * `malformed`: no such file; `other-key`: made by another key; `wrong`: the bytes or the comment are not what was signed.
 */
export function verifyMinisig(signKey: string, bytes: Uint8Array, text: string): Result<string, MinisigFlaw> {
  if (text.length > longestFile) return err('malformed')
  const [first = '', line = '', third = '', last = '', ...rest] = text.replaceAll('\r\n', '\n').split('\n')
  const isShaped = first.startsWith(untrusted) && third.startsWith(trusted) && rest.join('') === ''
  const body = fromBase64(line, prehashed.length + keyNumberBytes + signatureBytes)
  const whole = fromBase64(last, signatureBytes)
  if (!isShaped || !body?.subarray(0, 2).equals(prehashed) || !whole) return err('malformed')
  if (!sameBytes(body.subarray(2, 2 + keyNumberBytes), keyNumber(signKey))) return err('other-key')
  const signature = body.subarray(2 + keyNumberBytes)
  const comment = third.slice(trusted.length)
  if (!isSignedBy(signKey, blake2b(bytes), signature)) return err('wrong')
  if (!isSignedBy(signKey, Buffer.concat([signature, Buffer.from(comment)]), whole)) return err('wrong')
  return ok(comment)
}
