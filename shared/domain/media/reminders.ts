/** What whoever makes the discs must be reminded of, and from when on [S4-07]. Follows from the board and the keys; only what was acknowledged is stored. Pure. */

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
