/** Telephone numbers in the groups in which people read them aloud. */

/** `13800002017` → `138 0000 2017`, `055185001007` → `0551 8500 1007`; what is no Chinese number stays as it came. */
export function groupedNumber(number: string): string {
  const [main = '', extension] = number.split('转')
  if (extension !== undefined) return `${groupedNumber(main)} 转 ${extension}`
  const abroad = number.startsWith('+') && !number.startsWith('+86')
  const digits = number.replace(/^\+86/, '').replace(/[\s-]/g, '')
  const mobile = /^(1[3-9]\d)(\d{4})(\d{4})$/.exec(digits)
  if (mobile && !abroad) return mobile.slice(1).join(' ')
  const fixed = /^0?(10|2\d|[3-9]\d{2})(\d{3,4})(\d{4})$/.exec(digits)
  return fixed && (number.startsWith('0') || number.startsWith('+86')) ? `0${fixed.slice(1).join(' ')}` : number
}
