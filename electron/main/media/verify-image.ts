/** A medium checked with itself and by the hashes of its files, in as little time as the device allows. */
import { ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { ExtentsInput, Progress, VerifiedImage, Watch } from './discs'
import { hashExtents } from './hash/hash-extents'
import { findMedium } from './medium'
import { createTelling } from './watch'
import { checkMedia } from './xorriso/check-media'

/** Errors: those of `checkMedia` and `hashExtents`. One that fails ends the other. */
export async function verifyImage({
  signal,
  onProgress,
  ...input
}: ExtentsInput & Watch): Promise<Result<VerifiedImage>> {
  const found = await findMedium(input.medium)
  if (!found.ok) return found
  const telling = createTelling({ onProgress })
  const state: { check: Progress; hashes: Progress } = {
    check: { done: 0, total: null },
    hashes: { done: 0, total: null },
  }
  const sum = (): Progress => {
    const { check, hashes } = state
    const total = check.total === null || hashes.total === null ? null : check.total + hashes.total
    return { done: check.done + hashes.done, total }
  }
  const hear =
    (part: 'check' | 'hashes') =>
    (progress: Progress): void => {
      state[part] = progress
      telling.tell(sum())
    }
  const giveUp = new AbortController()
  const both = AbortSignal.any([giveUp.signal, ...(signal ? [signal] : [])])
  const ending = async <T>(work: Promise<Result<T>>): Promise<Result<T>> => {
    const result = await work
    if (!result.ok) giveUp.abort()
    return result
  }
  const checkIt = () => ending(checkMedia({ medium: input.medium, signal: both, onProgress: hear('check') }))
  const hashIt = () => ending(hashExtents({ ...input, signal: both, onProgress: hear('hashes') }))

  // An optical drive has one head.
  const first = checkIt()
  const second = found.value.kind === 'optical' ? first.then(hashIt) : hashIt()
  const [check, hashes] = await Promise.all([first, second])
  const failures = [check, hashes].flatMap((result) => (result.ok ? [] : [result]))
  // Of the two, the one that gave up because of the other says less.
  const failure = failures.find(({ error }) => error.code !== 'media.cancelled') ?? failures[0]
  if (failure) return failure
  if (!check.ok || !hashes.ok) throw new Error('neither failed nor done')
  telling.end(sum())
  return ok({ check: check.value, hashes: hashes.value })
}
