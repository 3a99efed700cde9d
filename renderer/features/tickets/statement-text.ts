/** The statement of a ticket as plain text: to be pasted into a mail. */
import type { Statement, StatementLine } from '#shared/domain/fees/statement'
import { moneyText } from '../../ui/money-text'

export type StatementWords = {
  readonly title: string
  readonly name: (line: StatementLine) => string
  readonly unit: (line: StatementLine) => string
  /** `免费`, `目录价`, with its clause. */
  readonly charge: (line: StatementLine) => string
  readonly unpriced: string
  readonly total: string
  readonly waived: string
}

/** Half a yuan is never invented: a line without a price says so. */
export function statementText({ lines, totalFen, waivedFen }: Statement, words: StatementWords): string {
  const rows = lines.map((line, index) => {
    const price = line.priceFen === null ? words.unpriced : moneyText(line.priceFen)
    const charged = line.chargedFen === null ? words.unpriced : moneyText(line.chargedFen)
    return `${index + 1}. ${words.name(line)}  ${line.quantity} ${words.unit(line)} × ${price} = ${charged}  ${words.charge(line)}`
  })
  return [
    words.title,
    ...rows,
    `${words.total} ${moneyText(totalFen)}`,
    ...(waivedFen > 0 ? [`${words.waived} ${moneyText(waivedFen)}`] : []),
  ].join('\n')
}
