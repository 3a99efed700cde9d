import { describe, expect, it } from 'vitest'
import { alertLevelReached, consumedFraction, nextCheckAt } from '#shared/domain/sla/alerts'
import { evaluateClock } from '#shared/domain/sla/clock'
import { compilePolicy } from '#shared/domain/policy/compile'
import { CheckedPolicy } from '#shared/domain/policy/checks'
import { ticketClocks } from '#shared/domain/sla/ticket-clocks'
import { TicketEvent } from '#shared/domain/tickets/events'
import type { CaseFacts } from '#shared/domain/policy/rules'
import { beijing, contextOf, inBeijing, loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()

function clocks(policy: string, facts: CaseFacts, events: readonly TicketEvent[], now: string) {
  const list = ticketClocks({ policy: policyOf(library, policy), facts, events, now: beijing(now) })
  return Object.fromEntries(
    list.map(({ key, view }) => [key, view.dueAt === null ? view.state : `${view.state} ${inBeijing(view.dueAt)}`]),
  )
}

describe('the clocks of a ticket', () => {
  it('[S3-06] [S3-10] a reported fault starts two, its confirmation a third, contact stops two', () => {
    const reported: readonly TicketEvent[] = [{ type: 'ticket.reported', at: beijing('2026-03-02 10:00') }]
    const confirmed: readonly TicketEvent[] = [
      ...reported,
      { type: 'request.confirmed', at: beijing('2026-03-02 10:05') },
    ]
    const contacted: readonly TicketEvent[] = [
      ...confirmed,
      { type: 'customer.contacted', at: beijing('2026-03-02 10:20') },
    ]
    expect(clocks('equipment-handbook', { severity: 'L2' }, reported, '2026-03-02 10:01')).toEqual({
      'fault-response': 'running 2026-03-02 14:00',
      'resolve-or-loaner': 'running 2026-03-03 10:00',
      'phone-response': 'waiting',
      'remote-login': 'waiting',
      'onsite-arrival': 'waiting',
      'major-fault.notify': 'waiting',
      'major-fault.team': 'waiting',
      'major-fault.experts': 'waiting',
      'major-fault.panel': 'waiting',
    })
    expect(clocks('equipment-handbook', { severity: 'L2' }, contacted, '2026-03-02 10:30')).toMatchObject({
      'fault-response': 'met 2026-03-02 14:00',
      'phone-response': 'met 2026-03-02 10:35',
      'resolve-or-loaner': 'running 2026-03-03 10:00',
    })
  })

  it('[S2-06] on-site arrival exists once judged necessary and counts from the report', () => {
    const reported: readonly TicketEvent[] = [{ type: 'ticket.reported', at: beijing('2026-03-02 10:00') }]
    expect(clocks('integrator-general', {}, reported, '2026-03-02 12:00')['onsite-arrival']).toBe('waiting')
    const judged: readonly TicketEvent[] = [...reported, { type: 'onsite.judged', at: beijing('2026-03-02 12:00') }]
    expect(clocks('integrator-general', {}, judged, '2026-03-02 12:00')['onsite-arrival']).toBe(
      'running 2026-03-02 16:00',
    )
    expect(clocks('integrator-general', {}, judged, '2026-03-02 11:59')['onsite-arrival']).toBe('waiting')
    const resolved: readonly TicketEvent[] = [...judged, { type: 'ticket.resolved', at: beijing('2026-03-02 13:00') }]
    expect(clocks('integrator-general', {}, resolved, '2026-03-02 18:00')).toEqual({
      response: 'met-late 2026-03-02 11:00',
      'onsite-arrival': 'cancelled 2026-03-02 16:00',
      'resolve-or-loaner': 'met 2026-03-03 10:00',
    })
  })

  it('[S2-15] a loaner in service stops the clock as a repair does', () => {
    const events: readonly TicketEvent[] = [
      { type: 'ticket.reported', at: beijing('2026-03-02 10:00') },
      { type: 'loaner.in-service', at: beijing('2026-03-03 10:00') },
    ]
    expect(clocks('integrator-general', {}, events, '2026-03-04 10:00')['resolve-or-loaner']).toBe(
      'met 2026-03-03 10:00',
    )
  })

  it('[S1-12] traffic suspends a delivery, not the first contact', () => {
    const events: readonly TicketEvent[] = [
      { type: 'case.accepted', at: beijing('2026-03-02 10:00') },
      { type: 'spare.approved', at: beijing('2026-03-02 10:00') },
      { type: 'ticket.paused', at: beijing('2026-03-02 10:10'), reason: 'traffic' },
    ]
    expect(
      clocks('xingwang-standard', { severity: 'P1', city: '北京', distanceKm: 10 }, events, '2026-03-02 10:20'),
    ).toMatchObject({
      'first-contact': 'running 2026-03-02 10:30',
      'spare-delivery': 'paused',
    })
  })

  it('[S1-09] proof of delivery stops one clock and starts the next', () => {
    const events: readonly TicketEvent[] = [
      { type: 'spare.approved', at: beijing('2026-03-02 10:00') },
      { type: 'pod.signed', at: beijing('2026-03-03 10:00') },
    ]
    expect(
      clocks('xingwang-standard', { severity: 'P1', city: '北京', distanceKm: 10 }, events, '2026-03-03 11:00'),
    ).toMatchObject({
      'spare-delivery': 'met 2026-03-03 18:00',
      'faulty-return': 'running 2026-03-17 18:00',
    })
  })

  it('severity, distance, city, agreement and cancellation reach the clocks they concern', () => {
    const events: readonly TicketEvent[] = [
      { type: 'request.confirmed', at: beijing('2026-03-02 10:00') },
      { type: 'onsite.confirmed', at: beijing('2026-03-02 10:00') },
      { type: 'severity.changed', at: beijing('2026-03-02 10:01'), severity: 'L1' },
      { type: 'distance.changed', at: beijing('2026-03-02 10:01'), distanceKm: 90 },
      { type: 'city.changed', at: beijing('2026-03-02 10:01'), city: '成都' },
      {
        type: 'time.agreed',
        at: beijing('2026-03-02 10:02'),
        commitment: 'remote-login',
        agreedAt: beijing('2026-03-05 10:00'),
      },
    ]
    expect(clocks('equipment-handbook', { severity: 'L3', distanceKm: 10 }, events, '2026-03-02 10:05')).toMatchObject({
      'phone-response': 'running 2026-03-02 10:30',
      'onsite-arrival': 'running 2026-03-02 14:00',
      'remote-login': 'waiting',
    })
    const cancelled: readonly TicketEvent[] = [...events, { type: 'ticket.cancelled', at: beijing('2026-03-02 10:06') }]
    expect(
      clocks('equipment-handbook', { severity: 'L3', distanceKm: 10 }, cancelled, '2026-03-02 12:00'),
    ).toMatchObject({
      'phone-response': 'cancelled 2026-03-02 10:30',
      'fault-response': 'waiting',
    })
  })

  it('a clock that was settled keeps its result, and says which versions it used', () => {
    const policy = policyOf(library, 'integrator-general')
    const events: readonly TicketEvent[] = [
      { type: 'ticket.reported', at: beijing('2026-03-02 10:00') },
      { type: 'engineer.responded', at: beijing('2026-03-02 10:30') },
    ]
    const now = beijing('2026-03-02 12:00')
    const before = ticketClocks({ policy, facts: {}, events, now })
    expect(before[0]).toMatchObject({
      key: 'response',
      policyVersion: 1,
      calendarVersion: 1,
      view: { state: 'met' },
    })
    const stricter = compilePolicy(
      CheckedPolicy.parse(JSON.parse(JSON.stringify({ ...policy.policy, version: 2 }).replace('PT1H', 'PT15M'))),
      [],
    )
    const settled = new Map(before.filter(({ view }) => view.metAt !== null).map((clock) => [clock.key, clock]))
    expect(ticketClocks({ policy: stricter, facts: {}, events, now })[0]?.view.state).toBe('met-late')
    const after = ticketClocks({ policy: stricter, facts: {}, events, now }, settled)
    expect(after[0]).toEqual(before[0])
    expect(after[2]?.policyVersion).toBe(2)
  })

  it('an event of a stored history is checked', () => {
    expect(TicketEvent.safeParse({ type: 'ticket.reported', at: 1 }).success).toBe(true)
    expect(TicketEvent.safeParse({ type: 'ticket.opened', at: 1 }).success).toBe(false)
    expect(TicketEvent.safeParse({ type: 'ticket.paused', at: 1 }).success).toBe(false)
    expect(TicketEvent.safeParse({ type: 'distance.changed', at: 1, distanceKm: -1 }).success).toBe(false)
  })
})

describe('alerts', () => {
  const response = contextOf(library, 'integrator-general', 'response')
  const levels = [50, 75, 90, 100]
  const start = beijing('2026-03-02 10:00')
  const at = (time: string, ...more: ('pause' | 'stop')[]) =>
    evaluateClock({
      ...response,
      facts: {},
      events: [{ type: 'start', at: start }, ...more.map((type) => ({ type, at: beijing('2026-03-02 10:40') }))],
      now: beijing(time),
    })
  const next = (time: string, ...more: ('pause' | 'stop')[]): string | null => {
    const due = nextCheckAt(at(time, ...more), response.calendar, levels, beijing(time))
    return due === null ? null : inBeijing(due)
  }

  it.each([
    ['2026-03-02 10:00', '2026-03-02 10:30', null],
    ['2026-03-02 10:30', '2026-03-02 10:45', 50],
    ['2026-03-02 10:45', '2026-03-02 10:54', 75],
    ['2026-03-02 10:54', '2026-03-02 11:00', 90],
    ['2026-03-02 11:00', '2026-03-02 11:00:00.001', 100],
    ['2026-03-02 11:00:00.001', null, 100],
  ])('at %s look again at %s, level %s', (time, check, level) => {
    expect(next(time)).toBe(check)
    expect(alertLevelReached(at(time), levels)).toBe(level)
  })

  it('a paused or stopped clock changes by no itself', () => {
    expect(next('2026-03-02 10:50', 'pause')).toBeNull()
    expect(next('2026-03-02 10:50', 'stop')).toBeNull()
    expect(alertLevelReached(at('2026-03-02 10:50', 'pause'), levels)).toBe(50)
    expect(alertLevelReached(at('2026-03-02 10:50', 'stop'), levels)).toBeNull()
  })

  it('says which share of the time is used', () => {
    expect([at('2026-03-02 10:00'), at('2026-03-02 10:15'), at('2026-03-02 12:00')].map(consumedFraction)).toEqual([
      0, 0.25, 2,
    ])
    expect(consumedFraction({ targetMs: null, elapsedMs: 0 })).toBeNull()
    expect(consumedFraction({ targetMs: 0, elapsedMs: 0 })).toBe(1)
  })
})
