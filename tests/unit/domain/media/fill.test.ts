/** Discs are filled first-fit-decreasing: never too full, no KB torn apart, few of them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOnDisc, compareKb, fillDiscs, overheadOf } from '#shared/domain/media/fill'
import type { ToFill } from '#shared/domain/media/fill'
import { valueOf } from '../../../support/builders'

const patch = (number: number, ...sizes: readonly number[]): ToFill => ({
  kb: `KB${number}`,
  files: sizes.map((size) => ({ size })),
})

/** The least number of bins by trying: each item into each open bin or a new one. */
function fewestBins(sizes: readonly number[], room: number): number {
  let best = sizes.length
  const place = (at: number, bins: readonly number[]): void => {
    if (bins.length >= best) return
    const size = sizes[at]
    if (size === undefined) {
      best = bins.length
      return
    }
    bins.forEach((used, i) => {
      if (used + size <= room) place(at + 1, bins.with(i, used + size))
    })
    place(at + 1, [...bins, size])
  }
  place(0, [])
  return best
}

const mb = 1024 * 1024

describe('filling discs', () => {
  it('[S4-07] the largest first, each on the first disc with room, all files of a KB together', () => {
    const patches = [
      patch(1, 100 * mb),
      patch(2, 300 * mb, 300 * mb),
      patch(3, 550 * mb),
      patch(4, 40 * mb),
      patch(5, 90 * mb),
    ]
    const discs = valueOf(fillDiscs(patches, 700 * mb))
    expect(discs.map(({ number, kbs }) => `${number}: ${kbs.join(' ')}`)).toEqual(['1: KB2 KB5', '2: KB1 KB3 KB4'])
  })

  it('leaves room for what is beside the patches: a KB as large as the disc does not fit', () => {
    expect(fillDiscs([patch(7, 700 * mb)], 700 * mb)).toMatchObject({
      ok: false,
      error: { code: 'media.patch-too-large', params: { kb: 'KB7', capacity: 700 * mb } },
    })
    const exact = overheadOf([patch(7, 600 * mb)]) + bytesOnDisc(patch(7, 600 * mb))
    expect(fillDiscs([patch(7, 600 * mb)], exact).ok).toBe(true)
    expect(fillDiscs([patch(7, 600 * mb)], exact - 1).ok).toBe(false)
  })

  const capacity = 64 * mb
  const patchesOf = (most: number) =>
    fc
      .array(fc.array(fc.integer({ min: 1, max: 20 * mb }), { minLength: 1, maxLength: 3 }), { maxLength: most })
      .map((sizes) => sizes.map((files, i) => patch(i + 1, ...files)))

  it('never over capacity, every KB on one disc, the same for any order', () => {
    fc.assert(
      fc.property(
        patchesOf(40).chain((patches) =>
          fc.tuple(fc.constant(patches), fc.shuffledSubarray(patches, { minLength: patches.length })),
        ),
        ([patches, shuffled]) => {
          const discs = valueOf(fillDiscs(patches, capacity))
          expect(discs.flatMap(({ kbs }) => kbs).toSorted(compareKb)).toEqual(patches.map(({ kb }) => kb))
          for (const { kbs, bytes } of discs) {
            const raw = patches.filter(({ kb }) => kbs.includes(kb)).flatMap(({ files }) => files)
            expect(bytes).toBeLessThanOrEqual(capacity)
            expect(bytes).toBeGreaterThan(raw.reduce((sum, { size }) => sum + size, 0))
          }
          expect(valueOf(fillDiscs(shuffled, capacity))).toEqual(discs)
        },
      ),
    )
  })

  it('never more than 11/9 of the fewest discs and one', () => {
    fc.assert(
      fc.property(patchesOf(9), (patches) => {
        const fewest = fewestBins(patches.map(bytesOnDisc), capacity - overheadOf(patches))
        expect(valueOf(fillDiscs(patches, capacity)).length).toBeLessThanOrEqual((11 / 9) * fewest + 1)
      }),
    )
  })
})

it('KBs are in the order of their numbers', () => {
  expect(['KB10', 'KB9', 'KB9-b', 'other', 'KB100'].toSorted(compareKb)).toEqual([
    'KB9',
    'KB9-b',
    'KB10',
    'KB100',
    'other',
  ])
})
