import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RepeatFailure, ReplacedPart } from '#shared/domain/policy/coverage'
import {
  countFailedRepairs,
  isRelocationLate,
  owesReplacement,
  warrantyOfPart,
  warrantyOfReplacement,
} from '#shared/domain/repairs/repairs'
import type { TicketEvent } from '#shared/domain/tickets/events'
import { DAY_MS } from '#shared/lib/zoned-time'
import { beijing, inBeijing, loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()
const zone = 'Asia/Shanghai'

function repeatFailureOf(id: string): RepeatFailure {
  const { repeatFailure } = policyOf(library, id).policy
  if (!repeatFailure) throw new Error(`${id} promises nothing`)
  return repeatFailure
}

function replacedPart(): ReplacedPart {
  const found = policyOf(library, 'xingwang-standard').policy.replacedPart
  if (!found) throw new Error('no warranty of parts')
  return found
}

const S2 = repeatFailureOf('integrator-general')
const S3 = repeatFailureOf('equipment-handbook')
const part = replacedPart()

const failed = (at: number): TicketEvent => ({ type: 'repair.failed', at })

describe('repairs that failed again', () => {
  it('[S2-05] [S3-03] are counted over the tickets of one problem, and by nothing else', () => {
    expect(countFailedRepairs([])).toBe(0)
    expect(
      countFailedRepairs([
        [{ type: 'ticket.reported', at: 1 }, failed(2), { type: 'ticket.resolved', at: 3 }],
        [{ type: 'ticket.resolved', at: 4 }, failed(5)],
        [],
      ]),
    ).toBe(2)
  })

  it.each([
    [0, true, false],
    [1, true, false],
    [2, true, true],
    [3, true, true],
    [2, false, false],
  ])('[S2-05] [S3-03] %i failed, in period %s: replacement owed %s', (count, inPeriod, owed) => {
    expect(owesReplacement(S2, count, inPeriod)).toBe(owed)
    expect(owesReplacement(S3, count, inPeriod)).toBe(owed)
  })

  it('[S2-05] a free replacement of the product or its main component, of whatever model', () => {
    expect(S2).toMatchObject({ consequence: { zh: '免费更换产品或主要部件' }, sameModel: false })
  })

  it('[S3-03] a new one of the same brand and model', () => {
    expect(S3).toMatchObject({ consequence: { zh: '立即更换同品牌、同型号新设备' }, sameModel: true })
  })
})

describe('the warranty of a replacement', () => {
  const old = { from: beijing('2025-01-01 00:00'), to: beijing('2027-01-01 00:00') }
  const at = beijing('2026-06-01 00:00')

  it('[S3-03] is counted anew from the replacement, as long as the old one was', () => {
    const { from, to } = warrantyOfReplacement(S3, old, at, zone)
    expect(from).toBe(at)
    expect(to).toBe(at + (old.to - old.from))
  })

  it('[S3-03] by the months that a policy names', () => {
    const { to } = warrantyOfReplacement({ ...S3, months: 12 }, old, at, zone)
    expect(to === null ? null : inBeijing(to)).toBe('2027-06-01 00:00')
  })

  it('[S3-03] of an unknown warranty only the beginning is known', () => {
    expect(warrantyOfReplacement(S3, { from: null, to: old.to }, at, zone)).toEqual({ from: at, to: null })
  })

  it('[S2-05] what remained goes on', () => expect(warrantyOfReplacement(S2, old, at, zone)).toEqual(old))
})

describe('the warranty of a replaced part', () => {
  const at = beijing('2026-03-02 10:00')
  const ends = (to: number | null) => inBeijing(warrantyOfPart(part, { from: null, to }, at))

  it.each<[string, string | null, string]>([
    ['nothing remained', null, '2026-05-31 10:00'],
    ['less than 90 days remained', '2026-04-01 00:00', '2026-05-31 10:00'],
    ['it was over already', '2025-04-01 00:00', '2026-05-31 10:00'],
    ['exactly 90 days remained', '2026-05-31 10:00', '2026-05-31 10:00'],
    ['more than 90 days remained', '2026-05-31 10:01', '2026-05-31 10:01'],
  ])('[S1-10] %s', (_what, to, expected) => {
    expect(ends(to === null ? null : beijing(to))).toBe(expected)
  })

  it('[S1-10] never shortens what remained, and never gives less than 90 days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.option(fc.integer({ min: 0, max: 4e12 }), { nil: null }),
        (day, to) => {
          const end = warrantyOfPart(part, { from: null, to }, day)
          expect(end).toBeGreaterThanOrEqual(to ?? 0)
          expect(end).toBeGreaterThanOrEqual(day + 90 * DAY_MS)
          expect([to, day + 90 * DAY_MS]).toContain(end)
        },
      ),
    )
  })
})

describe('a relocation', () => {
  const moved = beijing('2026-03-02 10:00')

  it.each([
    ['2026-03-02 10:00', false],
    ['2026-04-01 10:00', false],
    ['2026-04-01 10:00:00.001', true],
  ])('[S1-15] told at %s is late: %s', (noticed, late) => {
    expect(isRelocationLate(moved, beijing(noticed))).toBe(late)
  })
})
