/** `vigil replay --ami FILE`: the totals of a recorded manager session, as one JSON object. */
import { readFile } from 'node:fs/promises'
import { readRecording, type Recording } from '#main/telephony/replay/recording'
import { waitingVisits } from '#shared/domain/queue/kpi'
import { emptyQueueState, nextTickAt, reduceQueueEvents } from '#shared/domain/queue/reduce'
import {
  addAgentTotals,
  countWithin,
  emptyAgentTotals,
  sumQueueTotals,
  type DayTotals,
  type QueueTotals,
} from '#shared/domain/queue/totals'
import type { Failure } from '#shared/lib/result'
import type { CliCommand } from '../io'

/** The day only divides what is summed up again here, so any zone gives the same answer. */
const context = { zone: 'Asia/Shanghai', wrapUpMs: {} }

/** Thresholds T of `answeredWithin`, s. A wait counts by its whole seconds, as the PBX tells it: 20.9 s is within 20. */
export const WITHIN_SECONDS = [5, 10, 15, 20, 30, 60, 120] as const

export const replay: CliCommand = async (argv, io) => {
  const file = argv[0] === '--ami' ? argv[1] : undefined
  if (file === undefined || argv.length !== 2) {
    io.say('vigil replay --ami FILE')
    return 2
  }
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    io.say(`${file}: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
  const recording = readRecording(bytes)
  if (!recording.ok) {
    io.say(`${file}: ${describe(recording.error)}`)
    return 1
  }
  io.answer(totalsOf(recording.value))
  return 0
}

/** Counters per queue and per agent over the whole recording, and who still waits at its end. */
function totalsOf(recording: Recording): ReplayTotals {
  const start = emptyQueueState(recording.from, context.zone)
  const events = recording.events.map(({ event }) => event)
  const played = reduceQueueEvents(start, events, context)
  // What the last events leave open is settled by the moments that follow; the waiting are those at the end itself.
  const settled = settle(played.state)
  const days = [...played.closedDays, ...settled.closedDays, settled.state.day]
  return {
    queues: mergeRecords(
      days.map((day) => day.queues),
      (all) => queueReport(sumQueueTotals(all)),
    ),
    agents: mergeRecords(
      days.map((day) => day.agents),
      (all) => {
        const { answered, completed, talkMs, missed } = all.reduce(addAgentTotals, emptyAgentTotals(''))
        return { answered, completed, talkMs, missed }
      },
    ),
    waiting: waitingVisits(played.state).length,
  }
}

type ReplayTotals = {
  readonly queues: Readonly<Record<string, ReturnType<typeof queueReport>>>
  readonly agents: Readonly<Record<string, { answered: number; completed: number; talkMs: number; missed: number }>>
  readonly waiting: number
}

type Settled = { readonly state: ReturnType<typeof emptyQueueState>; readonly closedDays: readonly DayTotals[] }

function settle(state: Settled['state']): Settled {
  if (state.pending.size === 0) return { state, closedDays: [] }
  const { state: next, closedDays } = reduceQueueEvents(state, [{ kind: 'tick', at: nextTickAt(state) }], context)
  const rest = settle(next)
  return { state: rest.state, closedDays: [...closedDays, ...rest.closedDays] }
}

function queueReport(totals: QueueTotals) {
  return {
    offered: totals.offered,
    answered: totals.answered,
    abandoned: totals.abandoned,
    timedOut: totals.timedOut,
    redirected: totals.redirected,
    keyExit: totals.keyExit,
    emptyExit: totals.emptyExit,
    withdrawn: totals.withdrawn,
    left: totals.left,
    completed: totals.completed,
    transferred: totals.transferred,
    waitOfAnsweredMs: totals.waitOfAnsweredMs,
    talkMs: totals.talkMs,
    answeredWithin: Object.fromEntries(WITHIN_SECONDS.map((s) => [s, countWithin(totals.answeredWaits, s)])),
  }
}

function mergeRecords<T, R>(records: readonly Readonly<Record<string, T>>[], sum: (all: readonly T[]) => R) {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))].toSorted()
  return Object.fromEntries(
    names.map((name) => [name, sum(records.flatMap((record) => (record[name] === undefined ? [] : [record[name]])))]),
  )
}

function describe({ code, params }: Failure): string {
  const place = params ? ` at byte ${params['byte']}, line ${params['line']}` : ''
  switch (code) {
    case 'recording.empty':
      return 'the file is empty'
    case 'recording.garbage':
      return `not a text recording: a control character${place}`
    case 'recording.not-ami':
      return `not a recording of Asterisk's manager interface: neither a banner nor a frame${place}`
    case 'recording.malformed':
      return `a frame that begins with neither Event nor Response, or is far too long,${place}`
    case 'recording.truncated':
      return `the recording is cut off: the frame that begins${place} has no end`
    case 'recording.no-events':
      return 'the recording holds no frame'
    case 'recording.bad-timestamp':
      return `a Timestamp that is no time in seconds since 1970${place}`
    case 'recording.no-timestamps':
      return 'the events have no Timestamp header (manager.conf: timestampevents = yes)'
    default:
      return `${code}${place}`
  }
}
