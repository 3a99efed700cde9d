/** What is wrong with a text that a person gave, at its place in it. */
export type TextIssue = {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units as editors count. */
  readonly column: number
  /** `commitments[0].rules[1].amount`; empty where the text itself cannot be read. */
  readonly path: string
  readonly zh: string
  readonly en: string
  /** What may stand there, where that is a list. */
  readonly allowed?: readonly string[]
}
