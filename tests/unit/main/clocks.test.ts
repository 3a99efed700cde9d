import { expect, test } from 'vitest'
import { evaluateTicket, urgencyOf } from '#main/features/tickets/clocks'
import { compilePolicy } from '#shared/domain/policy/compile'
import { HOUR_MS } from '#shared/lib/zoned-time'
import { loadBundledLibrary } from '../../support/policies'

test('a ticket counts as at risk from three quarters of the promised time on, whatever levels its policy warns at', async () => {
  const { policies, holidayYears } = await loadBundledLibrary()
  const bundled = policies.get('integrator-general')
  if (!bundled) throw new Error('the policy is gone')
  const compiled = compilePolicy(
    { ...bundled.policy, alerts: bundled.policy.alerts.filter(({ percent }) => [50, 90].includes(percent)) },
    holidayYears,
  )
  const start = Date.UTC(2026, 2, 2, 1)
  const history = { facts: { severity: 'fault' }, events: [{ type: 'ticket.reported' as const, at: start }] }

  // The response is promised within an hour [S2-06].
  const moments: string[] = []
  let at = start
  while (at <= start + HOUR_MS) {
    const { clocks, nextCheckAt } = evaluateTicket(compiled, history, at)
    const response = clocks.filter(({ commitment }) => commitment === 'response')
    moments.push(`${(at - start) / 60_000} min: ${urgencyOf(response, at)}`)
    if (nextCheckAt === null) break
    at = nextCheckAt
  }
  expect(moments).toEqual(['0 min: 0', '30 min: 0', '45 min: 1', '54 min: 1'])
})
