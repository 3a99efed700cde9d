/** What people type into the archive's dialogs, and the edits it means. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkContact,
  checkContract,
  checkDevice,
  checkSite,
  contactForm,
  contractForm,
  dateOf,
  deviceForm,
  endOf,
  lastDayOf,
  siteForm,
  startOf,
  yuanOf,
} from '../../../../renderer/features/customers/forms'
import { readYuan } from '../../../../renderer/ui/money-text'
import { contact, contractOf, customer, deviceOf, site } from '../../../support/view-builders'

const zone = 'Asia/Shanghai'
const at = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)

describe('a date', () => {
  it('[S1-18] begins a period at its first instant and ends one after its last', () => {
    expect(startOf('2026-03-01', zone)).toBe(at('2026-03-01'))
    expect(endOf('2026-03-31', zone)).toBe(at('2026-04-01'))
    expect(lastDayOf(at('2026-04-01'), zone)).toBe('2026-03-31')
    expect(dateOf(at('2026-03-01'), zone)).toBe('2026-03-01')
  })

  it('comes back as it was typed, as beginning and as end', () =>
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-30'), noInvalidDate: true }), (day) => {
        const text = day.toISOString().slice(0, 10)
        expect(dateOf(startOf(text, zone), zone)).toBe(text)
        expect(lastDayOf(endOf(text, zone), zone)).toBe(text)
      }),
    ))

  it('that is none is nothing; one that cannot be is no date', () => {
    expect([startOf('', zone), endOf('', zone), dateOf(null, zone)]).toEqual([null, null, ''])
    for (const odd of ['2026-13-01', '0202-01-01', '2026-3-1', 'soon']) expect(startOf(odd, zone)).toBeNaN()
  })
})

it('money is never lost by a fen on the way through the screen', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
      expect(readYuan(yuanOf(fen))).toBe(fen)
    }),
  ))

describe('an entry that is opened and saved without a change is the same', () => {
  it('a contract', () => {
    const contract = { ...contractOf(at('2026-01-01'), at('2027-01-01')), acceptedAt: at('2025-12-01'), rev: 3 }
    const { id, number, policyId, startsAt, endsAt, acceptedAt, previousEndsAt } = contract
    expect(checkContract(customer.id, contract, contractForm(contract, zone), zone)).toEqual({
      ok: true,
      edit: {
        id,
        rev: 3,
        customerId: customer.id,
        number,
        policyId,
        startsAt,
        endsAt,
        acceptedAt,
        previousEndsAt,
      },
    })
  })

  it('a device', () => {
    const { verdict: _verdict, ...device } = deviceOf(1, {
      warrantyFrom: at('2026-01-01'),
      warrantyTo: at('2027-01-01'),
    })
    const form = deviceForm(device, { siteId: '', contractId: '' }, zone)
    expect(checkDevice(customer.id, device, form, zone)).toEqual({ ok: true, edit: device })
  })

  it('a site and a contact, with the version of their customer', () => {
    expect(checkSite({ ...customer, rev: 5 }, site, siteForm(site))).toEqual({ ok: true, edit: { ...site, rev: 5 } })
    const numbers = ['+8657188886031;ext=8', '+8613800001111']
    const known = { ...contact, numbers }
    expect(checkContact({ ...customer, rev: 5 }, known, contactForm(known))).toMatchObject({
      ok: true,
      edit: { rev: 5, numbers: ['+8657188886031 转 8', '+8613800001111'] },
    })
  })
})

describe('what is wrong is told at its field', () => {
  it('a site whose distance is no number', () =>
    expect(checkSite(customer, site, { ...siteForm(site), distanceKm: '约三十' })).toEqual({
      ok: false,
      wrong: ['distanceKm'],
    }))

  it('a period that ends before it begins', () => {
    const form = {
      ...contractForm(null, zone),
      number: 'HT-1',
      policyId: 'p',
      startsAt: '2026-03-02',
      endsAt: '2026-03-01',
    }
    expect(checkContract(customer.id, null, form, zone)).toEqual({ ok: false, wrong: ['endsAt'] })
    expect(checkContract(customer.id, null, { ...form, endsAt: '2026-03-02' }, zone)).toMatchObject({ ok: true })
  })

  it('everything that a new device lacks', () => {
    const form = deviceForm(null, { siteId: '', contractId: '' }, zone)
    expect(checkDevice(customer.id, null, form, zone)).toEqual({
      ok: false,
      wrong: ['siteId', 'serialNumber', 'model'],
    })
  })
})
