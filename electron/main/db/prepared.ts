/**
 * Queries on the save path: Kysely builds their text once, from then on only the values change. Building it anew costs more
 * than SQLite takes to run it.
 */
import type { Compilable, CompiledQuery, Insertable } from 'kysely'
import type { Db, Tables, Tx } from './tables'

/** Stands for a value while the text is built. */
type Slot = { readonly slot: PropertyKey }

const isSlot = (value: unknown): value is Slot => typeof value === 'object' && value !== null && 'slot' in value

/**
 * A query with named values: `prepareQuery<{ id: string }>()((db, value) => … value('id') …)`. The second function runs once
 * and says where each value goes; a value that it uses as it stands is part of the text for ever.
 */
export const prepareQuery =
  <Values extends object>() =>
  <Row>(build: (db: Db | Tx, value: <K extends keyof Values>(name: K) => Values[K]) => Compilable<Row>) => {
    let template: CompiledQuery<Row> | undefined
    return async (db: Db | Tx, values: Values): Promise<readonly Row[]> => {
      // The slot passes through Kysely as the value it stands for.
      template ??= build(db, (name) => ({ slot: name }) as never).compile()
      const parameters = template.parameters.map((value) =>
        isSlot(value) ? values[value.slot as keyof Values] : value,
      )
      return (await db.executeQuery<Row>({ ...template, parameters })).rows
    }
  }

const inserts = new Map<string, CompiledQuery>()

/** Inserts rows that have the same columns; the text is kept by table, columns and number of rows. */
export async function insertRows<T extends keyof Tables>(
  tx: Tx,
  table: T,
  rows: readonly (Insertable<Tables[T]> & Readonly<Record<string, unknown>>)[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const key = `${table} ${rows.length} ${columns.join()}`
  let template = inserts.get(key)
  if (!template) {
    template = tx.insertInto(table).values(rows).compile()
    inserts.set(key, template)
  }
  const parameters: unknown[] = []
  for (const row of rows) for (const column of columns) parameters.push(row[column])
  await tx.executeQuery({ ...template, parameters })
}
