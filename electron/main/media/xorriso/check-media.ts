/** Checks a medium with itself: the checksums that xorriso wrote into it, and whether each block can be read. */
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { BlockRange, MediaCheck, Medium, Watch } from '../discs'
import { BLOCK, findMedium } from '../medium'
import { readVolume } from '../volume'
import { createTelling, readFailure } from '../watch'
import { uncoveredEnd } from './session-end'
import { runXorriso, words, xorrisoFailure } from './run'

const region = /^R:\d+: (?:Media region|MD5 tag range)\s*:\s*(\d+)\s*,\s*(\d+)\s*,\s*[+0-]\s*(\w+)/
const progress = /(\d+)(?: of \d+)? blocks read in/
const short = /image size (\d+)s larger than readable size (\d+)s/

/** Ends of tracks that are not meant to be read. */
const harmless = new Set(['good', 'slow', 'valid', 'md5_match', 'tao_end', 'off_track'])

/**
 * Errors: `media.not-an-image`, `media.no-such-image`, `media.drive-gone`, `media.no-disc`, `media.no-xorriso`,
 * `media.xorriso-failed`, `media.cancelled`. An image that was cut short is damaged.
 */
export async function checkMedia({
  medium,
  signal,
  ...watch
}: { readonly medium: Medium } & Watch): Promise<Result<MediaCheck>> {
  const found = await findMedium(medium)
  if (!found.ok) return found
  const { address, file, size: room } = found.value
  const volume = await readVolume(found.value)
  if (!volume.ok) return volume
  const { size: total } = volume.value
  const { tell, end } = createTelling(watch)
  const bad: BlockRange[] = []
  /** Blocks from the beginning that a checksum was met for. */
  let covered = 0
  let isReported = false
  const missing = (need: number, there: number): void => {
    if (bad.length === 0 && need > there) bad.push({ from: there, count: need - there, reason: 'missing' })
  }
  if (room !== null) missing(total / BLOCK, Math.floor(room / BLOCK))
  const run = await runXorriso({
    args: [...words('-pkt_output on -md5 on -indev'), address, ...words('-check_media use=indev event=FAILURE --')],
    signal,
    onLine: (line) => {
      const result = region.exec(line)
      if (result) {
        const [, from, count, quality = ''] = result
        isReported = true
        if (quality === 'md5_match') covered = Math.max(covered, Number(from) + Number(count))
        // Behind the image there is only what the medium had before.
        if (quality === 'untested' && Number(from) >= total / BLOCK) return
        if (!harmless.has(quality)) bad.push({ from: Number(from), count: Number(count), reason: quality })
        return
      }
      const cut = short.exec(line)
      if (cut) missing(Number(cut[1]), Number(cut[2]))
      const read = progress.exec(line)
      if (read) tell({ done: Math.min(Number(read[1]) * BLOCK, total), total })
    },
  })
  if (!run.ok) return run
  // A mismatch ends it with an error, too: what it has reported counts.
  if (!isReported) return bad.length > 0 ? ok({ verdict: 'damaged', bad }) : unreported(run.value, file)
  try {
    const rest = bad.length > 0 || covered === 0 ? null : await uncoveredEnd(file, { covered, size: total, signal })
    if (rest !== null) bad.push(rest)
  } catch (error) {
    return readFailure(file, error)
  }
  end({ done: total, total })
  if (bad.length > 0) return ok({ verdict: 'damaged', bad })
  return ok({ verdict: covered > 0 ? 'ok' : 'no-md5', bad })
}

const unreported = (end: Parameters<typeof xorrisoFailure>[0], file: string) =>
  end.code === 0 ? fail('media.xorriso-failed', undefined, 'nothing was reported') : xorrisoFailure(end, file)
