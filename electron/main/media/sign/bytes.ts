/** Small tools for bytes that came from a file or a person: nothing here throws. */
import { timingSafeEqual } from 'node:crypto'

/** The bytes of base64 in its one proper form; null for anything else, or another length. */
export function fromBase64(text: string, length: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === length && bytes.toString('base64') === text ? bytes : null
}

/** In a time that does not tell where they differ. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
