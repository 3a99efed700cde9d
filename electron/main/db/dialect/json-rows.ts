/** Rows gathered into one JSON text: reading them one by one would cost more than using them. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

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

/**
 * Values of the program as a table with these columns, to be joined: one JSON text whatever the number of rows. Stands where a
 * table stands, with an alias.
 */
export const jsonTable = <Row extends Readonly<Record<string, string | number | null>>>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
): RawBuilder<Row> =>
  sql<Row>`(select ${sql.join(
    columns.map((name, at) => sql`json_extract(value, ${sql.lit(`$[${at}]`)}) as ${sql.ref(name)}`),
  )} from json_each(${JSON.stringify(rows.map((row) => columns.map((name) => row[name])))}))`
