/** Many rows as one value: SQLite walks over them by itself, which costs a fraction of a statement a row. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/**
 * A FROM item named `as`: the rows of a JSON text (an array of arrays) under the names of their columns. Another database has a
 * function of its own for this.
 */
export const jsonRows = (json: string, columns: readonly string[], as: string): RawBuilder<unknown> =>
  sql`(select ${sql.join(columns.map((name, i) => sql`value ->> ${sql.lit(i)} as ${sql.ref(name)}`))} from json_each(${json})) as ${sql.ref(as)}`

/** A subquery: the values of a JSON array of plain values. */
export const jsonValues = (json: string): RawBuilder<unknown> => sql`(select value from json_each(${json}))`

/** One JSON array of values; a value that is JSON itself (of these functions) stays it. */
export const jsonArray = (values: readonly RawBuilder<unknown>[]): RawBuilder<string> =>
  sql<string>`json_array(${sql.join(values)})`

/** All values of a group as one JSON array, in the order of its rows; of no rows an empty one. */
export const jsonGroup = (value: RawBuilder<unknown>): RawBuilder<string> => sql<string>`json_group_array(${value})`

/** A part of a JSON text; null where it has none. */
export const jsonPart = (column: string, name: string): RawBuilder<unknown> =>
  sql`json_extract(${sql.ref(column)}, ${sql.lit(`$.${name}`)})`

/** A text from a subquery that is JSON already. */
export const asJson = (text: RawBuilder<unknown>): RawBuilder<unknown> => sql`json(${text})`
