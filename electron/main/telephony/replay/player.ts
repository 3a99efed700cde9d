/** Plays a recording as if it happened now: the same port as the live link, and always labelled as replay. */
import type { Clock } from '../../platform/clock'
import type { LineEvent } from '#shared/domain/lines/events'
import type { LinkPhase } from '#shared/domain/queue/link'
import type { TelephonySink, TelephonySource } from '../source'
import type { Recorded, Recording } from './recording'
import { createPace } from './pace'
import { restampEvent, type Restamp } from './restamp'
import { restampLine } from './restamp-line'

export type ReplayOptions = {
  readonly recording: Recording
  /** Shown beside the word replay: the file's name. */
  readonly label: string
  /** 1 plays in recorded time, 10 ten times as fast, Infinity at once. Nothing that is told depends on it: see createPace. */
  readonly speed: number
  /**
   * Begins again at the end, when as much time has passed as the recording lasts; the queues and agents stay, the channels get
   * new ids.
   */
  readonly loop: boolean
}

/** A breath between two passes, so that the last calls are seen to end. */
const PAUSE_BETWEEN_PASSES_MS = 2_000

export function createReplaySource(options: ReplayOptions, clock: Clock): TelephonySource {
  const { recording, speed, loop, label } = options
  const { events, lines } = recording
  let sink: TelephonySink | null = null
  let cancel: (() => void) | null = null
  let hasPlayed = false
  const pace = createPace(recording, speed, clock)

  /** `againAt` is when the next pass begins, where that takes a while. */
  const report = (state: LinkPhase, againAt: number | null = null): void =>
    sink?.link({
      source: 'replay',
      state,
      since: clock.now(),
      lastDataAt: clock.now(),
      reason: null,
      pbxVersion: recording.pbxVersion,
      clockOffsetMs: 0,
      label,
      retryAt: againAt,
    })

  const endPass = (): void => {
    pace.toldTo(null)
    if (!loop) {
      report('finished')
      return
    }
    const wait = pace.untilOver()
    if (wait > 0) report('finished', clock.now() + wait + PAUSE_BETWEEN_PASSES_MS)
    cancel = clock.setTimeout(play, wait + PAUSE_BETWEEN_PASSES_MS)
  }

  const play = (): void => {
    pace.begin()
    report('live')
    const stamp: Restamp = { time: pace.timeOf, pass: clock.now().toString(36) }
    // Channels that a recording breaks off are gone when it begins again.
    if (hasPlayed) sink?.lines(emptied(pace.timeOf(recording.from)))
    hasPlayed = true
    const isDue = ({ saidAt }: Recorded<unknown>): boolean => pace.dueIn(saidAt) === 0
    const next = (from: number, fromLine: number): void => {
      const due = takeDue(events, from, isDue)
      const dueLine = takeDue(lines, fromLine, isDue)
      const upcoming = Math.min(events[due]?.saidAt ?? Infinity, lines[dueLine]?.saidAt ?? Infinity)
      if (due > from) sink?.events(events.slice(from, due).map(({ event }) => restampEvent(event, stamp)))
      if (dueLine > fromLine) sink?.lines(lines.slice(fromLine, dueLine).map(({ event }) => restampLine(event, stamp)))
      if (upcoming === Infinity) {
        endPass()
        return
      }
      pace.toldTo(upcoming)
      cancel = clock.setTimeout(() => next(due, dueLine), pace.dueIn(upcoming))
    }
    next(0, 0)
  }

  return {
    kind: 'replay',
    time: { clock: pace.clock, behindMs: pace.behindMs },
    start: (to) => {
      sink = to
      play()
    },
    stop: async () => {
      cancel?.()
      report('stopped')
      sink = null
    },
  }
}

const emptied = (at: number): readonly LineEvent[] => [
  { kind: 'link-lost', at },
  { kind: 'link-restored', at },
  { kind: 'channels-listed', at, channels: [] },
]

function takeDue<E>(events: readonly E[], from: number, isDue: (event: E) => boolean): number {
  let index = from
  for (let event = events[index]; event && isDue(event); event = events[index]) index++
  return index
}
