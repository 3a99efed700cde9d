/** What a telephone of the PBX has to dial for a number as people write it. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Dialling } from '#shared/domain/telephony/settings'

/** Extensions and short codes are dialled as they are. */
const isInside = (digits: string): boolean => /^[0-9*#]{1,6}$/.test(digits)

/** A number of our country without the country's code: area codes begin with 0, mobile and 400 numbers do not. */
function national(digits: string): string {
  const parsed = parsePhoneNumberFromString(digits, 'CN')
  if (!parsed?.isValid()) return digits.replace(/^\+/u, '00')
  if (parsed.country !== 'CN') return `00${parsed.number.slice(1)}`
  const own = parsed.nationalNumber
  return parsed.getType() === 'FIXED_LINE' ? `0${own}` : own
}

/** `+8613800001111` → `13800001111`, with the prefix that leads outside; an extension stays. */
export function dialText(number: string, { outsidePrefix }: Pick<Dialling, 'outsidePrefix'>): string {
  const digits = number.replaceAll(/[^0-9*#+]/gu, '')
  return isInside(digits) ? digits : `${outsidePrefix}${national(digits)}`
}
