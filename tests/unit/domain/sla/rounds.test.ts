/** Promises that run anew, and which reason stops which clock. Monday was 2026-03-02. */
import { describe, expect, it } from 'vitest'
import type { CaseFacts } from '#shared/domain/policy/rules'
import { explainTicketClock, readClockKey, ticketClocks } from '#shared/domain/sla/ticket-clocks'
import { TicketEvent } from '#shared/domain/tickets/events'
import { beijing, inBeijing, loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()
const S1 = 'xingwang-standard'
const S2 = 'integrator-general'
const S3 = 'equipment-handbook'
const S4 = 'beixinyuan-statement'

const event = (type: string, at: string, more: Readonly<Record<string, unknown>> = {}): TicketEvent =>
  TicketEvent.parse({ type, at: beijing(at), ...more })
const pause = (at: string, reason: string): TicketEvent => event('ticket.paused', at, { reason })
const resume = (at: string, reason?: string): TicketEvent =>
  event('ticket.resumed', at, reason === undefined ? {} : { reason })

function clocks(
  policy: string,
  commitment: string,
  events: readonly TicketEvent[],
  now: string,
  facts: CaseFacts = {},
) {
  const list = ticketClocks({ policy: policyOf(library, policy), facts, events, now: beijing(now) })
  return list
    .filter(({ key }) => readClockKey(key).commitment === commitment)
    .map(({ key, view }) => `${key} ${view.state}${view.dueAt === null ? '' : ` ${inBeijing(view.dueAt)}`}`)
}

describe('promises that run anew', () => {
  const first = event('mail.received', '2026-03-02 10:00')

  it('[S4-03] a second mail while the first is unanswered asks for no later reply', () => {
    const events = [first, event('mail.received', '2026-03-03 11:00')]
    expect(clocks(S4, 'email-reply', events, '2026-03-03 12:00')).toEqual(['email-reply running 2026-03-03 18:00'])
  })

  it('[S4-03] a mail after the answer asks for its own', () => {
    const events = [first, event('mail.replied', '2026-03-02 15:00'), event('mail.received', '2026-03-04 19:00')]
    expect(clocks(S4, 'email-reply', events, '2026-03-05 10:00')).toEqual([
      'email-reply met 2026-03-03 18:00',
      'email-reply#2 running 2026-03-06 18:00',
    ])
    expect(
      clocks(S4, 'email-reply', [...events, event('mail.replied', '2026-03-09 09:00')], '2026-03-09 10:00'),
    ).toEqual(['email-reply met 2026-03-03 18:00', 'email-reply#2 met-late 2026-03-06 18:00'])
  })

  it('[S4-03] an answer that nobody waits for ends nothing', () => {
    const events = [event('mail.replied', '2026-03-02 09:00'), first]
    expect(clocks(S4, 'email-reply', events, '2026-03-02 12:00')).toEqual(['email-reply running 2026-03-03 18:00'])
  })

  it('[S4-02] each call that ends unresolved after a follow-up asks for another, until the problem is solved', () => {
    const events = [
      event('call.unresolved', '2026-03-02 10:00'),
      event('followup.made', '2026-03-03 10:00'),
      event('call.unresolved', '2026-03-03 10:30'),
      event('ticket.resolved', '2026-03-04 10:00'),
    ]
    expect(clocks(S4, 'phone-followup', events, '2026-03-10 10:00')).toEqual([
      'phone-followup met 2026-03-05 18:00',
      'phone-followup#2 cancelled 2026-03-06 18:00',
    ])
  })

  const facts = { severity: 'P1', city: '北京', distanceKm: 10 }
  const parts = [
    event('spare.approved', '2026-03-02 10:00'),
    event('pod.signed', '2026-03-03 10:00'),
    event('spare.approved', '2026-03-05 10:00'),
  ]

  it('[S1-11] [S1-09] one part after the other: each has its delivery and its return', () => {
    expect(clocks(S1, 'spare-delivery', parts, '2026-03-05 11:00', facts)).toEqual([
      'spare-delivery met 2026-03-03 18:00',
      'spare-delivery#2 running 2026-03-06 18:00',
    ])
    const returned = [...parts, event('faulty.received', '2026-03-05 12:00'), event('pod.signed', '2026-03-06 10:00')]
    expect(clocks(S1, 'faulty-return', returned, '2026-03-06 11:00', facts)).toEqual([
      'faulty-return met 2026-03-17 18:00',
      'faulty-return#2 running 2026-03-20 18:00',
    ])
  })

  it('[S1-11] facts that changed and a pause that lasts are taken along', () => {
    const events = [
      ...parts.slice(0, 2),
      event('severity.changed', '2026-03-04 09:00', { severity: 'P3' }),
      event('distance.changed', '2026-03-04 09:00', { distanceKm: 120 }),
      pause('2026-03-04 10:00', 'traffic'),
      ...parts.slice(2),
    ]
    expect(clocks(S1, 'spare-delivery', events, '2026-03-05 11:00', facts)).toEqual([
      'spare-delivery met 2026-03-03 18:00',
      'spare-delivery#2 paused',
    ])
    const resumed = [...events, resume('2026-03-06 10:00', 'traffic')]
    expect(clocks(S1, 'spare-delivery', resumed, '2026-03-06 11:00', facts)[1]).toBe(
      'spare-delivery#2 running 2026-03-18 18:00',
    )
  })

  it('[S2-06] a promise that does not repeat runs once', () => {
    const events = [
      event('ticket.reported', '2026-03-02 10:00'),
      event('engineer.responded', '2026-03-02 10:30'),
      event('ticket.reported', '2026-03-02 12:00'),
    ]
    expect(clocks(S2, 'response', events, '2026-03-02 14:00')).toEqual(['response met 2026-03-02 11:00'])
  })

  it('[S4-03] a run that was settled keeps its result while the next one counts', () => {
    const policy = policyOf(library, S4)
    const events = [first, event('mail.replied', '2026-03-02 15:00'), event('mail.received', '2026-03-04 10:00')]
    const now = beijing('2026-03-04 12:00')
    const [settled, running] = ticketClocks({ policy, facts: {}, events, now }).filter(({ key }) =>
      key.startsWith('email'),
    )
    if (!settled || !running) throw new Error('two runs expected')
    const kept = { ...settled, policyVersion: 99 }
    const after = ticketClocks({ policy, facts: {}, events, now }, new Map([[kept.key, kept]]))
    expect(after.filter(({ key }) => key.startsWith('email'))).toEqual([kept, running])
  })

  it('[S4-03] each run explains itself; one that there is not explains nothing', () => {
    const events = [first, event('mail.replied', '2026-03-02 15:00'), event('mail.received', '2026-03-04 10:00')]
    const ticket = { policy: policyOf(library, S4), facts: {}, events, now: beijing('2026-03-04 12:00') }
    const starts = ['email-reply', 'email-reply#2', 'email-reply#3'].map((key) => {
      const from = explainTicketClock(ticket, key)?.segments[0]?.from
      return from === undefined ? null : inBeijing(from)
    })
    expect(starts).toEqual(['2026-03-02 10:00', '2026-03-04 10:00', null])
  })
})

const reasonsOf = (policy: string): readonly string[] =>
  policyOf(library, policy).policy.pauseReasons.map(({ id }) => id)
const outside = ['force-majeure', 'social', 'power', 'carrier']
const threeWaits = ['customer-evidence', 'customer-consent', 'customer-verification']

/** Which reasons stop which clock: `started` starts it. */
const table = [
  ['S1-20', S1, 'first-contact', ['case.accepted'], [...outside, 'customer-wait']],
  ['S1-12', S1, 'spare-delivery', ['spare.approved'], [...outside, 'traffic', 'customer-wait']],
  ['S1-13', S1, 'faulty-return', ['pod.signed'], ['force-majeure', 'social', 'power', 'traffic']],
  ['S1-15', S1, 'relocation-start', ['relocation.noticed'], [...outside, 'customer-evidence', 'customer-wait']],
  ['S2-06', S2, 'response', ['ticket.reported'], ['force-majeure']],
  ['S2-06', S2, 'onsite-arrival', ['ticket.reported', 'onsite.judged'], ['force-majeure', 'customer-wait']],
  ['S2-15', S2, 'resolve-or-loaner', ['ticket.reported'], ['force-majeure', 'customer-wait', ...threeWaits]],
  ['S3-06', S3, 'fault-response', ['ticket.reported'], ['force-majeure']],
  ['S3-06', S3, 'resolve-or-loaner', ['ticket.reported'], ['force-majeure', 'customer-wait', ...threeWaits]],
  ['S3-10', S3, 'phone-response', ['request.confirmed'], ['force-majeure', 'customer-wait']],
  ['S3-13', S3, 'remote-login', ['guidance.insufficient'], ['force-majeure', 'customer-wait', 'customer-consent']],
  ['S3-14', S3, 'onsite-arrival', ['onsite.confirmed'], ['force-majeure', 'customer-wait']],
  ['S4-02', S4, 'phone-followup', ['call.unresolved'], ['force-majeure', 'customer-wait']],
  ['S4-03', S4, 'email-reply', ['mail.received'], ['force-majeure']],
] as const

const caseFacts: Readonly<Record<string, CaseFacts>> = {
  [S1]: { severity: 'P2', city: '北京', distanceKm: 10 },
  [S2]: {},
  [S3]: { severity: 'L3', distanceKm: 10 },
  [S4]: {},
}

describe('what stops a clock', () => {
  it.each(table)('[%s] %s %s after %j rests for %j alone', (_fact, policy, commitment, started, allowed) => {
    const events = started.map((type) => event(type, '2026-03-02 10:00'))
    const stopping = reasonsOf(policy).filter((reason) =>
      clocks(
        policy,
        commitment,
        [...events, pause('2026-03-02 10:05', reason)],
        '2026-03-02 10:06',
        caseFacts[policy],
      )[0]?.includes('paused'),
    )
    expect(stopping.toSorted()).toEqual([...allowed].toSorted())
  })

  it('[S4-06] an agreed arrival rests for force majeure and a customer who is not there', () => {
    const events = [
      event('emergency.agreed', '2026-03-02 10:00'),
      event('time.agreed', '2026-03-02 10:00', {
        commitment: 'emergency-arrival',
        agreedAt: beijing('2026-03-03 10:00'),
      }),
    ]
    const stopping = reasonsOf(S4).filter(
      (reason) =>
        clocks(S4, 'emergency-arrival', [...events, pause('2026-03-02 11:00', reason)], '2026-03-02 12:00')[0] ===
        'emergency-arrival paused',
    )
    expect(stopping).toEqual(['customer-wait', 'force-majeure'])
  })

  it('covers every commitment of the policies', () => {
    const known = new Set([
      ...table.map(([, policy, commitment]) => `${policy} ${commitment}`),
      `${S4} emergency-arrival`,
    ])
    const all = [S1, S2, S3, S4].flatMap((id) =>
      policyOf(library, id).policy.commitments.map((one) => `${id} ${one.id}`),
    )
    expect(all.filter((name) => !known.has(name))).toEqual([])
  })
})

describe('several reasons at once', () => {
  const reported = event('ticket.reported', '2026-03-02 10:00')
  const due = (...events: readonly TicketEvent[]) =>
    clocks(S2, 'resolve-or-loaner', [reported, ...events], '2026-03-02 20:00')[0]?.replace('resolve-or-loaner ', '')

  it('[S2-15] two that overlap stop the clock from the first to the last', () => {
    expect(
      due(
        pause('2026-03-02 11:00', 'customer-evidence'),
        pause('2026-03-02 12:00', 'customer-consent'),
        resume('2026-03-02 13:00', 'customer-evidence'),
        resume('2026-03-02 15:00', 'customer-consent'),
      ),
    ).toBe('running 2026-03-03 14:00')
  })

  it('[S2-15] the end of one leaves the other in force', () => {
    const both = [pause('2026-03-02 11:00', 'customer-evidence'), pause('2026-03-02 12:00', 'customer-consent')]
    expect(due(...both, resume('2026-03-02 13:00', 'customer-evidence'))).toBe('paused')
    expect(due(...both, resume('2026-03-02 13:00'))).toBe('running 2026-03-03 12:00')
  })

  it('[S2-15] a reason given twice ends once; the end of one that was not given is not heard', () => {
    const twice = [pause('2026-03-02 11:00', 'customer-evidence'), pause('2026-03-02 12:00', 'customer-evidence')]
    expect(due(...twice, resume('2026-03-02 13:00', 'customer-evidence'))).toBe('running 2026-03-03 12:00')
    expect(due(...twice, resume('2026-03-02 13:00', 'customer-consent'))).toBe('paused')
    expect(due(resume('2026-03-02 13:00', 'customer-consent'))).toBe('running 2026-03-03 10:00')
  })

  it('[S3-13] a reason that a clock does not allow neither stops it nor holds it stopped', () => {
    const events = [
      event('ticket.reported', '2026-03-02 10:00'),
      event('guidance.insufficient', '2026-03-02 10:00'),
      pause('2026-03-02 11:00', 'customer-evidence'),
      pause('2026-03-02 11:30', 'customer-consent'),
      resume('2026-03-02 12:00', 'customer-consent'),
    ]
    const at = (commitment: string) => clocks(S3, commitment, events, '2026-03-02 12:30', { severity: 'L3' })[0]
    expect(at('remote-login')).toBe('remote-login running 2026-03-02 14:30')
    expect(at('resolve-or-loaner')).toBe('resolve-or-loaner paused')
    expect(at('fault-response')).toBe('fault-response running 2026-03-02 14:00')
  })
})
