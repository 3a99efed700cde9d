/** Names of files on a disc: short and plain, so that every system that may read the disc sees the same file. */
import { z } from 'zod'

const longest = 100
const deepest = 3
const part = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/

/** Letters, digits, `.`, `_`, `-`; no part begins with a dot, at most three deep, at most 100 characters. */
export function isDiscPath(path: string): boolean {
  const parts = path.split('/')
  return path.length <= longest && parts.length <= deepest && parts.every((one) => part.test(one) && !one.endsWith('.'))
}

export const DiscPath = z.string().refine(isDiscPath)

/** What different systems may take for the same file: case and the forms of Unicode do not count. */
export const sameName = (path: string): string => path.normalize('NFKC').toLowerCase()

/** Files that speak of the manifest and so cannot stand in it. */
export const aroundManifest = {
  manifest: 'manifest.json',
  signature: 'manifest.json.sig',
  minisig: 'manifest.json.minisig',
  sums: 'SHA256SUMS',
  sumsMinisig: 'SHA256SUMS.minisig',
} as const

export const isAroundManifest = (path: string): boolean =>
  Object.values(aroundManifest).some((one) => sameName(one) === sameName(path))

/** Tells which disc of its edition a disc is. */
export const markerPath = 'disc.json'
