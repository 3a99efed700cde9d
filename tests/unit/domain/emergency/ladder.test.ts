import { describe, expect, it } from 'vitest'
import { isEmergency, ladderFor, viewLadder } from '#shared/domain/emergency/ladder'
import { ticketClocks } from '#shared/domain/sla/ticket-clocks'
import type { TicketEvent } from '#shared/domain/tickets/events'
import { beijing, inBeijing, loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()
const compiled = policyOf(library, 'equipment-handbook')
const ladder = ladderFor(compiled.policy, 'L1')
if (!ladder) throw new Error('no ladder')

const declared: TicketEvent = { type: 'emergency.declared', at: beijing('2026-03-02 10:00') }
const did = (step: string, at: string): TicketEvent => ({
  type: 'ladder.step',
  at: beijing(at),
  ladder: ladder.id,
  step,
})
const resolved = (at: string): TicketEvent => ({ type: 'ticket.resolved', at: beijing(at) })

const view = (now: string, ...events: readonly TicketEvent[]) => {
  const found = viewLadder(ladder, [declared, ...events], beijing(now))
  if (!found) throw new Error('not declared')
  return { ...found, states: Object.fromEntries(found.rungs.map(({ step, state }) => [step.id, state])) }
}

describe('the emergency ladder', () => {
  it('[S3-16] is for level 1 alone', () => {
    for (const severity of ['L2', 'L3', 'L4', 'consult', 'other'])
      expect(ladderFor(compiled.policy, severity)).toBeUndefined()
    expect(ladderFor(policyOf(library, 'integrator-general').policy, 'fault')).toBeUndefined()
  })

  it.each<[number | null, boolean, boolean]>([
    [30, false, false],
    [30.5, false, true],
    [31, false, true],
    [0, true, true],
    [null, false, false],
    [null, true, true],
  ])('[S3-16] %s minutes down, danger %s: emergency %s', (minutesDown, danger, expected) => {
    expect(isEmergency(ladder, { minutesDown, danger })).toBe(expected)
  })

  it('[S3-16] each rung is due at its offset, with who answers for it', () => {
    expect(
      view('2026-03-02 10:00').rungs.map(({ step, dueAt }) => [step.id, inBeijing(dueAt), step.responsible.zh]),
    ).toEqual([
      ['notify', '2026-03-02 10:15', '客户支持中心维护工程师'],
      ['send-engineer', '2026-03-02 10:00', '办事处值班经理'],
      ['team', '2026-03-02 10:30', '办事处值班经理'],
      ['experts', '2026-03-02 11:00', '子中心专家'],
      ['panel', '2026-03-02 12:00', '子中心负责人'],
    ])
    expect(ladder.steps[0]?.notify.map(({ zh }) => zh)).toEqual(['子中心负责人', '产品经理', '办事处值班经理'])
  })

  it.each<[string, string, string]>([
    ['notify', '2026-03-02 10:15', 'open'],
    ['notify', '2026-03-02 10:15:00.001', 'late'],
    ['send-engineer', '2026-03-02 10:01', 'open'],
    ['send-engineer', '2026-03-02 10:01:00.001', 'late'],
    ['team', '2026-03-02 10:30', 'open'],
    ['team', '2026-03-02 10:31', 'late'],
    ['experts', '2026-03-02 11:00', 'open'],
    ['experts', '2026-03-02 11:01', 'late'],
    ['panel', '2026-03-02 12:00', 'open'],
    ['panel', '2026-03-02 12:01', 'late'],
  ])('[S3-16] %s is at %s %s', (step, now, state) => expect(view(now).states[step]).toBe(state))

  it.each<[string, string, string]>([
    ['notify', '2026-03-02 10:15', 'done'],
    ['notify', '2026-03-02 10:16', 'done-late'],
    ['send-engineer', '2026-03-02 10:01', 'done'],
    ['send-engineer', '2026-03-02 10:02', 'done-late'],
    ['panel', '2026-03-02 12:00', 'done'],
    ['panel', '2026-03-02 12:01', 'done-late'],
  ])('[S3-16] %s done at %s is %s for ever', (step, at, state) => {
    expect(view('2026-03-09 10:00', did(step, at)).states[step]).toBe(state)
  })

  it('[S3-16] a rung that came due after the repair is not late', () => {
    const { states } = view('2026-03-03 10:00', resolved('2026-03-02 10:45'))
    expect(states).toMatchObject({ team: 'late', experts: 'open', panel: 'open' })
  })

  it('[S3-16] four rungs are clocks of the ticket, stopped by the step itself and cancelled by the repair', () => {
    const clocks = (now: string, ...events: readonly TicketEvent[]) =>
      Object.fromEntries(
        ticketClocks({ policy: compiled, facts: { severity: 'L1' }, events: [declared, ...events], now: beijing(now) })
          .filter(({ key }) => key.startsWith('major-fault.'))
          .map(({ key, view: { state, dueAt } }) => [
            key,
            `${state} ${dueAt === null ? '' : inBeijing(dueAt).slice(11)}`,
          ]),
      )
    expect(clocks('2026-03-02 10:20', did('notify', '2026-03-02 10:10'))).toEqual({
      'major-fault.notify': 'met 10:15',
      'major-fault.team': 'running 10:30',
      'major-fault.experts': 'running 11:00',
      'major-fault.panel': 'running 12:00',
    })
    expect(clocks('2026-03-02 11:30', resolved('2026-03-02 10:50'))).toEqual({
      'major-fault.notify': 'cancelled 10:15',
      'major-fault.team': 'cancelled 10:30',
      'major-fault.experts': 'cancelled 11:00',
      'major-fault.panel': 'cancelled 12:00',
    })
    const paused: TicketEvent = { type: 'ticket.paused', at: beijing('2026-03-02 10:05'), reason: 'force-majeure' }
    expect(clocks('2026-03-02 10:20', paused)['major-fault.notify']).toBe('overdue 10:15')
  })

  const closing = ['report-signed', 'cause-analysis', 'report-in-person']
  const closed = closing.map((step) => did(step, '2026-03-03 09:00'))

  it('[S3-16] two days of observation follow the repair, and three steps close the case', () => {
    const repaired = resolved('2026-03-02 15:30')
    const open = view('2026-03-04 15:29', repaired, ...closed)
    expect(open.observeUntil).toBe(beijing('2026-03-04 15:30'))
    expect(open.mayClose).toBe(false)
    expect(view('2026-03-04 15:30', repaired, ...closed).mayClose).toBe(true)
    expect(open.closing.map(({ id }) => id)).toEqual(closing)
  })

  it.each(closing)('[S3-16] without %s the case stays open', (missing) => {
    const done = closing.filter((step) => step !== missing).map((step) => did(step, '2026-03-03 09:00'))
    expect(view('2026-03-10 10:00', resolved('2026-03-02 15:30'), ...done).mayClose).toBe(false)
  })

  it('[S3-16] without a repair there is no observation, and nothing is closed', () => {
    expect(view('2026-03-10 10:00', ...closed)).toMatchObject({ observeUntil: null, resolvedAt: null, mayClose: false })
  })

  it('[S3-16] a fault that comes back within the observation is observed anew from its last repair', () => {
    const again = view('2026-03-05 10:00', resolved('2026-03-02 15:30'), resolved('2026-03-04 12:00'), ...closed)
    expect(again.observeUntil).toBe(beijing('2026-03-06 12:00'))
  })

  it('[S3-16] is not shown before the declaration; a repair before it does not count', () => {
    expect(viewLadder(ladder, [resolved('2026-03-02 09:00')], beijing('2026-03-02 12:00'))).toBeNull()
    expect(view('2026-03-02 12:30', resolved('2026-03-02 09:00')).resolvedAt).toBeNull()
  })
})
