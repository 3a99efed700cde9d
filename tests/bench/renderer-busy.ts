/**
 * Bench of the wallboard's renderer: how much of its time the main thread of the window is busy at 1,000 events a second, by the
 * processor's count of that thread, so that other programs on the machine make it neither better nor worse. The reference is the
 * same window with nothing happening, in the same run.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { startAmiPeer } from '../support/ami-peer'
import { launchApp, openWallboard } from '../support/app'
import { goTo, signIn } from '../support/jobs'
import { strongPassword } from '../support/builders'
import { untilCalm } from './app/calm'
import { seedRunning } from './app/seed'
import { linkUp, playStorm } from './app/storm'
import type { BenchRow } from './row'

const EVENTS_PER_S = 1_000
const MEASURED_S = 10
const WARM_UP_S = 2
/** Each caller is four events. */
const CALLERS_PER_S = EVENTS_PER_S / 4
const OPEN_TICKETS = 2_000
const GOAL_PERCENT = 20

/** Seconds that the main thread of the page has worked since it was asked for the first time. */
async function taskClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const task = metrics.find(({ name }) => name === 'TaskDuration')
    if (!task) throw new Error('the window does not tell how long its tasks take')
    return task.value
  }
}

/** Per cent of the time of `work` in which the main thread was busy. */
async function busyDuring(clock: () => Promise<number>, work: () => Promise<unknown>): Promise<number> {
  const [begin, before] = [performance.now(), await clock()]
  await work()
  const after = await clock()
  return ((after - before) * 100_000) / (performance.now() - begin)
}

type Measured = { readonly busy: number; readonly idle: number; readonly console: number; readonly rate: number }

async function measure(dataDir: string): Promise<Measured> {
  const peer = await startAmiPeer()
  const app = await launchApp(dataDir)
  try {
    await signIn(app.console, 'boss', strongPassword)
    await goTo(app.console, '工单')
    await app.console.getByLabel('未结工单看板').waitFor()
    const call = await linkUp(app, peer)
    const wall = await openWallboard(app)
    await wall.locator('html[data-living="true"]').waitFor()
    await untilCalm(app)
    const [ofWall, ofConsole] = [await taskClock(wall), await taskClock(app.console)]
    const idle = await busyDuring(ofWall, () => new Promise((resolve) => setTimeout(resolve, MEASURED_S * 1_000)))
    await playStorm(call, EVENTS_PER_S, WARM_UP_S * CALLERS_PER_S)
    let rate = 0
    let busy = 0
    const shown = await busyDuring(ofConsole, async () => {
      busy = await busyDuring(ofWall, async () => {
        const { events, tookMs } = await playStorm(
          call,
          EVENTS_PER_S,
          MEASURED_S * CALLERS_PER_S,
          WARM_UP_S * CALLERS_PER_S,
        )
        rate = (events * 1_000) / tookMs
      })
    })
    return { busy, idle, console: shown, rate }
  } finally {
    await app.close()
    await peer.stop()
  }
}

export async function benchRendererBusy(): Promise<readonly BenchRow[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'))
  await seedRunning(dataDir, OPEN_TICKETS)
  const { busy, idle, console: shown, rate } = await measure(dataDir)
  await rm(dataDir, { recursive: true, force: true })
  if (rate < 0.9 * EVENTS_PER_S) throw new Error(`only ${Math.round(rate)} events a second could be sent`)
  process.stderr.write(`renderer-busy: ${Math.round(rate)} events/s; the console meanwhile ${shown.toFixed(1)} %\n`)
  return [
    {
      id: 'renderer-busy',
      value: Number(busy.toFixed(1)),
      unit: '%',
      reference: Number(idle.toFixed(1)),
      ratio: busy / idle,
      goal: GOAL_PERCENT,
      ok: busy < GOAL_PERCENT,
    },
  ]
}
