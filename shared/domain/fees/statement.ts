/** The statement of a ticket: what was done, by which clause it is charged, and how much. Money is integer fen. */
import type { LocalText } from '../calendar/schema'
import type { FeeRule, Fees } from '../policy/coverage'
import type { Clause } from '../policy/parts'
import type { Policy } from '../policy/schema'
import type { TicketEvent } from '../tickets/events'

/** Something that was done or supplied, as entered. */
export type FeeLine = {
  readonly line: string
  readonly item: string
  readonly quantity: number
  /** A price entered by hand, fen; null takes the price of the lists. */
  readonly unitFen: number | null
}

export type FeeCase = {
  /** Within the service period. */
  readonly inPeriod: boolean
  /** The request as it stands, the cause aside. */
  readonly requestCovered: boolean
  /** Id of the cause found, null while unknown. */
  readonly cause: string | null
  /** The contract's own prices by item id, fen; they stand in for every list of the policy. */
  readonly contractPrices: ReadonlyMap<string, number>
}

export type StatementLine = FeeLine & {
  readonly name: LocalText
  readonly unit: LocalText
  readonly charge: FeeRule['charge']
  /** What one costs, fen; null while nobody has said so. Free lines show their price too. */
  readonly priceFen: number | null
  /** What the customer pays, fen; null while the price is not known. */
  readonly chargedFen: number | null
  readonly clause: Clause | null
  readonly factIds: readonly string[]
  readonly assumed: boolean
}

export type Statement = {
  readonly lines: readonly StatementLine[]
  /** Of the lines with a price, fen. */
  readonly totalFen: number
  /** What was done free of charge, fen. */
  readonly waivedFen: number
  /** Lines that are charged and have no price yet. */
  readonly unpriced: number
}

/** The lines that stand, in the order in which they were entered. */
export function feeLines(events: readonly TicketEvent[]): readonly FeeLine[] {
  const lines = new Map<string, FeeLine>()
  for (const event of events) {
    if (event.type === 'fee.removed') lines.delete(event.line)
    if (event.type !== 'fee.added') continue
    const { line, item, quantity, unitFen } = event
    lines.set(line, { line, item, quantity, unitFen })
  }
  return [...lines.values()]
}

type Item = Fees['items'][number]

function appliesTo(policy: Pick<Policy, 'coverage'>, { when }: FeeRule, item: Item, feeCase: FeeCase): boolean {
  if (!when) return true
  const cause = policy.coverage?.causes.find(({ id }) => id === feeCase.cause)
  return (
    (when.inPeriod === undefined || when.inPeriod === feeCase.inPeriod) &&
    (when.kinds === undefined || when.kinds.includes(item.kind)) &&
    (when.causes === undefined || (feeCase.cause !== null && when.causes.includes(feeCase.cause))) &&
    (when.causeCovered === undefined || when.causeCovered === (cause?.covered ?? true)) &&
    (when.requestCovered === undefined || when.requestCovered === feeCase.requestCovered)
  )
}

const listed = (item: Item, charge: FeeRule['charge']): number | null => {
  switch (charge) {
    case 'free':
    case 'list':
      return item.list
    case 'cost':
      return item.cost
    case 'preferential':
      return item.preferential
  }
}

/** Rounded half up to the fen. A double keeps 15 digits of a decimal: 1.005 times 100 is 100.5, not a hair less. */
const costFen = (priceFen: number, quantity: number): number =>
  Math.round(Number((priceFen * quantity).toPrecision(15)))

/**
 * The statement of the lines by the policy's rules: the first rule that applies to a line decides; without one, or without
 * fees in the policy, the list price is charged. An item that the policy no longer has keeps its line, priced by hand only.
 */
export function makeStatement(
  policy: Pick<Policy, 'coverage' | 'fees'>,
  lines: readonly FeeLine[],
  feeCase: FeeCase,
): Statement {
  const rows = lines.map((line): StatementLine => {
    const item = policy.fees?.items.find(({ id }) => id === line.item)
    const rule = item && policy.fees?.rules.find((one) => appliesTo(policy, one, item, feeCase))
    const charge = rule?.charge ?? 'list'
    const own = feeCase.contractPrices.get(line.item)
    const priceFen = line.unitFen ?? own ?? (item ? listed(item, charge) : null)
    const gross = priceFen === null ? null : costFen(priceFen, line.quantity)
    return {
      ...line,
      name: item?.name ?? { zh: line.item, en: line.item },
      unit: item?.unit ?? { zh: '项', en: 'item' },
      charge,
      priceFen,
      chargedFen: charge === 'free' ? 0 : gross,
      clause: rule?.clause ?? null,
      factIds: rule?.factIds ?? [],
      assumed: rule?.assumed ?? false,
    }
  })
  const sum = (value: (row: StatementLine) => number | null): number =>
    rows.reduce((total, row) => total + (value(row) ?? 0), 0)
  return {
    lines: rows,
    totalFen: sum(({ chargedFen }) => chargedFen),
    waivedFen: sum(({ charge, priceFen, quantity }) =>
      charge === 'free' && priceFen !== null ? costFen(priceFen, quantity) : 0,
    ),
    unpriced: rows.filter(({ chargedFen }) => chargedFen === null).length,
  }
}
