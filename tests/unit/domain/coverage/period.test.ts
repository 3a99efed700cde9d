import { describe, expect, it } from 'vitest'
import { servicePeriod, type ContractTerms, type DeviceTerms } from '#shared/domain/coverage/period'
import type { Coverage } from '#shared/domain/policy/coverage'
import { noTerms } from '../../../support/coverage-requests'
import { beijing, inBeijing, loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()

function coverageOf(id: string): Coverage {
  const { coverage } = policyOf(library, id).policy
  if (!coverage) throw new Error(`${id} says nothing of coverage`)
  return coverage
}

type Days = Partial<Record<keyof ContractTerms, string>>

const terms = (days: Days): ContractTerms => ({
  ...noTerms,
  ...Object.fromEntries(Object.entries(days).map(([key, day]) => [key, beijing(`${day} 00:00`)])),
})

const warranty = (from: string, to: string | null): DeviceTerms => ({
  warrantyFrom: beijing(`${from} 00:00`),
  warrantyTo: to === null ? null : beijing(`${to} 00:00`),
})

function periodOf(policy: string, days: Days, device: DeviceTerms | null = null): string {
  const found = servicePeriod(coverageOf(policy), 'Asia/Shanghai', terms(days), device)
  if (!found) return 'none'
  const day = (at: number) => inBeijing(at).slice(0, 10)
  return `${found.rule.basis} ${day(found.from)} – ${day(found.to)}${found.assumed ? ' assumed' : ''}`
}

describe('the service period', () => {
  const ownWarranty = warranty('2025-03-01', '2028-03-01')

  it.each<[string, Days, DeviceTerms | null, string]>([
    [
      'what the contract states comes before the warranty and the period before',
      { startsAt: '2026-01-01', endsAt: '2027-01-01', previousEndsAt: '2025-06-01' },
      ownWarranty,
      'stated 2026-01-01 – 2027-01-01',
    ],
    [
      'a) sold with the product: from the beginning of its warranty, to its end',
      { previousEndsAt: '2025-06-01' },
      ownWarranty,
      'product-warranty 2025-03-01 – 2028-03-01',
    ],
    [
      'a) the end that the contract states ends it',
      { endsAt: '2026-03-01' },
      ownWarranty,
      'product-warranty 2025-03-01 – 2026-03-01',
    ],
    [
      'b) a renewal begins where the period before ended',
      { previousEndsAt: '2025-06-01', endsAt: '2026-06-01' },
      null,
      'previous-period 2025-06-01 – 2026-06-01',
    ],
    ['b) a renewal whose length nobody stated gives none', { previousEndsAt: '2025-06-01' }, null, 'none'],
    [
      'a beginning without an end is passed over',
      { startsAt: '2026-01-01' },
      ownWarranty,
      'product-warranty 2025-03-01 – 2028-03-01',
    ],
    ['a warranty without an end gives none', {}, warranty('2025-03-01', null), 'none'],
    ['nothing gives none', {}, null, 'none'],
  ])('[S1-18] %s', (_what, days, device, expected) => {
    expect(periodOf('xingwang-standard', days, device)).toBe(expected)
  })

  it.each<[string, Days, string]>([
    ['two years from acceptance', { acceptedAt: '2025-06-01' }, 'acceptance 2025-06-01 – 2027-06-01'],
    [
      'whatever dates the contract bears',
      { acceptedAt: '2025-06-01', startsAt: '2025-01-01', endsAt: '2025-12-31' },
      'acceptance 2025-06-01 – 2027-06-01',
    ],
    [
      'from 29 February to the last day of the month',
      { acceptedAt: '2024-02-29' },
      'acceptance 2024-02-29 – 2026-02-28',
    ],
    [
      'a later maintenance contract states its own',
      { startsAt: '2027-06-01', endsAt: '2028-06-01' },
      'stated 2027-06-01 – 2028-06-01',
    ],
  ])('[S2-03] %s', (_what, days, expected) => {
    expect(periodOf('integrator-general', days)).toBe(expected)
  })

  it.each<[string, Days, string]>([
    [
      'the number of months is blank: a year is assumed',
      { acceptedAt: '2025-06-01' },
      'acceptance 2025-06-01 – 2026-06-01 assumed',
    ],
    [
      'an end that the contract states takes its place',
      { acceptedAt: '2025-06-01', endsAt: '2028-06-01' },
      'acceptance 2025-06-01 – 2028-06-01',
    ],
    [
      'without acceptance the contract states it',
      { startsAt: '2026-01-01', endsAt: '2027-01-01' },
      'stated 2026-01-01 – 2027-01-01',
    ],
  ])('[S3-02] %s', (_what, days, expected) => {
    expect(periodOf('equipment-handbook', days)).toBe(expected)
  })

  it('[S4-08] only as the contract states, whatever warranty the product has', () => {
    expect(periodOf('beixinyuan-statement', { startsAt: '2026-01-01', endsAt: '2027-01-01' })).toBe(
      'stated 2026-01-01 – 2027-01-01',
    )
    expect(periodOf('beixinyuan-statement', { acceptedAt: '2026-01-01' }, ownWarranty)).toBe('none')
  })
})
