/**
 * Manager bytes → frames. Works on bytes and decodes a frame only when it is whole, so that a character split between
 * two chunks survives; a frame nobody wants is skipped without being decoded, which is what an event storm needs.
 */
import { Buffer } from 'node:buffer'
import { headersOf, splitHeader, type AmiFrame } from './frame'

/** A frame of Asterisk is a few kB at most; beyond this it is dropped and counted, so that memory stays bounded. */
export const MAX_FRAME_BYTES = 64 * 1024

/** One large chunk must not keep its room for the rest of the session. */
const LARGEST_KEPT = 4 * MAX_FRAME_BYTES

const BANNER = 'Asterisk Call Manager/'
const BANNER_FIRST = BANNER.charCodeAt(0)
/** With its LF, bytes: a line that only begins like a banner is none, and is not searched for its end again and again. */
const LONGEST_BANNER = 100
const LF = 10
const CR = 13
/** How a frame ends: a line's end, then an empty line. The second kind is rare, but some errors end so. */
const END = Buffer.from('\n\r\n')
const BARE_END = Buffer.from('\n\n')

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

/**
 * Of an event by this name only frames in which one of the texts stands: more than half of what a busy PBX says is variables
 * that mean nothing here. Its first frame is told whatever it says, because that it comes at all shows a right.
 */
export type Telling = ReadonlyMap<string, readonly string[]>

/** `wantsEvent` decides by an event's name before anything else of it is looked at, then `telling` by its bytes. */
export function createAmiDecoder(
  wantsEvent: (name: string) => boolean = () => true,
  telling: Telling = new Map(),
): AmiDecoder {
  const searches = new Map([...telling].map(([name, texts]) => [name, texts.map(createSearch)]))
  const told = new Set<string>()
  let kept: Buffer = Buffer.allocUnsafe(4096)
  let keptLength = 0
  /** Of the kept bytes: up to where they were looked through. */
  let scanned = 0
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

  const isTelling = (name: string, source: Buffer, start: number, end: number): boolean => {
    const texts = searches.get(name)
    if (!texts) return true
    if (told.has(name)) return texts.some((text) => text.standsIn(source, start, end))
    told.add(name)
    return true
  }

  /** Decodes the frame in `source[start, end)`, its empty last line excluded. */
  const decode = (source: Buffer, start: number, end: number, out: AmiFrame[]): void => {
    frames++
    let firstEnd = source.indexOf(LF, start)
    if (source[firstEnd - 1] === CR) firstEnd--
    const first = splitHeader(source.toString('latin1', start, firstEnd))
    if (first?.[0] === 'Event') {
      if (wantsEvent(first[1]) && isTelling(first[1], source, start, end))
        out.push({ kind: 'event', name: first[1], headers: headersOf(source.toString('utf8', start, end)) })
    } else if (first?.[0] === 'Response') {
      out.push({ kind: 'response', status: first[1], headers: headersOf(source.toString('utf8', start, end)) })
    } else {
      malformed++
      fault(consumed + start)
    }
  }

  /**
   * Looks through `source` for ends of frames from `from`; answers where the frame begins that is not over yet. The
   * search for an end is the platform's own, which is several times faster than looking at every byte here.
   */
  const scan = (source: Buffer, from: number, out: AmiFrame[]): number => {
    let frameStart = 0
    for (const texts of searches.values()) for (const text of texts) text.begin()
    // Each kind is looked for once and remembered: a source that only ever uses one must not be searched anew for the other.
    let end = -1
    let bareEnd = -1
    for (let search = from; ; search = frameStart) {
      if (!skipping) {
        frameStart = skipEmptyLines(source, frameStart)
        const bannerEnd = bannerEndAt(source, frameStart)
        if (bannerEnd >= 0) {
          // The banner is one line with no empty line after it.
          out.push({
            kind: 'banner',
            version: source.toString('latin1', frameStart + BANNER.length, bannerEnd).trimEnd(),
          })
          frameStart = bannerEnd + 1
          continue
        }
      }
      search = Math.max(search, frameStart)
      if (end < search) end = indexOrInfinity(source.indexOf(END, search))
      if (bareEnd < search) bareEnd = indexOrInfinity(source.indexOf(BARE_END, search))
      if (end === Infinity && bareEnd === Infinity) return frameStart
      const isBare = bareEnd < end
      const lineEnd = isBare ? bareEnd : end
      const next = lineEnd + (isBare ? BARE_END : END).length
      if (skipping) skipping = false
      else if (next - frameStart > MAX_FRAME_BYTES) {
        oversized++
        fault(consumed + frameStart)
      } else decode(source, frameStart, lineEnd + 1, out)
      frameStart = next
    }
  }

  const push = (chunk: Uint8Array): readonly AmiFrame[] => {
    const out: AmiFrame[] = []
    const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    bytes += view.length
    if (keptLength === 0) {
      const rest = scan(view, 0, out)
      consumed += rest
      keep(view, rest)
    } else {
      keep(view, 0)
      const rest = scan(kept.subarray(0, keptLength), Math.max(0, scanned - 2), out)
      consumed += rest
      kept.copyWithin(0, rest, keptLength)
      keptLength -= rest
    }
    scanned = keptLength
    if (skipping || keptLength > MAX_FRAME_BYTES) dropKept()
    if (kept.length > LARGEST_KEPT) kept = Buffer.concat([kept.subarray(0, keptLength), Buffer.allocUnsafe(4096)])
    return out
  }

  /** Of an over-long frame only its last bytes matter: its end may have begun in them. */
  const dropKept = (): void => {
    if (!skipping) {
      skipping = true
      oversized++
      fault(consumed)
    }
    const tail = Math.min(keptLength, END.length - 1)
    kept.copyWithin(0, keptLength - tail, keptLength)
    consumed += keptLength - tail
    keptLength = tail
    scanned = tail
  }

  return {
    push,
    counts: () => ({ bytes, frames, malformed, oversized, pending: keptLength, firstFaultAt }),
  }
}

type Search = {
  /** From now on another source is looked through. */
  readonly begin: () => void
  /** Whether the text stands in `source[start, end)`; asked from the front to the back of the source. */
  readonly standsIn: (source: Buffer, start: number, end: number) => boolean
}

/** Where a rare text stands next is looked for once, not once a frame. */
function createSearch(text: string): Search {
  const bytes = Buffer.from(text)
  let next = -1
  return {
    begin: () => {
      next = -1
    },
    standsIn: (source, start, end) => {
      if (next < start) next = indexOrInfinity(source.indexOf(bytes, start))
      return next + bytes.length <= end
    },
  }
}

const indexOrInfinity = (index: number): number => (index < 0 ? Infinity : index)

function skipEmptyLines(source: Buffer, from: number): number {
  let at = from
  for (;;) {
    if (source[at] === LF) at++
    else if (source[at] === CR && source[at + 1] === LF) at += 2
    else return at
  }
}

/** Where the line ends that begins at `from`, when it is a banner; -1 when it is none, or not over yet. */
function bannerEndAt(source: Buffer, from: number): number {
  // `Event` and `Response` begin otherwise, so one byte tells nearly all lines apart.
  if (source[from] !== BANNER_FIRST || source.toString('latin1', from, from + BANNER.length) !== BANNER) return -1
  const end = source.subarray(from, from + LONGEST_BANNER).indexOf(LF)
  return end < 0 ? -1 : from + end
}
