/**
 * Who is on duty: people sign on, say where they are when they leave for a while, come back and sign off [S2-16]. Signing in
 * at a workstation puts nobody on duty.
 */
import { z } from 'zod'
import { oneLine } from '../../lib/plain-text'
import { DAY_MS } from '../../lib/zoned-time'
import { fail, ok, type Result } from '../../lib/result'

/** On duty, away for a while (外出知会), off duty. */
export const DutyState = z.enum(['on', 'away', 'off'])
export type DutyState = z.infer<typeof DutyState>

export const DutyChange = z.object({
  state: DutyState,
  /** Where to and until when, for an absence; anything worth keeping otherwise. */
  note: z.string().overwrite(oneLine).trim().max(200),
  /** When the shift is planned to end, UTC ms; null when it is not planned. Counts while the state is `on`. */
  endsAt: z.int().nullable(),
})
export type DutyChange = z.infer<typeof DutyChange>

export type Duty = {
  readonly state: DutyState
  /** UTC ms; null for somebody who has never signed on. */
  readonly since: number | null
  readonly note: string
  readonly endsAt: number | null
}

export const neverOnDuty: Duty = { state: 'off', since: null, note: '', endsAt: null }

/** No shift is longer. */
const longestShiftMs = 2 * DAY_MS

/** Whether others may rely on this person now: signed on, and the planned end of the shift has not passed. */
export const isPresent = ({ state, endsAt }: Pick<Duty, 'state' | 'endsAt'>, now: number): boolean =>
  state === 'on' && (endsAt === null || now < endsAt)

/**
 * The duty after a change at `now` (UTC ms); null when nothing changes. Errors: `duty.note-required` for an absence without
 * a word, `duty.not-on` for an absence of somebody who is not on duty, `duty.bad-end` for an end that is past or too far.
 */
export function changeDuty(duty: Duty, change: DutyChange, now: number): Result<Duty | null> {
  const { state, note } = change
  if (state === 'away') {
    if (duty.state === 'off') return fail('duty.not-on')
    if (note === '') return fail('duty.note-required')
  }
  const { endsAt } = change
  if (state === 'on' && endsAt !== null && (endsAt <= now || endsAt > now + longestShiftMs)) return fail('duty.bad-end')
  // Who leaves for a while comes back to the same shift.
  const planned = state === 'off' ? null : state === 'away' ? duty.endsAt : endsAt
  if (duty.state === state && duty.note === note && duty.endsAt === planned) return ok(null)
  // Correcting a note or an end does not begin the state anew.
  return ok({ state, note, endsAt: planned, since: duty.state === state && duty.since !== null ? duty.since : now })
}
