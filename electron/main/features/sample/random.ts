/** Chance that comes out the same every time: the sample centre looks alike on every machine. */

export type Range = readonly [from: number, to: number]

export type Chance = {
  /** 0 inclusive to 1 exclusive. */
  readonly next: () => number
  /** A whole number of the range, both ends included. */
  readonly within: (range: Range) => number
  readonly pick: <T>(list: readonly T[]) => T
}

/** mulberry32: 32 bits of state, more than enough for a few thousand draws. */
export function createChance(seed: number): Chance {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    within: ([from, to]) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => {
      const picked = list[Math.floor(next() * list.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
}

/** The `index`-th of `count` values spread evenly over the range: no luck needed to see all of it. */
export const spread = ([from, to]: Range, index: number, count: number): number =>
  Math.round(from + ((to - from) * (index + 0.5)) / count)
