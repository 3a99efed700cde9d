/**
 * A recorded manager session, read whole: events with the time each was said. A live link forgives a broken frame; a
 * recording that is broken anywhere is refused with the place, because its totals would be taken for the truth.
 */
import { Buffer } from 'node:buffer'
import type { LineEvent } from '#shared/domain/lines/events'
import type { QueueEvent } from '#shared/domain/queue/events'
import { fail, ok, type Result } from '#shared/lib/result'
import { createAmiDecoder } from '../ami/codec'
import type { AmiFrame } from '../ami/frame'
import { timestampOf } from '../ami/read'
import { createTranslator, isTranslated, queueVariables } from '../ami/translate'
import { createLineTranslator, isLineEvent, lineVariables } from '../ami/translate-lines'

const telling = new Map([['VarSet', [...queueVariables, ...lineVariables]]])

export type Recorded<E> = {
  /** When it was said, UTC ms of the recording. A caller in a list began to wait earlier than that. */
  readonly saidAt: number
  readonly event: E
}

export type RecordedEvent = Recorded<QueueEvent>
export type RecordedLine = Recorded<LineEvent>

export type Recording = {
  /** The manager interface's version, when the recording begins with its banner. */
  readonly pbxVersion: string | null
  readonly events: readonly RecordedEvent[]
  /** What happened on the channels of telephones. */
  readonly lines: readonly RecordedLine[]
  /** Time of the first and the last event with a `Timestamp`, UTC ms. */
  readonly from: number
  readonly to: number
}

/**
 * Fails with `recording.…`: `empty`, `garbage` (a byte no manager session holds), `not-ami`, `malformed`, `truncated`,
 * `no-events`, `no-timestamps`, `bad-timestamp`; `params` say at which byte (from 0) and line (from 1).
 */
export function readRecording(bytes: Uint8Array): Result<Recording> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (whole.length === 0) return fail('recording.empty')
  const garbage = findGarbage(whole)
  if (garbage >= 0) return fail('recording.garbage', placeOf(whole, garbage))

  const decoder = createAmiDecoder((name) => isTranslated(name) || isLineEvent(name), telling)
  const frames = decoder.push(whole)
  const { frames: count, firstFaultAt, pending } = decoder.counts()
  if (firstFaultAt !== null)
    return fail(firstFaultAt === 0 ? 'recording.not-ami' : 'recording.malformed', placeOf(whole, firstFaultAt))
  const end = whole.length - pending
  if (whole.subarray(end).some((byte) => byte > 32)) {
    // The first line decides whether this is a session cut off, or no session at all.
    return fail(count === 0 && frames.length === 0 ? 'recording.not-ami' : 'recording.truncated', placeOf(whole, end))
  }
  if (count === 0) return fail('recording.no-events', placeOf(whole, 0))
  const badTime = findBadTimestamp(whole)
  if (badTime >= 0) return fail('recording.bad-timestamp', placeOf(whole, badTime))
  return translateFrames(frames)
}

function translateFrames(frames: readonly AmiFrame[]): Result<Recording> {
  const times = frames.map((frame) => (frame.kind === 'event' ? timestampOf(frame.headers, 0) : undefined))
  const from = times.find((time) => time !== undefined)
  if (from === undefined) return fail('recording.no-timestamps')
  const banners = frames.filter((frame) => frame.kind === 'banner')
  const events: RecordedEvent[] = []
  const lines: RecordedLine[] = []
  let translator = createTranslator()
  let lineTranslator = createLineTranslator()
  let now = from
  let isBroken = false
  for (const [index, frame] of frames.entries()) {
    const said: QueueEvent[] = []
    const heard: LineEvent[] = []
    if (frame.kind === 'banner' && index > 0) {
      // The recorder connected again: what happened in between was not heard.
      isBroken = true
      translator = createTranslator()
      lineTranslator = createLineTranslator()
      said.push({ kind: 'link-lost', at: now })
      heard.push({ kind: 'link-lost', at: now })
    }
    const time = times[index]
    if (time !== undefined) now = Math.max(now, time)
    if (isBroken && time !== undefined) {
      isBroken = false
      said.push({ kind: 'link-restored', at: now })
      heard.push({ kind: 'link-restored', at: now })
    }
    translator.translate(frame, now, said)
    lineTranslator.translate(frame, now, heard)
    for (const event of said) events.push({ saidAt: now, event })
    for (const event of heard) lines.push({ saidAt: now, event })
  }
  return ok({ pbxVersion: banners[0]?.version ?? null, events, lines, from, to: now })
}

/** The manager speaks text: of the control characters only tab, CR and LF, and nothing that is not UTF-8 or Latin-1. */
const findGarbage = (bytes: Buffer): number =>
  bytes.findIndex((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)

/** Where a line begins that should tell a time (s since 1970, with or without a fraction) and does not. */
const findBadTimestamp = (bytes: Buffer): number =>
  bytes.toString('latin1').search(/^Timestamp:(?! ?\d{1,11}(?:\.\d{1,9})?\r?$)/m)

function placeOf(bytes: Buffer, at: number): { byte: number; line: number } {
  let line = 1
  for (let next = bytes.indexOf(10); next >= 0 && next < at; next = bytes.indexOf(10, next + 1)) line++
  return { byte: at, line }
}
