/** One message of the manager interface: its kind, and its headers read only when asked for. */

export type AmiFrame =
  | { readonly kind: 'banner'; readonly version: string }
  | { readonly kind: 'event'; readonly name: string; readonly headers: AmiHeaders }
  | { readonly kind: 'response'; readonly status: string; readonly headers: AmiHeaders }

/**
 * Headers as they were said, a line each, ended by LF or CR LF; to be read by the functions below. Names are as Asterisk
 * spells them, and they repeat (`Output`, `Variable`, `ChanVariable`): this is a multimap. A frame has some thirty headers
 * of which a handful is wanted, so looking those up is several times cheaper than splitting all.
 */
export type AmiHeaders = string & { readonly __brand: 'AmiHeaders' }

export const headersOf = (text: string): AmiHeaders => text as AmiHeaders

const withoutCr = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** Splits `Name: value`; undefined for a line without a colon (old commands print such lines). */
export function splitHeader(line: string): readonly [name: string, value: string] | undefined {
  const colon = line.indexOf(':')
  if (colon <= 0) return undefined
  return [line.slice(0, colon), line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)]
}

/** `\nUniqueid:` by `Uniqueid`: making it anew for each of many lookups costs as much as the lookup. */
const lineStarts = new Map<string, string>()

/** Where the header's line begins, -1 without one. */
function findHeader(headers: AmiHeaders, name: string, from: number): number {
  if (from === 0 && headers.startsWith(`${name}:`)) return 0
  let line = lineStarts.get(name)
  if (line === undefined) {
    line = `\n${name}:`
    lineStarts.set(name, line)
  }
  const at = headers.indexOf(line, from)
  return at < 0 ? -1 : at + 1
}

function valueAt(headers: AmiHeaders, at: number, name: string): string {
  const colon = at + name.length
  const start = headers.charCodeAt(colon + 1) === 32 ? colon + 2 : colon + 1
  const lineEnd = headers.indexOf('\n', start)
  return withoutCr(headers.slice(start, lineEnd < 0 ? headers.length : lineEnd))
}

/** The first value; undefined when the header is missing, '' when it is empty. */
export function headerOf(headers: AmiHeaders, name: string): string | undefined {
  const at = findHeader(headers, name, 0)
  return at < 0 ? undefined : valueAt(headers, at, name)
}

/** Every value of a header, in order. */
export function headerValues(headers: AmiHeaders, name: string): readonly string[] {
  const values: string[] = []
  for (let at = findHeader(headers, name, 0); at >= 0; at = findHeader(headers, name, at + name.length))
    values.push(valueAt(headers, at, name))
  return values
}

export const headerEntries = (headers: AmiHeaders): readonly (readonly [name: string, value: string])[] =>
  headers
    .split('\n')
    .map((line) => splitHeader(withoutCr(line)))
    .filter((header) => header !== undefined)
