/**
 * What a site answers: what became of an edition. As the text of a QR code, signed by the site; or as sixteen digits that are read
 * out over the telephone, which prove the same by the secret that centre and site share.
 */
import { z } from 'zod'
import { digitOf, digitsOf, fromBase32, inGroups, tidyBase32, toBase32 } from '../../lib/base32'
import { fail, ok } from '../../lib/result'
import type { Result } from '../../lib/result'
import { EditionId } from './ids'
import type { Sha256 } from './ids'

/** In the order of their numbers on the wire: append only. */
export const ReceiptOutcome = z.enum(['imported', 'verified', 'refused'])
export type ReceiptOutcome = z.infer<typeof ReceiptOutcome>

export type Receipt = {
  readonly edition: EditionId
  readonly seq: number
  readonly outcome: ReceiptOutcome
  /** When, UTC ms, to the second. */
  readonly at: number
  /** The first 16 bytes of the manifest's SHA-256, hex. */
  readonly manifest: string
}

const prefix = 'VIGIL-R1:'
const editionBytes = 26
const bodyBytes = 1 + editionBytes + 4 + 1 + 4 + 16
const signatureBytes = 64

/** What the site signs. Times are kept in whole seconds. */
export function receiptBody({ edition, seq, outcome, at, manifest }: Receipt): Uint8Array {
  const body = new Uint8Array(bodyBytes)
  const view = new DataView(body.buffer)
  view.setUint8(0, 1)
  for (const [i, letter] of [...edition].entries()) view.setUint8(1 + i, letter.charCodeAt(0))
  view.setUint32(27, seq)
  view.setUint8(31, ReceiptOutcome.options.indexOf(outcome))
  view.setUint32(32, Math.floor(at / 1_000))
  for (let i = 0; i < 16; i++) view.setUint8(36 + i, Number.parseInt(manifest.slice(i * 2, i * 2 + 2), 16))
  return body
}

/** The text of the QR code: 195 characters of its plainest alphabet. */
export const receiptText = (body: Uint8Array, signature: Uint8Array): string =>
  prefix + toBase32(Uint8Array.from([...body, ...signature]))

export type SignedReceipt = {
  readonly receipt: Receipt
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

export const isReceiptText = (text: string): boolean => text.trim().toUpperCase().startsWith(prefix)

/** Reads the text of the QR code; nothing is believed yet. Errors: `media.receipt-unreadable`. */
export function readReceiptText(text: string): Result<SignedReceipt> {
  const bytes = fromBase32(tidyBase32(text.trim().slice(prefix.length)))
  if (!isReceiptText(text) || bytes?.length !== bodyBytes + signatureBytes) return fail('media.receipt-unreadable')
  const body = bytes.slice(0, bodyBytes)
  const view = new DataView(body.buffer)
  const edition = EditionId.safeParse(String.fromCharCode(...body.slice(1, 1 + editionBytes)))
  const outcome = ReceiptOutcome.options[view.getUint8(31)]
  if (view.getUint8(0) !== 1 || !edition.success || !outcome) return fail('media.receipt-unreadable')
  return ok({
    receipt: {
      edition: edition.data,
      seq: view.getUint32(27),
      outcome,
      at: view.getUint32(32) * 1_000,
      manifest: Array.from(body.slice(36), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    },
    body,
    signature: bytes.slice(bodyBytes),
  })
}

const tagDigits = 15

/** Times x in the field of 32 elements (x⁵ + x² + 1). */
const timesX = (digit: number): number => (digit & 16 ? (digit << 1) ^ 0x25 : digit << 1)

/** Shows every mistyped digit, and every two neighbours that were exchanged. */
const checkDigit = (digits: readonly number[]): string => digitOf(digits.reduce((sum, digit) => timesX(sum ^ digit), 0))

/** What the spoken code proves, as text for the HMAC. */
export const spokenSubject = (edition: EditionId, outcome: ReceiptOutcome, manifest: Sha256): string =>
  `vigil-receipt-1\n${edition}\n${outcome}\n${manifest}\n`

/** Fifteen digits of the HMAC and a check digit. */
export function spokenCode(tag: Uint8Array): string {
  const digits = toBase32(tag).slice(0, tagDigits)
  return digits + checkDigit(digitsOf(digits))
}

/** In four groups of four, as it is read out. */
export const spokenGroups = (code: string): string => inGroups(code)

/** The sixteen digits as typed. Errors: `media.code-length` with how many there are, `media.code-mistyped`. */
export function readSpokenCode(text: string): Result<string> {
  const code = tidyBase32(text)
  if (code.length !== tagDigits + 1) return fail('media.code-length', { found: code.length })
  const digits = digitsOf(code.slice(0, tagDigits))
  if (digits.includes(-1) || checkDigit(digits) !== code.at(-1)) return fail('media.code-mistyped')
  return ok(code)
}
