/**
 * What whoever makes the discs must be reminded of, and from when on [S4-07]. All of it follows from the boards of the sites and
 * from the key: a restart forgets nothing, and only what somebody has acknowledged is stored. Pure.
 */
import type { Volume } from '../alerts/notify'
import type { Role } from '../people/people'
import type { BoardEdition, Cell } from './board'
import { isWithoutDisc } from './board'
import { hasLeft } from './states'

/**
 * - due-soon: the work should have begun
 * - due-today: today is the day of the hand-over
 * - hand-over-overdue: the day has passed
 * - week-missed: the next disc is due, this one was never handed over
 * - receipt-overdue: handed over, and the site has not said that it arrived and was good
 * - edition-failed: lost, or refused by the site: the week has no disc
 * - key-not-backed-up: a lost computer would lose the key of the centre
 */
export type ReminderKind =
  | 'due-soon'
  | 'due-today'
  | 'hand-over-overdue'
  | 'week-missed'
  | 'receipt-overdue'
  | 'edition-failed'
  | 'key-not-backed-up'

export type Reminder<E extends BoardEdition = BoardEdition> = {
  /** The same for the same matter, so that what was acknowledged stays so. */
  readonly id: string
  readonly kind: ReminderKind
  /** Since when it is so, UTC ms. */
  readonly since: number
  /** Until when it must be done, UTC ms; null where nothing says. */
  readonly dueAt: number | null
  readonly cell: Cell<E> | null
  readonly keyId: string | null
}

/** Whom a reminder concerns, and how loud it may be at most: what only approaches never pops up. */
export const reminderNotice: Readonly<
  Record<ReminderKind, { readonly roles: readonly Role[]; readonly loudest: Volume }>
> = {
  'due-soon': { roles: ['media-operator'], loudest: 'badge' },
  'due-today': { roles: ['media-operator'], loudest: 'badge' },
  'hand-over-overdue': { roles: ['media-operator', 'service-manager'], loudest: 'loud' },
  'week-missed': { roles: ['media-operator', 'service-manager'], loudest: 'loud' },
  'receipt-overdue': { roles: ['media-operator', 'service-manager'], loudest: 'loud' },
  'edition-failed': { roles: ['media-operator', 'service-manager'], loudest: 'loud' },
  'key-not-backed-up': { roles: ['media-operator', 'service-manager'], loudest: 'badge' },
}

const loudness: readonly Volume[] = ['none', 'quiet', 'badge', 'loud']

/** The quieter of both. */
export const atMost = (volume: Volume, loudest: Volume): Volume =>
  loudness.indexOf(volume) > loudness.indexOf(loudest) ? loudest : volume

function ofCell<E extends BoardEdition>(siteId: string, cell: Cell<E>, now: number): Reminder<E> | null {
  const { edition, times, state, late, receiptDueAt } = cell
  const of = (kind: ReminderKind, key: string, since: number, dueAt: number | null): Reminder<E> => ({
    id: `${kind}/${key}`,
    kind,
    since,
    dueAt,
    cell,
    keyId: null,
  })
  const week = `${siteId}/${cell.week}`
  if (edition && hasLeft(edition.state)) {
    if (late === 'receipt' && receiptDueAt !== null)
      return of('receipt-overdue', edition.id, receiptDueAt, receiptDueAt)
    const isLost = isWithoutDisc(cell) && cell.caughtUpBy === null && edition.handedOverAt !== null
    return isLost ? of('edition-failed', edition.id, edition.handedOverAt ?? now, times?.missedAt ?? null) : null
  }
  if (!times || times.paused || times.mergedInto !== null) return null
  if (state === 'missed')
    return cell.caughtUpBy === null ? of('week-missed', week, times.missedAt ?? times.overdueAt, null) : null
  if (now >= times.overdueAt) return of('hand-over-overdue', week, times.overdueAt, times.overdueAt)
  if (now >= times.dueAt) return of('due-today', week, times.dueAt, times.overdueAt)
  if (now >= times.prepareAt) return of('due-soon', week, times.prepareAt, times.overdueAt)
  return null
}

/** Of one site. Of several weeks that were missed or failed one after the other, the last one speaks for all. */
export function remindersOf<E extends BoardEdition>(
  siteId: string,
  cells: readonly Cell<E>[],
  now: number,
): readonly Reminder<E>[] {
  const all = cells.flatMap((cell) => ofCell(siteId, cell, now) ?? [])
  const lastMissed = all.findLast(({ kind }) => kind === 'week-missed')
  return all.filter((one) => one.kind !== 'week-missed' || one === lastMissed)
}

export type KeyToBackUp = { readonly id: string; readonly createdAt: number; readonly backedUpAt: number | null }

/** `current`: the key that signs now. */
export const reminderOfKey = (current: KeyToBackUp | null): Reminder<never> | null =>
  current && current.backedUpAt === null
    ? {
        id: `key-not-backed-up/${current.id}`,
        kind: 'key-not-backed-up',
        since: current.createdAt,
        dueAt: null,
        cell: null,
        keyId: current.id,
      }
    : null
