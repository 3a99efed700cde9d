import { describe, expect, it } from 'vitest'
import { dialableNumber, hear } from '#shared/domain/callbacks/heard'
import type { EndedCall } from '#shared/domain/callbacks/heard'
import { mainLink } from '#shared/domain/telephony/settings'

const call = (over: Partial<EndedCall>): EndedCall => ({
  id: 'call',
  link: mainLink,
  kind: 'queue',
  queue: 'hotline',
  linkedid: '1700000000.1',
  number: '+8613800001111',
  joinedAt: 1_000_000,
  answeredAt: null,
  endedAt: 1_030_000,
  outcome: 'abandoned',
  waitMs: 30_000,
  ...over,
})

describe('a visit to a queue', () => {
  it.each(['abandoned', 'timed-out', 'empty-exit', 'left'])('that ended %s was missed when it ended', (outcome) => {
    expect(hear(call({ outcome }), 5)).toMatchObject({ kind: 'missed', at: 1_030_000, waitMs: 30_000 })
  })

  it.each(['redirected', 'key-exit', 'withdrawn', 'live'])('that ended %s asks for no call-back', (outcome) => {
    expect(hear(call({ outcome }), 5)).toBeNull()
  })

  it.each([
    [5_000, 5, 'short'],
    [5_001, 5, 'missed'],
    [9_000, 10, 'short'],
    [0, 0, 'short'],
    [1, 0, 'missed'],
  ])('given up after %i ms with a limit of %i s is %s', (waitMs, limit, kind) => {
    expect(hear(call({ waitMs }), limit)?.kind).toBe(kind)
  })

  it('that the queue itself ended is never short', () => {
    expect(hear(call({ outcome: 'timed-out', waitMs: 3_000 }), 5)?.kind).toBe('missed')
    expect(hear(call({ outcome: 'empty-exit', waitMs: 0 }), 5)?.kind).toBe('missed')
  })

  it('that was answered is a talk from then on', () => {
    expect(hear(call({ outcome: 'answered', answeredAt: 1_010_000 }), 5)).toMatchObject({
      kind: 'talked',
      at: 1_010_000,
    })
  })
})

describe('a call of a telephone', () => {
  it.each([
    ['outbound', 1_006_000, 'talked'],
    ['outbound', null, 'tried'],
    ['inbound', 1_006_000, 'talked'],
    ['transfer', 1_006_000, 'talked'],
    ['inbound', null, undefined],
    ['internal', 1_006_000, undefined],
  ])('%s, answered at %s: %s', (kind, answeredAt, expected) => {
    expect(hear(call({ kind, answeredAt, outcome: answeredAt === null ? 'no-answer' : 'answered' }), 5)?.kind).toBe(
      expected,
    )
  })
})

describe('a number that can be called', () => {
  it.each([
    ['+8613800001111', '+8613800001111'],
    ['+861062137891;ext=204', '+861062137891'],
    ['8001', '8001'],
    ['', ''],
    ['anonymous', ''],
    ['12', ''],
  ])('%s → %s', (number, expected) => {
    expect(dialableNumber(number)).toBe(expected)
  })
})
