/**
 * The generic hook as a telephone source: other PBXs and softphones post what happens over HTTP.
 *
 * A request is acknowledged (2xx) once all of its events are taken over by the queues: they are counted and shown, and what they
 * finish is on its way to the disk, where it is within half a second. Until then nothing is: a refused request has changed
 * nothing, and the sender may send it again with a new signature. What was acknowledged and is sent once more is recognised
 * by the call's id and changes nothing.
 */
import type { Server } from 'node:http'
import { hostAndPort } from '#shared/domain/telephony/hook-bind'
import type { LinkReason } from '#shared/domain/queue/link'
import type { Clock } from '../../platform/clock'
import type { TelephonySource } from '../source'
import { createReplayGuard } from './guard'
import { refusals } from './refusals'
import { createEndpoint, type ServerLimits } from './server'
import { createHookSession } from './session'
import { findUnbelievable } from './translate'

export type HookOptions = {
  /** One address of this machine; see `isOneAddress`. */
  readonly bind: string
  readonly port: number
  readonly secret: string
  /** IANA zone of the centre. */
  readonly zone: string
  readonly onError: (error: unknown) => void
  readonly limits?: ServerLimits
}

/** An address may come later than the app (a cable, a VPN), and another program may let go of the port. */
const retryMs = 10_000

export function createHookSource(options: HookOptions, clock: Clock): TelephonySource {
  const { bind, port, zone } = options
  const session = createHookSession({ source: 'hook', label: hostAndPort(bind, port), zone }, clock)
  let server: Server | null = null
  /** Fulfilled once it is known whether the server listens. */
  let opening: Promise<void> = Promise.resolve()
  let cancelRetry: (() => void) | null = null
  let isStopped = false

  const listen = (): void => {
    cancelRetry = null
    const guard = createReplayGuard(clock.now())
    const opened = createEndpoint({
      ...options,
      now: clock.now,
      guard,
      take: (events, signedAt) => {
        if (isStopped) return refusals.full
        const offsetMs = signedAt - clock.now()
        const wrong = findUnbelievable(events, { now: clock.now(), offsetMs, zone })
        if (wrong >= 0) return refusals.time(events.length > 1 ? `$[${wrong}].at` : '$.at')
        return { events: events.length, ...session.take(events, signedAt) }
      },
    })
    const onFailure = (error: NodeJS.ErrnoException): void => {
      if (isStopped) return
      session.fail('lost', reasonOf(error.code), clock.now() + retryMs)
      cancelRetry = clock.setTimeout(listen, retryMs)
    }
    opening = new Promise((resolve) => {
      opened.once('error', (error) => {
        onFailure(error)
        resolve()
      })
      opened.listen({ host: bind, port, exclusive: true }, () => {
        server = opened
        opened.removeAllListeners('error').on('error', options.onError)
        if (!isStopped) session.goLive()
        resolve()
      })
    })
  }

  return {
    kind: 'hook',
    start: (sink) => {
      session.open(sink)
      session.fail('connecting', null, null)
      listen()
    },
    stop: async () => {
      isStopped = true
      cancelRetry?.()
      await opening
      if (server) await closed(server)
      session.stop()
    },
  }
}

/** Whoever is still sending was not acknowledged, and sends again. */
const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

function reasonOf(code: string | undefined): LinkReason {
  switch (code) {
    case 'EADDRINUSE':
      return 'port-in-use'
    case 'EACCES':
      return 'port-forbidden'
    default:
      // Not an address of this machine, or of a kind it does not have.
      return 'bad-address'
  }
}
