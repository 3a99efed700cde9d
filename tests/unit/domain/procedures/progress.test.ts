import { describe, expect, it } from 'vitest'
import { procedureProgress, whoseTurn } from '#shared/domain/procedures/progress'
import { TicketEvent } from '#shared/domain/tickets/events'
import { loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()

/** `type`, or `procedure/step` done by hand, or `-procedure/step` passed over by hand; each a minute after the one before. */
const story = (...words: readonly string[]): readonly TicketEvent[] =>
  words.map((word, i): TicketEvent => {
    const at = i * 60_000
    const [, skipped, procedure, step] = /^(-?)([\w-]+)\/([\w-]+)$/.exec(word) ?? []
    if (procedure !== undefined && step !== undefined)
      return { type: skipped ? 'step.skipped' : 'step.done', at, procedure, step }
    return TicketEvent.parse({ type: word, at })
  })

function progress(policy: string, words: readonly string[], category = 'fault') {
  const list = procedureProgress(policyOf(library, policy).policy, category, story(...words))
  const turn = whoseTurn(list)
  return {
    list,
    turn: turn ? `${turn.side}: ${turn.procedure.id}/${turn.step.id}` : 'nobody',
    waits: turn?.step.waitsWith ?? null,
    steps: (id: string) =>
      list.find(({ procedure }) => procedure.id === id)?.steps.map(({ step, state }) => `${step.id} ${state}`),
  }
}

const sides = (policy: string, id: string): readonly string[] =>
  (policyOf(library, policy).policy.procedures.find((one) => one.id === id)?.steps ?? []).map(
    ({ responsible, assisting }) => `${responsible} ${assisting ?? '－'}`,
  )

const S1 = 'xingwang-standard'
const S2 = 'integrator-general'
const S3 = 'equipment-handbook'
const S4 = 'beixinyuan-statement'

describe('the sides of the duties tables', () => {
  it('[S1-05] seven rows of the Help Desk', () => {
    expect(sides(S1, 'help-desk')).toEqual([
      'provider －',
      'provider customer',
      'customer provider',
      'provider customer',
      'provider －',
      'provider customer',
      'provider customer',
    ])
  })

  it('[S1-07] ten rows of remote handling', () => {
    expect(sides(S1, 'remote-handling')).toEqual([
      'provider －',
      'provider customer',
      'provider －',
      'customer provider',
      'customer －',
      'provider customer',
      'provider customer',
      'provider customer',
      'customer provider',
      'customer －',
    ])
  })

  it('[S1-13] six rows of the replacement', () => {
    expect(sides(S1, 'replacement')).toEqual([
      'customer provider',
      'provider －',
      'customer －',
      'customer －',
      'customer provider',
      'provider －',
    ])
  })
})

type Told = readonly [events: readonly string[], turn: string, waits?: string]

/** The rows, with null where nobody is waited for. */
const told = (rows: readonly Told[]): (readonly [readonly string[], string, string | null])[] =>
  rows.map(([events, turn, waits = null]) => [events, turn, waits])

describe('whose turn it is', () => {
  const remote = ['request.confirmed', 'ticket.reported', 'case.accepted']
  const asked = [...remote, 'customer.contacted', 'remote-handling/evidence', 'guidance.insufficient']

  it.each(
    told([
      [['request.confirmed'], 'provider: help-desk/dispatch'],
      [['request.confirmed', 'case.accepted'], 'provider: help-desk/follow-up'],
      [['request.confirmed', 'case.accepted', 'followup.made'], 'provider: help-desk/close'],
      [['request.confirmed', 'case.accepted', 'followup.made', 'ticket.closed'], 'nobody'],
    ]),
  )('[S1-05] an enquiry after %j: %s, and no serial number is waited for', (events, turn) => {
    expect(progress(S1, events, 'policy').turn).toBe(turn)
  })

  it.each(
    told([
      [remote, 'provider: remote-handling/respond'],
      [[...remote, 'customer.contacted'], 'customer: remote-handling/evidence', 'customer-evidence'],
      [[...remote, 'customer.contacted', 'remote-handling/evidence'], 'provider: remote-handling/locate'],
      [asked, 'customer: remote-handling/remote-channel', 'customer-consent'],
      [[...asked, 'remote.logged-in'], 'provider: remote-handling/locate'],
      [
        [...asked, 'remote.logged-in', 'remote-handling/locate'],
        'customer: remote-handling/fix',
        'customer-verification',
      ],
      [[...asked, 'remote.logged-in', 'ticket.resolved'], 'customer: remote-handling/confirm', 'customer-verification'],
      [[...asked, 'remote.logged-in', 'ticket.resolved', 'ticket.closed'], 'provider: help-desk/follow-up'],
      [[...asked, 'onsite.judged'], 'provider: help-desk/follow-up'],
    ]),
  )('[S1-07] a fault after %j: %s', (events, turn, waits) => {
    expect(progress(S1, events)).toMatchObject({ turn, waits })
  })

  it.each(
    told([
      [['spare.requested'], 'customer: replacement/application', 'customer-evidence'],
      [['spare.requested', 'spare.approved'], 'provider: replacement/deliver'],
      [['spare.requested', 'spare.approved', 'replacement/deliver'], 'customer: replacement/pod'],
      [['spare.requested', 'spare.approved', 'pod.signed'], 'customer: replacement/return'],
      [['spare.requested', 'spare.approved', 'pod.signed', 'faulty.received'], 'provider: replacement/acceptance'],
      [['spare.requested', 'spare.approved', 'pod.signed', 'faulty.received', 'replacement/acceptance'], 'nobody'],
    ]),
  )('[S1-13] a replacement after %j: %s', (events, turn, waits) => {
    expect(progress(S1, events)).toMatchObject({ turn, waits })
  })

  it('[S1-13] [S1-07] the replacement stands before the fault that it came from, until it is finished', () => {
    const begun = [...remote, 'customer.contacted', 'spare.requested']
    expect(progress(S1, begun).turn).toBe('customer: replacement/application')
    const ended = [...begun, 'spare.approved', 'pod.signed', 'faulty.received', 'replacement/acceptance']
    expect(progress(S1, ended).turn).toBe('customer: remote-handling/evidence')
  })

  const onsite = ['ticket.reported', 'customer.contacted', 'onsite.judged', 'engineer.arrived', 'fault-flow/diagnose']

  it.each(
    told([
      [['ticket.reported'], 'provider: fault-flow/guidance', 'customer-evidence'],
      [['ticket.reported', 'customer.contacted'], 'provider: fault-flow/guidance', 'customer-evidence'],
      [['ticket.reported', 'guidance.insufficient'], 'provider: fault-flow/judge'],
      [['ticket.reported', 'onsite.judged'], 'provider: fault-flow/diagnose'],
      [onsite, 'provider: fault-flow/repair'],
      [[...onsite, 'ticket.resolved'], 'provider: fault-flow/clean'],
      [[...onsite, 'ticket.resolved', 'fault-flow/clean'], 'provider: fault-flow/record'],
      [[...onsite, 'ticket.resolved', 'fault-flow/clean', 'fault-flow/record'], 'nobody'],
      [['ticket.reported', 'customer.contacted', 'ticket.resolved'], 'provider: fault-flow/record'],
    ]),
  )('[S2-02] a fault after %j: %s', (events, turn, waits) => {
    expect(progress(S2, events)).toMatchObject({ turn, waits })
  })

  it.each(
    told([
      [['request.confirmed'], 'provider: phone-support/engineer'],
      [['request.confirmed', 'case.accepted'], 'provider: phone-support/contact'],
      [
        ['request.confirmed', 'case.accepted', 'customer.contacted'],
        'provider: phone-support/guide',
        'customer-evidence',
      ],
      [['request.confirmed', 'case.accepted', 'customer.contacted', 'ticket.resolved'], 'nobody'],
    ]),
  )('[S3-10] [S3-11] [S3-12] by phone after %j: %s', (events, turn, waits) => {
    expect(progress(S3, events)).toMatchObject({ turn, waits })
  })

  const phoned = ['request.confirmed', 'case.accepted', 'customer.contacted', 'guidance.insufficient']

  it.each(
    told([
      [phoned, 'provider: remote-support/log-in', 'customer-consent'],
      [[...phoned, 'remote.logged-in'], 'provider: remote-support/plan'],
      [[...phoned, 'remote.logged-in', 'remote-support/plan'], 'customer: remote-support/approve', 'customer-consent'],
      [
        [...phoned, 'remote.logged-in', 'remote-support/plan', 'remote-support/approve'],
        'provider: remote-support/guide',
      ],
      [[...phoned, 'remote.logged-in', 'remote-support/plan', 'remote-support/approve', 'ticket.resolved'], 'nobody'],
      [[...phoned, 'remote.logged-in', 'onsite.confirmed'], 'provider: onsite-support/archive'],
    ]),
  )('[S3-13] remotely after %j: %s', (events, turn, waits) => {
    expect(progress(S3, events)).toMatchObject({ turn, waits })
  })

  const sent = ['onsite.confirmed', 'onsite-support/archive', 'onsite-support/prepare']
  const there = [...sent, 'engineer.arrived']
  const planned = [...there, 'onsite-support/request-report', 'onsite-support/diagnose']
  const approved = [...planned, 'onsite-support/approve', 'onsite-support/staff-present']

  it.each(
    told([
      [['onsite.confirmed'], 'provider: onsite-support/archive'],
      [sent, 'provider: onsite-support/arrive'],
      [there, 'provider: onsite-support/request-report', 'customer-consent'],
      [planned, 'customer: onsite-support/approve', 'customer-consent'],
      [[...planned, 'onsite-support/approve'], 'customer: onsite-support/staff-present', 'customer-wait'],
      [approved, 'provider: onsite-support/repair'],
      [[...approved, 'ticket.resolved'], 'provider: onsite-support/explain'],
      [
        [...approved, 'ticket.resolved', 'onsite-support/explain'],
        'provider: onsite-support/report',
        'customer-verification',
      ],
      [[...approved, 'ticket.resolved', 'onsite-support/explain', 'onsite-support/report'], 'nobody'],
    ]),
  )('[S3-14] on site after %j: %s', (events, turn, waits) => {
    expect(progress(S3, events)).toMatchObject({ turn, waits })
  })

  const rescued = ['emergency.agreed', 'rescue/name-engineer', 'engineer.arrived', 'ticket.resolved']

  it.each(
    told([
      [['emergency.agreed'], 'provider: rescue/name-engineer'],
      [['emergency.agreed', 'rescue/name-engineer'], 'provider: rescue/arrive'],
      [rescued, 'provider: rescue/log'],
      [[...rescued, 'rescue/log'], 'customer: rescue/sign', 'customer-verification'],
      [[...rescued, 'rescue/log', 'rescue/sign', 'rescue/file'], 'nobody'],
    ]),
  )('[S4-06] a rescue after %j: %s', (events, turn, waits) => {
    expect(progress(S4, events)).toMatchObject({ turn, waits })
  })

  it.each(
    told([
      [['request.confirmed'], 'provider: phone/support'],
      [['request.confirmed', 'customer.contacted'], 'nobody'],
      [['request.confirmed', 'customer.contacted', 'call.unresolved'], 'provider: phone/follow-up'],
      [['request.confirmed', 'customer.contacted', 'call.unresolved', 'followup.made'], 'nobody'],
      [['mail.received'], 'provider: mail/reply'],
      [['mail.received', 'mail.replied'], 'nobody'],
    ]),
  )('[S4-01] [S4-02] [S4-03] by phone and mail after %j: %s', (events, turn) => {
    expect(progress(S4, events).turn).toBe(turn)
  })

  it('[S4-04] remote service is agreed upon first', () => {
    expect(progress(S4, ['guidance.insufficient', 'remote.logged-in']).turn).toBe('provider: remote/handle')
    expect(progress(S4, ['guidance.insufficient', 'remote.logged-in', 'ticket.resolved']).turn).toBe('nobody')
  })
})

describe('the state of the steps', () => {
  it('[S1-07] a milestone shows what it did and what it leaves behind; what is optional stays open', () => {
    const { steps, list } = progress(S1, [
      'request.confirmed',
      'ticket.reported',
      'case.accepted',
      'customer.contacted',
      'guidance.insufficient',
      'onsite.judged',
    ])
    expect(steps('remote-handling')).toEqual([
      'channel done',
      'respond done',
      'escalate open',
      'evidence skipped',
      'remote-channel skipped',
      'connect open',
      'locate done',
      'workaround open',
      'fix skipped',
      'confirm skipped',
    ])
    expect(list.map(({ procedure, finished }) => [procedure.id, finished])).toEqual([
      ['help-desk', false],
      ['remote-handling', true],
    ])
  })

  it('[S1-05] [S2-02] a step that nothing has asked for is not shown as done by what came of the fault', () => {
    const { steps } = progress(S2, ['ticket.reported', 'customer.contacted', 'ticket.resolved'])
    expect(steps('fault-flow')).toEqual([
      'report done',
      'guidance done',
      'judge done',
      'diagnose open',
      'repair done',
      'clean open',
      'record current',
    ])
  })

  it('[S1-07] of a fault solved by phone no remote channel was asked for, so none is left behind', () => {
    const { steps, turn } = progress(S1, [
      'ticket.reported',
      'request.confirmed',
      'case.accepted',
      'customer.contacted',
      'ticket.resolved',
    ])
    expect(steps('remote-handling')?.slice(3, 6)).toEqual(['evidence skipped', 'remote-channel open', 'connect open'])
    expect(turn).toBe('customer: remote-handling/confirm')
  })

  it('[S1-05] [S1-07] of tables that begin in one moment the later one of the policy tells the turn', () => {
    const events = story('ticket.reported', 'request.confirmed', 'case.accepted').map((one) => ({ ...one, at: 0 }))
    const turn = whoseTurn(procedureProgress(policyOf(library, S1).policy, 'fault', events))
    expect(turn?.procedure.id).toBe('remote-handling')
  })

  it('a step passed over by hand is skipped, and the first word on a step counts', () => {
    const { steps, turn } = progress(S2, ['ticket.reported', '-fault-flow/guidance', 'fault-flow/guidance'])
    expect(steps('fault-flow')?.[1]).toBe('guidance skipped')
    expect(turn).toBe('provider: fault-flow/judge')
  })

  it('a word on a step of another procedure is not heard', () => {
    expect(progress(S3, ['onsite.confirmed', 'remote-support/approve']).steps('onsite-support')?.[5]).toBe(
      'approve open',
    )
  })

  it('says when a step was done', () => {
    const { list } = progress(S2, ['ticket.reported', 'customer.contacted', 'onsite.judged'])
    expect(list[0]?.startedAt).toBe(0)
    expect(list[0]?.steps.map(({ at }) => at)).toEqual([0, 120_000, 120_000, null, null, null, null])
  })

  it('a procedure is for its categories only, and only once it began', () => {
    const [first] = policyOf(library, S2).policy.procedures
    if (!first) throw new Error('no procedure')
    const procedures = [{ ...first, categories: ['repair'] }]
    expect(procedureProgress({ procedures }, 'fault', story('ticket.reported'))).toEqual([])
    expect(procedureProgress({ procedures }, 'repair', story('ticket.reported'))).toHaveLength(1)
    expect(procedureProgress({ procedures }, 'repair', story('request.confirmed'))).toEqual([])
    expect(whoseTurn([])).toBeNull()
  })
})
