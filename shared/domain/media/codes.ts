/** Why a disc is refused: a stable word per reason, in the order in which they are looked for. */
import { z } from 'zod'

export const DiscCode = z.enum([
  'ok',
  // What was given cannot be read as a disc at all.
  'no-disc',
  'not-a-disc',
  'tool-missing',
  'image-truncated',
  'media-damaged',
  // Who speaks.
  'not-enrolled',
  'manifest-missing',
  'manifest-too-large',
  'manifest-malformed',
  'manifest-newer',
  'manifest-path-unsafe',
  'manifest-names-clash',
  'manifest-inconsistent',
  'signature-missing',
  'signature-malformed',
  'signature-wrong',
  'key-unknown',
  'key-retired',
  'key-rotation-broken',
  'minisig-missing',
  'minisig-wrong',
  // For whom, when, in which order.
  'site-other',
  'clock-set-back',
  'not-yet-valid',
  'expired',
  'sequence-replayed',
  'sequence-older',
  // What is there.
  'marker-missing',
  'marker-wrong',
  'sums-missing',
  'sums-wrong',
  'file-not-regular',
  'file-missing',
  'file-case-changed',
  'file-renamed',
  'file-size',
  'file-changed',
  'file-unreadable',
  'file-added',
  'file-names-clash',
  'set-mixed',
  'set-incomplete',
])
export type DiscCode = z.infer<typeof DiscCode>

/** What the site should know of a disc that is in order. */
export const DiscNotice = z.enum(['gap', 'baseline', 'key-rotated', 'expires-soon', 'media-not-checked', 'released'])
export type DiscNotice = z.infer<typeof DiscNotice>

export type FileVerdict = {
  readonly path: string
  readonly ok: boolean
  /** Null where the file is in order. */
  readonly reason: DiscCode | null
}

export type DiscIdentity = {
  readonly edition: string
  readonly site: { readonly id: string; readonly name: string }
  readonly seq: number
  readonly week: string
  readonly kind: 'delta' | 'baseline'
  /** Which of how many; null where the disc does not say. */
  readonly disc: number | null
  readonly discs: number
  readonly created: string
  readonly expires: string
}

export type DiscVerdict = {
  readonly ok: boolean
  readonly code: DiscCode
  /** What the reason speaks of, such as the two numbers of a sequence. */
  readonly params: Readonly<Record<string, string | number>>
  /** Null where the manifest could not be believed. */
  readonly disc: DiscIdentity | null
  readonly files: readonly FileVerdict[]
  readonly notices: readonly DiscNotice[]
}
