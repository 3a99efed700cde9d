import { describe, expect, it } from 'vitest'
import type { CaseFacts } from '#shared/domain/policy/rules'
import { evaluateClock } from '#shared/domain/sla/clock'
import type { ClockEvent } from '#shared/domain/sla/history'
import { beijing, contextOf, inBeijing, loadBundledLibrary } from '../../../support/policies'
import { goldenTables } from './golden-cases'
import { pausedCases, type GoldenEvent } from './golden-pauses'

const library = await loadBundledLibrary()

describe.each(goldenTables)('%s', (_title, policy, commitment, rows) => {
  const context = contextOf(library, policy, commitment)

  it.each(rows)('%j from %s is due %s', (facts, start, due) => {
    const at = beijing(start)
    const view = evaluateClock({ ...context, facts, events: [{ type: 'start', at }], now: at })
    expect(view.dueAt === null ? view.state : inBeijing(view.dueAt)).toBe(due)
    expect(view).toMatchObject({ state: 'running', elapsedMs: 0, metAt: null, startedAt: at })
    expect(view.remainingMs).toBe(view.targetMs)
  })

  it.each(rows)('%j from %s is met at %s and late a ms after it', (facts, start, due) => {
    const stop = (at: number) =>
      evaluateClock({
        ...context,
        facts,
        events: [
          { type: 'start', at: beijing(start) },
          { type: 'stop', at },
        ],
        now: at + 86_400_000,
      })
    expect(stop(beijing(due))).toMatchObject({ state: 'met', metAt: beijing(due), dueAt: beijing(due), remainingMs: 0 })
    expect(stop(beijing(due) + 1)).toMatchObject({ state: 'met-late', metAt: beijing(due) + 1, dueAt: beijing(due) })
  })
})

describe('promises without a clock', () => {
  const spare = contextOf(library, 'xingwang-standard', 'spare-delivery')
  const start = beijing('2026-03-02 10:00')
  const at = (facts: CaseFacts) =>
    evaluateClock({ ...spare, facts, events: [{ type: 'start', at: start }], now: start })

  it('[S1-11] from 400 km there is none until a time is agreed', () => {
    expect(at({ severity: 'P1', distanceKm: 400 })).toMatchObject({
      state: 'awaiting-agreement',
      dueAt: null,
      targetMs: null,
      startedAt: start,
    })
  })

  it('[S1-11] P4 within 400 km is promised nothing', () => {
    expect(at({ severity: 'P4', distanceKm: 399 })).toMatchObject({ state: 'not-promised', dueAt: null })
  })

  it('a fact that decides and is not known is named', () => {
    expect(at({ severity: 'P1' })).toMatchObject({ state: 'incomplete', missing: ['distanceKm'], dueAt: null })
  })

  it('an agreed time means nothing where the document does not provide for it', () => {
    const agreedAt = beijing('2026-03-30 10:00')
    expect(at({ severity: 'P1', city: '北京', distanceKm: 10, agreedAt }).dueAt).toBe(beijing('2026-03-03 18:00'))
  })
})

const clockEvent = ([at, type, value]: GoldenEvent): ClockEvent => {
  const instant = beijing(at)
  switch (type) {
    case 'severity':
      return { type, at: instant, severity: value }
    case 'city':
      return { type, at: instant, city: value }
    case 'distance':
      return { type, at: instant, distanceKm: value }
    default:
      return { type, at: instant }
  }
}

describe('a pause, and a fact that changes', () => {
  it.each(pausedCases)('$title', ({ policy, commitment, facts, start, events, due }) => {
    const all: ClockEvent[] = [{ type: 'start', at: beijing(start) }, ...events.map(clockEvent)]
    const last = Math.max(...all.map(({ at }) => at))
    const view = (now: number, ...more: ClockEvent[]) =>
      evaluateClock({ ...contextOf(library, policy, commitment), facts, events: [...all, ...more], now })
    const { dueAt } = view(last)
    expect(dueAt === null ? null : inBeijing(dueAt)).toBe(due)
    const at = Math.max(last, beijing(due))
    expect(view(at, { type: 'stop', at }).dueAt).toBe(dueAt)
    expect(view(at + 1).state).toBe('overdue')
  })
})

describe('the golden cases', () => {
  const all = [...library.policies.values()].flatMap(({ policy }) =>
    policy.commitments.map((commitment) => ({ policy: policy.id, commitment: commitment.id })),
  )

  it.each(all)('try every rule of $policy $commitment, a pause of it, and carry its fact ids', (promise) => {
    const context = contextOf(library, promise.policy, promise.commitment)
    const tables = goldenTables.filter(([, policy, id]) => policy === promise.policy && id === promise.commitment)
    const rules = tables.flatMap(([, , , rows]) =>
      rows.map(([facts, start]) => {
        const at = beijing(start)
        return evaluateClock({ ...context, facts, events: [{ type: 'start', at }], now: at }).ruleIndex
      }),
    )
    expect(rules).toEqual(expect.arrayContaining([...context.commitment.rules.keys()]))
    const paused = pausedCases.filter(
      ({ policy, commitment }) => policy === promise.policy && commitment === promise.commitment,
    )
    expect(paused).not.toEqual([])
    const titles = [...tables.map(([title]) => title), ...paused.map(({ title }) => title)].join(' ')
    for (const factId of context.commitment.factIds) expect(titles).toContain(`[${factId}]`)
  })

  it('speak only of promises that there are', () => {
    for (const [, policy, commitment] of goldenTables) expect(all).toContainEqual({ policy, commitment })
    for (const { policy, commitment } of pausedCases) expect(all).toContainEqual({ policy, commitment })
  })
})
