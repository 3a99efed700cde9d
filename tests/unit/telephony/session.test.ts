import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodeAction } from '#main/telephony/ami/connection'
import { headersOf, type AmiFrame } from '#main/telephony/ami/frame'
import {
  initialSession,
  limits,
  stepSession,
  wakeAt,
  type SessionAction,
  type SessionInput,
  type SessionState,
} from '#main/telephony/ami/session'

const credentials = { username: 'console', secret: 'a-good-secret' }
const banner: AmiFrame = { kind: 'banner', version: '11.0.0' }
const T0 = 1_795_300_000_000

const response = (id: number, status: string, more = ''): AmiFrame => ({
  kind: 'response',
  status,
  headers: headersOf(`Response: ${status}\r\nActionID: v${id}\r\n${more}`),
})
const event = (name: string): AmiFrame => ({ kind: 'event', name, headers: headersOf(`Event: ${name}\r\n`) })

/** Plays inputs, each `[ms, input]` (or a frame), and keeps every action with its time. */
function play(inputs: readonly (readonly [number, SessionInput | AmiFrame])[], from: SessionState = initialSession) {
  let state = from
  const done: (readonly [number, SessionAction])[] = []
  for (const [ms, given] of inputs) {
    const input: SessionInput =
      given.kind === 'banner' || given.kind === 'response' || given.kind === 'event'
        ? { kind: 'frame', frame: given }
        : given
    const step = stepSession(state, input, { now: T0 + ms, credentials, random: () => 0.5 })
    state = step.state
    done.push(...step.actions.map((action) => [ms, action] as const))
  }
  return { state, done, sent: done.flatMap(([, action]) => (action.kind === 'send' ? [action.headers[0]?.[1]] : [])) }
}

/** Lets the session wake itself until `until`, with no input from outside. */
function idle(from: SessionState, until: number) {
  const inputs: [number, SessionInput][] = []
  let state = from
  for (let at = wakeAt(state); at !== null && at <= T0 + until; at = wakeAt(state)) {
    inputs.push([at - T0, { kind: 'time' }])
    state = play(inputs, from).state
    if (inputs.length > 100) throw new Error('the session wakes without end')
  }
  return play(inputs, from)
}

const start = [
  [0, { kind: 'start' }],
  [10, { kind: 'connected' }],
  [20, banner],
] as const
const challenged = [...start, [30, response(1, 'Success', 'Challenge: 123456\r\n')]] as const
const welcomed = [...challenged, [40, response(2, 'Success')]] as const
const alive = [
  ...welcomed,
  [50, event('FullyBooted')],
  [60, response(3, 'Success', 'EventList: start\r\n')],
  [70, { kind: 'data' }],
  [70, event('QueueStatusComplete')],
] as const

describe('logging in', () => {
  it('answers the challenge with md5(challenge + secret) and never sends the secret', () => {
    const { done } = play(challenged)
    const login = done.flatMap(([, action]) => (action.kind === 'send' ? [Object.fromEntries(action.headers)] : []))[1]
    expect(login).toEqual({
      Action: 'Login',
      ActionID: 'v2',
      AuthType: 'MD5',
      Username: 'console',
      Key: createHash('md5').update('123456a-good-secret').digest('hex'),
    })
    expect(JSON.stringify(play(alive))).not.toContain('a-good-secret')
  })

  it('waits for FullyBooted, takes the snapshot, then is live', () => {
    const { state, sent, done } = play(alive)
    expect(sent).toEqual(['Challenge', 'Login', 'QueueStatus', 'CoreShowChannels'])
    expect(state.link).toMatchObject({ state: 'live', reason: null, since: T0 + 70 })
    expect(done.filter(([, action]) => action.kind === 'event')).toEqual([
      [40, { kind: 'event', event: { kind: 'link-restored', at: T0 + 40 } }],
    ])
  })

  it('without FullyBooted (a right is missing) takes the snapshot anyway, and again while the PBX cannot', () => {
    const early = play([...welcomed, [40 + limits.fullyBooted, { kind: 'time' }]])
    expect(early.sent.at(-1)).toBe('QueueStatus')
    const refused = play([[3100, response(3, 'Error', 'Message: Invalid/unknown command\r\n')]], early.state)
    expect(wakeAt(refused.state)).toBe(T0 + 3100 + limits.snapshotRetry)
    expect(play([[3100 + limits.snapshotRetry, { kind: 'time' }]], refused.state).sent).toEqual(['QueueStatus'])
  })

  it('a snapshot that is not permitted leaves the link alive and says so', () => {
    const { state } = play([
      ...welcomed,
      [50, event('FullyBooted')],
      [60, response(3, 'Error', 'Message: Permission denied\r\n')],
    ])
    expect(state.link).toMatchObject({ state: 'live', reason: 'no-snapshot-right' })
  })

  it.each([
    ['the login', [...challenged, [1030, response(2, 'Error', 'Message: Authentication failed\r\n')]]],
    ['the challenge', [...start, [30, response(1, 'Error')]]],
  ] as const)('a refusal of %s is final: nothing is ever sent again', (_what, inputs) => {
    const { state, done } = play(inputs)
    expect(state.link).toMatchObject({ state: 'rejected', reason: 'wrong-credentials' })
    expect(done.at(-2)?.[1]).toEqual({ kind: 'close' })
    expect(wakeAt(state)).toBeNull()
    const later = play(
      [
        [2000, { kind: 'closed', unreachable: false }],
        [9e9, { kind: 'time' }],
        [9e9, { kind: 'start' }],
      ],
      state,
    )
    expect(later).toMatchObject({ done: [], state })
  })

  it('a login that is answered by closing three times is as good as refused', () => {
    let { state } = play([...challenged, [40, { kind: 'closed', unreachable: false }]])
    for (const round of [1, 2]) {
      expect(state.phase).toBe('waiting')
      const base = round * 10_000
      const id = state.lastActionId
      state = play(
        [
          [base, { kind: 'time' }],
          [base + 1, { kind: 'connected' }],
          [base + 2, banner],
          [base + 3, response(id + 1, 'Success', 'Challenge: 1\r\n')],
          [base + 4, { kind: 'closed', unreachable: false }],
        ],
        state,
      ).state
    }
    expect(state.link).toMatchObject({ state: 'rejected', reason: 'login-unanswered' })
  })

  it('something that is no manager is not talked to', () => {
    const { state, sent } = play([...start.slice(0, 2), [20, response(1, 'Success')]])
    expect(state.link).toMatchObject({ state: 'lost', reason: 'not-a-manager' })
    expect(sent).toEqual([])
  })
})

describe('time limits', () => {
  it.each([
    ['connecting', start.slice(0, 1), limits.connect, 'unreachable'],
    ['the banner: a stopped PBX accepts sockets', start.slice(0, 2), 10 + limits.banner, 'no-banner'],
    ['the challenge', start, 20 + limits.login, 'action-timeout'],
    ['the login', challenged, 30 + limits.login, 'action-timeout'],
    ['the snapshot', [...welcomed, [50, event('FullyBooted')]], 50 + limits.snapshot, 'action-timeout'],
  ] as const)('%s', (_what, inputs, due, reason) => {
    const { state } = play(inputs)
    expect(wakeAt(state)).toBe(T0 + due)
    const { link } = play([[due, { kind: 'time' }]], state).state
    expect(link).toMatchObject({ state: 'lost', reason })
  })

  it('an answer to something else changes nothing', () => {
    const { state } = play(challenged)
    for (const stray of [
      response(1, 'Success'),
      response(9, 'Error'),
      { ...response(2, 'Error'), headers: headersOf('Response: Error\r\n') },
    ])
      expect(play([[50, stray]], state)).toMatchObject({ state, done: [] })
  })
})

describe('being alive', () => {
  it('pings every 5 s, is dead after two misses, and dates the loss to the last data', () => {
    // The first ping goes out at once, for the clock difference; it is answered.
    const { state } = play(
      [
        [70, { kind: 'time' }],
        [75, { kind: 'data' }],
      ],
      play(alive).state,
    )
    const { done, state: dead } = idle(state, 15_500)
    expect(done.filter(([, action]) => action.kind === 'send').map(([ms]) => ms)).toEqual([5070, 10_070])
    expect(dead.link).toMatchObject({ state: 'lost', reason: 'ping-timeout', since: T0 + 15_070 })
    expect(done.find(([, action]) => action.kind === 'event')?.[1]).toEqual({
      kind: 'event',
      event: { kind: 'link-lost', at: T0 + 75 },
    })
  })

  it('any byte is a sign of life: in a storm the answer waits behind the events', () => {
    let { state } = play(alive)
    for (let ms = 70; ms < 60_000; ms += 5000)
      state = play(
        [
          [ms, { kind: 'time' }],
          [ms + 1, { kind: 'data' }],
        ],
        state,
      ).state
    expect(state.link.state).toBe('live')
  })

  it('reads the clock difference off the answer to a ping, and ignores what is only the network', () => {
    const pinged = play([[70, { kind: 'time' }]], play(alive).state).state
    const pong = (seconds: number) =>
      response(pinged.lastActionId, 'Success', `Ping: Pong\r\nTimestamp: ${seconds}\r\n`)
    const near = play([[170, pong((T0 + 220) / 1000)]], pinged)
    expect(near.done.map(([, action]) => action.kind)).toEqual(['report'])
    const far = play([[170, pong((T0 + 120 - 90_000) / 1000)]], pinged)
    expect(far.done[0]?.[1]).toEqual({ kind: 'clock-offset', ms: -90_000 })
    expect(far.state.clockOffsetMs).toBe(-90_000)
  })

  it('a clock that is put back by an hour stops neither pings nor attempts to reconnect', () => {
    const hourBack = -3_600_000
    expect(play([[hourBack, { kind: 'time' }]], play(alive).state).sent).toEqual(['Ping'])
    const lost = play([[80, { kind: 'closed', unreachable: false }]], play(alive).state).state
    expect(play([[hourBack, { kind: 'time' }]], lost).state.link.state).toBe('connecting')
  })

  it('FullyBooted in the middle (the PBX had still been loading) takes another snapshot', () => {
    expect(play([[500, event('FullyBooted')]], play(alive).state).sent).toEqual(['QueueStatus'])
  })

  it('says so when the PBX shuts down', () => {
    const { state } = play(
      [
        [500, event('Shutdown')],
        [600, { kind: 'closed', unreachable: false }],
      ],
      play(alive).state,
    )
    expect(state.link).toMatchObject({ state: 'lost', reason: 'pbx-shutdown' })
  })
})

describe('connecting again', () => {
  it('waits 1, 2, 4 … 30 s, by random up to a fifth less or more', () => {
    let { state } = play(start.slice(0, 1))
    const waits: number[] = []
    for (let round = 0; round < 8; round++) {
      const now = round * 100_000
      state = play([[now, { kind: 'closed', unreachable: true }]], state).state
      waits.push((wakeAt(state) ?? 0) - T0 - now)
      state = play([[now + 50_000, { kind: 'time' }]], state).state
      expect(state.link).toMatchObject({ state: 'connecting', reason: 'unreachable' })
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
    const at = (random: number) =>
      stepSession(
        play(start.slice(0, 1)).state,
        { kind: 'closed', unreachable: true },
        { now: T0, credentials, random: () => random },
      ).state.deadline
    expect([at(0), at(1)]).toEqual([T0 + 800, T0 + 1200])
  })

  it('begins at 1 s again after it was alive', () => {
    const { state } = play([[1000, { kind: 'closed', unreachable: false }]], play(alive).state)
    expect(wakeAt(state)).toBe(T0 + 2000)
    expect(state.link).toMatchObject({ state: 'lost', reason: 'closed-by-peer' })
  })

  it('stopping logs off, and nothing wakes it again', () => {
    const { state, done } = play([[1000, { kind: 'stop' }]], play(alive).state)
    expect(done.map(([, action]) => action.kind)).toEqual(['send', 'close', 'report'])
    expect(state.link.state).toBe('stopped')
    expect(wakeAt(state)).toBeNull()
  })
})

describe('on the way by TLS', () => {
  const reached = [
    [0, { kind: 'start' }],
    [10, { kind: 'reached' }],
  ] as const

  it('a certificate that is refused ends the session: nothing is sent, nothing wakes it again', () => {
    const { state, sent } = play([...reached, [20, { kind: 'untrusted', reason: 'tls-untrusted' }]])
    expect(state.link).toMatchObject({ state: 'rejected', reason: 'tls-untrusted' })
    expect(sent).toEqual([])
    expect(wakeAt(state)).toBeNull()
  })

  it.each([
    ['closed during the handshake', { kind: 'closed', unreachable: false }, 'tls-failed'],
    ['a plain port', { kind: 'closed', unreachable: false, reason: 'tls-expected' }, 'tls-expected'],
  ] as const)('%s is tried again later', (_title, input, reason) => {
    const { state } = play([...reached, [20, input]])
    expect(state.link).toMatchObject({ state: 'lost', reason })
    expect(wakeAt(state)).toBe(T0 + 1020)
  })

  it('a handshake without an end is given up', () => {
    const { state } = idle(play(reached).state, 10 + limits.handshake)
    expect(state.link).toMatchObject({ state: 'lost', reason: 'tls-failed' })
  })

  it('only of a silent port is said that it wants TLS', () => {
    const silent = play([[6_000, { kind: 'time' }]], play(start.slice(0, 2)).state).state
    expect(silent.link.reason).toBe('no-banner')
    expect(play([[6_100, { kind: 'speaks-tls' }]], silent).state.link.reason).toBe('plain-expected')
    expect(play([[600, { kind: 'speaks-tls' }]], play(alive).state).state.link.reason).toBeNull()
  })
})

describe('what is sent', () => {
  it('no value can end a header and begin another', () => {
    expect(
      encodeAction([
        ['Action', 'Login'],
        ['Username', 'a\r\nAction: Originate\n'],
      ]),
    ).toBe('Action: Login\r\nUsername: aAction: Originate\r\n\r\n')
  })
})
