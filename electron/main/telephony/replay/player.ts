/** Plays a recording as if it happened now: the same port as the live link, and always labelled as replay. */
import type { Clock } from '../../platform/clock'
import type { LinkPhase } from '#shared/domain/queue/link'
import type { TelephonySink, TelephonySource } from '../source'
import type { RecordedEvent, Recording } from './recording'
import { restampEvent } from './restamp'

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
  const { events } = recording
  let sink: TelephonySink | null = null
  let cancel: (() => void) | null = null

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
    const next = (from: number): void => {
      const due = takeDue(events, from, (event) => time(event.saidAt) <= clock.now())
      if (due > from) sink?.events(events.slice(from, due).map(({ event }) => restampEvent(event, { time, pass })))
      const upcoming = events[due]
      if (upcoming) cancel = clock.setTimeout(() => next(due), time(upcoming.saidAt) - clock.now())
      else if (loop) cancel = clock.setTimeout(play, PAUSE_BETWEEN_PASSES_MS)
      else report('finished')
    }
    next(0)
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

function takeDue(events: readonly RecordedEvent[], from: number, isDue: (event: RecordedEvent) => boolean): number {
  let index = from
  for (let event = events[index]; event && isDue(event); event = events[index]) index++
  return index
}
