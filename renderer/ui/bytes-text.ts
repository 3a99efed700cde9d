/** Sizes as the maker of a disc prints them: powers of a thousand, three digits at most that matter. */
const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** `4.7 GB`, `812 MB`, `0 B`. */
export function bytesText(bytes: number): string {
  const power = bytes < 1_000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1_000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(value >= 10 ? 1 : 2).replace(/\.?0+$/, '')} ${units[power] ?? 'B'}`
}
