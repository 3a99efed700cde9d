/**
 * What the golden tables must hold for each promise, told from the cases alone, and that they tell apart what a promise
 * heeds and whether it repeats: a promise without its cases fails here.
 */
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Commitment } from '#shared/domain/policy/schema'
import { inBeijing, loadBundledLibrary, policyOf } from '../../../support/policies'
import { goldenTables } from './golden/all'
import { claimedOnTicket, toldByTicket } from './golden/outcome'
import type { GoldenCase } from './golden/table'

const library = await loadBundledLibrary()
const tables = goldenTables(library)

describe('the golden cases', () => {
  const promises = [...library.policies.values()].flatMap(({ policy }) =>
    policy.commitments.map((commitment) => ({ policy, commitment, name: `${policy.id} ${commitment.id}` })),
  )
  const tablesOf = (policy: string, commitment: string) =>
    tables.filter((table) => table.policy === policy && table.commitment === commitment)
  const casesOf = (policy: string, commitment: string) => tablesOf(policy, commitment).flatMap(({ cases }) => cases)

  const holidays = new Set(library.holidayYears.flatMap(({ closed }) => closed.map(({ date }) => date)))
  const makeups = new Set(library.holidayYears.flatMap(({ makeup }) => makeup))
  const dateOf = (at: number): string => inBeijing(at).slice(0, 10)
  const hourOf = (at: number): number => Number(inBeijing(at).slice(11, 13))
  const isWeekend = (at: number): boolean => [0, 6].includes(new Date(dateOf(at)).getUTCDay())
  const pausesOf = ({ events }: GoldenCase) => events.filter(({ word }) => word === 'pause')
  const resumed = ({ events }: GoldenCase) => events.some(({ word }) => word === 'resume')

  /** Whether two of these reasons are in force at once, and one of them ends by itself. */
  const overlap = ({ events }: GoldenCase, reasons: readonly string[]): boolean => {
    const inForce = new Set<string>()
    const together = events.some(({ word, value }) => {
      if (word === 'pause' && reasons.includes(value)) inForce.add(value)
      if (word === 'resume' && value === '') inForce.clear()
      if (word === 'resume') inForce.delete(value)
      return inForce.size > 1
    })
    return together && events.some(({ word, value }) => word === 'resume' && value !== '')
  }

  /** Whether the cases would notice that a promise is another than the policy's. */
  const notice = (policy: string, other: Commitment): boolean => {
    const compiled = policyOf(library, policy)
    const commitments = compiled.commitments.map((each) => (each.id === other.id ? other : each))
    return casesOf(policy, other.id).some((golden) =>
      toldByTicket(golden, other, { ...compiled, commitments }).some(
        (outcome) => !isDeepStrictEqual(outcome, claimedOnTicket(golden, other)),
      ),
    )
  }

  /** What the cases of every promise show, told from the cases alone. */
  const shown: Readonly<Record<string, (golden: GoldenCase) => boolean>> = {
    'a start in hours': ({ start }) => !isWeekend(start) && hourOf(start) >= 9 && hourOf(start) < 12,
    'a start out of hours': ({ start }) => !isWeekend(start) && (hourOf(start) < 8 || hourOf(start) >= 18),
    'a start at a weekend': ({ start }) => isWeekend(start) && !makeups.has(dateOf(start)),
    'a start or an end on a public holiday': ({ start, due }) =>
      [start, due ?? start].some((at) => holidays.has(dateOf(at))),
    'a start or an end on a make-up workday': ({ start, due }) =>
      [start, due ?? start].some((at) => makeups.has(dateOf(at))),
    'a pause that ended': (golden) => golden.state === 'running' && pausesOf(golden).length === 1 && resumed(golden),
    'a pause over a night': ({ events }) =>
      events.some(({ word, at }, i) => word === 'resume' && dateOf(events[i - 1]?.at ?? at) !== dateOf(at)),
    'two pauses': (golden) => golden.state === 'running' && pausesOf(golden).length === 2,
    'a pause in force at the start': (golden) => pausesOf(golden).some(({ at }) => at < golden.start),
    'a pause that lasts': ({ state, leftMs }) => state === 'paused' && leftMs !== null,
    'a pause that begins at the deadline': (golden) =>
      golden.state === 'overdue' && pausesOf(golden).some(({ at }) => at === golden.due),
    'a stop at the deadline': ({ state, events, due }) =>
      state === 'met' && events.some(({ word, at }) => word === 'stop' && at === due),
    'a stop a ms after the deadline': ({ state, events, due }) =>
      state === 'met-late' && events.some(({ word, at }) => word === 'stop' && at - 1 === due),
    'a cancellation': ({ state }) => state === 'cancelled',
  }

  it.each(promises)('of $name are at least twelve, and every kind is among them', ({ policy, commitment }) => {
    const cases = casesOf(policy.id, commitment.id)
    expect(cases.length).toBeGreaterThanOrEqual(12)
    expect(Object.keys(shown).filter((kind) => !cases.some((golden) => shown[kind]?.(golden)))).toEqual([])
  })

  it.each(promises)('of $name reach every rule and every severity', ({ policy, commitment }) => {
    const cases = casesOf(policy.id, commitment.id)
    expect(cases.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...commitment.rules.keys()]))
    const severities = cases.flatMap(({ facts, events }) => [
      facts.severity,
      ...events.filter(({ word }) => word === 'severity').map(({ value }) => value),
    ])
    expect(severities).toEqual(expect.arrayContaining(policy.severities.map(({ id }) => id)))
  })

  it.each(promises)('of $name change every fact it depends on while it runs', ({ policy, commitment }) => {
    const { rules } = commitment
    const needed = [
      ...(rules.some(({ when }) => when?.severity) ? ['severity'] : []),
      ...(rules.some(({ when }) => when?.distanceKm) ? ['distance'] : []),
      ...(rules.some(({ when }) => when?.inListedCity !== undefined) ? ['city'] : []),
      ...(commitment.agreedOverrides || rules.some(({ amount }) => amount.kind === 'agreed')
        ? ['agreed', 'withdrawn']
        : []),
    ]
    const words = casesOf(policy.id, commitment.id).flatMap(({ events }) => events.map(({ word }) => word))
    expect(words).toEqual(expect.arrayContaining(needed))
  })

  it.each(promises)('of $name pause for every reason, heeded or not', ({ policy, commitment }) => {
    const reasons = casesOf(policy.id, commitment.id).flatMap((golden) => pausesOf(golden).map(({ value }) => value))
    expect(new Set(reasons)).toEqual(new Set(policy.pauseReasons.map(({ id }) => id)))
  })

  it.each(promises)('of $name tell of every reason whether it is heeded', ({ policy, commitment }) => {
    const heeded = commitment.pausedBy ?? policy.pauseReasons.map(({ id }) => id)
    const unnoticed = policy.pauseReasons.filter(({ id }) => {
      const pausedBy = heeded.includes(id) ? heeded.filter((reason) => reason !== id) : [...heeded, id]
      return !notice(policy.id, { ...commitment, pausedBy })
    })
    expect(unnoticed.map(({ id }) => id)).toEqual([])
  })

  it.each(promises)('of $name hold two reasons at once, both heeded where it heeds two', ({ policy, commitment }) => {
    const all = policy.pauseReasons.map(({ id }) => id)
    const { pausedBy = all } = commitment
    const reasons = pausedBy.length > 1 ? pausedBy : all
    expect(casesOf(policy.id, commitment.id).some((golden) => overlap(golden, reasons))).toBe(true)
  })

  it.each(promises)('of $name tell whether it repeats', ({ policy, commitment }) => {
    const others = (['never', 'again', 'each'] as const).filter((repeats) => repeats !== commitment.repeats)
    expect(others.filter((repeats) => !notice(policy.id, { ...commitment, repeats }))).toEqual([])
  })

  it.each(promises.filter(({ commitment }) => commitment.repeats !== 'never'))(
    'of $name see its later runs run, pause, end late and be cancelled, and leave the first as it was',
    ({ policy, commitment }) => {
      const cases = casesOf(policy.id, commitment.id)
      const later = cases.filter(({ run }) => run > 1)
      expect(later.map(({ state }) => state)).toEqual(
        expect.arrayContaining(['running', 'paused', 'met-late', 'cancelled']),
      )
      expect(cases.map(({ run, runs, state }) => `${run} of ${runs} ${state}`)).toContain('1 of 2 met')
      expect(cases.map(({ run }) => run)).toContain(3)
    },
  )

  it.each(promises)('of $name carry its fact ids', ({ policy, commitment }) => {
    const titles = tablesOf(policy.id, commitment.id).map(({ title }) => title)
    for (const factId of commitment.factIds) expect(titles.join(' ')).toContain(`[${factId}]`)
  })

  it('try each bound of a distance, just below it, at it and just above', () => {
    const tried = (policy: string, commitment: string) =>
      new Set(casesOf(policy, commitment).map(({ facts }) => facts.distanceKm))
    for (const km of [50, 100, 400, 800])
      for (const near of [km - 0.1, km, km + 0.1])
        expect(tried('equipment-handbook', 'onsite-arrival')).toContain(Number(near.toFixed(1)))
    for (const km of [49.9, 50, 399.9, 400]) expect(tried('xingwang-standard', 'spare-delivery')).toContain(km)
  })

  it('show the states without a deadline where there are any', () => {
    const statesOf = (policy: string, commitment: string) => casesOf(policy, commitment).map(({ state }) => state)
    expect(statesOf('xingwang-standard', 'spare-delivery')).toEqual(
      expect.arrayContaining(['awaiting-agreement', 'incomplete', 'not-promised']),
    )
    expect(statesOf('equipment-handbook', 'remote-login')).toEqual(
      expect.arrayContaining(['incomplete', 'not-promised']),
    )
    expect(statesOf('beixinyuan-statement', 'emergency-arrival')).toContain('awaiting-agreement')
  })

  it('speak only of promises that there are', () => {
    const names = promises.map(({ name }) => name)
    for (const { policy, commitment } of tables) expect(names).toContain(`${policy} ${commitment}`)
  })
})
