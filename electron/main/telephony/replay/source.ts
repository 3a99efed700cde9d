/** Opens a recording as a telephony source. */
import path from 'node:path'
import type { Clock } from '../../platform/clock'
import { readRegularFile } from '../../platform/regular-file'
import { fail, ok, type Result } from '#shared/lib/result'
import type { TelephonySource } from '../source'
import { createReplaySource } from './player'
import { readRecording } from './recording'

/** Days of a busy centre; it is read whole. */
const largestRecording = 500_000_000

export type ReplayFile = {
  readonly file: string
  /** See ReplayOptions. */
  readonly speed: number
  readonly loop: boolean
}

/** Fails with `recording.unreadable` when the file cannot be read, and as `readRecording` does. */
export async function openReplaySource(
  { file, speed, loop }: ReplayFile,
  clock: Clock,
): Promise<Result<TelephonySource>> {
  const label = path.basename(file)
  let bytes: Uint8Array
  try {
    bytes = await readRegularFile(file, largestRecording)
  } catch (error) {
    return fail('recording.unreadable', { file: label }, error instanceof Error ? error.message : String(error))
  }
  const recording = readRecording(bytes)
  if (!recording.ok) return recording
  return ok(createReplaySource({ recording: recording.value, label, speed, loop }, clock))
}
