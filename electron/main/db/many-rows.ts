/**
 * One statement for many rows: the driver runs it row after row without coming back to Kysely, which would cost more than
 * SQLite does.
 */
import type { Compilable } from 'kysely'
import type { Tx } from './tables'

/** Stands for all values of a statement: it runs once for each row. */
export class ManyRows {
  constructor(readonly rows: readonly (readonly unknown[])[]) {}
}

/** Stands for a value while the text of a statement is built. */
const slot = null as never

/**
 * Runs a statement for each row in one go. `build` says the statement with `value` wherever a value of the row goes, in the order
 * of the row; it may hold no other value.
 */
export async function runForEach(
  tx: Tx,
  build: (tx: Tx, value: never) => Compilable,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  if (rows.length > 0) await tx.executeQuery({ ...build(tx, slot).compile(), parameters: [new ManyRows(rows)] })
}
