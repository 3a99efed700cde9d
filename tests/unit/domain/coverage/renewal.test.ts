/** Which contract serves a device while its renewal waits to begin. */
import { describe, expect, it } from 'vitest'
import { contractInForce } from '#shared/domain/coverage/renewal'

const running = { id: 'running', policyId: 'a', period: { from: 0, to: 100 } }
const next = { id: 'next', policyId: 'a', period: { from: 100, to: 200 } }
const other = { id: 'other', policyId: 'b', period: { from: 0, to: 300 } }
const undated = { id: 'undated', policyId: 'a', period: null }
const all = [other, undated, next, running]

describe('[S1-18] a device under a renewal', () => {
  it('is served under the running contract to its last instant, then under the renewal', () => {
    expect(contractInForce(next, all, 99).id).toBe('running')
    expect(contractInForce(next, all, 100).id).toBe('next')
  })

  it('that is of another policy is never served under it', () => {
    expect(contractInForce(next, [other, next], 50).id).toBe('next')
  })

  it('whose own contract is over, or has no date, stays under it', () => {
    expect(contractInForce(running, all, 150).id).toBe('running')
    expect(contractInForce(undated, all, 50).id).toBe('undated')
  })
})
