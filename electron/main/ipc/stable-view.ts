/** Keeps the identity of rows that say the same as before, so that a feed sends only what changed. */
import type { FeedRow, FeedView } from '#shared/ipc/frame'

/** A function from tables of rows to a view, remembering the rows it gave before. */
export function stableView(): (tables: Readonly<Record<string, readonly FeedRow[]>>) => FeedView {
  let before: FeedView = {}
  /** Of the rows given, so that each is put into words once. */
  const texts = new WeakMap<FeedRow, string>()
  return (tables) => {
    const view: Record<string, ReadonlyMap<string, FeedRow>> = {}
    for (const [name, rows] of Object.entries(tables)) {
      const old = before[name]
      view[name] = new Map(
        rows.map((row) => {
          const text = JSON.stringify(row)
          const known = old?.get(row.id)
          if (known && texts.get(known) === text) return [row.id, known]
          texts.set(row, text)
          return [row.id, row]
        }),
      )
    }
    before = view
    return view
  }
}
