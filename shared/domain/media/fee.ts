/** What the discs of an edition cost: by the disc [S4-07]. Pure. */

export type DiscFee = {
  readonly discs: number
  /** Integer fen a disc; null: the price of the contract or of the policy's list decides. */
  readonly feeFen: number | null
  /** Null with it. */
  readonly totalFen: number | null
}

export const discFee = (discs: number, feeFen: number | null): DiscFee => ({
  discs,
  feeFen,
  totalFen: feeFen === null ? null : feeFen * discs,
})
