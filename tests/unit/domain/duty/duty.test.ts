/** Signing on, going out and coming back, signing off [S2-16]. */
import { describe, expect, it } from 'vitest'
import { changeDuty, isPresent, neverOnDuty, type Duty, type DutyChange } from '#shared/domain/duty/duty'

const now = 1_800_000_000_000
const hour = 3_600_000

const on: Duty = { state: 'on', since: now - hour, note: '', endsAt: now + hour }
const away: Duty = { ...on, state: 'away', since: now - 600_000, note: '客户现场' }
const change = (state: DutyChange['state'], note = '', endsAt: number | null = null): DutyChange => ({
  state,
  note,
  endsAt,
})
const value = (after: Duty | null) => ({ ok: true, value: after })
const code = (text: string) => ({ ok: false, error: expect.objectContaining({ code: text }) })

describe('[S2-16] duty rules', () => {
  it.each<readonly [string, Duty, DutyChange, unknown]>([
    ['sign on', neverOnDuty, change('on'), value({ state: 'on', since: now, note: '', endsAt: null })],
    [
      'sign on with a planned end',
      neverOnDuty,
      change('on', '', now + 8 * hour),
      value({ state: 'on', since: now, note: '', endsAt: now + 8 * hour }),
    ],
    ['an end that is past', neverOnDuty, change('on', '', now), code('duty.bad-end')],
    ['an end beyond two days', neverOnDuty, change('on', '', now + 49 * hour), code('duty.bad-end')],
    [
      'leave with a word, the shift stays',
      on,
      change('away', '客户现场'),
      value({ ...on, state: 'away', since: now, note: '客户现场' }),
    ],
    ['leave without a word', on, change('away'), code('duty.note-required')],
    ['leave without being there', neverOnDuty, change('away', '客户现场'), code('duty.not-on')],
    ['come back', away, change('on', '', now + hour), value({ ...on, since: now })],
    ['sign off', on, change('off', '已交接'), value({ state: 'off', since: now, note: '已交接', endsAt: null })],
    ['sign off while away', away, change('off'), value({ state: 'off', since: now, note: '', endsAt: null })],
    ['the same again changes nothing', on, change('on', '', now + hour), value(null)],
    ['correct the note: still since then', away, change('away', '机房'), value({ ...away, note: '机房' })],
  ])('%s', (_what, before, set, after) => {
    expect(changeDuty(before, set, now)).toEqual(after)
  })

  it.each([
    [on, true],
    [{ ...on, endsAt: null }, true],
    [{ ...on, endsAt: now }, false],
    [away, false],
    [neverOnDuty, false],
  ])('others rely on %o: %s', (duty, present) => {
    expect(isPresent(duty, now)).toBe(present)
  })
})
