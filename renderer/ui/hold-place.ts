/** Lists that keep their place when rows come or go above it. Pure. */

/**
 * Where to scroll so that the row a person looks at stays where it is after rows came or went above it. At the very
 * top nothing is held: there the most urgent row belongs in sight. All sizes in px.
 */
export function holdPlace(
  before: readonly string[],
  after: readonly string[],
  scrollTop: number,
  rowHeight: number,
): number {
  if (scrollTop < rowHeight / 2) return scrollTop
  const first = Math.min(Math.floor(scrollTop / rowHeight), before.length - 1)
  const places = new Map(after.map((id, index) => [id, index]))
  // The first row in sight may have left: then the next one that stayed is held.
  for (let index = first; index < before.length; index += 1) {
    const place = places.get(before[index] ?? '')
    if (place !== undefined) return Math.max(0, scrollTop + (place - index) * rowHeight)
  }
  return scrollTop
}
