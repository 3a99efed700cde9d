/** Cuts what stands on a paper into pages: whole blocks, tables row by row with their heads on each page. Pure. */

/** Heights in any one unit. */
export type Measured =
  | {
      readonly kind: 'solid'
      readonly height: number
      /** Never alone on a page: what stands before it, or the last row of that, goes along. */
      readonly withPrevious?: boolean
    }
  | { readonly kind: 'table'; readonly head: number; readonly rows: readonly number[] }

/** A block on a page; of a table the rows `from` to below `to`. */
export type Piece = { readonly block: number; readonly from: number; readonly to: number }
export type PageOf = readonly Piece[]

type Along = { readonly stays: readonly Piece[]; readonly goes: Piece; readonly height: number }

/** The last block of a page, or the last row of a table, to go along to the next one; null where the page would be left empty. */
function lastOf(page: readonly Piece[], blocks: readonly Measured[]): Along | null {
  const last = page.at(-1)
  const measured = last && blocks[last.block]
  if (!last || !measured) return null
  const before = page.slice(0, -1)
  if (measured.kind === 'table' && last.to - last.from > 1) {
    const at = last.to - 1
    const stays = [...before, { ...last, to: at }]
    return { stays, goes: { ...last, from: at }, height: measured.head + (measured.rows[at] ?? 0) }
  }
  if (before.length === 0) return null
  const height =
    measured.kind === 'solid'
      ? measured.height
      : measured.head + (last.to > last.from ? (measured.rows[last.from] ?? 0) : 0)
  return { stays: before, goes: last, height }
}

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
      if (measured.height > left) {
        const along = measured.withPrevious ? lastOf(page(), blocks) : null
        if (along && along.height + measured.height <= room) {
          pages[pages.length - 1] = [...along.stays]
          turn()
          page().push(along.goes)
          left -= along.height
        } else turn()
      }
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
