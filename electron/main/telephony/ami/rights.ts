/**
 * Which rights to read an account has, told from what arrives. That nothing of a kind came is no proof; only what cannot have
 * happened without an event of the kind is.
 */
import type { ReadRight, ReadState } from '#shared/domain/telephony/rights'
import { headerOf, type AmiFrame } from './frame'

export type SeenRights = {
  readonly read: Readonly<Record<ReadRight, ReadState>>
  /** A caller gave up after the link was there: the end of the channel must have followed. */
  readonly hasCallEnded: boolean
}

export const noRightsSeen: SeenRights = {
  read: { system: 'unseen', call: 'unseen', agent: 'unseen', dialplan: 'unseen' },
  hasCallEnded: false,
}

const kinds: ReadonlyMap<string, ReadRight> = new Map<string, ReadRight>([
  ['FullyBooted', 'system'],
  ['Shutdown', 'system'],
  ...['QueueCallerJoin', 'QueueCallerLeave', 'QueueCallerAbandon', 'AgentCalled', 'AgentConnect', 'AgentComplete'].map(
    (name) => [name, 'agent'] as const,
  ),
  ...['AgentRingNoAnswer', 'QueueMemberPause', 'QueueMemberStatus', 'QueueMemberAdded', 'QueueMemberRemoved'].map(
    (name) => [name, 'agent'] as const,
  ),
  ...['Newchannel', 'Newstate', 'Hangup', 'HangupRequest', 'DialBegin', 'DialEnd', 'BridgeEnter', 'BridgeLeave'].map(
    (name) => [name, 'call'] as const,
  ),
  ['VarSet', 'dialplan'],
  ['Newexten', 'dialplan'],
])

const become = (state: SeenRights, right: ReadRight, to: ReadState): SeenRights =>
  state.read[right] === to ? state : { ...state, read: { ...state.read, [right]: to } }

const lacks = (state: SeenRights, right: ReadRight): SeenRights =>
  state.read[right] === 'unseen' ? become(state, right, 'missing') : state

/** How a caller leaves who has been in the queue; the others never joined it. */
const exitsOfMembers: ReadonlySet<string> = new Set(['TIMEOUT', 'LEAVEEMPTY', 'LEAVEUNAVAIL', 'CONTINUE', 'WITHDRAW'])

/** The same object when the frame tells nothing new, which is nearly always. */
export function seeFrame(state: SeenRights, frame: AmiFrame): SeenRights {
  if (frame.kind !== 'event') return state
  const right = kinds.get(frame.name)
  if (right === undefined) return state
  const next = become(state, right, 'seen')
  switch (frame.name) {
    case 'QueueCallerJoin':
      // The step of the dialplan that leads into a queue is told just before, and a caller who gave up has hung up since.
      return lacks(next.hasCallEnded ? lacks(next, 'call') : next, 'dialplan')
    case 'AgentCalled':
      // The channel to the agent was opened just before.
      return lacks(next, 'call')
    case 'QueueCallerAbandon':
      return next.hasCallEnded ? next : { ...next, hasCallEnded: true }
    case 'VarSet':
      return next.read.agent === 'unseen' &&
        headerOf(frame.headers, 'Variable') === 'QUEUESTATUS' &&
        exitsOfMembers.has(headerOf(frame.headers, 'Value') ?? '')
        ? lacks(next, 'agent')
        : next
    default:
      return next
  }
}

/** The link is live: a PBX says that it is fully booted to whoever may hear it, before anything else. */
export const seeLive = (state: SeenRights): SeenRights => lacks(state, 'system')
