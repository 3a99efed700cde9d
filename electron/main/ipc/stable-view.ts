/** Keeps the identity of rows that say the same as before, so that a feed sends only what changed. */
import type { FeedRow, FeedView } from '#shared/ipc/frame'

const same = (a: FeedRow, b: FeedRow): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A function from tables of rows to a view, remembering the rows it gave before. */
export function stableView(): (tables: Readonly<Record<string, readonly FeedRow[]>>) => FeedView {
  let before: FeedView = {}
  return (tables) => {
    const view: Record<string, ReadonlyMap<string, FeedRow>> = {}
    for (const [name, rows] of Object.entries(tables)) {
      const old = before[name]
      view[name] = new Map(
        rows.map((row) => {
          const known = old?.get(row.id)
          return [row.id, known && same(known, row) ? known : row]
        }),
      )
    }
    before = view
    return view
  }
}
