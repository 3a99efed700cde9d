/**
 * A recording of a link for whoever helps: what the PBX says, anonymised as it comes, in a file of its own. It goes on when the
 * link is lost and back, and ends when it is asked to, when its time is over, or when the file is as large as it may be.
 */
import { createWriteStream, mkdirSync, openSync } from 'node:fs'
import path from 'node:path'
import type { LinkRecording } from '#shared/ipc/link-rows'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Clock } from '../../platform/clock'
import type { Tap } from '../../telephony/source'

export const largestRecording = 50_000_000

export type Anonymiser = {
  readonly push: (chunk: Uint8Array, pbxNow: number) => string
  readonly connected: (version: string | null) => string
}

export type RecordingDeps = {
  readonly clock: Clock
  readonly folder: string
  /** Part of the file's name. */
  readonly name: string
  readonly minutes: number
  readonly anonymiser: Anonymiser
  /** The recording began, grew or ended. */
  readonly onChange: () => void
  readonly onError: (error: unknown) => void
  /** Bytes; smaller in tests. */
  readonly largest?: number
}

type EndedWhy = NonNullable<LinkRecording['ended']>['why']

export type SupportRecording = {
  readonly tap: Tap
  readonly state: () => LinkRecording
  /** Resolves when the file is whole on the disk. */
  readonly stop: (why: EndedWhy) => Promise<void>
}

/** `2026-11-25T08-13-07`, which every file system takes. */
const stampOf = (at: number): string => new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')

/** Errors: `telephony.recording-folder`. */
export function createSupportRecording(deps: RecordingDeps): Result<SupportRecording> {
  const { clock, anonymiser, onChange, largest = largestRecording } = deps
  const startedAt = clock.now()
  const until = startedAt + deps.minutes * 60_000
  const file = path.join(deps.folder, `${deps.name}-${stampOf(startedAt)}.ami.txt`)
  let fd: number
  try {
    mkdirSync(deps.folder, { recursive: true, mode: 0o700 })
    fd = openSync(file, 'wx', 0o600)
  } catch (error) {
    return fail('telephony.recording-folder', { reason: error instanceof Error ? error.message : String(error) })
  }
  const out = createWriteStream(file, { fd })
  let bytes = 0
  let ended: LinkRecording['ended'] = null
  const closed = new Promise<void>((resolve) => out.on('close', () => resolve()))
  out.on('error', (error) => {
    end('disk')
    deps.onError(error)
  })

  const end = (why: EndedWhy): void => {
    if (ended !== null) return
    ended = { at: clock.now(), why }
    cancelTimer()
    out.end()
    onChange()
  }
  const cancelTimer = clock.setTimeout(() => end('time'), until - startedAt)

  const write = (text: string): void => {
    if (ended !== null || text === '') return
    const size = Buffer.byteLength(text)
    // Only whole messages are written, so that the recording can be played whenever it ends.
    if (bytes + size > largest) return end('size')
    bytes += size
    out.write(text)
  }

  return ok({
    tap: {
      bytes: (chunk, clockOffsetMs) => write(anonymiser.push(chunk, clock.now() + clockOffsetMs)),
      connected: (version) => write(anonymiser.connected(version)),
    },
    state: () => ({ file, startedAt, until, bytes, ended }),
    stop: (why) => {
      end(why)
      return closed
    },
  })
}
