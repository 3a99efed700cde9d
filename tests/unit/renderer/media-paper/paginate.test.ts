/** Papers are cut into pages without losing a line, and a table says on each page what its columns are. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paginate } from '../../../../renderer/features/media-paper/paginate'
import type { Measured } from '../../../../renderer/features/media-paper/paginate'

const solid = (height: number): Measured => ({ kind: 'solid', height })
const table = (head: number, ...rows: number[]): Measured => ({ kind: 'table', head, rows })
const whole = (block: number) => ({ block, from: 0, to: 0 })

describe('paginate', () => {
  it('keeps on one page what fits exactly', () => {
    expect(paginate([solid(40), table(10, 20, 20), solid(10)], 100)).toEqual([
      [whole(0), { block: 1, from: 0, to: 2 }, whole(2)],
    ])
  })

  it('goes on with a table on the next page, its head counted again', () => {
    expect(paginate([solid(50), table(10, 30, 30, 30, 30)], 100)).toEqual([
      [whole(0), { block: 1, from: 0, to: 1 }],
      [{ block: 1, from: 1, to: 4 }],
    ])
  })

  it('leaves no head alone at the end of a page', () => {
    expect(paginate([solid(85), table(10, 20)], 100)).toEqual([[whole(0)], [{ block: 1, from: 0, to: 1 }]])
  })

  it('does not cut what people sign', () => {
    expect(paginate([solid(70), solid(40)], 100)).toEqual([[whole(0)], [whole(1)]])
  })

  it('takes the last row, or what stands before, along to the page where people sign', () => {
    const signed = (height: number): Measured => ({ kind: 'solid', height, withPrevious: true })
    expect(paginate([solid(20), table(10, 30, 30), signed(40)], 100)).toEqual([
      [whole(0), { block: 1, from: 0, to: 1 }],
      [{ block: 1, from: 1, to: 2 }, whole(2)],
    ])
    expect(paginate([solid(40), solid(40), signed(40)], 100)).toEqual([[whole(0)], [whole(1), whole(2)]])
    expect(paginate([solid(40), table(10, 30), signed(40)], 100)).toEqual([
      [whole(0)],
      [{ block: 1, from: 0, to: 1 }, whole(2)],
    ])
    // Nothing else stands on the page: it stays there.
    expect(paginate([solid(90), signed(40)], 100)).toEqual([[whole(0)], [whole(1)]])
  })

  it('gives a row that is higher than a page one of its own, and goes on', () => {
    expect(paginate([table(10, 300, 20)], 100)).toEqual([
      [{ block: 0, from: 0, to: 1 }],
      [{ block: 0, from: 1, to: 2 }],
    ])
  })

  it('draws a table without rows, and a page without anything', () => {
    expect(paginate([table(10)], 100)).toEqual([[{ block: 0, from: 0, to: 0 }]])
    expect(paginate([], 100)).toEqual([[]])
  })

  const blocks = fc.array(
    fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 150 }), fc.boolean())
        .map(([height, withPrevious]): Measured => ({ kind: 'solid', height, withPrevious })),
      fc
        .tuple(fc.integer({ min: 1, max: 30 }), fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 40 }))
        .map(([head, rows]) => table(head, ...rows)),
    ),
    { maxLength: 8 },
  )

  it('shows every block and every row once and in order, and fills no page beyond its foot', () => {
    fc.assert(
      fc.property(blocks, (list) => {
        const pages = paginate(list, 100)
        const pieces = pages.flat()
        const shown = pieces.flatMap(({ block, from, to }) =>
          list[block]?.kind === 'table'
            ? Array.from({ length: to - from }, (_, i) => `${block}.${from + i}`)
            : [`${block}`],
        )
        const wanted = list.flatMap((one, block) =>
          one.kind === 'table' ? one.rows.map((_, row) => `${block}.${row}`) : [`${block}`],
        )
        expect(shown).toEqual(wanted)
        expect(new Set(pieces.map(({ block }) => block)).size).toBe(list.length)
        for (const page of pages) {
          const heights = page.flatMap(({ block, from, to }) => {
            const one = list[block]
            if (one === undefined) return []
            return one.kind === 'solid' ? [one.height] : [one.head, ...one.rows.slice(from, to)]
          })
          const height = heights.reduce((sum, part) => sum + part, 0)
          // Only what no page could hold goes beyond: a single row with its head, or a single block.
          const isOneTooHigh = page.length === 1 && heights.length <= 2
          expect(height <= 100 || isOneTooHigh).toBe(true)
        }
      }),
    )
  })
})
