import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOCK_WINDOW_S, createAllowance, createReplayGuard } from '#main/telephony/hook/guard'
import { sign, verify } from '#main/telephony/hook/signature'

const secret = 'correct horse battery staple'
const stamp = { timestamp: '1795336816', nonce: 'a1b2c3d4-e5f6' }
const body = Buffer.from('{"event":"ended","call":"十"}')
const signature = sign(secret, stamp, body)

describe('the signature', () => {
  it('is what openssl makes of timestamp.nonce.body', () => {
    const wanted = createHmac('sha256', secret).update(`${stamp.timestamp}.${stamp.nonce}.${body.toString()}`)
    expect(signature).toBe(`sha256=${wanted.digest('hex')}`)
  })

  it('of the very bytes gives the stamp', () => {
    expect(verify(secret, { ...stamp, signature }, body)).toEqual({ timestamp: 1795336816, nonce: stamp.nonce })
    expect(verify(secret, { ...stamp, signature: signature.replace(/[a-f]/g, (c) => c.toUpperCase()) }, body)).not.toBe(
      null,
    )
  })

  it.each([
    ['another secret', { secret: 'correct horse battery stable' }],
    ['another body', { body: Buffer.from('{"event":"ended","call":"11"}') }],
    ['another time', { timestamp: '1795336817' }],
    ['another nonce', { nonce: 'a1b2c3d4-e5f7' }],
    ['no signature', { signature: undefined }],
    ['half a signature', { signature: signature.slice(0, 30) }],
    ['another algorithm', { signature: signature.replace('sha256', 'sha1') }],
    ['no time', { timestamp: undefined }],
  ])('with %s is refused', (_what, change) => {
    const given = { secret, body, ...stamp, signature, ...change }
    expect(verify(given.secret, given, given.body)).toBe(null)
  })

  it.each([
    ['a dot in the nonce, which could be the beginning of the body', { nonce: 'abcdefgh.1' }],
    ['a short nonce', { nonce: 'abc' }],
    ['a long nonce', { nonce: 'a'.repeat(129) }],
    ['a time that is no number', { timestamp: '1795336816.5' }],
    ['a time with a sign', { timestamp: '-1795336816' }],
  ])('with %s is refused, though it was signed', (_what, change) => {
    const odd = { ...stamp, ...change }
    expect(verify(secret, { ...odd, signature: sign(secret, odd, body) }, body)).toBe(null)
  })

  it('never takes what was not signed, whatever is sent', () => {
    const text = fc.option(fc.string(), { nil: undefined })
    fc.assert(
      fc.property(text, text, text, fc.uint8Array(), (timestamp, nonce, given, bytes) => {
        expect(verify(secret, { timestamp, nonce, signature: given }, bytes)).toBe(null)
      }),
    )
  })
})

describe('a request is taken once', () => {
  const startedAt = 1_795_336_000_000
  const now = startedAt + 1_000_000
  const second = now / 1000

  it('within the window of its clock, either way', () => {
    const guard = createReplayGuard(startedAt)
    const at = (offset: number, nonce = `n${offset}`) => guard.admit({ timestamp: second + offset, nonce }, now)
    expect([at(0), at(CLOCK_WINDOW_S), at(-CLOCK_WINDOW_S)]).toEqual(['fresh', 'fresh', 'fresh'])
    expect([at(CLOCK_WINDOW_S + 1), at(-CLOCK_WINDOW_S - 1)]).toEqual(['stale', 'stale'])
    expect([at(0), at(1, 'n0')]).toEqual(['replayed', 'fresh'])
  })

  it('for as long as it could be repeated, then it is too old', () => {
    const guard = createReplayGuard(startedAt)
    const stamped = { timestamp: second + CLOCK_WINDOW_S, nonce: 'once' }
    expect(guard.admit(stamped, now)).toBe('fresh')
    expect(guard.admit(stamped, now + 2 * CLOCK_WINDOW_S * 1000)).toBe('replayed')
    expect(guard.admit(stamped, now + 2 * CLOCK_WINDOW_S * 1000 + 1000)).toBe('stale')
  })

  it('and not when it was signed before the listener began', () => {
    const guard = createReplayGuard(now)
    expect(guard.admit({ timestamp: second - 1, nonce: 'before' }, now)).toBe('stale')
    expect(guard.admit({ timestamp: second, nonce: 'just now' }, now)).toBe('fresh')
  })

  it('in bounded memory: with too many, new ones wait until old ones can be forgotten', () => {
    const guard = createReplayGuard(startedAt, 3)
    const at = (offset: number) => guard.admit({ timestamp: second + offset, nonce: 'n' }, now + offset * 1000)
    expect([at(0), at(1), at(2), at(3)]).toEqual(['fresh', 'fresh', 'fresh', 'full'])
    expect(at(CLOCK_WINDOW_S + 1)).toBe('fresh')
  })
})

describe('an allowance', () => {
  it('lets through a burst, then one at a time', () => {
    const allowance = createAllowance(3, 1000)
    const counts = (now: number, times: number) => Array.from({ length: times }, () => allowance.count('a', now))
    expect(counts(0, 4)).toEqual([true, true, true, false])
    expect(counts(999, 1)).toEqual([false])
    expect(counts(1000, 2)).toEqual([true, false])
    expect(allowance.count('b', 1000)).toBe(true)
    expect(counts(60_000, 4)).toEqual([true, true, true, false])
  })

  it('remembers a bounded number of names', () => {
    const allowance = createAllowance(1, 1000, 2)
    for (const name of ['a', 'b', 'c']) allowance.count(name, 0)
    expect(['b', 'c', 'a'].map((name) => allowance.count(name, 0))).toEqual([false, false, true])
  })
})
