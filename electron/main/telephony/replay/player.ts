/** Plays a recording as if it happened now: the same port as the live link, and always labelled as replay. */
import type { Clock } from '../../platform/clock'
import type { LineEvent } from '#shared/domain/lines/events'
import type { LinkPhase } from '#shared/domain/queue/link'
import type { TelephonySink, TelephonySource } from '../source'
import type { Recorded, Recording } from './recording'
import { restampEvent } from './restamp'
import { restampLine } from './restamp-line'

export type ReplayOptions = {
  readonly recording: Recording
  /** Shown beside the word replay: the file's name. */
  readonly label: string
  /** 1 plays in recorded time, 10 ten times as fast; Infinity at once, with the end placed at the present. */
  readonly speed: number
  /** Begins again at the end; the queues and agents stay, the channels get new ids. */
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

  const report = (state: LinkPhase): void =>
    sink?.link({
      source: 'replay',
      state,
      since: clock.now(),
      lastDataAt: clock.now(),
      reason: null,
      pbxVersion: recording.pbxVersion,
      clockOffsetMs: 0,
      label,
      retryAt: null,
    })

  const play = (): void => {
    const begunAt = clock.now()
    const time = Number.isFinite(speed)
      ? (recorded: number) => begunAt + Math.round((recorded - recording.from) / speed)
      : (recorded: number) => begunAt - recording.to + recorded
    const pass = begunAt.toString(36)
    // Channels that a recording breaks off are gone when it begins again.
    if (hasPlayed) sink?.lines(emptied(begunAt))
    hasPlayed = true
    const isDue = ({ saidAt }: Recorded<unknown>): boolean => time(saidAt) <= clock.now()
    const next = (from: number, fromLine: number): void => {
      const due = takeDue(events, from, isDue)
      const dueLine = takeDue(lines, fromLine, isDue)
      if (due > from) sink?.events(events.slice(from, due).map(({ event }) => restampEvent(event, { time, pass })))
      if (dueLine > fromLine)
        sink?.lines(lines.slice(fromLine, dueLine).map(({ event }) => restampLine(event, { time, pass })))
      const upcoming = Math.min(events[due]?.saidAt ?? Infinity, lines[dueLine]?.saidAt ?? Infinity)
      if (upcoming < Infinity) cancel = clock.setTimeout(() => next(due, dueLine), time(upcoming) - clock.now())
      else if (loop) cancel = clock.setTimeout(play, PAUSE_BETWEEN_PASSES_MS)
      else report('finished')
    }
    next(0, 0)
  }

  return {
    kind: 'replay',
    start: (to) => {
      sink = to
      report('live')
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
