/**
 * The manager session as a state machine: (state, input) → state and actions. It knows neither sockets nor timers, so
 * every turn it can take is a row in a test. The secret is an argument and never part of a state.
 */
import { createHash } from 'node:crypto'
import type { QueueEvent } from '#shared/domain/queue/events'
import type { LinkPhase, LinkReason, LinkState } from '#shared/domain/queue/link'
import { headerOf, type AmiFrame } from './frame'

export type Credentials = { readonly username: string; readonly secret: string }

type Phase =
  | 'idle'
  | 'connecting'
  | 'securing'
  | 'banner'
  | 'challenge'
  | 'login'
  | 'booting'
  | 'syncing'
  | 'live'
  | 'waiting'
  | 'over'

export type SessionState = {
  readonly phase: Phase
  readonly link: Pick<LinkState, 'state' | 'since' | 'reason'>
  readonly lastDataAt: number | null
  readonly pbxVersion: string | null
  readonly clockOffsetMs: number
  /** When the present phase has taken too long (or the wait for a new attempt is over), UTC ms. */
  readonly deadline: number | null
  /** Attempts that failed since the link was alive last. */
  readonly failures: number
  /** Logins in a row that ended with a closed socket instead of an answer. */
  readonly unansweredLogins: number
  readonly ping: { readonly dueAt: number; readonly sentAt: number | null; readonly missed: number } | null
  readonly lastActionId: number
}

export type SessionInput =
  | { readonly kind: 'start' }
  /** The host took the connection; TLS is agreed on next. */
  | { readonly kind: 'reached' }
  | { readonly kind: 'connected' }
  /** The certificate is not one to talk to. */
  | { readonly kind: 'untrusted'; readonly reason: LinkReason }
  /** A port that was silent turned out to speak TLS. */
  | { readonly kind: 'speaks-tls' }
  | { readonly kind: 'data' }
  | { readonly kind: 'frame'; readonly frame: AmiFrame }
  /** A frame that no manager sends. */
  | { readonly kind: 'foreign' }
  /** `reason` is why it was closed, where the socket itself knows. */
  | { readonly kind: 'closed'; readonly unreachable: boolean; readonly reason?: LinkReason }
  | { readonly kind: 'time' }
  | { readonly kind: 'stop' }

export type SessionAction =
  | { readonly kind: 'connect' }
  | { readonly kind: 'send'; readonly headers: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'event'; readonly event: QueueEvent }
  | { readonly kind: 'clock-offset'; readonly ms: number }
  /** The link's state is to be reported. */
  | { readonly kind: 'report' }

export type SessionContext = { readonly now: number; readonly credentials: Credentials; readonly random: () => number }

type Step = { readonly state: SessionState; readonly actions: readonly SessionAction[] }

/** Time limits, ms. A wrong login is answered after about a second. */
export const limits = {
  connect: 10_000,
  handshake: 10_000,
  banner: 5_000,
  login: 10_000,
  fullyBooted: 3_000,
  snapshot: 15_000,
  snapshotRetry: 2_000,
  ping: 5_000,
  missedPings: 2,
  unansweredLogins: 3,
  firstRetry: 1_000,
  lastRetry: 30_000,
  /** A clock difference below this is the network's, not the clock's. */
  clockNoise: 250,
} as const

export const initialSession: SessionState = {
  phase: 'idle',
  link: { state: 'connecting', since: 0, reason: null },
  lastDataAt: null,
  pbxVersion: null,
  clockOffsetMs: 0,
  deadline: null,
  failures: 0,
  unansweredLogins: 0,
  ping: null,
  lastActionId: 0,
}

/** When the session wants a `time` input, UTC ms; null when it waits for nothing. */
export const wakeAt = (state: SessionState): number | null =>
  state.ping === null ? state.deadline : Math.min(state.ping.dueAt, state.deadline ?? Infinity)

/** Events the session itself has to see; the decoder must let them through. */
export const isSessionEvent = (name: string): boolean =>
  name === 'FullyBooted' || name === 'QueueStatusComplete' || name === 'Shutdown'

/** One turn: the next state and what is to be done, in order. A session that is over answers nothing any more. */
export function stepSession(state: SessionState, input: SessionInput, context: SessionContext): Step {
  if (state.phase === 'over') return { state, actions: [] }
  switch (input.kind) {
    case 'start':
      return connect(state, context)
    case 'reached':
      return stay({ ...state, phase: 'securing', deadline: context.now + limits.handshake })
    case 'untrusted':
      return reject(state, input.reason, context)
    case 'speaks-tls':
      if (state.link.reason !== 'no-banner') return stay(state)
      return { state: { ...state, link: { ...state.link, reason: 'plain-expected' } }, actions: [{ kind: 'report' }] }
    case 'connected':
      return stay({ ...state, phase: 'banner', deadline: context.now + limits.banner })
    case 'data':
      return stay({ ...state, lastDataAt: context.now })
    case 'frame':
      return onFrame(state, input.frame, context)
    case 'foreign':
      // Once the banner was right a broken frame is passed over: the link must not fall over one event.
      return state.phase === 'banner' ? lose(state, 'not-a-manager', context) : stay(state)
    case 'closed':
      return onClosed(state, input, context)
    case 'time':
      return onTime(state, context)
    case 'stop':
      return {
        state: over(state, 'stopped', null, context.now),
        actions: [...(isLoggedIn(state) ? [send(state, 'Logoff').action] : []), { kind: 'close' }, { kind: 'report' }],
      }
  }
}

const stay = (state: SessionState): Step => ({ state, actions: [] })

const isLoggedIn = (state: SessionState): boolean =>
  state.phase === 'booting' || state.phase === 'syncing' || state.phase === 'live'

function withLink(state: SessionState, link: LinkPhase, reason: LinkReason | null, now: number): SessionState {
  const since = state.link.state === link ? state.link.since : now
  return { ...state, link: { state: link, reason, since } }
}

function over(state: SessionState, link: LinkPhase, reason: LinkReason | null, now: number): SessionState {
  return { ...withLink(state, link, reason, now), phase: 'over', deadline: null, ping: null }
}

const idOf = (number: number): string => `v${number}`

function send(
  state: SessionState,
  action: string,
  headers: readonly (readonly [string, string])[] = [],
): { readonly state: SessionState; readonly action: SessionAction } {
  const lastActionId = state.lastActionId + 1
  return {
    state: { ...state, lastActionId },
    action: { kind: 'send', headers: [['Action', action], ['ActionID', idOf(lastActionId)], ...headers] },
  }
}

/** The reason of the last failure stays visible while a new attempt runs. */
function connect(state: SessionState, { now }: SessionContext): Step {
  const next = withLink(state, 'connecting', state.link.reason, now)
  return {
    state: { ...next, phase: 'connecting', deadline: now + limits.connect, ping: null },
    actions: [{ kind: 'connect' }, { kind: 'report' }],
  }
}

/** Gives this connection up and plans the next: 1 s, 2 s, 4 s … 30 s, each shortened or stretched by up to a fifth. */
function lose(state: SessionState, reason: LinkReason, { now, random }: SessionContext): Step {
  const backOff = Math.min(limits.lastRetry, limits.firstRetry * 2 ** Math.min(state.failures, 10))
  const next = withLink(state, 'lost', reason, now)
  const lost: SessionAction[] = isLoggedIn(state)
    ? [{ kind: 'event', event: { kind: 'link-lost', at: state.lastDataAt ?? now } }]
    : []
  return {
    state: {
      ...next,
      phase: 'waiting',
      failures: state.failures + 1,
      ping: null,
      deadline: now + Math.round(backOff * (0.8 + 0.4 * random())),
    },
    actions: [{ kind: 'close' }, ...lost, { kind: 'report' }],
  }
}

/**
 * Credentials that were refused are never sent again: intrusion blockers ban the address. A certificate that was refused stays so
 * until somebody has compared it.
 */
function reject(state: SessionState, reason: LinkReason, { now }: SessionContext): Step {
  return { state: over(state, 'rejected', reason, now), actions: [{ kind: 'close' }, { kind: 'report' }] }
}

function onClosed(
  state: SessionState,
  { unreachable, reason }: Extract<SessionInput, { kind: 'closed' }>,
  context: SessionContext,
): Step {
  switch (state.phase) {
    case 'idle':
    case 'waiting':
    case 'over':
      return stay(state)
    case 'connecting':
      return lose(state, 'unreachable', context)
    case 'securing':
      return lose(state, reason ?? 'tls-failed', context)
    case 'banner':
      return lose(state, 'no-banner', context)
    case 'challenge':
    case 'login': {
      const unansweredLogins = state.unansweredLogins + (state.phase === 'login' ? 1 : 0)
      if (unansweredLogins >= limits.unansweredLogins) return reject(state, 'login-unanswered', context)
      return lose({ ...state, unansweredLogins }, unreachable ? 'unreachable' : 'closed-by-peer', context)
    }
    case 'booting':
    case 'syncing':
    case 'live':
      return lose(state, state.link.reason === 'pbx-shutdown' ? 'pbx-shutdown' : 'closed-by-peer', context)
  }
}

/** A moment further off than any limit reaches was set before this computer's clock was put back. */
const isDue = (at: number, now: number): boolean => at <= now || at > now + 2 * limits.lastRetry

function onTime(state: SessionState, context: SessionContext): Step {
  const { now } = context
  if (state.deadline !== null && isDue(state.deadline, now)) {
    switch (state.phase) {
      case 'waiting':
        return connect(state, context)
      case 'connecting':
        return lose(state, 'unreachable', context)
      case 'securing':
        return lose(state, 'tls-failed', context)
      case 'banner':
        return lose(state, 'no-banner', context)
      case 'booting':
        // Without the right to read system events FullyBooted never comes.
        return requestSnapshot(state, context)
      case 'challenge':
      case 'login':
      case 'syncing':
        return lose(state, 'action-timeout', context)
      case 'idle':
      case 'live':
      case 'over':
        break
    }
  }
  return state.ping && isDue(state.ping.dueAt, now) ? pingOrLose(state, state.ping, context) : stay(state)
}

/** Any byte since the last ping is a sign of life: in a storm the answer itself waits behind the events. */
function pingOrLose(state: SessionState, ping: NonNullable<SessionState['ping']>, context: SessionContext): Step {
  const isSilent = ping.sentAt !== null && (state.lastDataAt ?? 0) < ping.sentAt
  const missed = isSilent ? ping.missed + 1 : 0
  if (missed >= limits.missedPings) return lose(state, 'ping-timeout', context)
  const { state: next, action } = send(state, 'Ping')
  const { now } = context
  return { state: { ...next, ping: { dueAt: now + limits.ping, sentAt: now, missed } }, actions: [action] }
}

function onFrame(state: SessionState, frame: AmiFrame, context: SessionContext): Step {
  if (state.phase === 'banner') {
    if (frame.kind !== 'banner') return lose(state, 'not-a-manager', context)
    const { state: next, action } = send(state, 'Challenge', [['AuthType', 'MD5']])
    const link = withLink(next, 'authenticating', state.link.reason, context.now)
    return {
      state: { ...link, phase: 'challenge', pbxVersion: frame.version, deadline: context.now + limits.login },
      actions: [action, { kind: 'report' }],
    }
  }
  if (frame.kind === 'response') return onResponse(state, frame, context)
  if (frame.kind === 'event' && isLoggedIn(state)) return onEvent(state, frame.name, context)
  return stay(state)
}

function onResponse(
  state: SessionState,
  frame: Extract<AmiFrame, { kind: 'response' }>,
  context: SessionContext,
): Step {
  const isAnswer = headerOf(frame.headers, 'ActionID') === idOf(state.lastActionId)
  const isRefused = frame.status === 'Error'
  switch (state.phase) {
    case 'challenge':
      if (!isAnswer) return stay(state)
      return isRefused ? reject(state, 'wrong-credentials', context) : login(state, frame, context)
    case 'login':
      if (!isAnswer) return stay(state)
      return isRefused ? reject(state, 'wrong-credentials', context) : welcome(state, context)
    case 'syncing':
      return isAnswer && isRefused ? onSnapshotRefused(state, frame, context) : stay(state)
    case 'live':
      return isAnswer && headerOf(frame.headers, 'Ping') === 'Pong' ? onPong(state, frame, context) : stay(state)
    case 'idle':
    case 'connecting':
    case 'securing':
    case 'banner':
    case 'booting':
    case 'waiting':
    case 'over':
      return stay(state)
  }
}

function login(state: SessionState, frame: Extract<AmiFrame, { kind: 'response' }>, context: SessionContext): Step {
  const { username, secret } = context.credentials
  const key = createHash('md5')
    .update(`${headerOf(frame.headers, 'Challenge') ?? ''}${secret}`)
    .digest('hex')
  const { state: next, action } = send(state, 'Login', [
    ['AuthType', 'MD5'],
    ['Username', username],
    ['Key', key],
  ])
  return { state: { ...next, phase: 'login', deadline: context.now + limits.login }, actions: [action] }
}

function welcome(state: SessionState, { now }: SessionContext): Step {
  return {
    state: {
      ...withLink(state, 'syncing', null, now),
      phase: 'booting',
      deadline: now + limits.fullyBooted,
      unansweredLogins: 0,
      ping: { dueAt: now + limits.ping, sentAt: null, missed: 0 },
    },
    actions: [{ kind: 'event', event: { kind: 'link-restored', at: now } }, { kind: 'report' }],
  }
}

function requestSnapshot(state: SessionState, { now }: SessionContext): Step {
  const { state: next, action } = send(state, 'QueueStatus')
  // The ping would take the place of the answer that is waited for; the deadline watches the link meanwhile.
  return { state: { ...next, phase: 'syncing', deadline: now + limits.snapshot, ping: null }, actions: [action] }
}

function onSnapshotRefused(
  state: SessionState,
  frame: Extract<AmiFrame, { kind: 'response' }>,
  context: SessionContext,
): Step {
  if (headerOf(frame.headers, 'Message') === 'Permission denied') return goLive(state, 'no-snapshot-right', context)
  // A PBX that is still loading does not know the action yet.
  return stay({ ...state, phase: 'booting', deadline: context.now + limits.snapshotRetry })
}

function goLive(state: SessionState, reason: LinkReason | null, { now }: SessionContext): Step {
  return {
    state: {
      ...withLink(state, 'live', reason, now),
      phase: 'live',
      deadline: null,
      failures: 0,
      ping: { dueAt: now, sentAt: null, missed: 0 },
    },
    actions: [{ kind: 'report' }],
  }
}

function onEvent(state: SessionState, name: string, context: SessionContext): Step {
  switch (name) {
    case 'FullyBooted':
      return requestSnapshot(state, context)
    case 'QueueStatusComplete': {
      if (state.phase !== 'syncing') return stay(state)
      // Tells which talks ended during a gap. Nothing waits for the answer: a refusal only leaves them to time.
      const { state: next, action } = send(state, 'CoreShowChannels')
      const live = goLive(next, null, context)
      return { ...live, actions: [action, ...live.actions] }
    }
    case 'Shutdown':
      return stay({ ...state, link: { ...state.link, reason: 'pbx-shutdown' } })
    default:
      return stay(state)
  }
}

/** The PBX's clock is read at the middle of the way there and back. */
function onPong(state: SessionState, frame: Extract<AmiFrame, { kind: 'response' }>, { now }: SessionContext): Step {
  const pbxNow = Number(headerOf(frame.headers, 'Timestamp')) * 1000
  const sentAt = state.ping?.sentAt ?? now
  const offset = Math.round(pbxNow - (sentAt + now) / 2)
  const isNews = Number.isFinite(offset) && Math.abs(offset - state.clockOffsetMs) > limits.clockNoise
  if (!isNews) return { state, actions: [{ kind: 'report' }] }
  return {
    state: { ...state, clockOffsetMs: offset },
    actions: [{ kind: 'clock-offset', ms: offset }, { kind: 'report' }],
  }
}
