/** One line of the bench table and of `out/bench.json`. */
export type BenchRow = {
  readonly id: string
  /** The figure measured, in `unit`. */
  readonly value: number
  readonly unit: string
  /** The same figure of what it is compared with. */
  readonly reference: number
  readonly ratio: number
  /** What `ratio` must reach or stay below; of a bench with a limit of its own, the limit, in `unit`. */
  readonly goal: number
  readonly ok: boolean
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
