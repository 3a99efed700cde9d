/** A storm on the manager's socket: callers join, give up and are gone, two dozen of them waiting at any time. */
import { admit, fullyBooted, tellState } from '../../support/ami-peer'
import type { AmiConversation, AmiPeer } from '../../support/ami-peer'
import type { App } from '../../support/app'
import { amiLink } from '../../support/links'

const WAITING = 24

export type Storm = {
  /** When each caller joined, UTC ms, by the order in which they did. */
  readonly joinedAt: readonly number[]
  /** Events sent, and over how long, ms. */
  readonly events: number
  readonly tookMs: number
}

const channelLines = (n: number): readonly string[] => [
  `Timestamp: ${(Date.now() / 1000).toFixed(6)}`,
  `Channel: PJSIP/trunk-${n.toString(16).padStart(8, '0')}`,
  'ChannelState: 6',
  'ChannelStateDesc: Up',
  `CallerIDNum: 139${String(11_000_000 + n)}`,
  `CallerIDName: 139${String(11_000_000 + n)}`,
  'ConnectedLineNum: <unknown>',
  'Context: inbound',
  'Exten: 4008810169',
  `Uniqueid: 1795336846.${n}`,
  `Linkedid: 1795336846.${n}`,
]

/** What happens, event by event: `n` is the caller's number. */
function* eventsOf(callers: number, first: number): Generator<readonly [name: string, n: number, ...lines: string[]]> {
  for (let n = first; n < first + callers; n++) {
    yield ['QueueCallerJoin', n, 'Queue: hotline', `Position: ${Math.min(n, WAITING) + 1}`, 'Count: 1']
    const gone = n - WAITING
    if (gone < 0) continue
    yield ['QueueCallerAbandon', gone, 'Queue: hotline', 'Position: 1', 'OriginalPosition: 1', 'HoldTime: 1']
    yield ['QueueCallerLeave', gone, 'Queue: hotline', 'Position: 1', 'Count: 1']
    yield ['Hangup', gone, 'Cause: 16', 'Cause-txt: Normal Clearing']
  }
}

/** Plays it from the caller `first` on, each event at its time; a sender that was held up sends what is due at once. */
export async function playStorm(call: AmiConversation, perSecond: number, callers: number, first = 0): Promise<Storm> {
  const joinedAt: number[] = []
  const begin = performance.now()
  let sent = 0
  for (const [name, n, ...lines] of eventsOf(callers, first)) {
    const wait = begin + (sent++ * 1000) / perSecond - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    call.frame(`Event: ${name}`, 'Privilege: agent,all', ...channelLines(n), ...lines)
    if (name === 'QueueCallerJoin') joinedAt.push(Date.now())
  }
  return { joinedAt, events: sent, tookMs: performance.now() - begin }
}

/** Sets the link of the app up, whose person may do so, and plays the PBX until the link is alive. */
export async function linkUp(app: App, peer: AmiPeer): Promise<AmiConversation> {
  await app.console.evaluate(
    async (settings) => {
      const configured = await window.vigil.call('telephony.saveLink', settings)
      if (!configured.ok) throw new Error(configured.error.code)
    },
    amiLink({ port: peer.port }),
  )
  const call = await peer.accept()
  call.answerPings()
  await admit(call)
  fullyBooted(call)
  await tellState(call, [
    ['Event: QueueParams', 'Queue: hotline', 'Max: 0', 'Strategy: rrmemory', 'Calls: 0', 'ServiceLevel: 20'],
  ])
  return call
}
