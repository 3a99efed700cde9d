/**
 * Feeds: a view of named tables of rows. The first frame (`seq` 0) brings every row; each later frame brings what
 * changed. A gap in `seq` means frames were lost: the screen marks itself stale and watches again.
 */
export type FeedRow = { readonly id: string }

export type TableDelta<Row extends FeedRow = FeedRow> = {
  readonly upsert: readonly Row[]
  readonly remove: readonly string[]
}

export type Frame = {
  readonly seq: number
  readonly tables: Readonly<Record<string, TableDelta>>
}

export type FeedView = Readonly<Record<string, ReadonlyMap<string, FeedRow>>>

/** The view after a frame, tables without a change keep their identity. */
export function applyFrame(view: FeedView, frame: Frame): FeedView {
  const next: Record<string, ReadonlyMap<string, FeedRow>> = frame.seq === 0 ? {} : { ...view }
  for (const [table, delta] of Object.entries(frame.tables)) {
    const rows = new Map(frame.seq === 0 ? [] : view[table])
    for (const id of delta.remove) rows.delete(id)
    for (const row of delta.upsert) rows.set(row.id, row)
    next[table] = rows
  }
  return next
}

/** The frame that leads from one view to the next; null when nothing changed. Rows are compared by identity. */
export function diffViews(before: FeedView, after: FeedView, seq: number): Frame | null {
  const tables: Record<string, TableDelta> = {}
  for (const [table, rows] of Object.entries(after)) {
    const old = before[table]
    if (old === rows) continue
    const upsert = [...rows.values()].filter((row) => old?.get(row.id) !== row)
    const remove = old ? [...old.keys()].filter((id) => !rows.has(id)) : []
    if (upsert.length + remove.length > 0 || seq === 0) tables[table] = { upsert, remove }
  }
  return Object.keys(tables).length > 0 || seq === 0 ? { seq, tables } : null
}
