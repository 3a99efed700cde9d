/** What a file is by its first bytes, whatever its name says. Pure. */
import type { FileKind } from '#shared/domain/media/inspection'

/** As many bytes as `sniff` looks at; ISO 9660 says what it is only after 32 KiB. */
export const SNIFFED_BYTES = 32_774

const magics: readonly (readonly [FileKind, number, readonly number[]])[] = [
  ['cab', 0, ascii('MSCF')],
  ['wim', 0, [...ascii('MSWIM'), 0, 0, 0]],
  // A WIM meant to be streamed (ESD).
  ['wim', 0, [...ascii('WLPWM'), 0, 0, 0]],
  ['msi', 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['delta', 0, ascii('PSTREAM')],
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', 0, ascii('Rar!\u001a\u0007')],
  ['gzip', 0, [0x1f, 0x8b]],
  ['elf', 0, [0x7f, ...ascii('ELF')]],
  ['pdf', 0, ascii('%PDF-')],
  ['script', 0, ascii('#!')],
  ['iso', 32_769, ascii('CD001')],
]

/** OID of signed data in DER, 1.2.840.113549.1.7.2: what a security catalogue begins with, after its outer lengths. */
const signedData = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]

/** @param bytes the first `SNIFFED_BYTES` of the file, or all of a shorter one */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  for (const [kind, at, magic] of magics) if (has(bytes, at, magic)) return kind
  if (isExecutable(bytes)) return 'exe'
  if (bytes[0] === 0x30 && [2, 3, 4, 5, 6].some((at) => has(bytes, at, signedData))) return 'catalog'
  return isText(bytes) ? 'text' : 'unknown'
}

/** MZ alone begins many a text; a Windows program points to its real header. One beyond what was read is believed. */
function isExecutable(bytes: Uint8Array): boolean {
  if (!has(bytes, 0, ascii('MZ')) || bytes.length < 64) return false
  const at = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0x3c, true)
  return at + 4 > bytes.length ? bytes.length >= SNIFFED_BYTES : has(bytes, at, [0x50, 0x45, 0, 0])
}

const has = (bytes: Uint8Array, at: number, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[at + index] === byte)

/** No control characters but white space, which every kind of program has in its first bytes. */
const isText = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)

function ascii(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}
