/**
 * What must be true of a console at the end of every test: its totals are those of Asterisk's own queue_log to the second,
 * a console that connects now sees the same queues, and nothing of it is left once it has stopped.
 */
import { expect } from '@playwright/test'
import type { Membership } from '#shared/domain/queue/events'
import type { QueueState } from '#shared/domain/queue/state'
import type { AgentTotals, Histogram, QueueTotals } from '#shared/domain/queue/totals'
import { readQueueLog, type LoggedQueue } from '../../support/queue-log'
import { openConsole, type RigConsole } from './console'
import type { AmiAccount } from './manager'
import type { Pbx } from './pbx'

export type VerdictOptions = {
  /** Callers by queue of whom the console cannot know why they went: they did while the link was lost, or with the PBX. */
  readonly unseen?: Readonly<Record<string, number>>
  /** Queues that the PBX does not have: a test made them up. */
  readonly inventedQueues?: readonly string[]
}

const patience = { timeout: 30_000, intervals: [50] }

/** Totals equal the log, once both have heard of the last call. */
export async function expectTotalsOfLog(pbx: Pbx, { live }: RigConsole, options: VerdictOptions = {}): Promise<void> {
  await expect(async () => {
    const log = readQueueLog(await pbx.queueLogText())
    const { day, visits } = live.state()
    const names = Object.keys(log.queues)
    const isMissing = ({ queue, phase }: { queue: string; phase: string }, name: string) =>
      queue === name && (phase === 'waiting' || phase === 'connecting' || phase === 'leaving')
    const told = names.map((name) => {
      const waiting = [...visits.values()].filter((visit) => isMissing(visit, name)).length
      return [name, toldOf(day.queues[name], waiting)]
    })
    const logged = names.map((name) => [name, loggedOf(log.queues[name], options.unseen?.[name] ?? 0)])
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(logged))
    const agents = Object.keys(log.agents)
    expect(Object.fromEntries(agents.map((agent) => [agent, agentOf(day.agents[agent])]))).toEqual(log.agents)
  }).toPass(patience)
}

function loggedOf(log: LoggedQueue | undefined, unseen: number) {
  if (!log) return undefined
  const { waiting, abandoned, waits, abandonedWaits, ...same } = log
  return {
    ...same,
    gone: abandoned + waiting,
    left: unseen,
    waits: waits.toSorted((a, b) => a - b),
    abandonedWaits: unseen > 0 ? 'not all seen' : abandonedWaits.toSorted((a, b) => a - b),
  }
}

/** `gone` takes those together who gave up and those who still wait, as the log does of whom it says nothing more. */
function toldOf(totals: QueueTotals | undefined, waiting: number) {
  if (!totals) return undefined
  const { halfHours: _, wrapUpMs: __, abandoned, left, answeredWaits, abandonedWaits, ...same } = totals
  return {
    ...same,
    gone: abandoned + left + waiting,
    left,
    waits: secondsOf(answeredWaits),
    abandonedWaits: left > 0 ? 'not all seen' : secondsOf(abandonedWaits),
  }
}

const secondsOf = (histogram: Histogram): readonly number[] =>
  histogram.flatMap((calls, second) => Array.from({ length: calls }, () => second))

const agentOf = (totals: AgentTotals | undefined) =>
  totals && { answered: totals.answered, talkMs: totals.talkMs, missed: totals.missed }

/** A console that connects now sees who waits, who is a member, and who is paused, just as this one does. */
export async function expectFreshView(
  account: AmiAccount,
  { live }: RigConsole,
  { inventedQueues = [] }: VerdictOptions = {},
): Promise<void> {
  await expect(async () => {
    const fresh = await openConsole(account)
    try {
      expect(viewOf(live.state(), inventedQueues)).toEqual(viewOf(fresh.live.state(), []))
    } finally {
      await fresh.stop()
    }
  }).toPass(patience)
}

function viewOf(state: QueueState, without: readonly string[]) {
  const waiting = [...state.visits.values()].filter(
    ({ phase, queue }) => phase === 'waiting' && !without.includes(queue),
  )
  const agents = [...state.agents.values()].filter(({ queues }) => Object.keys(queues).length > 0)
  return {
    queues: [...state.queues.keys()].toSorted(),
    waiting: waiting
      .map(({ uniqueid, queue, callerNumber, callerName }) => [uniqueid, queue, callerNumber, callerName].join(' '))
      .toSorted(),
    agents: Object.fromEntries(
      agents.map(({ extension, name, queues, device, pauseReason }) => [
        extension,
        {
          name,
          queues: Object.values(queues)
            .map(membershipOf)
            .toSorted((a, b) => a.queue.localeCompare(b.queue)),
          device,
          pauseReason,
        },
      ]),
    ),
  }
}

/** The end of the last call is in the PBX's own time, which a console that has just connected has not learned yet. */
const membershipOf = ({ lastCallAt: _, ...membership }: Membership) => membership

/** Sockets of this process, the test's own included. */
export const openSockets = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length

/** Stops the console: no timer is armed, no socket is open, and nothing is reported any more. */
export async function expectNothingLeft(opened: RigConsole, socketsBefore: number): Promise<void> {
  await opened.stop()
  const reports = opened.reports()
  expect(opened.clock.armed()).toBe(0)
  await expect.poll(openSockets, patience).toBeLessThanOrEqual(socketsBefore)
  expect(opened.reports()).toBe(reports)
}

/** All of it. `socketsBefore`: sockets of this process before the console was opened. */
export async function verdict(
  pbx: Pbx,
  opened: RigConsole,
  socketsBefore: number,
  options: VerdictOptions = {},
): Promise<void> {
  await expectTotalsOfLog(pbx, opened, options)
  await expectFreshView(pbx.ami, opened, options)
  await expectNothingLeft(opened, socketsBefore)
}
