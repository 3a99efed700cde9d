import { describe, expect, it } from 'vitest'
import { tryPolicy } from '#main/features/tickets/trial'
import type { TrialCase } from '#shared/domain/policy/trial'
import { beijing, inBeijing, loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()
const given: TrialCase = {
  severity: 'P2',
  city: '惠州',
  distanceKm: 130,
  startsAt: beijing('2026-11-27 16:40'),
  agreedAt: null,
}
const dues = (policy: string, set: Partial<TrialCase> = {}) =>
  Object.fromEntries(
    tryPolicy(policyOf(library, policy), { ...given, ...set }).map(({ commitment, clock }) => [
      commitment,
      clock === null ? null : clock.dueAt === null ? clock.state : inBeijing(clock.dueAt),
    ]),
  )

describe('trying a policy', () => {
  it('says of every promise when it would be due [S1-11]', () => {
    expect(dues('xingwang-standard')).toEqual({
      'first-contact': '2026-11-27 17:10',
      // 130 km from the centre, so NBD+3: Friday is day 0.
      'spare-delivery': '2026-12-03 18:00',
      'faulty-return': '2026-12-11 18:00',
      'relocation-start': '2026-12-27 16:40',
    })
  })

  it('says where a fact is wanting, nothing is promised, or a time has to be agreed', () => {
    expect(dues('xingwang-standard', { distanceKm: null })['spare-delivery']).toBe('incomplete')
    expect(dues('xingwang-standard', { severity: 'P4', distanceKm: 130 })['spare-delivery']).toBeNull()
    expect(dues('xingwang-standard', { distanceKm: 500 })['spare-delivery']).toBe('awaiting-agreement')
    const agreedAt = beijing('2026-11-30 09:00')
    expect(dues('xingwang-standard', { distanceKm: 500, agreedAt })['spare-delivery']).toBe('2026-11-30 09:00')
  })

  it('explains each, also a promise that needs another step to exist [S2-06]', () => {
    const found = tryPolicy(policyOf(library, 'integrator-general'), { ...given, severity: 'fault' })
    const arrival = found.find(({ commitment }) => commitment === 'onsite-arrival')
    expect(arrival?.clock).toMatchObject({ dueAt: beijing('2026-11-27 22:40'), explanation: { amount: 'PT6H' } })
  })
})
