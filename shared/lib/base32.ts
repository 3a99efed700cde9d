/** Crockford's base32: letters and digits that people can read out and a scanner types, without those that look alike. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bitsOfDigit = 5
const alike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** The last digit is filled with zero bits. */
export function toBase32(bytes: Uint8Array): string {
  let text = ''
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= bitsOfDigit) {
      bits -= bitsOfDigit
      text += alphabet.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet.charAt((held << (bitsOfDigit - bits)) & 31) : text
}

/** As people type it: wide letters of a Chinese keyboard, small letters, spaces and hyphens, O for 0, I and L for 1. */
export const tidyBase32 = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—_·.]/g, '')
    .replaceAll(/[OIL]/g, (letter) => alike[letter] ?? letter)

/** Null where a character is none of the alphabet, or the bits left over are not zero. */
export function fromBase32(text: string): Uint8Array | null {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const digit of text) {
    const value = alphabet.indexOf(digit)
    if (value < 0) return null
    held = (held << bitsOfDigit) | value
    bits += bitsOfDigit
    if (bits < 8) continue
    bits -= 8
    bytes.push(held >> bits)
    held &= (1 << bits) - 1
  }
  return held === 0 && bits < bitsOfDigit ? Uint8Array.from(bytes) : null
}

/** In groups of four, as it is read out. */
export const inGroups = (text: string): string => text.match(/.{1,4}/g)?.join('-') ?? ''

/** The value of each digit, 0 to 31; -1 for what is none. */
export const digitsOf = (text: string): readonly number[] => [...text].map((digit) => alphabet.indexOf(digit))

export const digitOf = (value: number): string => alphabet.charAt(value & 31)
