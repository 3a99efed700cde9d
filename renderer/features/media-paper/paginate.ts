/** Cuts what stands on a paper into pages: whole blocks, tables row by row with their heads on each page. Pure. */

/** Heights in any one unit. */
export type Measured =
  | { readonly kind: 'solid'; readonly height: number }
  | { readonly kind: 'table'; readonly head: number; readonly rows: readonly number[] }

/** A block on a page; of a table the rows `from` to below `to`. */
export type Piece = { readonly block: number; readonly from: number; readonly to: number }
export type PageOf = readonly Piece[]

/** What is higher than a page gets one of its own. There is always at least one page. */
export function paginate(blocks: readonly Measured[], room: number): readonly PageOf[] {
  const pages: Piece[][] = [[]]
  let left = room
  const page = (): Piece[] => pages[pages.length - 1] ?? []
  const turn = (): void => {
    if (page().length === 0) return
    pages.push([])
    left = room
  }

  for (const [block, measured] of blocks.entries()) {
    if (measured.kind === 'solid') {
      if (measured.height > left) turn()
      page().push({ block, from: 0, to: 0 })
      left -= measured.height
      continue
    }
    let from = 0
    do {
      // A head without a row under it says nothing.
      if (measured.head + (measured.rows[from] ?? 0) > left) turn()
      left -= measured.head
      let to = from
      for (; to < measured.rows.length; to++) {
        const height = measured.rows[to] ?? 0
        if (height > left && to > from) break
        left -= height
      }
      page().push({ block, from, to })
      from = to
    } while (from < measured.rows.length)
  }
  return pages
}
