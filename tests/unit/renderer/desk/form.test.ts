import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ContractId, CustomerId } from '#shared/domain/ids'
import { TicketDraft } from '#shared/domain/tickets/tickets'
import {
  checkForm,
  draftOf,
  fillForm,
  judgeContract,
  normaliseSerial,
  recognise,
  shortSiteName,
  sortContracts,
  splitContracts,
} from '../../../../renderer/features/desk/form'
import type { FormEdits } from '../../../../renderer/features/desk/form'
import { cardOf, contact, contractOf, customer, deviceOf, policies, site, ulid } from '../../../support/view-builders'

const now = Date.UTC(2026, 10, 23, 2)
const day = 86_400_000
const begins = now - 10 * day
const ends = now + 10 * day
const running = contractOf(begins, ends)
const past = { ...contractOf(now - 400 * day, now - 35 * day), id: ContractId.parse(ulid(14)) }
const future = { ...contractOf(now + day, now + 400 * day), id: ContractId.parse(ulid(15)) }
const card = cardOf({ contracts: [past, running] })
const fill = (edits: FormEdits, over = card) =>
  fillForm(edits, { card: over, contact, number: '0757 8888 6031', policies, now })
const check = (edits: FormEdits) => checkForm(fill({ summary: '中断', ...edits }), policies[0], customer.id)

describe('a contract', () => {
  it.each([
    ['its first instant', begins, 'in-service'],
    ['the instant before its start', begins - 1, 'not-yet'],
    ['its last instant', ends - 1, 'in-service'],
    ['its end', ends, 'expired'],
  ] as const)('[S1-18] at %s', (_, at, verdict) => expect(judgeContract(running, at)).toBe(verdict))

  it('in service comes before one to come, and that before one that is over', () =>
    expect(sortContracts([past, future, running], now).map(({ id }) => id)).toEqual([running.id, future.id, past.id]))

  it('that is over steps back only when there is another', () => {
    expect(splitContracts([past, running], now)).toEqual({ first: [running], past: [past] })
    expect(splitContracts([past], now)).toEqual({ first: [past], past: [] })
  })
})

describe('the form', () => {
  it('is filled from the card without a key: contract, policy, usual severity, the only site, who calls', () => {
    expect(fill({})).toMatchObject({
      contractId: running.id,
      policyId: 'xingwang-standard',
      severity: 'P3',
      category: '',
      siteId: site.id,
      contactName: '刘工',
      callbackNumber: '0757 8888 6031',
    })
  })

  it('keeps what a person wrote over what the card says, an emptied field included', () =>
    expect(fill({ contactName: '', siteId: null, callbackNumber: '139' })).toMatchObject({
      contactName: '',
      siteId: null,
      callbackNumber: '139',
    }))

  it('follows the contract of the chosen device, and drops what its policy does not know', () => {
    const other = { ...running, id: ContractId.parse(ulid(16)), policyId: 'equipment-handbook' }
    const device = deviceOf(1, { contractId: other.id })
    const over = cardOf({ contracts: [running, other], devices: [device] })
    expect(fill({ deviceId: device.id, category: 'complaint', severity: 'P1' }, over)).toMatchObject({
      contractId: other.id,
      policyId: 'equipment-handbook',
      category: '',
      severity: 'L3',
    })
  })

  it('guesses no policy where there is no contract, unless there is but one', () => {
    const context = { card: cardOf({ contracts: [] }), contact: null, number: '', now }
    expect(fillForm({}, { ...context, policies }).policyId).toBe('')
    expect(fillForm({}, { ...context, policies: policies.slice(0, 1) }).policyId).toBe('xingwang-standard')
    expect(fillForm({ policyId: 'equipment-handbook' }, { ...context, policies }).policyId).toBe('equipment-handbook')
  })

  it('[S1-05] wants a serial number, or a device, where the category is about a device', () => {
    expect(check({ category: 'fault' })).toEqual({ serial: 'serialMissing' })
    expect(check({ category: 'fault', serial: '   ' })).toEqual({ serial: 'serialMissing' })
    expect(check({ category: 'fault', serial: 'SN1' })).toEqual({})
    expect(check({ category: 'fault', deviceId: deviceOf(1).id })).toEqual({})
    expect(check({ category: 'policy' })).toEqual({})
  })

  it('says everything that is missing at once', () =>
    expect(checkForm(fill({}), policies[0], null)).toEqual({
      customer: 'customerMissing',
      category: 'categoryMissing',
      summary: 'summaryMissing',
    }))

  it('that passes its check makes a draft which main accepts', () =>
    fc.assert(
      fc.property(
        fc.record({
          summary: fc.string({ maxLength: 260 }),
          description: fc.string({ maxLength: 300 }),
          serial: fc.string({ maxLength: 120 }),
          contactName: fc.string({ maxLength: 60 }),
          callbackNumber: fc.string({ maxLength: 60 }),
          category: fc.constantFrom('fault', 'policy'),
        }),
        (edits) => {
          const fields = fill(edits)
          fc.pre(Object.keys(checkForm(fields, policies[0], customer.id)).length === 0)
          const draft = draftOf(fields, recognise(fields, [], customer.id), customer.id, null)
          expect(TicketDraft.safeParse(draft).success).toBe(true)
        },
      ),
    ))
})

describe('a serial number', () => {
  const mine = deviceOf(1)
  const foreign = deviceOf(2, { customerId: CustomerId.parse(ulid(77)) })
  const ask = (serial: string) => recognise({ serial, deviceId: null }, [mine, foreign], customer.id).kind

  it('is known however it is read aloud, as serial number or barcode', () => {
    expect(normaliseSerial(' bc-000 001 ')).toBe('BC000001')
    expect(ask('2102 3532-0100 01')).toBe('known')
    expect(ask('bc000001')).toBe('known')
  })

  it('of another customer is noted, never linked', () => {
    const fields = { ...fill({ category: 'fault', summary: '中断' }), serial: foreign.serialNumber }
    const recognition = recognise(fields, [mine, foreign], customer.id)
    expect(recognition.kind).toBe('foreign')
    expect(draftOf(fields, recognition, customer.id, null)).toMatchObject({
      deviceId: null,
      statedSerial: foreign.serialNumber,
    })
  })

  it('that nobody knows is unknown, and none is none', () => {
    expect(ask('X')).toBe('unknown')
    expect(ask(' - ')).toBe('empty')
  })
})

it.each([
  ['佛山启明制造厂 三号车间', '三号车间'],
  ['佛山启明制造厂', '佛山启明制造厂'],
  ['三号车间', '三号车间'],
])('the site %s of its customer is said as %s', (name, short) => expect(shortSiteName({ name }, customer)).toBe(short))
