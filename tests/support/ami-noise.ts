/**
 * What a manager interface might say, right and wrong, from a seed: frames as Asterisk writes them, frames of its bad days,
 * and bytes of nobody; with what of it a reader must find again.
 */
import { Buffer } from 'node:buffer'

export type Noise = {
  readonly bytes: Buffer
  /** Names of the right events, in order: each stands behind the end of a frame, whatever was before. */
  readonly events: readonly string[]
  /** Frames of any kind that were written. */
  readonly frames: number
}

/** Mulberry32: the same numbers for the same seed, 0 ≤ x < 1. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const names = ['张三', '李 "四"', '🙂', 'Ünï', '<unknown>', '', 'a:b', '\\"quoted\\"']
const rightEvents = [
  'QueueCallerJoin',
  'QueueCallerAbandon',
  'QueueMemberStatus',
  'AgentConnect',
  'Hangup',
  'Newchannel',
  'BridgeEnter',
  'VarSet',
  'DialEnd',
  'CoreShowChannelsComplete',
]

/** Makes so many frames. */
export function makeNoise(seed: number, frames: number): Noise {
  const random = randomOf(seed)
  const upTo = (limit: number): number => Math.floor(random() * limit)
  const pick = <T>(all: readonly T[]): T => all[upTo(all.length)] as T
  const parts: Buffer[] = []
  const events: string[] = []
  const text = (said: string): void => void parts.push(Buffer.from(said))

  const headers = (): string =>
    Array.from({ length: upTo(12) }, () =>
      pick([
        `Uniqueid: ${1_795_000_000 + upTo(50)}.${upTo(9)}\r\n`,
        `Queue: hotline\r\n`,
        `Queue: ${pick(names)}\r\n`,
        `Channel: PJSIP/800${upTo(9)}-0000000${upTo(9)}\r\n`,
        `CallerIDNum: 1380000${upTo(9_999)}\r\n`,
        `CallerIDName: ${pick(names)}\r\n`,
        `Interface: ${pick(['PJSIP/8001', 'Local/8002@agents/n', 'Queue:x', '/', ''])}\r\n`,
        `Timestamp: ${pick(['1795000000.5', 'NaN', '-1', '1e99', ''])}\r\n`,
        `HoldTime: ${pick(['3', '-3', 'x', '99999999999'])}\r\n`,
        `Variable: QUEUESTATUS\r\n`,
        `Value: ${pick(['TIMEOUT', 'CONTINUE', '?'])}\r\n`,
        `ChanVariable(PJSIP/8001-1): a=${upTo(9)}\r\n`,
        `Output: ${'line '.repeat(upTo(30))}\r\n`,
        `Empty:\r\n`,
        `NoSpace:${upTo(9)}\r\n`,
        `a line without what divides a header\r\n`,
        `: no name\r\n`,
        `Bare LF: 1\n`,
      ]),
    ).join('')

  const rightFrame = (): void => {
    const name = pick(rightEvents)
    events.push(name)
    text(`Event: ${name}\r\n${headers()}\r\n`)
  }
  const wrongFrame = (): void => {
    switch (upTo(9)) {
      case 0:
        return text(`Response: ${pick(['Success', 'Error', ''])}\r\nActionID: c${upTo(9)}\r\n${headers()}\r\n`)
      case 1:
        return text(`Response: Error\r\nMessage: ${pick(names)}\n\r\n\r\n`)
      case 2:
        return text(`garbage\r\n${headers()}\r\n`)
      case 3:
        return text('\r\n\r\n\n\n')
      case 4:
        return text(`Event: \r\n${headers()}\r\n`)
      case 5:
        // Bytes that are no UTF-8, and a NUL; a line end may be among them, so the frame is closed.
        parts.push(Buffer.from(Array.from({ length: upTo(80) }, () => upTo(256))))
        return text('\r\n\r\n')
      case 6:
        // Cut in the middle of a character.
        parts.push(Buffer.from(`Event: Hang`), Buffer.from('张').subarray(0, 1 + upTo(2)))
        return text('\r\n\r\n')
      case 7:
        return text(`Event: Long\r\nOutput: ${'x'.repeat(upTo(2_000))}\r\n\r\n`)
      default:
        return text('Asterisk Call Manager/11.0.0\r\n\r\n')
    }
  }
  for (let n = 0; n < frames; n++)
    if (random() < 0.6) rightFrame()
    else wrongFrame()
  return { bytes: Buffer.concat(parts), events, frames }
}

/** Cuts bytes into chunks of any size up to `largest`. */
export function* cutAnywhere(bytes: Buffer, seed: number, largest: number): Generator<Buffer> {
  const random = randomOf(seed)
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + 1 + Math.floor(random() * largest))
    yield bytes.subarray(from, to)
    from = to
  }
}
