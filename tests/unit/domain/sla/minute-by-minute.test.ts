/** The clock against a slow walk over every minute that shares no code with it. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCalendar } from '#shared/domain/calendar/compile'
import type { Commitment, Policy } from '#shared/domain/policy/schema'
import { evaluateClock, type ClockContext, type ClockState } from '#shared/domain/sla/clock'
import { simulate, type Told } from '../../../support/minute-simulator'
import { contextOf, loadBundledLibrary } from '../../../support/policies'
import { localText, type RandomCase } from './minute-case-text'
import { randomCases } from './minute-cases'

const library = await loadBundledLibrary()
const origin = contextOf(library, 'integrator-general', 'response')

/** A promise without a calendar counts every minute. */
const everyMinute = {
  id: 'every-minute',
  version: 1,
  name: { zh: '自然时间', en: 'Calendar time' },
  alwaysOpen: true as const,
  holidays: false,
}

function contextFor({ span, calendar, holidayYears, severities, listedCities, ...random }: RandomCase): ClockContext {
  const [severity] = origin.policy.severities
  const policy: Policy = {
    ...origin.policy,
    zone: span.zone,
    listedCities: [...listedCities],
    severities: severity ? severities.map((id) => ({ ...severity, id })) : [],
  }
  const { rules, agreedOverrides } = random
  const commitment: Commitment = { ...origin.commitment, rules: [...rules], agreedOverrides }
  return {
    policy,
    commitment,
    calendar: compileCalendar(calendar ?? { ...everyMinute, zone: span.zone }, holidayYears),
  }
}

const INSTANTS: readonly string[] = ['startedAt', 'dueAt', 'metAt', 'pausedSince'] satisfies readonly (keyof Told)[]

/** Instants as local time and amounts in minutes, for a difference that a person can read. */
const readable = ({ span }: RandomCase, told: Told) =>
  Object.fromEntries(
    Object.entries(told).map(([key, value]) => {
      if (typeof value !== 'number' || key === 'ruleIndex') return [key, value]
      return [key, INSTANTS.includes(key) ? localText(span, value) : `${value / 60_000} min`]
    }),
  )

const STATES: readonly ClockState[] = [
  'waiting',
  'running',
  'paused',
  'met',
  'met-late',
  'overdue',
  'cancelled',
  'awaiting-agreement',
  'incomplete',
  'not-promised',
]

describe('a clock against a minute-by-minute walk', () => {
  it('agrees on 20,000 random calendars, promises and histories', () => {
    const seen = new Map<ClockState, number>()
    fc.assert(
      fc.property(randomCases, (random) => {
        const walked = simulate(random, random.span)
        // What the text leaves open, and only that, is not compared; another case is tried in its place.
        fc.pre(walked !== null)
        const { facts, now } = random
        const context = contextFor(random)
        const known = random.events.filter(({ at }) => at <= now)
        const clockAt = (instant: number): Told => {
          const { facts: _, ...told } = evaluateClock({ ...context, facts, events: known, now: instant })
          return told
        }
        expect(readable(random, clockAt(now))).toEqual(readable(random, walked))
        seen.set(walked.state, (seen.get(walked.state) ?? 0) + 1)
        if (walked.state !== 'running' || walked.dueAt === null) return
        // Left alone it is in time up to the very deadline the walk found, and overdue a millisecond later.
        expect(clockAt(walked.dueAt)).toMatchObject({ state: 'running', remainingMs: 0 })
        expect(clockAt(walked.dueAt + 1).state).toBe('overdue')
      }),
      { numRuns: 20_000 },
    )
    expect([...seen.keys()].toSorted()).toEqual(STATES.toSorted())
  }, 0)
})
