import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feeLines, makeStatement, type FeeCase, type FeeLine } from '#shared/domain/fees/statement'
import type { TicketEvent } from '#shared/domain/tickets/events'
import { loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()

const inService: FeeCase = { inPeriod: true, requestCovered: true, cause: null, contractPrices: new Map() }
const after: Partial<FeeCase> = { inPeriod: false, requestCovered: false }

const line = (item: string, set: Partial<FeeLine> = {}): FeeLine => ({
  line: `${item}-1`,
  item,
  quantity: 1,
  unitFen: null,
  ...set,
})

const statementOf = (policy: string, lines: readonly FeeLine[], set: Partial<FeeCase> = {}) =>
  makeStatement(policyOf(library, policy).policy, lines, { ...inService, ...set })

/** How one unit is charged, and by which facts. */
function chargeOf(policy: string, item: string, set: Partial<FeeCase> = {}): string {
  const [row] = statementOf(policy, [line(item)], set).lines
  return row ? `${row.charge} ${row.factIds.join(' ')}${row.assumed ? ' assumed' : ''}` : 'no line'
}

type Row = readonly [item: string, set: Partial<FeeCase>, expected: string]

describe('how work is charged', () => {
  it.each<Row>([
    ['onsite', {}, 'free S1-02 assumed'],
    ['spare', { cause: 'product-quality' }, 'free S1-02 assumed'],
    ['spare', { cause: 'wear' }, 'list S1-21 assumed'],
    ['labour', { requestCovered: false }, 'list S1-19 S1-22 S1-23 assumed'],
    ['labour', after, 'list S1-18 assumed'],
    ['upgrade', {}, 'list S1-08 assumed'],
    ['retention', {}, 'list S1-09'],
    ['retention', { cause: 'wear' }, 'list S1-09'],
  ])('[S1-09] [S1-21] [S1-22] of S1: %s with %j: %s', (item, set, expected) => {
    expect(chargeOf('xingwang-standard', item, set)).toBe(expected)
  })

  it.each<Row>([
    ['labour', {}, 'free S2-03 S2-18'],
    ['onsite', { cause: 'product-quality' }, 'free S2-03 S2-18'],
    ['labour', { cause: 'man-made' }, 'list S2-18'],
    ['spare', { ...after, cause: 'man-made' }, 'list S2-18'],
    ['spare', after, 'preferential S2-14'],
    ['labour', after, 'cost S2-07'],
    ['onsite', after, 'list S2-18 S2-07'],
    ['transport', {}, 'free S2-15'],
    ['transport', { ...after, cause: 'man-made' }, 'free S2-15'],
    ['upgrade', after, 'free S2-18'],
    ['platform-buyout', {}, 'list S2-18'],
    ['labour', { requestCovered: false }, 'list S2-18 assumed'],
  ])('[S2-07] [S2-14] [S2-15] [S2-18] of S2: %s with %j: %s', (item, set, expected) => {
    expect(chargeOf('integrator-general', item, set)).toBe(expected)
  })

  it.each<Row>([
    ['onsite', {}, 'free S3-02'],
    ['spare', { cause: 'product-quality' }, 'free S3-02'],
    ['spare', after, 'cost S3-04'],
    ['technical-service', after, 'list S3-04'],
    ['spare', { cause: 'misuse' }, 'cost S3-15'],
    ['transport', { ...after, cause: 'disaster' }, 'cost S3-15'],
    ['technical-service', { cause: 'third-party' }, 'list S3-15'],
    ['value-added', {}, 'cost S3-18'],
    ['onsite', { requestCovered: false }, 'list S3-04 assumed'],
  ])('[S3-04] [S3-15] [S3-18] of S3: %s with %j: %s', (item, set, expected) => {
    expect(chargeOf('equipment-handbook', item, set)).toBe(expected)
  })

  it.each<Row>([
    ['remote', { requestCovered: false }, 'list S4-04'],
    ['remote', { cause: 'product-bug' }, 'free S4-04'],
    ['remote', { cause: 'operation' }, 'list S4-04'],
    ['rescue', { cause: 'product-bug' }, 'list S4-06'],
    ['patch-disc', {}, 'list S4-07'],
    ['tracking-visit', {}, 'free S4-05'],
    ['tracking-visit', after, 'list S4-08 assumed'],
  ])('[S4-04] [S4-05] [S4-06] [S4-07] of S4: %s with %j: %s', (item, set, expected) => {
    expect(chargeOf('beixinyuan-statement', item, set)).toBe(expected)
  })

  it('a policy without fees charges what was entered by hand', () => {
    const { lines, totalFen } = makeStatement({}, [line('call-out', { unitFen: 12_300 })], inService)
    expect(lines[0]).toMatchObject({ charge: 'list', priceFen: 12_300, clause: null, name: { zh: 'call-out' } })
    expect(totalFen).toBe(12_300)
  })
})

describe('how much it is', () => {
  const prices = (map: Readonly<Record<string, number>>): Partial<FeeCase> => ({
    ...after,
    contractPrices: new Map(Object.entries(map)),
  })

  it('[S3-04] the price of the contract stands in for the lists; one entered by hand stands before it', () => {
    const lines = [line('spare'), line('onsite', { unitFen: 500 })]
    const { totalFen, unpriced } = statementOf('equipment-handbook', lines, prices({ spare: 12_345, onsite: 99_999 }))
    expect({ totalFen, unpriced }).toEqual({ totalFen: 12_845, unpriced: 0 })
  })

  it('a price of nothing is a price', () => {
    const { lines, unpriced } = statementOf(
      'equipment-handbook',
      [line('spare', { unitFen: 0 })],
      prices({ spare: 900 }),
    )
    expect(lines[0]?.chargedFen).toBe(0)
    expect(unpriced).toBe(0)
  })

  it.each([
    [1.5, 333, 500],
    [0.3, 5, 2],
    [0.3, 4, 1],
    [2.5, 1, 3],
    [1.005, 100, 101],
    [4.35, 100, 435],
    [3, 33, 99],
  ])('%d times %i fen is %i: rounded once, to the fen', (quantity, unitFen, expected) => {
    const { lines } = statementOf('equipment-handbook', [line('spare', { quantity, unitFen })], after)
    expect(lines[0]?.chargedFen).toBe(expected)
  })

  it('the documents contain no price list: what is charged without a price is counted, not guessed', () => {
    const { totalFen, unpriced, lines } = statementOf('integrator-general', [line('spare'), line('labour')], after)
    expect({ totalFen, unpriced }).toEqual({ totalFen: 0, unpriced: 2 })
    expect(lines.map(({ chargedFen }) => chargedFen)).toEqual([null, null])
  })

  it('what is free shows what it would have cost, and needs no price', () => {
    const lines = [line('labour', { unitFen: 20_000, quantity: 2 }), line('onsite')]
    expect(statementOf('integrator-general', lines)).toMatchObject({ totalFen: 0, waivedFen: 40_000, unpriced: 0 })
  })

  it('takes the price of the list that the rule names', () => {
    const { policy } = policyOf(library, 'integrator-general')
    const fees = policy.fees && {
      ...policy.fees,
      items: policy.fees.items.map((item) => ({ ...item, list: 900, cost: 700, preferential: 800 })),
    }
    if (!fees) throw new Error('no fees')
    const { lines } = makeStatement(
      { ...policy, fees },
      ['spare', 'labour', 'onsite', 'upgrade'].map((id) => line(id)),
      {
        ...inService,
        ...after,
      },
    )
    expect(lines.map(({ priceFen, chargedFen }) => [priceFen, chargedFen])).toEqual([
      [800, 800],
      [700, 700],
      [900, 900],
      [900, 0],
    ])
  })

  const entry = fc.record({
    item: fc.constantFrom('remote', 'onsite', 'labour', 'spare', 'transport', 'upgrade', 'platform-buyout', 'gone'),
    quantity: fc.integer({ min: 1, max: 400 }).map((quarters) => quarters / 4),
    unitFen: fc.option(fc.integer({ min: 0, max: 5_000_000 }), { nil: null }),
  })

  it('the total is the sum of the lines that have a price, whole fen, whatever the case', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(null, 'man-made', 'product-quality'),
        (entries, inPeriod, requestCovered, cause) => {
          const lines = entries.map((one, i) => ({ ...one, line: String(i) }))
          const made = statementOf('integrator-general', lines, { inPeriod, requestCovered, cause })
          expect(made.totalFen).toBe(made.lines.reduce((sum, { chargedFen }) => sum + (chargedFen ?? 0), 0))
          expect(Number.isInteger(made.totalFen)).toBe(true)
          expect(made.lines.map((row) => row.line)).toEqual(lines.map((row) => row.line))
          expect(made.unpriced).toBe(
            made.lines.filter(({ charge, priceFen }) => charge !== 'free' && priceFen === null).length,
          )
          const free = made.lines.filter(({ charge }) => charge === 'free')
          expect(free.every(({ chargedFen }) => chargedFen === 0)).toBe(true)
        },
      ),
    )
  })
})

describe('the lines of a ticket', () => {
  const added = (id: string, quantity: number): TicketEvent => ({
    type: 'fee.added',
    at: 1,
    line: id,
    item: 'spare',
    quantity,
    unitFen: null,
  })

  it('are what was added, changed in its place, and not removed', () => {
    const events: readonly TicketEvent[] = [
      added('a', 1),
      added('b', 2),
      added('a', 5),
      { type: 'fee.removed', at: 2, line: 'b' },
      { type: 'fee.removed', at: 2, line: 'never' },
      added('c', 3),
    ]
    expect(feeLines(events).map((one) => [one.line, one.quantity])).toEqual([
      ['a', 5],
      ['c', 3],
    ])
  })
})
