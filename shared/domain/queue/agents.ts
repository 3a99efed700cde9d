/** What the agents do, made from the state of their telephones, their pauses and the visits they talk to. */
import { ownValue } from '../../lib/records'
import { countStateTime, seeAgent } from './count'
import type { Draft } from './draft'
import type { DeviceState, MemberRef, Membership } from './events'
import type { Agent, AgentState, VisitId } from './state'

type AgentFacts = Pick<Agent, 'queues' | 'device' | 'visits' | 'ringingFor' | 'wrapUpUntil'>

/**
 * The reason of the pause by which a console holds an agent's calls back for wrap-up: the manager interface has no action
 * for it, and a queue's own wrap-up time can not be ended early.
 */
export const wrapUpReason = 'wrap-up'

const isWrappingUp = ({ paused, pauseReason }: Membership): boolean => paused && pauseReason === wrapUpReason

/**
 * A call outranks everything; a telephone that cannot be reached outranks a pause, a pause outranks wrap-up. Paused means
 * paused in every queue: an agent paused in one of two still gets calls.
 */
function agentStateOf(facts: AgentFacts, at: number): AgentState {
  const memberships = Object.values(facts.queues)
  const isPaused = memberships.length > 0 && memberships.every((membership) => membership.paused)
  const byDevice = stateOfDevice(facts.device)
  if (byDevice === 'on-hold') return 'on-hold'
  if (facts.visits.length > 0 || byDevice === 'in-call') return 'in-call'
  if (facts.ringingFor.length > 0 || byDevice === 'ringing') return 'ringing'
  if (byDevice === 'unavailable') return 'unavailable'
  if (isPaused) return Object.values(facts.queues).every(isWrappingUp) ? 'wrap-up' : 'paused'
  if (facts.wrapUpUntil !== null && facts.wrapUpUntil > at) return 'wrap-up'
  return 'available'
}

/** `unknown` is what devices without state reporting say; they can be rung. */
function stateOfDevice(device: DeviceState): AgentState {
  switch (device) {
    case 'unknown':
    case 'idle':
      return 'available'
    case 'in-use':
    case 'busy':
    case 'ringing-in-use':
      return 'in-call'
    case 'ringing':
      return 'ringing'
    case 'on-hold':
      return 'on-hold'
    case 'invalid':
    case 'unavailable':
      return 'unavailable'
  }
}

const newAgent = (member: MemberRef, at: number): Agent => ({
  extension: member.extension,
  name: member.name ?? member.extension,
  queues: {},
  device: 'unknown',
  state: 'available',
  since: at,
  pauseReason: null,
  visits: [],
  currentVisit: null,
  ringingFor: [],
  wrapUpUntil: null,
  wrapUpQueue: null,
  wrapUpVisit: null,
  lastMiss: null,
  accountedTo: at,
})

/** The agent of a member, known or new. */
export function agentOf(draft: Draft, member: MemberRef): Agent {
  const known = draft.agents.get(member.extension)
  if (known) return known
  const agent = newAgent(member, draft.at)
  seeAgent(draft, agent.extension, agent.name)
  draft.agents.set(agent.extension, agent)
  return agent
}

/** Applies a change of facts and what follows from it; an agent without queue and call leaves the state. */
export function updateAgent(draft: Draft, agent: Agent, facts: Partial<Agent>): void {
  const next: Agent = { ...agent, ...facts }
  const state = agentStateOf(next, draft.at)
  const hasEnded = next.wrapUpUntil !== null && next.wrapUpUntil <= draft.at
  const isGone = Object.keys(next.queues).length === 0 && next.visits.length === 0 && next.ringingFor.length === 0
  // Another reason is another pause in what agents did, though not on the screen's timer.
  const isOther = state !== agent.state || (state === 'paused' && next.pauseReason !== agent.pauseReason)
  if (isOther || isGone) countStateTime(draft, agent, draft.at)
  if (isGone) {
    draft.agents.delete(agent.extension)
    return
  }
  const changed: Agent = {
    ...next,
    ...(isOther ? { accountedTo: Math.max(draft.at, agent.accountedTo) } : {}),
    ...(state === agent.state ? {} : { state, since: draft.at }),
    currentVisit: next.visits.at(-1) ?? null,
    wrapUpUntil: hasEnded ? null : next.wrapUpUntil,
  }
  draft.agents.set(agent.extension, changed)
  if (changed.wrapUpUntil !== null) draft.dueAt = Math.min(draft.dueAt, changed.wrapUpUntil)
}

const withAgent = (draft: Draft, extension: string, change: (agent: Agent) => Partial<Agent>): void => {
  const agent = draft.agents.get(extension)
  if (agent) updateAgent(draft, agent, change(agent))
}

const sameMembership = (a: Membership, b: Membership): boolean =>
  a.interface === b.interface &&
  a.penalty === b.penalty &&
  a.paused === b.paused &&
  a.pauseReason === b.pauseReason &&
  a.device === b.device &&
  a.wrapUpMs === b.wrapUpMs &&
  a.lastCallAt === b.lastCallAt

/** A membership as the PBX tells it, in an event or in a list. */
export function applyMember(draft: Draft, member: MemberRef, membership: Membership): void {
  const agent = agentOf(draft, member)
  const known = ownValue(agent.queues, membership.queue)
  const name = member.name ?? agent.name
  if (known && sameMembership(known, membership) && name === agent.name && agent.device === membership.device) return
  if (name !== agent.name) seeAgent(draft, agent.extension, name)
  const queues = { ...agent.queues, [membership.queue]: membership }
  updateAgent(draft, agent, { name, queues, device: membership.device, pauseReason: reasonOf(queues) })
}

const reasonOf = (queues: Agent['queues']): string | null =>
  Object.values(queues).find((membership) => membership.paused && membership.pauseReason !== null)?.pauseReason ?? null

export function removeMember(draft: Draft, extension: string, queue: string): void {
  withAgent(draft, extension, (agent) => {
    const { [queue]: _gone, ...queues } = agent.queues
    return { queues, pauseReason: reasonOf(queues) }
  })
}

export const startRinging = (draft: Draft, member: MemberRef, visit: VisitId): void => {
  const agent = agentOf(draft, member)
  if (!agent.ringingFor.includes(visit)) updateAgent(draft, agent, { ringingFor: [...agent.ringingFor, visit] })
}

export const stopRinging = (draft: Draft, extension: string, visit: VisitId): void =>
  withAgent(draft, extension, (agent) => ({ ringingFor: agent.ringingFor.filter((id) => id !== visit) }))

export const startTalk = (draft: Draft, member: MemberRef, visit: VisitId): void => {
  const agent = agentOf(draft, member)
  updateAgent(draft, agent, {
    visits: [...agent.visits.filter((id) => id !== visit), visit],
    ringingFor: agent.ringingFor.filter((id) => id !== visit),
    wrapUpUntil: null,
  })
}

/** The talk with a visit is over; wrap-up begins when the agent's membership or the queue has a time for it. */
export const stopTalk = (draft: Draft, extension: string, visit: VisitId, queue: string, endedAt: number): void =>
  withAgent(draft, extension, (agent) => {
    if (!agent.visits.includes(visit)) return {}
    const wrapUpMs = ownValue(agent.queues, queue)?.wrapUpMs || ownValue(draft.context.wrapUpMs, queue) || 0
    const visits = agent.visits.filter((id) => id !== visit)
    const wrapped = { visits, wrapUpQueue: queue, wrapUpVisit: visit }
    return wrapUpMs > 0 ? { ...wrapped, wrapUpUntil: endedAt + wrapUpMs } : wrapped
  })

export const endWrapUp = (draft: Draft, extension: string): void =>
  withAgent(draft, extension, () => ({ wrapUpUntil: null }))

/** Time passed: wrap-ups that are over. */
export function expireWrapUps(draft: Draft): void {
  for (const agent of draft.agents.read().values())
    if (agent.wrapUpUntil !== null && agent.wrapUpUntil <= draft.at) updateAgent(draft, agent, {})
}
