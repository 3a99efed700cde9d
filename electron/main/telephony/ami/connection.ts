/** Drives a manager session over a real socket: bytes in, frames to the session and the translator, events out. */
import type { Socket } from 'node:net'
import type { Clock } from '../../platform/clock'
import type { LineEvent } from '#shared/domain/lines/events'
import type { QueueEvent } from '#shared/domain/queue/events'
import type { LinkTls } from '#shared/domain/telephony/settings'
import type { SeenCertificate } from '#shared/ipc/link-rows'
import type { Tap, TelephonySink, TelephonySource } from '../source'
import { createAmiDecoder } from './codec'
import { createAmiControl } from './control'
import { createRequests, type ActionHeaders } from './requests'
import { noRightsSeen, seeFrame, seeLive } from './rights'
import {
  initialSession,
  isSessionEvent,
  limits,
  stepSession,
  wakeAt,
  type Credentials,
  type SessionAction,
  type SessionInput,
} from './session'
import { openSocket, readCertificate, type Place } from './socket'
import { createTranslator, isTranslated, queueVariables } from './translate'
import { createLineTranslator, isLineEvent, lineVariables } from './translate-lines'

export type AmiSettings = Credentials & Place & { readonly tls: LinkTls }

const tellingVariables = new Map([['VarSet', [...queueVariables, ...lineVariables]]])

/** `random` gives 0 ≤ x < 1 and spreads the attempts of many desks to reconnect. */
export function createAmiSource(
  settings: AmiSettings,
  clock: Clock,
  random: () => number = Math.random,
): TelephonySource {
  let session = initialSession
  let sink: TelephonySink | null = null
  let socket: Socket | null = null
  let seen: SeenCertificate | null = null
  let isProbed = false
  let messages = 0
  let rights = noRightsSeen
  let tap: Tap | null = null
  let translator = createTranslator()
  let lineTranslator = createLineTranslator()
  let timer: { readonly at: number; readonly cancel: () => void } | null = null
  let batch: QueueEvent[] = []
  let lines: LineEvent[] = []
  const closing = new Set<Promise<void>>()
  const stopping = new AbortController()
  const sendHeaders = (headers: ActionHeaders): boolean => {
    if (session.phase !== 'live' || !socket) return false
    socket.write(encodeAction(headers))
    return true
  }
  const requests = createRequests(clock, sendHeaders)
  const control = createAmiControl(requests)

  const report = (): void => {
    const { link, lastDataAt, pbxVersion, clockOffsetMs, phase, deadline } = session
    sink?.link({
      source: 'ami',
      ...link,
      lastDataAt,
      pbxVersion,
      clockOffsetMs,
      label: `${settings.host}:${settings.port}`,
      retryAt: phase === 'waiting' ? deadline : null,
    })
  }

  const flush = (): void => {
    const [events, changes] = [batch, lines]
    batch = []
    lines = []
    if (events.length > 0) sink?.events(events)
    if (changes.length > 0) sink?.lines(changes)
  }

  const feed = (input: SessionInput): void => {
    const step = stepSession(session, input, { now: clock.now(), credentials: settings, random })
    const wasLive = session.phase === 'live'
    session = step.state
    for (const action of step.actions) perform(action)
    if (session.phase === 'live' && !wasLive) {
      rights = seeLive(rights)
      void control.learnRights().then(report)
    }
    if (mayWantTls()) void probe()
  }

  /** Silent twice, and never seen to speak. */
  const mayWantTls = (): boolean =>
    settings.tls.mode === 'off' &&
    !isProbed &&
    session.pbxVersion === null &&
    session.failures > 1 &&
    session.link.reason === 'no-banner'

  /** A port that only listens may wait for TLS: asked once, so that the screen can say so. */
  const probe = async (): Promise<void> => {
    isProbed = true
    const asking = new AbortController()
    const cancel = clock.setTimeout(() => asking.abort(), limits.handshake)
    stopping.signal.addEventListener('abort', () => asking.abort(), { once: true })
    const answer = await readCertificate(settings, asking.signal)
    cancel()
    if (typeof answer === 'object') turn({ kind: 'speaks-tls' })
  }

  const turn = (input: SessionInput): void => {
    feed(input)
    flush()
    armTimer()
  }

  const armTimer = (): void => {
    const at = wakeAt(session)
    if (at === (timer?.at ?? null)) return
    timer?.cancel()
    timer = at === null ? null : { at, cancel: clock.setTimeout(onTimer, Math.max(0, at - clock.now())) }
  }

  const onTimer = (): void => {
    timer = null
    turn({ kind: 'time' })
  }

  const perform = (action: SessionAction): void => {
    switch (action.kind) {
      case 'connect':
        open()
        break
      case 'send':
        socket?.write(encodeAction(action.headers))
        break
      case 'close':
        close()
        break
      case 'event':
        batch.push(action.event)
        if (action.event.kind === 'link-lost' || action.event.kind === 'link-restored') lines.push(action.event)
        break
      case 'clock-offset':
        translator.setClockOffset(action.ms)
        lineTranslator.setClockOffset(action.ms)
        break
      case 'report':
        // A screen must never see a live link before the events that made it so.
        flush()
        report()
        break
    }
  }

  const open = (): void => {
    const { socket: opened, reason } = openSocket(settings, settings.tls, {
      reached: () => {
        hasConnected = true
        if (isCurrent() && settings.tls.mode !== 'off') turn({ kind: 'reached' })
      },
      ready: () => {
        seen = null
        if (isCurrent()) turn({ kind: 'connected' })
      },
      untrusted: (why, certificate) => {
        seen = certificate
        if (isCurrent()) turn({ kind: 'untrusted', reason: why })
      },
    })
    const decoder = createAmiDecoder(
      (name) => isTranslated(name) || isLineEvent(name) || isSessionEvent(name),
      tellingVariables,
    )
    let hasConnected = false
    let counted = 0
    socket = opened
    rights = noRightsSeen
    tap?.connected(null)
    translator = createTranslator()
    translator.setClockOffset(session.clockOffsetMs)
    lineTranslator = createLineTranslator()
    lineTranslator.setClockOffset(session.clockOffsetMs)
    const isCurrent = (): boolean => socket === opened

    opened.on('data', (chunk) => {
      if (!isCurrent()) return
      feed({ kind: 'data' })
      tap?.bytes(chunk, session.clockOffsetMs)
      const frames = decoder.push(chunk)
      messages += decoder.counts().frames - counted
      counted = decoder.counts().frames
      for (const frame of frames) {
        rights = seeFrame(rights, frame)
        translator.translate(frame, clock.now(), batch)
        lineTranslator.translate(frame, clock.now(), lines)
        if (frame.kind === 'response' && requests.settle(frame)) continue
        if (frame.kind !== 'event' || isSessionEvent(frame.name)) feed({ kind: 'frame', frame })
        if (!isCurrent()) break
      }
      if (decoder.counts().malformed > 0) feed({ kind: 'foreign' })
      flush()
      armTimer()
    })
    const closed = new Promise<void>((resolve) => {
      opened.on('close', () => {
        closing.delete(closed)
        resolve()
        if (!isCurrent()) return
        socket = null
        requests.closeAll()
        const why = reason()
        turn({ kind: 'closed', unreachable: !hasConnected, ...(why ? { reason: why } : {}) })
      })
    })
    closing.add(closed)
  }

  const close = (): void => {
    const closed = socket
    socket = null
    requests.closeAll()
    // What was written (a logoff) still goes out; a peer that does not read is not waited for.
    closed?.destroySoon()
    closed?.setTimeout(1_000, () => closed.destroy())
  }

  return {
    kind: 'ami',
    control,
    vitals: () => ({ messages, refused: seen, rights: { read: rights.read, act: control.actRights() } }),
    setTap: (next) => {
      tap = next
      if (!tap) return
      tap.connected(session.pbxVersion)
      // What is there already is said again, so that the recording knows it. The queues take it as after a gap.
      void requests.ask('QueueStatus')
      void requests.ask('CoreShowChannels')
    },
    start: (to) => {
      sink = to
      turn({ kind: 'start' })
    },
    stop: async () => {
      turn({ kind: 'stop' })
      stopping.abort()
      sink = null
      await Promise.all(closing)
    },
  }
}

/** Headers as bytes for the socket. CR and LF would end a header, so no value may hold them. */
export const encodeAction = (headers: readonly (readonly [name: string, value: string])[]): string =>
  `${headers.map(([name, value]) => `${name}: ${value.replaceAll(/[\r\n]/g, '')}`).join('\r\n')}\r\n\r\n`
