/** Money as people read it. Amounts are integer fen. */

const yuan = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' })

/** `123450` → `¥1,234.50`, in both languages. */
export const moneyText = (fen: number): string => yuan.format(fen / 100)
