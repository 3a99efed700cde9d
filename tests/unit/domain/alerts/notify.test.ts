/** Who hears an alert and how loudly [S2-16]. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticeFor, type Addressed, type DutyPerson } from '#shared/domain/alerts/notify'
import type { DutyState } from '#shared/domain/duty/duty'
import { allRoles, type Role } from '#shared/domain/people/people'

const now = 1_000_000

const person = (id: string, role: Role, state: DutyState, endsAt: number | null = null): DutyPerson => ({
  id,
  roles: [role],
  state,
  endsAt,
})

const half: Addressed = { roles: ['engineer'], assigneeId: null }

/** How each of the people is told of the alert. */
const told = (people: readonly DutyPerson[], alert: Addressed = half) =>
  people.map((one) => {
    const { volume, reason } = noticeFor(one, alert, people, now)
    return reason === null ? volume : `${volume} ${reason}`
  })

describe('an alert for the engineers', () => {
  it.each<readonly [string, readonly DutyPerson[], readonly string[]]>([
    [
      'on duty it is loud, away it counts at the bell, off duty it is listed quietly',
      [
        person('a', 'engineer', 'on'),
        person('b', 'engineer', 'away'),
        person('c', 'engineer', 'off'),
        person('d', 'duty-manager', 'on'),
      ],
      ['loud role', 'badge role', 'quiet role', 'none'],
    ],
    [
      'no engineer on duty: the duty manager hears it',
      [person('a', 'engineer', 'off'), person('b', 'duty-manager', 'on'), person('c', 'service-manager', 'on')],
      ['quiet role', 'loud passed-on', 'none'],
    ],
    [
      'somebody who is away takes nothing: it passes on',
      [person('a', 'engineer', 'away'), person('b', 'duty-manager', 'on')],
      ['badge role', 'loud passed-on'],
    ],
    [
      'no duty manager either: the service manager',
      [person('a', 'engineer', 'off'), person('b', 'duty-manager', 'away'), person('c', 'service-manager', 'on')],
      ['quiet role', 'none', 'loud passed-on'],
    ],
    [
      'nor a service manager: the administrator',
      [person('a', 'engineer', 'off'), person('b', 'service-manager', 'off'), person('c', 'administrator', 'on')],
      ['quiet role', 'none', 'loud passed-on'],
    ],
    [
      'nobody at all on duty: whoever sits here hears it',
      [person('a', 'engineer', 'off'), person('b', 'hotline-agent', 'off'), person('c', 'administrator', 'away')],
      ['loud nobody', 'loud nobody', 'loud nobody'],
    ],
    [
      'a storekeeper on duty cannot take it: whoever sits here hears it',
      [person('a', 'engineer', 'off'), person('b', 'storekeeper', 'on')],
      ['loud nobody', 'loud nobody'],
    ],
    [
      'who stays beyond the planned end still hears, but nobody relies on it',
      [person('a', 'engineer', 'on', now), person('b', 'duty-manager', 'on', now + 1)],
      ['loud role', 'loud passed-on'],
    ],
  ])('%s', (_what, people, expected) => {
    expect(told(people)).toEqual(expected)
  })
})

it('the assignee is always among those who are told, whatever the roles', () => {
  const people = [person('a', 'hotline-agent', 'on'), person('b', 'engineer', 'on')]
  expect(told(people, { roles: ['engineer'], assigneeId: 'a' })).toEqual(['loud assignee', 'loud role'])
})

const anybody = fc.record({
  roles: fc.uniqueArray(fc.constantFrom(...allRoles), { minLength: 1 }),
  state: fc.constantFrom<DutyState>('on', 'away', 'off'),
  endsAt: fc.constantFrom(null, now - 1, now + 1),
})

it('never nobody: somebody who is on duty hears it, or else everybody does', () => {
  fc.assert(
    fc.property(
      fc.array(anybody, { minLength: 1, maxLength: 8 }),
      fc.uniqueArray(fc.constantFrom(...allRoles), { minLength: 1 }),
      fc.option(fc.nat(8), { nil: null }),
      (drawn, roles, assignee) => {
        const people = drawn.map((one, index) => ({ ...one, id: String(index) }))
        const alert = { roles, assigneeId: assignee === null ? null : String(assignee) }
        const loud = people.filter((one) => noticeFor(one, alert, people, now).volume === 'loud')
        const present = loud.some(({ state, endsAt }) => state === 'on' && endsAt !== now - 1)
        expect(present || loud.length === people.length).toBe(true)
        // Off duty nobody is disturbed while somebody is there to take it.
        const disturbed = loud.some(({ state }) => state !== 'on')
        expect(disturbed && loud.length < people.length).toBe(false)
      },
    ),
  )
})
