import { describe, expect, it } from 'vitest'
import { explainTicketClock } from '#shared/domain/sla/ticket-clocks'
import type { TicketEvent } from '#shared/domain/tickets/events'
import { HOUR_MS } from '#shared/lib/zoned-time'
import { beijing, inBeijing, loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()
const xingwang = policyOf(library, 'xingwang-standard')
const facts = { severity: 'P1', city: '北京', distanceKm: 10 }

function explain(events: readonly TicketEvent[], now: string, commitment = 'spare-delivery', given = facts) {
  const explanation = explainTicketClock({ policy: xingwang, facts: given, events, now: beijing(now) }, commitment)
  if (!explanation) throw new Error('not explained')
  const lines = explanation.segments.map(
    ({ from, to, kind, note }) => `${inBeijing(from)} – ${inBeijing(to)} ${kind}${note ? ` ${note}` : ''}`,
  )
  return { ...explanation, lines }
}

describe('why a deadline is what it is', () => {
  it('[S1-11] lists what was counted and what was skipped over a weekend', () => {
    const { lines, countedMs, view } = explain(
      [{ type: 'spare.approved', at: beijing('2026-03-06 15:00') }],
      '2026-03-06 15:00',
    )
    expect(lines).toEqual([
      '2026-03-06 15:00 – 2026-03-06 18:00 counted',
      '2026-03-06 18:00 – 2026-03-09 08:00 closed',
      '2026-03-09 08:00 – 2026-03-09 18:00 counted',
    ])
    expect([countedMs, view.targetMs]).toEqual([13 * HOUR_MS, 13 * HOUR_MS])
  })

  it('names the holiday', () => {
    const { lines } = explain([{ type: 'spare.approved', at: beijing('2026-09-30 15:00') }], '2026-09-30 15:00')
    expect(lines).toEqual([
      '2026-09-30 15:00 – 2026-09-30 18:00 counted',
      '2026-09-30 18:00 – 2026-10-01 00:00 closed',
      '2026-10-01 00:00 – 2026-10-08 00:00 holiday 国庆节',
      '2026-10-08 00:00 – 2026-10-08 08:00 closed',
      '2026-10-08 08:00 – 2026-10-08 18:00 counted',
    ])
  })

  it('marks a make-up workday', () => {
    const { lines } = explain([{ type: 'spare.approved', at: beijing('2026-10-09 17:00') }], '2026-10-09 17:00')
    expect(lines.at(-1)).toBe('2026-10-10 08:00 – 2026-10-10 18:00 makeup')
  })

  it('shows what a pause took out, with its reason', () => {
    const events: readonly TicketEvent[] = [
      { type: 'spare.approved', at: beijing('2026-03-03 15:00') },
      { type: 'ticket.paused', at: beijing('2026-03-03 17:00'), reason: 'traffic' },
      { type: 'ticket.resumed', at: beijing('2026-03-04 09:00') },
    ]
    expect(explain(events, '2026-03-04 10:00').lines).toEqual([
      '2026-03-03 15:00 – 2026-03-03 17:00 counted',
      '2026-03-03 17:00 – 2026-03-03 18:00 paused traffic',
      '2026-03-03 18:00 – 2026-03-04 08:00 closed',
      '2026-03-04 08:00 – 2026-03-04 09:00 paused traffic',
      '2026-03-04 09:00 – 2026-03-04 18:00 counted',
      '2026-03-04 18:00 – 2026-03-05 08:00 closed',
      '2026-03-05 08:00 – 2026-03-05 10:00 counted',
    ])
    const paused = explain(events.slice(0, 2), '2026-03-04 08:30')
    expect(paused.lines.at(-1)).toBe('2026-03-04 08:00 – 2026-03-04 08:30 paused traffic')
    expect(paused.countedMs).toBe(2 * HOUR_MS)
  })

  it('names rule, calendar, clause and versions', () => {
    const explanation = explain([{ type: 'spare.approved', at: beijing('2026-03-06 15:00') }], '2026-03-06 15:00')
    expect(explanation).toMatchObject({
      policy: { id: 'xingwang-standard', version: 1 },
      commitment: { id: 'spare-delivery', factIds: ['S1-11'] },
      clause: { ref: '3.4 备件先行服务' },
      calendar: { id: '5x10', version: 1, zone: 'Asia/Shanghai', assumed: false },
      rule: { amount: { kind: 'workingDays', n: 1 } },
      agreed: false,
      assumed: false,
      missingHolidayYears: [],
    })
  })

  it('says when the document does not state the number', () => {
    expect(
      explain([{ type: 'case.accepted', at: beijing('2026-03-06 15:00') }], '2026-03-06 15:00', 'first-contact')
        .assumed,
    ).toBe(true)
  })

  it('says when the time is the agreed one', () => {
    const events: readonly TicketEvent[] = [
      { type: 'spare.approved', at: beijing('2026-03-06 15:00') },
      {
        type: 'time.agreed',
        at: beijing('2026-03-06 16:00'),
        commitment: 'spare-delivery',
        agreedAt: beijing('2026-03-09 10:00'),
      },
    ]
    expect(explain(events, '2026-03-06 17:00', 'spare-delivery', { ...facts, distanceKm: 600 })).toMatchObject({
      agreed: true,
      rule: null,
    })
  })

  it('says when it reaches into a year whose holidays are not known', () => {
    const { missingHolidayYears } = explain(
      [{ type: 'spare.approved', at: beijing('2026-12-31 15:00') }],
      '2026-12-31 15:00',
    )
    expect(missingHolidayYears).toEqual([2027])
  })

  it('has nothing to count before the start, and nothing to say of a commitment that is not there', () => {
    expect(explain([], '2026-03-06 15:00')).toMatchObject({ segments: [], countedMs: 0, missingHolidayYears: [] })
    expect(explainTicketClock({ policy: xingwang, facts, events: [], now: 0 }, 'free-lunch')).toBeUndefined()
  })
})
