/** One line of the bench table and of `out/bench.json`. */
export type BenchRow = {
  readonly id: string
  /** The figure measured, in `unit`. */
  readonly value: number
  readonly unit: string
  /** The same figure of what it is compared with. */
  readonly reference: number
  readonly ratio: number
  readonly goal: string | number
  readonly ok: boolean
}
