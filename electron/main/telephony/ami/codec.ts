/**
 * Manager bytes → frames. Works on bytes and decodes a frame only when it is whole, so that a character split between
 * two chunks survives; a frame nobody wants is skipped without being decoded, which is what an event storm needs.
 */
import { Buffer } from 'node:buffer'
import { headersOf, splitHeader, type AmiFrame } from './frame'

/** A frame of Asterisk is a few kB at most; beyond this it is dropped and counted, so that memory stays bounded. */
export const MAX_FRAME_BYTES = 64 * 1024

const BANNER = 'Asterisk Call Manager/'
const LF = 10
const CR = 13

export type AmiDecoder = {
  /** Frames completed by this chunk, in order. The chunk may be reused afterwards. */
  readonly push: (chunk: Uint8Array) => readonly AmiFrame[]
  readonly counts: () => AmiCounts
}

export type AmiCounts = {
  readonly bytes: number
  /** Whole frames, wanted or not; the banner is not one. */
  readonly frames: number
  /** Frames whose first line is neither `Event:` nor `Response:`. */
  readonly malformed: number
  /** Frames longer than MAX_FRAME_BYTES. */
  readonly oversized: number
  /** Bytes of a frame that has begun and not ended. */
  readonly pending: number
  /** Where the first malformed or oversized frame begins, in bytes from the start; null when all was well. */
  readonly firstFaultAt: number | null
}

/** `wantsEvent` decides by an event's name before anything else of it is looked at. */
export function createAmiDecoder(wantsEvent: (name: string) => boolean = () => true): AmiDecoder {
  let kept: Buffer = Buffer.allocUnsafe(4096)
  let keptLength = 0
  /** Of the kept bytes: up to where they were looked through, and where the line began that is not over. */
  let scanned = 0
  let lineStart = 0
  let skipping = false
  let consumed = 0
  let bytes = 0
  let frames = 0
  let malformed = 0
  let oversized = 0
  let firstFaultAt: number | null = null

  const fault = (at: number): void => {
    firstFaultAt ??= at
  }

  const keep = (source: Buffer, from: number): void => {
    const length = source.length - from
    if (keptLength + length > kept.length) {
      const larger = Buffer.allocUnsafe(Math.max(kept.length * 2, keptLength + length))
      kept.copy(larger, 0, 0, keptLength)
      kept = larger
    }
    source.copy(kept, keptLength, from)
    keptLength += length
  }

  /** Decodes the frame in `source[start, end)`, its empty last line excluded. */
  const decode = (source: Buffer, start: number, end: number, out: AmiFrame[]): void => {
    frames++
    let firstEnd = source.indexOf(LF, start)
    if (source[firstEnd - 1] === CR) firstEnd--
    const first = splitHeader(source.toString('latin1', start, firstEnd))
    if (first?.[0] === 'Event') {
      if (wantsEvent(first[1]))
        out.push({ kind: 'event', name: first[1], headers: headersOf(source.toString('utf8', start, end)) })
    } else if (first?.[0] === 'Response') {
      out.push({ kind: 'response', status: first[1], headers: headersOf(source.toString('utf8', start, end)) })
    } else {
      malformed++
      fault(consumed + start)
    }
  }

  /** Looks through `source` from `from`; answers where the frame begins that is not over yet. */
  const scan = (source: Buffer, length: number, from: number, line: number, out: AmiFrame[]): number => {
    let frameStart = 0
    let start = line
    for (let at = from; at < length; at++) {
      if (source[at] !== LF) continue
      const isEmpty = at === start || (at === start + 1 && source[start] === CR)
      if (isEmpty) {
        if (skipping) skipping = false
        else if (start > frameStart) {
          if (at + 1 - frameStart > MAX_FRAME_BYTES) {
            oversized++
            fault(consumed + frameStart)
          } else decode(source, frameStart, start, out)
        }
        frameStart = at + 1
      } else if (start === frameStart && isBanner(source, start, at)) {
        // The banner is one line with no empty line after it.
        out.push({ kind: 'banner', version: source.toString('latin1', start + BANNER.length, at).trimEnd() })
        frameStart = at + 1
      }
      start = at + 1
    }
    lineStart = start - frameStart
    return frameStart
  }

  const isBanner = (source: Buffer, start: number, end: number): boolean =>
    !skipping && end - start < 100 && source.toString('latin1', start, start + BANNER.length) === BANNER

  const push = (chunk: Uint8Array): readonly AmiFrame[] => {
    const out: AmiFrame[] = []
    const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    bytes += view.length
    if (keptLength === 0) {
      const rest = scan(view, view.length, 0, 0, out)
      consumed += rest
      keep(view, rest)
    } else {
      keep(view, 0)
      const rest = scan(kept, keptLength, scanned, lineStart, out)
      consumed += rest
      kept.copyWithin(0, rest, keptLength)
      keptLength -= rest
    }
    scanned = keptLength
    if (skipping || keptLength > MAX_FRAME_BYTES) dropKept()
    return out
  }

  /** Of an over-long frame only its last, unfinished line matters, and of that only whether it is empty. */
  const dropKept = (): void => {
    if (!skipping) {
      skipping = true
      oversized++
      fault(consumed)
    }
    const tail = Math.min(keptLength - lineStart, 2)
    const lineIsLong = keptLength - lineStart > 2
    kept.copyWithin(0, keptLength - tail, keptLength)
    // A long line keeps two bytes that cannot be taken for an empty line.
    if (lineIsLong) kept.fill(0x78, 0, tail)
    consumed += keptLength - tail
    keptLength = tail
    scanned = tail
    lineStart = 0
    if (kept.length > 2 * MAX_FRAME_BYTES) kept = Buffer.concat([kept.subarray(0, tail), Buffer.allocUnsafe(4096)])
  }

  return {
    push,
    counts: () => ({ bytes, frames, malformed, oversized, pending: keptLength, firstFaultAt }),
  }
}
