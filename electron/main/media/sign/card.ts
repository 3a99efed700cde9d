/** Cards with public keys: read from a file that may hold anything, and their fingerprint. */
import { hash } from 'node:crypto'
import { CentreCard, cardText, fingerprintDigits, SiteCard } from '#shared/domain/media/keys'
import type { KeyCard } from '#shared/domain/media/keys'
import { tidyBase32, toBase32 } from '#shared/lib/base32'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { sameBytes } from './bytes'
import { arePublicKeys } from './key-pair'

/** Twenty digits, without hyphens (`spokenFingerprint` groups them). */
export const cardFingerprint = (card: KeyCard): string =>
  toBase32(hash('sha256', Buffer.from(cardText(card)), 'buffer')).slice(0, fingerprintDigits)

/** `heard` as somebody typed it. */
export const isFingerprint = (card: KeyCard, heard: string): boolean =>
  sameBytes(Buffer.from(cardFingerprint(card)), Buffer.from(tidyBase32(heard)))

/** The text of a card's file: readable, and the same card however it is written. */
export const cardFileText = (card: KeyCard): string => `${JSON.stringify(card, null, 2)}\n`

const longestCard = 10_000

function readJson(text: string): unknown {
  if (text.length > longestCard) return null
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

/** `media.card-other-side` for a card of the other kind, which is the likeliest slip; `media.card-unreadable`. */
export function readSiteCard(text: string): Result<SiteCard> {
  const value = readJson(text)
  const read = SiteCard.safeParse(value)
  if (read.success && arePublicKeys(read.data.keys)) return ok(read.data)
  return CentreCard.safeParse(value).success ? fail('media.card-other-side') : fail('media.card-unreadable')
}

/** Errors as of `readSiteCard`. */
export function readCentreCard(text: string): Result<CentreCard> {
  const value = readJson(text)
  const read = CentreCard.safeParse(value)
  if (read.success && arePublicKeys(read.data.keys)) return ok(read.data)
  return SiteCard.safeParse(value).success ? fail('media.card-other-side') : fail('media.card-unreadable')
}
