/** Receipts of a site: made there, believed at the centre. As a QR code that is signed, and as a code that is spoken. */
import { createHmac } from 'node:crypto'
import type { EditionId, Sha256 } from '#shared/domain/media/ids'
import {
  ReceiptOutcome,
  readReceiptText,
  readSpokenCode,
  receiptBody,
  receiptText,
  spokenCode,
  spokenSubject,
} from '#shared/domain/media/receipt'
import type { Receipt } from '#shared/domain/media/receipt'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { sameBytes } from './bytes'
import { isSignedBy, signBytes } from './key-pair'
import type { KeyPair } from './key-pair'

/** At the site: the text of the QR code. */
export function signReceipt(keys: KeyPair, receipt: Receipt): string {
  const body = receiptBody(receipt)
  return receiptText(body, signBytes(keys, body))
}

/** At the centre. `signKey`: of the site. Errors: `media.receipt-unreadable`, `media.receipt-not-theirs`. */
export function verifyReceipt(text: string, signKey: string): Result<Receipt> {
  const read = readReceiptText(text)
  if (!read.ok) return read
  return isSignedBy(signKey, read.value.body, read.value.signature)
    ? ok(read.value.receipt)
    : fail('media.receipt-not-theirs')
}

/** What a spoken code is about. */
export type SpokenSubject = { readonly edition: EditionId; readonly manifestSha256: Sha256 }

/** At the site: sixteen digits. */
export const speakReceipt = (
  secret: Uint8Array,
  { edition, manifestSha256 }: SpokenSubject,
  outcome: ReceiptOutcome,
): string =>
  spokenCode(
    createHmac('sha256', secret)
      .update(spokenSubject(edition, outcome, manifestSha256))
      .digest(),
  )

/**
 * At the centre: which of the editions the code speaks of, and what became of it.
 * Errors: `media.code-length`, `media.code-mistyped`, `media.code-unknown`.
 */
export function matchSpoken<Candidate extends SpokenSubject & { readonly secret: Uint8Array }>(
  typed: string,
  candidates: readonly Candidate[],
): Result<{ readonly candidate: Candidate; readonly outcome: ReceiptOutcome }> {
  const code = readSpokenCode(typed)
  if (!code.ok) return code
  const wanted = Buffer.from(code.value)
  for (const candidate of candidates)
    for (const outcome of ReceiptOutcome.options)
      if (sameBytes(wanted, Buffer.from(speakReceipt(candidate.secret, candidate, outcome))))
        return ok({ candidate, outcome })
  return fail('media.code-unknown')
}
