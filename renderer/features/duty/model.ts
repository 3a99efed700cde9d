/** What the duty dialog offers: pure. */
import type { DutyState } from '#shared/domain/duty/duty'

/** What somebody most likely wants next: to sign on, to go out, to come back. */
export const likelyNext = (state: DutyState): DutyState => (state === 'on' ? 'away' : 'on')

/** The word of the button, under `save` in the catalogue. */
export function saveWord(before: DutyState, after: DutyState): 'on' | 'away' | 'off' | 'back' | 'change' {
  if (before === after) return 'change'
  return before === 'away' && after === 'on' ? 'back' : after
}

/** Lengths of a shift from now, in hours. */
export const shiftHours = [4, 8, 12] as const

const hourMs = 3_600_000
const quarterMs = 900_000

/** The planned end for a choice: `none`, `keep`, or a number of hours from `now` (UTC ms), on the full quarter. */
export function endOf(choice: string, now: number, kept: number | null): number | null {
  if (choice === 'keep') return kept
  const hours = Number(choice)
  return choice === 'none' || !Number.isFinite(hours)
    ? null
    : Math.round((now + hours * hourMs) / quarterMs) * quarterMs
}
