/** Where a person stands with a disc, told from the work that is known. */
import { describe, expect, it } from 'vitest'
import {
  badFiles,
  bytesText,
  endedJobs,
  flowOf,
  percentOf,
  remainingMs,
  unchecked,
  unimported,
} from '../../../../renderer/features/media-site/model'
import { arrival, arrivedDisc, importJob, siteJob } from '../../../support/site-rows'

describe('the way of a disc', () => {
  it.each([
    ['nothing was begun', [], 'place'],
    ['work of the centre counts for nothing', [siteJob({ kind: 'burn', state: 'running' })], 'place'],
    ['a check waits for its drive', [siteJob({ state: 'waiting' })], 'checking'],
    ['a check runs', [siteJob({ state: 'running' })], 'checking'],
    ['a check has ended', [siteJob()], 'verdict'],
    ['a check broke off', [siteJob({ state: 'failed' })], 'verdict'],
    ['a check was cancelled', [siteJob({ state: 'cancelled' })], 'place'],
    ['an import runs', [siteJob(), importJob({ state: 'running' })], 'importing'],
    ['an import failed: the verdict stands', [siteJob(), importJob({ state: 'failed' })], 'verdict'],
    ['an import was cancelled: the verdict stands', [siteJob(), importJob({ state: 'cancelled' })], 'verdict'],
    ['an import failed whose check is not known', [importJob({ state: 'failed' })], 'place'],
    ['an import has ended', [siteJob(), importJob()], 'receipt'],
    ['the next disc is checked', [siteJob(), importJob(), siteJob({ id: 'job-3', startedAt: 2e12 })], 'verdict'],
  ] as const)('%s', (_name, jobs, step) => {
    // The order in which they are told of means nothing.
    expect(flowOf(jobs.toReversed()).step).toBe(step)
  })

  it('names what stopped it, and what was cancelled', () => {
    const failed = importJob({ state: 'failed' })
    expect(flowOf([siteJob(), failed])).toMatchObject({ verify: { id: 'job-1' }, problem: failed })
    expect(flowOf([siteJob()])).toMatchObject({ problem: null })
    expect(flowOf([siteJob({ state: 'cancelled' })])).toEqual({ step: 'place', cancelled: true })
  })

  it('puts away only what has ended, and only its own', () => {
    const jobs = [siteJob(), importJob({ state: 'running' }), siteJob({ id: 'burn', kind: 'burn' })]
    expect(endedJobs(jobs).map(({ id }) => id)).toEqual(['job-1'])
  })
})

describe('progress', () => {
  it('is whole per cent, and none while the total is not known', () => {
    expect(percentOf({ done: 1_999, total: 2_000 })).toBe(99)
    expect(percentOf({ done: 2_100, total: 2_000 })).toBe(100)
    expect(percentOf({ done: 5, total: 0 })).toBe(0)
  })

  it('tells what is left by the rate so far, once there is one', () => {
    expect(remainingMs({ done: 250, total: 1_000, startedAt: 0 }, 10_000)).toBe(30_000)
    expect(remainingMs({ done: 250, total: 1_000, startedAt: 0 }, 2_999)).toBeNull()
    expect(remainingMs({ done: 0, total: 1_000, startedAt: 0 }, 10_000)).toBeNull()
    expect(remainingMs({ done: 10, total: 0, startedAt: 0 }, 10_000)).toBeNull()
  })

  it.each([
    [0, '0 KB'],
    [1, '1 KB'],
    [999_999, '1000 KB'],
    [38_400_000, '38.4 MB'],
    [4_621_000_000, '4.62 GB'],
  ])('%d bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text))
})

describe('what an edition still lacks', () => {
  const half = arrival({
    discs: [arrivedDisc(1, { importedAt: 1 }), arrivedDisc(2), arrivedDisc(3, { verifiedAt: null })],
  })

  it('is what was not checked, and what was not imported', () => {
    expect(unchecked(half)).toEqual([3])
    expect(unimported(half)).toEqual([2, 3])
  })

  it('files that are in order are not named', () => {
    const bad = { path: 'a', ok: false, reason: 'file-changed' } as const
    expect(badFiles({ files: [{ path: 'b', ok: true, reason: null }, bad] })).toEqual([bad])
  })
})
