/**
 * Bench of the wall: from an event written on the manager's socket until its number stands on the wallboard of the built
 * app, at 100 events a second: callers join, give up and are gone, two dozen of them waiting at any time.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { admit, fullyBooted, startAmiPeer, tellState } from '../support/ami-peer'
import type { AmiConversation } from '../support/ami-peer'
import { launchApp, openWallboard } from '../support/app'
import { strongPassword } from '../support/builders'
import { amiLink } from '../support/links'
import type { BenchRow } from './row'

const EVENTS_PER_S = 100
const CALLERS = 600
/** The first callers warm up what runs for the first time. */
const WARM_UP = 100
const WAITING = 24
const GOAL_MS = 250

type Sighting = readonly [count: number, at: number]

declare global {
  interface Window {
    sightings?: Sighting[]
  }
}

/** Notes when each count of the day's calls stands on the wall: after the frame that painted it, UTC ms. */
const watchCount = (wall: Page): Promise<void> =>
  wall.evaluate(() => {
    const tile = document.querySelector('section[aria-label="今日来电"]')
    if (!tile) throw new Error('no tile counts the calls of the day')
    const seen: Sighting[] = []
    window.sightings = seen
    new MutationObserver(() => {
      const count = Number.parseInt(tile.querySelector('header + span')?.textContent ?? '', 10)
      if (Number.isNaN(count) || count === seen.at(-1)?.[0]) return
      requestAnimationFrame(() => seen.push([count, performance.timeOrigin + performance.now()]))
    }).observe(tile, { subtree: true, childList: true, characterData: true })
  })

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

/** Plays the storm; when each caller joined, UTC ms. */
async function play(call: AmiConversation): Promise<readonly number[]> {
  const joinedAt: number[] = []
  const begin = performance.now()
  let sent = 0
  const event = async (name: string, n: number, ...lines: readonly string[]): Promise<void> => {
    const due = begin + (sent++ * 1000) / EVENTS_PER_S
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    call.frame(`Event: ${name}`, 'Privilege: agent,all', ...channelLines(n), ...lines)
  }
  for (let n = 0; n < CALLERS; n++) {
    await event('QueueCallerJoin', n, 'Queue: hotline', `Position: ${Math.min(n, WAITING) + 1}`, 'Count: 1')
    joinedAt.push(Date.now())
    const gone = n - WAITING
    if (gone < 0) continue
    await event('QueueCallerAbandon', gone, 'Queue: hotline', 'Position: 1', 'OriginalPosition: 1', 'HoldTime: 1')
    await event('QueueCallerLeave', gone, 'Queue: hotline', 'Position: 1', 'Count: 1')
    await event('Hangup', gone, 'Cause: 16', 'Cause-txt: Normal Clearing')
  }
  return joinedAt
}

/** Milliseconds from each caller's joining until a count that includes it stood on the wall. */
function latencies(joinedAt: readonly number[], sightings: readonly Sighting[]): readonly number[] {
  return joinedAt.slice(WARM_UP).map((at, index) => {
    const seen = sightings.find(([count]) => count > index + WARM_UP)
    if (!seen) throw new Error(`caller ${index + WARM_UP} was never counted on the wall`)
    return seen[1] - at
  })
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

async function measure(dataDir: string): Promise<readonly number[]> {
  const peer = await startAmiPeer()
  const app = await launchApp(dataDir)
  try {
    const link = amiLink({ port: peer.port })
    await app.console.evaluate(
      async ({ settings, password }) => {
        const person = { username: 'boss', displayName: '示例管理员', password, loadSample: false }
        const created = await window.vigil.call('session.createAdministrator', person)
        const configured = created.ok ? await window.vigil.call('telephony.saveLink', settings) : created
        if (!configured.ok) throw new Error(configured.error.code)
      },
      { settings: link, password: strongPassword },
    )
    const call = await peer.accept()
    call.answerPings()
    await admit(call)
    fullyBooted(call)
    await tellState(call, [
      ['Event: QueueParams', 'Queue: hotline', 'Max: 0', 'Strategy: rrmemory', 'Calls: 0', 'ServiceLevel: 20'],
    ])
    const wall = await openWallboard(app)
    await wall.locator('html[data-living="true"]').waitFor()
    await watchCount(wall)
    const joinedAt = await play(call)
    await wall.waitForFunction((count) => (window.sightings?.at(-1)?.[0] ?? 0) >= count, CALLERS)
    return latencies(joinedAt, (await wall.evaluate(() => window.sightings)) ?? [])
  } finally {
    await app.close()
    await peer.stop()
  }
}

export async function benchWallboard(): Promise<readonly BenchRow[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'))
  const took = await measure(dataDir)
  await rm(dataDir, { recursive: true, force: true })
  const value = Math.round(percentile(took, 0.99))
  const ratio = value / GOAL_MS
  return [
    {
      id: 'event-to-wallboard-p99',
      value,
      unit: 'ms',
      reference: GOAL_MS,
      ratio,
      goal: GOAL_MS,
      ok: value < GOAL_MS,
    },
  ]
}
