/** What the screens of the weekly discs work out of their rows: pure. */
import { hasLeft, isOver, mayFollow, wayOfEdition } from '#shared/domain/media/states'
import type { EditionState } from '#shared/domain/media/states'
import { isReceiptText } from '#shared/domain/media/receipt'
import type { CopyRow, EditionRow, MediaJobRow, MediaKeyRow } from '#shared/ipc/contract'
import { inGroups, tidyBase32 } from '#shared/lib/base32'
import type { Shape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'

/** Colour and shape of a state; its word stands beside them. */
export const stateLook: Readonly<Record<EditionState, { readonly tone: Tone; readonly shape: Shape }>> = {
  planned: { tone: 'quiet', shape: 'ring' },
  built: { tone: 'plain', shape: 'half' },
  burned: { tone: 'plain', shape: 'dot' },
  verified: { tone: 'call', shape: 'check' },
  sealed: { tone: 'call', shape: 'square' },
  'handed-over': { tone: 'wrap', shape: 'bars' },
  received: { tone: 'wrap', shape: 'dot' },
  'site-verified': { tone: 'wrap', shape: 'check' },
  imported: { tone: 'good', shape: 'check' },
  refused: { tone: 'late', shape: 'cross' },
  lost: { tone: 'late', shape: 'triangle' },
  cancelled: { tone: 'quiet', shape: 'cross' },
}

export type Step = (typeof wayOfEdition)[number]
export type StepState = 'done' | 'current' | 'skipped' | 'open' | 'ended'

/**
 * How each step of the way stands. `skipped`: a later one was reached without it, as a receipt may come before anybody has said
 * that the disc arrived. An edition that ended elsewhere marks the step it stood at as `ended`.
 */
export function stepStates(edition: EditionRow): readonly { readonly step: Step; readonly state: StepState }[] {
  const reached = reachedStep(edition)
  const at = wayOfEdition.indexOf(reached)
  const stopped = isOver(edition.state) && edition.state !== 'imported'
  return wayOfEdition.map((step, index) => {
    if (index > at) return { step, state: 'open' }
    if (index === at && stopped) return { step, state: 'ended' }
    if (index === at) return { step, state: edition.state === 'imported' ? 'done' : 'current' }
    return { step, state: wasTaken(edition, step) ? 'done' : 'skipped' }
  })
}

/** The furthest step of the way that was reached, also by an edition that ended elsewhere. */
export function reachedStep(edition: EditionRow): Step {
  const { state } = edition
  const onWay = wayOfEdition.find((step) => step === state)
  if (onWay) return onWay
  if (edition.receivedAt !== null) return 'received'
  if (edition.handOver) return 'handed-over'
  if (edition.sealNumber !== null) return 'sealed'
  const discs = edition.discs.map(({ n }) => goodCopies(edition, n))
  if (discs.length > 0 && discs.every((copies) => copies.some((copy) => copy.state === 'verified'))) return 'verified'
  if (discs.length > 0 && discs.every((copies) => copies.length > 0)) return 'burned'
  return edition.builtAt === null ? 'planned' : 'built'
}

function wasTaken(edition: EditionRow, step: Step): boolean {
  if (step === 'received') return edition.receivedAt !== null
  if (step === 'site-verified') return false
  return true
}

/** Copies of a disc that are not spoiled. */
export const goodCopies = (edition: EditionRow, disc: number): readonly CopyRow[] =>
  edition.copies.filter((copy) => copy.disc === disc && copy.state !== 'spoiled')

export const spoiledCopies = (edition: EditionRow): number =>
  edition.copies.filter(({ state }) => state === 'spoiled').length

export type NextStep = 'build' | 'burn' | 'check' | 'approve' | 'seal' | 'hand-over' | 'receive' | 'receipt'

/** What a person does next with an edition; null where nothing is left to do. */
export function nextStep({ state, approvedAt }: Pick<EditionRow, 'state' | 'approvedAt'>): NextStep | null {
  switch (state) {
    case 'planned':
      return 'build'
    case 'built':
      return 'burn'
    case 'burned':
      return 'check'
    case 'verified':
      return approvedAt === null ? 'approve' : 'seal'
    case 'sealed':
      return 'hand-over'
    case 'handed-over':
      return 'receive'
    case 'received':
    case 'site-verified':
      return 'receipt'
    case 'imported':
    case 'refused':
    case 'lost':
    case 'cancelled':
      return null
  }
}

/** The key that signs now; null where there is none. */
export const currentKey = (keys: Iterable<MediaKeyRow>): MediaKeyRow | null =>
  [...keys].filter(({ retiredAt }) => retiredAt === null).toSorted((a, b) => b.createdAt - a.createdAt)[0] ?? null

export type Around = {
  readonly key: MediaKeyRow | null
  readonly jobs: readonly MediaJobRow[]
  /** The id of who sits here. */
  readonly person: string
  /** UTC ms. */
  readonly now: number
}

export const isUnlocked = (key: MediaKeyRow | null, now: number): boolean => (key?.unlockedUntil ?? 0) > now

const isAtWork = ({ state }: MediaJobRow): boolean => state === 'waiting' || state === 'running'

/** The work that is under way on an edition; undefined where there is none. */
export const jobOf = (jobs: Iterable<MediaJobRow>, edition: Pick<EditionRow, 'id'>): MediaJobRow | undefined =>
  [...jobs].find((job) => job.editionId === edition.id && isAtWork(job))

export type Hindrance = 'busy' | 'no-key' | 'key-locked' | 'same-person' | 'not-built' | 'not-approved' | 'not-now'

/** Why a step cannot be taken now, as the key of its words; null when it can. */
export function hindranceOf(edition: EditionRow, step: NextStep, around: Around): Hindrance | null {
  if (jobOf(around.jobs, edition) && step !== 'approve') return 'busy'
  switch (step) {
    case 'build':
      if (hasLeft(edition.state) || edition.state === 'sealed' || isOver(edition.state)) return 'not-now'
      if (!around.key) return 'no-key'
      return isUnlocked(around.key, around.now) ? null : 'key-locked'
    case 'burn':
    case 'check':
      if (hasLeft(edition.state) || edition.state === 'sealed' || isOver(edition.state)) return 'not-now'
      return edition.discs.some(({ image }) => image !== null) ? null : 'not-built'
    case 'approve':
      if (!mayFollow(edition.state, 'approve')) return 'not-now'
      return edition.makers.includes(around.person) ? 'same-person' : null
    case 'seal':
      if (!mayFollow(edition.state, 'seal')) return 'not-now'
      return edition.approvedAt === null ? 'not-approved' : null
    case 'hand-over':
    case 'receive':
    case 'receipt':
      return mayFollow(edition.state, step) ? null : 'not-now'
  }
}

const receiptPrefix = 'VIGIL-R1:'

/**
 * What was typed into the field of receipts, as it is shown: the sixteen characters in groups of four; the text of a QR code, which
 * a scanner types, is left as it is.
 */
export function receiptInput(text: string): string {
  const plain = text.normalize('NFKC').trimStart().toUpperCase()
  if (isReceiptText(plain) || receiptPrefix.startsWith(plain)) return text
  return inGroups(tidyBase32(text))
}

/** Where the caret belongs after `receiptInput`: behind as many digits as stood before it. */
export function caretAfter(before: string, shown: string): number {
  if (receiptInput(before) === before && before.includes(':')) return before.length
  const digits = tidyBase32(before).length
  let seen = 0
  for (const [index, letter] of [...shown].entries()) {
    if (seen === digits) return index
    if (letter !== '-') seen += 1
  }
  return shown.length
}
