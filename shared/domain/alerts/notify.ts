/** Who hears an alert, and how loudly. Pure. */
import { isPresent, type DutyState } from '../duty/duty'
import type { Role } from '../people/people'

export type DutyPerson = {
  readonly id: string
  readonly roles: readonly Role[]
  readonly state: DutyState
  /** Planned end of the shift, UTC ms. */
  readonly endsAt: number | null
}

/** What an alert says of whom it concerns: the roles of its level, and whose ticket it is now. */
export type Addressed = { readonly roles: readonly Role[]; readonly assigneeId: string | null }

/** `loud`: pop-up and sound; `badge`: counted at the bell; `quiet`: listed only; `none`: it does not concern this person. */
export type Volume = 'loud' | 'badge' | 'quiet' | 'none'

/** Why this person is told: own ticket, own role, for want of anybody it concerns on duty, for want of anybody at all. */
export type NoticeReason = 'assignee' | 'role' | 'passed-on' | 'nobody'

export type Notice = { readonly volume: Volume; readonly reason: NoticeReason | null }

/** To whom an alert passes when nobody whom it concerns is on duty. */
const chain: readonly Role[] = ['duty-manager', 'service-manager', 'administrator']

const concerns = ({ id, roles }: Pick<DutyPerson, 'id' | 'roles'>, alert: Addressed): boolean =>
  id === alert.assigneeId || roles.some((role) => alert.roles.includes(role))

/** `concerned`: somebody is there; a role: it passes to those; `everybody`: nobody who could take it is on duty. */
export function takersOf(
  alert: Addressed,
  people: readonly DutyPerson[],
  now: number,
): 'concerned' | 'everybody' | Role {
  const present = people.filter((person) => isPresent(person, now))
  if (present.some((person) => concerns(person, alert))) return 'concerned'
  return chain.find((role) => present.some(({ roles }) => roles.includes(role))) ?? 'everybody'
}

const volumes: Readonly<Record<DutyState, Volume>> = { on: 'loud', away: 'badge', off: 'quiet' }

/** How an alert sounds for somebody who is signed in, at `now` (UTC ms). */
export function noticeFor(person: DutyPerson, alert: Addressed, people: readonly DutyPerson[], now: number): Notice {
  const takers = takersOf(alert, people, now)
  if (takers === 'everybody') return { volume: 'loud', reason: 'nobody' }
  if (concerns(person, alert))
    return { volume: volumes[person.state], reason: person.id === alert.assigneeId ? 'assignee' : 'role' }
  if (takers !== 'concerned' && person.roles.includes(takers))
    return { volume: volumes[person.state], reason: 'passed-on' }
  return { volume: 'none', reason: null }
}
