/** Telephone numbers where many eyes see them: the first and last digits, the middle hidden. */

/**
 * `13900002217` → `139 **** 2217`, `+8657188889879` → `0571 **** 9879`, short ones (extensions) stay. Chinese area codes are two digits for
 * 10 and 2x, else three; anything abroad keeps its first three digits.
 */
export function maskNumber(number: string): string {
  const bare = number.split(';')[0] ?? ''
  const digits = bare.replace(/\D/g, '')
  if (digits.length < 7) return digits || number
  const national = bare.startsWith('+86') ? digits.slice(2) : digits
  const last = national.slice(-4)
  if (/^1[3-9]\d{9}$/.test(national)) return `${national.slice(0, 3)} **** ${last}`
  const area = /^0?(10|2\d|[3-9]\d{2})\d{7,8}$/.exec(national)
  if (area && (bare.startsWith('+86') || national.startsWith('0'))) return `0${area[1] ?? ''} **** ${last}`
  return `${national.slice(0, 3)} **** ${last}`
}
