/** Telephone numbers as people and PBXs write them, brought to one form so that any spelling finds the same customer. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { oneLine } from '#shared/lib/plain-text'

/**
 * E.164, with `;ext=` where an extension was given; what is no valid number comes back as its bare digits. Knows +86 and
 * 0086, area codes with and without the leading 0 trunk prefix, mobile numbers with a 0 in front, 400 numbers, and
 * extensions written with 转, 分机, `-` or `ext`.
 */
export function normaliseNumber(text: string): string {
  const spelled = oneLine(text)
    .normalize('NFKC')
    .replace(/\s*(?:转|分机号?|#)\s*(\d{1,6})\s*$/u, ' ext. $1')
    .replace(/(\d{7,})[-–](\d{1,4})$/u, '$1 ext. $2')
    .trim()
  for (const candidate of spellings(spelled)) {
    const parsed = parsePhoneNumberFromString(candidate, { defaultCountry: 'CN', extract: false })
    if (parsed?.isValid()) return parsed.ext ? `${parsed.number};ext=${parsed.ext}` : parsed.number
  }
  return spelled.replace(/\D/gu, '') || spelled
}

/** A PBX may drop the 0 of an area code, or put a 0 (outside line) or 86 before anything. */
function* spellings(text: string): Generator<string> {
  yield text
  const digits = text.replace(/^\+/u, '')
  if (digits.startsWith('00')) yield `+${digits.slice(2)}`
  if (/^86\d/u.test(digits)) yield `+${digits}`
  if (digits.startsWith('0')) yield digits.slice(1)
  else yield `0${digits}`
}

/** The number without its extension: what a switchboard shows for everybody behind it. */
export const withoutExtension = (number: string): string => number.replace(/;ext=\d+$/u, '')

/** As it is read aloud in its country: `010 6213 7891`, `138 0000 1111`. */
export function displayNumber(number: string): string {
  const [base = '', ext] = number.split(';ext=')
  const parsed = parsePhoneNumberFromString(base)
  const shown = parsed ? (parsed.country === 'CN' ? parsed.formatNational() : parsed.formatInternational()) : base
  return ext ? `${shown} 转 ${ext}` : shown
}
