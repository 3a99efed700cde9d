import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExplanationSummary } from '#shared/domain/tickets/tickets'
import { cutIntoDays, foldDays } from '../../../../renderer/ui/explanation/day-strips'

type Segment = ExplanationSummary['segments'][number]
const zone = 'Asia/Shanghai'
const hour = 3_600_000
const at = (iso: string): number => Date.parse(`${iso}+08:00`)

const segments: fc.Arbitrary<readonly Segment[]> = fc
  .tuple(
    fc.integer({ min: 0, max: 400 * 24 }),
    fc.array(
      fc.record({
        hours: fc.integer({ min: 1, max: 60 }),
        kind: fc.constantFrom<Segment['kind']>('counted', 'closed', 'holiday', 'makeup', 'paused'),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  )
  .map(([offset, parts]) => {
    let from = at('2026-01-01T00:00:00') + offset * hour
    return parts.map(({ hours, kind }) => {
      const segment = { from, to: from + hours * hour, kind }
      from = segment.to
      return segment
    })
  })

describe('the days of an explanation', () => {
  it('cover every segment exactly, each day beginning at local midnight', () =>
    fc.assert(
      fc.property(segments, (list) => {
        const days = cutIntoDays(list, zone)
        const total = (wanted: (kind: Segment['kind']) => boolean) =>
          list.filter(({ kind }) => wanted(kind)).reduce((sum, { from, to }) => sum + to - from, 0)
        const pieces = days.flatMap((day) => day.pieces)
        expect(pieces.reduce((sum, piece) => sum + piece.endsAt - piece.startsAt, 0)).toBe(total(() => true))
        expect(days.reduce((sum, day) => sum + day.countedMs, 0)).toBe(
          total((kind) => kind === 'counted' || kind === 'makeup'),
        )
        for (const day of days) expect((day.startsAt + 8 * hour) % (24 * hour)).toBe(0)
        for (const piece of pieces) expect(0 <= piece.from && piece.from < piece.to && piece.to <= 1).toBe(true)
      }),
    ))

  it('fold where more than three in a row look alike, and never lose one', () =>
    fc.assert(
      fc.property(segments, (list) => {
        const days = cutIntoDays(list, zone)
        const rows = foldDays(days)
        expect(rows.reduce((sum, row) => sum + (row.type === 'day' ? 1 : row.days), 0)).toBe(days.length)
      }),
    ))

  it('say the name of a holiday and the reason of a pause', () => {
    const list: readonly Segment[] = [
      { from: at('2026-10-01T00:00:00'), to: at('2026-10-02T00:00:00'), kind: 'holiday', note: '国庆节' },
      { from: at('2026-10-02T00:00:00'), to: at('2026-10-02T09:00:00'), kind: 'paused', note: 'force-majeure' },
    ]
    expect(cutIntoDays(list, zone).map(({ notes }) => notes)).toEqual([['国庆节'], ['force-majeure']])
    expect(cutIntoDays([], zone)).toEqual([])
  })
})
