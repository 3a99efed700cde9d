import { describe, expect, it } from 'vitest'
import { isPossible, namedPeriod, periodProblem, stepFor } from '../../../../renderer/features/kpi/period'

describe('named periods', () => {
  it.each([
    ['today', '2026-11-25', '2026-11-25', '2026-11-25'],
    ['yesterday', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['week', '2026-11-25', '2026-11-23', '2026-11-25'],
    ['week', '2026-11-23', '2026-11-23', '2026-11-23'],
    ['week', '2027-01-01', '2026-12-28', '2027-01-01'],
    ['month', '2026-11-25', '2026-11-01', '2026-11-25'],
  ] as const)('%s as of %s is %s to %s', (name, today, from, to) => {
    expect(namedPeriod(name, today)).toEqual({ from, to })
  })
})

describe('steps', () => {
  const of = (from: string, to: string) => ({ from, to })
  it('are as fine as the period allows, and stay where they were chosen', () => {
    expect(stepFor(of('2026-11-25', '2026-11-25'), null)).toBe('half-hour')
    expect(stepFor(of('2026-11-01', '2026-11-30'), null)).toBe('day')
    expect(stepFor(of('2026-01-01', '2026-11-30'), null)).toBe('month')
    expect(stepFor(of('2026-11-25', '2026-11-25'), 'month')).toBe('month')
    expect(stepFor(of('2026-11-01', '2026-11-30'), 'half-hour')).toBe('day')
  })

  it('half hours are of a week at most', () => {
    expect(isPossible('half-hour', of('2026-11-01', '2026-11-07'))).toBe(true)
    expect(isPossible('half-hour', of('2026-11-01', '2026-11-08'))).toBe(false)
  })
})

it('a period must begin before it ends and be written whole', () => {
  expect(periodProblem({ from: '2026-11-01', to: '2026-11-01' })).toBeNull()
  expect(periodProblem({ from: '2026-11-02', to: '2026-11-01' })).toBe('wrong')
  expect(periodProblem({ from: '', to: '2026-11-01' })).toBe('wrong')
  expect(periodProblem({ from: '2001-01-01', to: '2026-11-01' })).toBe('tooLong')
})
