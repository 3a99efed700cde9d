import { describe, expect, it } from 'vitest'
import { createJobs } from '#main/features/media-jobs/jobs'
import type { JobSpec } from '#main/features/media-jobs/jobs'
import { createIds } from '#main/platform/ids'
import type { Progress } from '#main/media/discs'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { createFakeClock } from '../../../support/fake-clock'

/** Work that a test ends by hand. */
function handWork() {
  let settle: (result: Result<unknown>) => void = () => undefined
  let tell: (progress: Progress) => void = () => undefined
  let isRunning = false
  const run: JobSpec['run'] = (signal, onProgress) => {
    isRunning = true
    tell = onProgress
    return new Promise((resolve) => {
      settle = resolve
      signal.addEventListener('abort', () => resolve(fail('media.cancelled')), { once: true })
    })
  }
  return {
    run,
    end: (result: Result<unknown>) => settle(result),
    tell: (done: number, total: number | null = 100) => tell({ done, total }),
    isRunning: () => isRunning,
  }
}

const spec = (kind: JobSpec['kind'], run: JobSpec['run']): JobSpec => ({
  kind,
  label: kind,
  editionId: null,
  disc: null,
  by: 'u',
  run,
})

function open() {
  const clock = createFakeClock()
  const errors: unknown[] = []
  const jobs = createJobs({ clock, newId: createIds(), onError: (error) => errors.push(error) })
  return { clock, errors, jobs, states: () => jobs.rows().map(({ state }) => state) }
}

describe('jobs', () => {
  it('runs one of each kind of device, the others wait their turn', async () => {
    const { jobs, states } = open()
    const [build, inbox, burn] = [handWork(), handWork(), handWork()]
    const first = jobs.start(spec('build', build.run))
    const second = jobs.start(spec('inbox', inbox.run))
    jobs.start(spec('burn', burn.run))
    expect(states()).toEqual(['running', 'waiting', 'running'])
    build.end(ok(null))
    await jobs.ended(first)
    expect(states()).toEqual(['done', 'running', 'running'])
    inbox.end(fail('media.disk-full', { path: '/x' }))
    await expect(jobs.ended(second)).resolves.toMatchObject({
      state: 'failed',
      error: { code: 'media.disk-full', params: { path: '/x' } },
    })
  })

  it('tells progress at most five times a second and never loses the last figure', async () => {
    const { jobs, clock } = open()
    const work = handWork()
    const id = jobs.start(spec('build', work.run))
    let changes = 0
    jobs.onChange(() => {
      changes += 1
    })
    for (let done = 1; done <= 100; done++) {
      work.tell(done)
      clock.advance(10)
    }
    expect(changes).toBeLessThanOrEqual(6)
    work.tell(100)
    work.tell(99.5)
    work.end(ok(null))
    await expect(jobs.ended(id)).resolves.toMatchObject({ state: 'done', done: 100, total: 100 })
    expect(clock.pending()).toBe(0)
  })

  it('cancels what runs and what waits; the next one goes on', async () => {
    const { jobs } = open()
    const [a, b, c] = [handWork(), handWork(), handWork()]
    const [first, second, third] = [
      jobs.start(spec('build', a.run)),
      jobs.start(spec('build', b.run)),
      jobs.start(spec('build', c.run)),
    ]
    jobs.cancel(second)
    jobs.cancel(first)
    await expect(jobs.ended(first)).resolves.toMatchObject({ state: 'cancelled' })
    await expect(jobs.ended(second)).resolves.toMatchObject({ state: 'cancelled' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(b.isRunning()).toBe(false)
    expect(jobs.rows().find(({ id }) => id === third)?.state).toBe('running')
  })

  it('keeps the end until it is dismissed, and does not dismiss what runs', async () => {
    const { jobs } = open()
    const work = handWork()
    const id = jobs.start(spec('burn', work.run))
    expect(jobs.dismiss(id)).toMatchObject({ ok: false, error: { code: 'media.job-runs' } })
    work.end(ok(null))
    await jobs.ended(id)
    expect(jobs.rows()).toHaveLength(1)
    expect(jobs.dismiss(id)).toEqual(ok(null))
    expect(jobs.rows()).toHaveLength(0)
    expect(jobs.dismiss(id)).toMatchObject({ ok: false, error: { code: 'media.no-such-job' } })
    expect(jobs.cancel(id)).toMatchObject({ ok: false, error: { code: 'media.no-such-job' } })
  })

  it('shows a bug as a failure and goes on', async () => {
    const { jobs, errors } = open()
    const id = jobs.start(spec('build', () => Promise.reject(new Error('a bug'))))
    await expect(jobs.ended(id)).resolves.toMatchObject({ state: 'failed', error: { code: 'internal' } })
    expect(errors).toHaveLength(1)
    const work = handWork()
    jobs.start(spec('build', work.run))
    expect(work.isRunning()).toBe(true)
  })

  it('stops everything at the end', async () => {
    const { jobs, states } = open()
    const [a, b] = [handWork(), handWork()]
    jobs.start(spec('build', a.run))
    jobs.start(spec('build', b.run))
    await jobs.stop()
    expect(states()).toEqual(['cancelled', 'cancelled'])
  })
})
