/** One message of the manager interface: its kind, and its headers read only when asked for. */

export type AmiFrame =
  | { readonly kind: 'banner'; readonly version: string }
  | { readonly kind: 'event'; readonly name: string; readonly headers: AmiHeaders }
  | { readonly kind: 'response'; readonly status: string; readonly headers: AmiHeaders }

/** Headers repeat (`Output`, `Variable`, `ChanVariable`): this is a multimap. Names are as Asterisk spells them. */
export type AmiHeaders = {
  /** The first value; undefined when the header is missing, '' when it is empty. */
  readonly get: (name: string) => string | undefined
  readonly all: (name: string) => readonly string[]
  readonly entries: () => readonly (readonly [name: string, value: string])[]
}

const withoutCr = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** Splits `Name: value`; undefined for a line without a colon (old commands print such lines). */
export function splitHeader(line: string): readonly [name: string, value: string] | undefined {
  const colon = line.indexOf(':')
  if (colon <= 0) return undefined
  return [line.slice(0, colon), line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)]
}

/**
 * Reads headers out of a frame's text (lines ended by LF or CR LF). A frame has some thirty headers of which a handful
 * is wanted, so looking those up is several times cheaper than splitting all.
 */
export function headersOf(text: string): AmiHeaders {
  const find = (name: string, from: number): number => {
    if (from === 0 && text.startsWith(`${name}:`)) return 0
    const at = text.indexOf(`\n${name}:`, from)
    return at < 0 ? -1 : at + 1
  }
  const valueAt = (at: number, name: string): string => {
    const colon = at + name.length
    const start = text.charCodeAt(colon + 1) === 32 ? colon + 2 : colon + 1
    const lineEnd = text.indexOf('\n', start)
    return withoutCr(text.slice(start, lineEnd < 0 ? text.length : lineEnd))
  }
  return {
    get: (name) => {
      const at = find(name, 0)
      return at < 0 ? undefined : valueAt(at, name)
    },
    all: (name) => {
      const values: string[] = []
      for (let at = find(name, 0); at >= 0; at = find(name, at + name.length)) values.push(valueAt(at, name))
      return values
    },
    entries: () =>
      text
        .split('\n')
        .map((line) => splitHeader(withoutCr(line)))
        .filter((header) => header !== undefined),
  }
}
