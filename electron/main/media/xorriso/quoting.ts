/** How xorriso is told names (`-backslash_codes with_quoted_input`) and how it tells them (`encode_output`). */
import { Buffer } from 'node:buffer'

const harmless = /[A-Za-z0-9/._-]/

/** Any text as one word of a command line of xorriso: whatever is not harmless as the octal codes of its bytes. */
export function quoteWord(text: string): string {
  let quoted = ''
  for (const byte of Buffer.from(text, 'utf8')) {
    const sign = byte < 0x80 ? String.fromCharCode(byte) : ''
    quoted += harmless.test(sign) ? sign : `\\${byte.toString(8).padStart(3, '0')}`
  }
  return `"${quoted}"`
}

const simple: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
}

/**
 * The first shell-quoted word (`'it'"'"'s'`) of a report, decoded, and where it ends. Null when there is none. Bytes that are
 * no UTF-8 become U+FFFD.
 */
export function unquoteWord(line: string, from: number): { readonly text: string; readonly end: number } | null {
  const bytes: number[] = []
  let at = from
  while (line[at] === "'" || line[at] === '"') {
    const quote = line[at]
    at += 1
    while (line[at] !== quote) {
      if (at >= line.length) return null
      const code = line.charCodeAt(at)
      if (code !== 92) {
        for (const byte of Buffer.from(String.fromCodePoint(line.codePointAt(at) ?? code))) bytes.push(byte)
        at += code >= 0xd800 && code < 0xdc00 ? 2 : 1
        continue
      }
      const octal = /^[0-7]{3}/.exec(line.slice(at + 1, at + 4))?.[0]
      if (octal !== undefined) bytes.push(Number.parseInt(octal, 8))
      else bytes.push(simple[line[at + 1] ?? ''] ?? 0xff)
      at += octal === undefined ? 2 : 4
    }
    at += 1
  }
  return at === from ? null : { text: Buffer.from(bytes).toString('utf8'), end: at }
}
