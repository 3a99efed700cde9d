import { describe, expect, it } from 'vitest'
import { compileCalendar } from '#shared/domain/calendar/compile'
import { evaluateClock, type ClockView } from '#shared/domain/sla/clock'
import type { ClockEvent } from '#shared/domain/sla/history'
import type { CaseFacts } from '#shared/domain/policy/rules'
import { HOUR_MS, MINUTE_MS } from '#shared/lib/zoned-time'
import { beijing, contextOf, fiveByEight, inBeijing, loadBundledLibrary, workweek } from '../../../support/policies'

const library = await loadBundledLibrary()
const phone = contextOf(library, 'equipment-handbook', 'phone-response')
const response = contextOf(library, 'integrator-general', 'response')
const spare = contextOf(library, 'xingwang-standard', 'spare-delivery')
const onsite = contextOf(library, 'equipment-handbook', 'onsite-arrival')
const emergency = contextOf(library, 'beixinyuan-statement', 'emergency-arrival')
/** A 4-hour promise on a 5×8 calendar with a lunch break. */
const office = {
  ...contextOf(library, 'equipment-handbook', 'fault-response'),
  calendar: compileCalendar(workweek(fiveByEight, { holidays: true }), library.holidayYears),
}
const NBD: CaseFacts = { severity: 'P1', city: '北京', distanceKm: 10 }

type Step = readonly [time: string, type: 'start' | 'pause' | 'resume' | 'stop' | 'cancel']
const steps = (...list: readonly Step[]): readonly ClockEvent[] =>
  list.map(([time, type]) => ({ type, at: beijing(time) }))

function clock(context: typeof phone, facts: CaseFacts, events: readonly ClockEvent[], now: string) {
  const view = evaluateClock({ ...context, facts, events, now: beijing(now) })
  return { ...view, due: view.dueAt === null ? null : inBeijing(view.dueAt) }
}
const hours = (ms: number | null): number | null => (ms === null ? null : ms / HOUR_MS)

const severity = (time: string, value: string): ClockEvent => ({
  type: 'severity',
  at: beijing(time),
  severity: value,
})
const agreed = (time: string, value: string | null): ClockEvent => ({
  type: 'agreed',
  at: beijing(time),
  agreedAt: value === null ? null : beijing(value),
})

describe('at the deadline', () => {
  const events = steps(['2026-03-02 10:00', 'start'])

  it('now exactly at it is in time, a ms later is overdue', () => {
    expect(clock(response, {}, events, '2026-03-02 11:00')).toMatchObject({ state: 'running', remainingMs: 0 })
    expect(clock(response, {}, events, '2026-03-02 11:00:00.001')).toMatchObject({
      state: 'overdue',
      remainingMs: -1,
      due: '2026-03-02 11:00',
    })
  })

  it('due at closing time it is overdue after closing time, with nothing remaining until the next opening', () => {
    const atNoon = steps(['2026-03-06 13:00', 'start'], ['2026-03-06 13:30', 'pause'], ['2026-03-06 14:30', 'resume'])
    expect(clock(office, {}, atNoon, '2026-03-06 18:00')).toMatchObject({
      state: 'running',
      due: '2026-03-06 18:00',
      remainingMs: 0,
    })
    expect(clock(office, {}, atNoon, '2026-03-07 12:00')).toMatchObject({
      state: 'overdue',
      due: '2026-03-06 18:00',
      remainingMs: 0,
    })
    expect(clock(office, {}, atNoon, '2026-03-09 10:00')).toMatchObject({ state: 'overdue', remainingMs: -HOUR_MS })
  })
})

describe('before and after', () => {
  it('a clock waits until it is started, and for a start that lies ahead', () => {
    expect(clock(response, {}, [], '2026-03-02 10:00')).toMatchObject({
      state: 'waiting',
      dueAt: null,
      targetMs: null,
      elapsedMs: 0,
      remainingMs: null,
    })
    expect(clock(response, {}, steps(['2026-03-02 10:01', 'start']), '2026-03-02 10:00').state).toBe('waiting')
  })

  it('a stop before the start changes nothing; one at the very start counts, in whatever order they are told', () => {
    expect(
      clock(response, {}, steps(['2026-03-02 09:00', 'stop'], ['2026-03-02 10:00', 'start']), '2026-03-02 10:30').state,
    ).toBe('running')
    expect(
      clock(response, {}, steps(['2026-03-02 10:00', 'stop'], ['2026-03-02 10:00', 'start']), '2026-03-02 10:30'),
    ).toMatchObject({
      state: 'met',
      elapsedMs: 0,
    })
  })

  it('only the first start counts', () => {
    const events = steps(['2026-03-02 10:00', 'start'], ['2026-03-02 10:50', 'start'])
    expect(clock(response, {}, events, '2026-03-02 10:55').due).toBe('2026-03-02 11:00')
  })

  it('events after the stop are ignored, and time stands still', () => {
    const stopped = steps(['2026-03-02 10:00', 'start'], ['2026-03-02 10:20', 'stop'])
    const later: readonly ClockEvent[] = [
      ...stopped,
      ...steps(['2026-03-02 10:30', 'pause'], ['2026-03-02 12:00', 'stop'], ['2026-03-02 13:00', 'cancel']),
      { type: 'severity', at: beijing('2026-03-02 14:00'), severity: 'other' },
    ]
    const view = clock(phone, { severity: 'L3' }, stopped, '2026-03-02 10:20')
    expect(view).toMatchObject({
      state: 'met',
      metAt: beijing('2026-03-02 10:20'),
      elapsedMs: 20 * MINUTE_MS,
      remainingMs: 100 * MINUTE_MS,
      due: '2026-03-02 12:00',
    })
    expect(clock(phone, { severity: 'L3' }, later, '2027-01-01 10:00')).toEqual(view)
  })

  it('events may be told out of order', () => {
    const events = steps(['2026-03-02 10:40', 'resume'], ['2026-03-02 10:00', 'start'], ['2026-03-02 10:10', 'pause'])
    expect(clock(response, {}, events, '2026-03-02 10:50').due).toBe('2026-03-02 11:30')
  })

  it('a cancelled clock is neither kept nor broken', () => {
    const events = steps(['2026-03-02 10:00', 'start'], ['2026-03-02 10:15', 'cancel'], ['2026-03-02 14:00', 'stop'])
    expect(clock(response, {}, events, '2026-03-02 15:00')).toMatchObject({
      state: 'cancelled',
      metAt: null,
      elapsedMs: 15 * MINUTE_MS,
    })
    expect(clock(response, {}, steps(['2026-03-02 09:00', 'cancel']), '2026-03-02 15:00').state).toBe('waiting')
  })
})

describe('pauses', () => {
  it('while paused there is no due instant, only what remains', () => {
    const events = steps(['2026-03-02 10:00', 'start'], ['2026-03-02 10:20', 'pause'])
    expect(clock(response, {}, events, '2026-03-03 10:00')).toMatchObject({
      state: 'paused',
      dueAt: null,
      elapsedMs: 20 * MINUTE_MS,
      remainingMs: 40 * MINUTE_MS,
      pausedSince: beijing('2026-03-02 10:20'),
    })
    expect(clock(response, {}, events, '2026-03-02 10:20')).toMatchObject({ state: 'paused', dueAt: null })
  })

  it('move the deadline by their overlap with open time: over a weekend only by the open hours', () => {
    const events = steps(['2026-03-06 09:00', 'start'], ['2026-03-06 17:00', 'pause'], ['2026-03-09 11:00', 'resume'])
    // NBD from Friday 09:00 is 19 open hours; an hour of Friday and three of Monday are lost.
    const view = clock(spare, NBD, events, '2026-03-09 12:00')
    expect([view.due, hours(view.targetMs), hours(view.elapsedMs), hours(view.remainingMs)]).toEqual([
      '2026-03-10 12:00',
      19,
      9,
      10,
    ])
  })

  it('in closed time move nothing', () => {
    const events = steps(['2026-03-06 15:00', 'start'], ['2026-03-06 18:00', 'pause'], ['2026-03-09 08:00', 'resume'])
    expect(clock(spare, NBD, events, '2026-03-09 09:00').due).toBe('2026-03-09 18:00')
  })

  it('over a public holiday count only the working days they cover', () => {
    const events = steps(['2026-09-30 09:00', 'start'], ['2026-09-30 17:00', 'pause'], ['2026-10-08 10:00', 'resume'])
    expect(clock(spare, NBD, events, '2026-10-08 11:00').due).toBe('2026-10-09 11:00')
  })

  it('stopped while paused: the deadline is what it would have been', () => {
    const events = steps(['2026-03-02 10:00', 'start'], ['2026-03-02 10:20', 'pause'], ['2026-03-02 15:00', 'stop'])
    expect(clock(response, {}, events, '2026-03-03 10:00')).toMatchObject({
      state: 'met',
      due: '2026-03-02 15:40',
      elapsedMs: 20 * MINUTE_MS,
      remainingMs: 40 * MINUTE_MS,
      pausedSince: null,
    })
  })

  it('an overdue clock stays overdue when paused and keeps its deadline', () => {
    const events = steps(['2026-03-02 10:00', 'start'], ['2026-03-02 11:30', 'pause'])
    expect(clock(response, {}, events, '2026-03-02 14:00')).toMatchObject({
      state: 'overdue',
      due: '2026-03-02 11:00',
      elapsedMs: 90 * MINUTE_MS,
      remainingMs: -30 * MINUTE_MS,
    })
    const resumed = [...events, ...steps(['2026-03-02 15:00', 'resume'], ['2026-03-02 15:10', 'stop'])]
    expect(clock(response, {}, resumed, '2026-03-02 16:00')).toMatchObject({
      state: 'met-late',
      due: '2026-03-02 11:00',
      remainingMs: -40 * MINUTE_MS,
    })
  })

  it('paused exactly at the deadline it has one', () => {
    const events = steps(['2026-03-02 10:00', 'start'], ['2026-03-02 11:00', 'pause'])
    expect(clock(response, {}, events, '2026-03-02 11:00')).toMatchObject({ state: 'paused', due: '2026-03-02 11:00' })
    expect(clock(response, {}, events, '2026-03-02 11:01').state).toBe('overdue')
  })

  it('do not nest: the first resume ends them', () => {
    const events = steps(
      ['2026-03-02 10:00', 'start'],
      ['2026-03-02 10:10', 'pause'],
      ['2026-03-02 10:20', 'pause'],
      ['2026-03-02 10:30', 'resume'],
      ['2026-03-02 10:40', 'resume'],
    )
    expect(clock(response, {}, events, '2026-03-02 10:50').due).toBe('2026-03-02 11:20')
  })

  it('in force before the start hold the clock from its start', () => {
    const events = steps(['2026-03-02 09:00', 'pause'], ['2026-03-02 10:00', 'start'], ['2026-03-02 10:30', 'resume'])
    expect(clock(response, {}, events, '2026-03-02 10:15')).toMatchObject({
      state: 'paused',
      pausedSince: beijing('2026-03-02 10:00'),
      remainingMs: HOUR_MS,
    })
    expect(clock(response, {}, events, '2026-03-02 10:45').due).toBe('2026-03-02 11:30')
    expect(
      clock(
        response,
        {},
        steps(['2026-03-02 08:00', 'pause'], ['2026-03-02 09:00', 'resume'], ['2026-03-02 10:00', 'start']),
        '2026-03-02 10:45',
      ).due,
    ).toBe('2026-03-02 11:00')
  })

  it('move an agreed time and a calendar-day target alike', () => {
    const events = steps(['2026-03-02 10:00', 'start'], ['2026-03-02 11:00', 'pause'], ['2026-03-02 13:00', 'resume'])
    expect(clock(emergency, { agreedAt: beijing('2026-03-02 18:00') }, events, '2026-03-02 14:00').due).toBe(
      '2026-03-02 20:00',
    )
    expect(clock(contextOf(library, 'xingwang-standard', 'relocation-start'), {}, events, '2026-03-02 14:00').due).toBe(
      '2026-04-01 12:00',
    )
  })

  it('hold a clock whose agreed time lies in closed hours', () => {
    const facts: CaseFacts = { severity: 'P1', distanceKm: 500, agreedAt: beijing('2026-03-07 12:00') }
    const paused = steps(['2026-03-06 10:00', 'start'], ['2026-03-06 20:00', 'pause'])
    expect(clock(spare, facts, paused, '2026-03-08 12:00')).toMatchObject({ state: 'paused', dueAt: null })
    expect(clock(spare, facts, [...paused, ...steps(['2026-03-09 12:00', 'resume'])], '2026-03-09 12:00').due).toBe(
      '2026-03-09 12:00',
    )
  })
})

describe('changes re-evaluate from the original start', () => {
  const start = steps(['2026-03-02 10:00', 'start'])

  it('raising the severity brings the deadline forward, lowering moves it back', () => {
    expect(
      clock(phone, { severity: 'L3' }, [...start, severity('2026-03-02 10:10', 'L1')], '2026-03-02 10:15').due,
    ).toBe('2026-03-02 10:30')
    expect(
      clock(phone, { severity: 'L1' }, [...start, severity('2026-03-02 10:10', 'L4')], '2026-03-02 10:15').due,
    ).toBe('2026-03-02 14:00')
  })

  it('raising it may find the deadline in the past, lowering it may take the breach back', () => {
    const raised = [...start, severity('2026-03-02 11:00', 'L1')]
    expect(clock(phone, { severity: 'L3' }, raised, '2026-03-02 11:00')).toMatchObject({
      state: 'overdue',
      due: '2026-03-02 10:30',
    })
    const lowered = [...raised, severity('2026-03-02 11:30', 'L3')]
    expect(clock(phone, { severity: 'L3' }, lowered, '2026-03-02 11:30')).toMatchObject({
      state: 'running',
      due: '2026-03-02 12:00',
    })
  })

  it('raised while paused: what had elapsed counts against the shorter promise', () => {
    const paused = [...start, ...steps(['2026-03-02 10:20', 'pause'])]
    expect(
      clock(phone, { severity: 'L3' }, [...paused, severity('2026-03-02 12:00', 'L2')], '2026-03-02 12:00'),
    ).toMatchObject({
      state: 'paused',
      dueAt: null,
      remainingMs: 10 * MINUTE_MS,
    })
    const resumed = [...paused, severity('2026-03-02 12:00', 'L2'), ...steps(['2026-03-02 13:00', 'resume'])]
    expect(clock(phone, { severity: 'L3' }, resumed, '2026-03-02 13:05').due).toBe('2026-03-02 13:10')
    const tooLate = [...start, ...steps(['2026-03-02 11:00', 'pause']), severity('2026-03-02 12:00', 'L2')]
    expect(clock(phone, { severity: 'L3' }, tooLate, '2026-03-02 12:00')).toMatchObject({
      state: 'overdue',
      due: '2026-03-02 10:30',
    })
  })

  it('a severity changed before the start counts from the start', () => {
    expect(
      clock(phone, { severity: 'L3' }, [severity('2026-03-02 09:00', 'L1'), ...start], '2026-03-02 10:05').due,
    ).toBe('2026-03-02 10:30')
  })

  it('distance and city decide anew, a promise may vanish and come back', () => {
    const distance: ClockEvent = { type: 'distance', at: beijing('2026-03-02 11:00'), distanceKm: 60 }
    const city: ClockEvent = { type: 'city', at: beijing('2026-03-02 11:00'), city: '西安' }
    expect(clock(spare, NBD, [...start, distance], '2026-03-02 12:00').due).toBe('2026-03-06 18:00')
    expect(clock(spare, NBD, [...start, city], '2026-03-02 12:00').due).toBe('2026-03-06 18:00')
    const gone = [...start, severity('2026-03-02 11:00', 'P4')]
    expect(clock(spare, NBD, gone, '2026-03-02 12:00')).toMatchObject({
      state: 'not-promised',
      dueAt: null,
      elapsedMs: 2 * HOUR_MS,
    })
    expect(clock(spare, NBD, [...gone, severity('2026-03-02 12:00', 'P3')], '2026-03-02 12:00').due).toBe(
      '2026-03-03 18:00',
    )
  })

  it('an agreed time is entered, replaced and withdrawn', () => {
    const once = [...start, agreed('2026-03-02 11:00', '2026-03-03 09:00')]
    expect(clock(onsite, { distanceKm: 50 }, once, '2026-03-02 11:30').due).toBe('2026-03-03 09:00')
    const twice = [...once, agreed('2026-03-02 11:40', '2026-03-03 15:00')]
    expect(clock(onsite, { distanceKm: 50 }, twice, '2026-03-02 11:50').due).toBe('2026-03-03 15:00')
    const withdrawn = [...twice, agreed('2026-03-02 11:55', null)]
    expect(clock(onsite, { distanceKm: 50 }, withdrawn, '2026-03-02 11:56').due).toBe('2026-03-02 12:00')
    expect(clock(emergency, {}, start, '2026-03-02 11:00').state).toBe('awaiting-agreement')
  })

  it('an agreed time before the start leaves no time', () => {
    const late = clock(emergency, { agreedAt: beijing('2026-03-02 09:00') }, start, '2026-03-02 10:00')
    expect(late).toMatchObject({ state: 'overdue', due: '2026-03-02 09:00', targetMs: 0, remainingMs: 0 })
  })
})

describe('a view', () => {
  it('has every field in every state', () => {
    const keys: readonly (keyof ClockView)[] = [
      'state',
      'startedAt',
      'dueAt',
      'targetMs',
      'elapsedMs',
      'remainingMs',
      'metAt',
      'pausedSince',
      'ruleIndex',
      'missing',
      'facts',
    ]
    const view = evaluateClock({ ...response, facts: {}, events: [], now: 0 })
    expect(Object.keys(view).toSorted()).toEqual([...keys].toSorted())
  })
})
