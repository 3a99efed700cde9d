/** Money as people read and write it. Amounts are integer fen. */
export { moneyText } from '#shared/lib/money-text'

/** `1234.5` → 123450 fen; null where it is no amount of money of at most nine digits of yuan. */
export function readYuan(text: string): number | null {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(/[,，\s]/g, ''))
  return parts?.[1] === undefined ? null : Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
}
