/** JSON in the one form that can be signed: the same value always gives the same bytes. */

const byCodeUnits = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(byCodeUnits)
      .map(([key, part]) => [key, sorted(part)]),
  )
}

/** Keys sorted, no white space, one line end at the end. For plain data: no dates, no numbers that are not finite. */
export const canonicalJson = (value: unknown): string => `${JSON.stringify(sorted(value))}\n`
