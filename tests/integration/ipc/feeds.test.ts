import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFeedSources } from '#main/app/feed-sources'
import { createStatus } from '#main/app/status'
import { batchMs, publishFeed } from '#main/ipc/feeds'
import type { FeedSource } from '#main/ipc/feeds'
import { stableView } from '#main/ipc/stable-view'
import { applyFrame } from '#shared/ipc/frame'
import type { FeedRow, FeedView, Frame } from '#shared/ipc/frame'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import fc from 'fast-check'
import { act, addCustomer, administratorOf, createTicket, faultDraft, valueOf } from '../../support/builders'
import { openProfile } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import { createProfile, type Profile } from '../../support/profile'

/** A table that a test writes into, as a feed. */
function tableFeed() {
  let rows: readonly FeedRow[] = []
  let reads = 0
  const listeners = new Set<() => void>()
  const view = stableView()
  const source: FeedSource = {
    read: () => {
      reads += 1
      return view({ rows })
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    source,
    set: (next: readonly FeedRow[]) => {
      rows = next
      listeners.forEach((listener) => listener())
    },
    rows: () => rows,
    reads: () => reads,
    listeners: () => listeners.size,
  }
}

/** Lets every promise that can go on go on. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const fails = (error: unknown): never => {
  throw error
}

const plain = (view: FeedView): Readonly<Record<string, readonly FeedRow[]>> =>
  Object.fromEntries(
    Object.entries(view).map(([name, rows]) => [name, [...rows.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))]),
  )

describe('publishing', () => {
  test('a whole view first, then only what changed, numbered without a gap', async () => {
    const clock = createFakeClock()
    const feed = tableFeed()
    feed.set([{ id: 'a' }, { id: 'b' }])
    const frames: Frame[] = []
    const stop = publishFeed(feed.source, clock, (frame) => frames.push(frame), fails)
    await turn()
    feed.set([{ id: 'b' }, { id: 'c' }])
    clock.advance(100)
    await turn()
    expect(frames).toEqual([
      { seq: 0, tables: { rows: { upsert: [{ id: 'a' }, { id: 'b' }], remove: [] } } },
      { seq: 1, tables: { rows: { upsert: [{ id: 'c' }], remove: ['a'] } } },
    ])
    stop()
    expect(feed.listeners()).toBe(0)
    expect(clock.pending()).toBe(0)
  })

  test('a storm is sent ten times a second at most, and its end is never lost', async () => {
    const clock = createFakeClock()
    const feed = tableFeed()
    const sentAt: number[] = []
    let view: FeedView = {}
    const stop = publishFeed(
      feed.source,
      clock,
      (frame) => {
        sentAt.push(clock.now())
        view = applyFrame(view, frame)
      },
      fails,
    )
    const start = clock.now()
    // A change every millisecond for three seconds.
    for (let n = 1; n <= 3000; n++) {
      feed.set([{ id: `r${n}` }])
      clock.advance(1)
      await turn()
    }
    clock.advance(100)
    await turn()
    expect(plain(view)).toEqual({ rows: [{ id: 'r3000' }] })
    for (const [index, at] of sentAt.entries())
      expect(at - (sentAt[index - 10] ?? -Infinity)).toBeGreaterThanOrEqual(1000)
    expect(sentAt.length).toBeGreaterThan(25)
    expect(sentAt.at(-1)).toBeLessThanOrEqual(start + 3100)
    stop()
  })

  test('a change after a quiet time goes out at once', async () => {
    const clock = createFakeClock()
    const feed = tableFeed()
    const frames: Frame[] = []
    const stop = publishFeed(feed.source, clock, (frame) => frames.push(frame), fails)
    await turn()
    clock.advance(5_000)
    feed.set([{ id: 'a' }])
    await turn()
    expect(frames).toHaveLength(2)
    stop()
  })

  test('a clock that is put back by an hour delays a change by a tenth of a second at most', async () => {
    let back = 0
    const turned = createFakeClock()
    const clock = { ...turned, now: () => turned.now() - back }
    const feed = tableFeed()
    const frames: Frame[] = []
    const stop = publishFeed(feed.source, clock, (frame) => frames.push(frame), fails)
    await turn()
    back = 3_600_000
    feed.set([{ id: 'a' }])
    turned.advance(batchMs)
    await turn()
    expect(frames).toHaveLength(2)
    stop()
  })

  test('nothing is sent when nothing shown has changed', async () => {
    const clock = createFakeClock()
    const feed = tableFeed()
    feed.set([{ id: 'a' }])
    const frames: Frame[] = []
    const stop = publishFeed(feed.source, clock, (frame) => frames.push(frame), fails)
    await turn()
    clock.advance(200)
    feed.set([{ id: 'a' }])
    await turn()
    expect(feed.reads()).toBe(2)
    expect(frames).toHaveLength(1)
    stop()
  })

  test('a view that cannot be read is told, and the next change is sent again', async () => {
    const clock = createFakeClock()
    const feed = tableFeed()
    let broken = true
    const errors: unknown[] = []
    const frames: Frame[] = []
    const source: FeedSource = {
      ...feed.source,
      read: () => (broken ? Promise.reject(new Error('no')) : feed.source.read()),
    }
    const stop = publishFeed(
      source,
      clock,
      (frame) => frames.push(frame),
      (error) => errors.push(error),
    )
    await turn()
    expect(errors).toHaveLength(1)
    broken = false
    feed.set([{ id: 'a' }])
    clock.advance(100)
    await turn()
    expect(frames).toEqual([{ seq: 0, tables: { rows: { upsert: [{ id: 'a' }], remove: [] } } }])
    stop()
  })

  test('whatever happens, the view put together from the frames is the view', async () => {
    const row = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), n: fc.integer({ min: 0, max: 2 }) })
    const rows = fc.uniqueArray(row, { selector: ({ id }) => id })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(rows, fc.integer({ min: 0, max: 250 })), { maxLength: 12 }), async (steps) => {
        const clock = createFakeClock()
        const feed = tableFeed()
        let view: FeedView = {}
        let seq = 0
        const stop = publishFeed(
          feed.source,
          clock,
          (frame) => {
            expect(frame.seq).toBe(seq++)
            view = applyFrame(view, frame)
          },
          fails,
        )
        await turn()
        for (const [next, wait] of steps) {
          feed.set(next)
          clock.advance(wait)
          await turn()
        }
        clock.advance(100)
        await turn()
        expect(plain(view).rows).toEqual([...feed.rows()].toSorted((a, b) => (a.id < b.id ? -1 : 1)))
        stop()
      }),
      { numRuns: 60 },
    )
  })
})

describe('the feeds of the app', () => {
  let profile: Profile
  let services: Awaited<ReturnType<typeof openProfile>>
  const clock = createFakeClock()

  beforeEach(async () => {
    profile = createProfile()
    services = await openProfile(profile.dir, { clock })
  })
  afterEach(async () => {
    await services.stop()
    profile.remove()
  })

  function watch(open: (sources: ReturnType<typeof createFeedSources>) => FeedSource) {
    const status = createStatus(services, '0.0.0')
    const sources = createFeedSources(services, clock, DEFAULT_ZONE, status.read, status.onChange)
    let view: FeedView = {}
    const frames: Frame[] = []
    const stop = publishFeed(
      open(sources),
      clock,
      (frame) => {
        frames.push(frame)
        view = applyFrame(view, frame)
      },
      fails,
    )
    const settle = async (): Promise<FeedView> => {
      for (let n = 0; n < 20; n++) {
        await turn()
        clock.advance(100)
      }
      return view
    }
    return { frames, settle, stop }
  }

  test('tickets: snapshot and deltas give what a fresh watch gives', async () => {
    const administrator = await administratorOf(services)
    const customer = await addCustomer(services)
    const first = await createTicket(services, faultDraft(customer))
    const watched = watch((sources) => sources.tickets(undefined))
    await watched.settle()
    const second = await createTicket(services, faultDraft(customer, { severity: 'L1' }))
    await watched.settle()
    const accepted = valueOf(await services.tickets.act(administrator, act(first, 'accept')))
    const view = await watched.settle()
    expect(watched.frames.length).toBeGreaterThanOrEqual(3)
    expect([...(view.tickets ?? new Map()).keys()].toSorted()).toEqual([first.id, second.id].toSorted())
    expect(view.tickets?.get(accepted)).toMatchObject({ stage: 'phone', rev: 2, assigneeName: '示例管理员' })
    expect(view.stages?.get('new')).toMatchObject({ open: 1 })
    const fresh = watch((sources) => sources.tickets(undefined))
    expect(plain(await fresh.settle())).toEqual(plain(view))
    // Only the row that changed was sent again.
    expect(watched.frames.at(-1)?.tables.tickets?.upsert).toHaveLength(1)
    watched.stop()
    fresh.stop()
  })

  test('one ticket: its page follows what others do to it, and not what is done to others', async () => {
    const administrator = await administratorOf(services)
    const customer = await addCustomer(services)
    const ticket = await createTicket(services, faultDraft(customer))
    const watched = watch((sources) => sources.ticket({ id: ticket.id }))
    await watched.settle()
    const before = watched.frames.length
    await createTicket(services, faultDraft(customer))
    await watched.settle()
    expect(watched.frames).toHaveLength(before)
    valueOf(await services.tickets.act(administrator, act(ticket, 'note', { note: '已联系现场' })))
    const view = await watched.settle()
    expect(view.ticket?.get(ticket.id)).toMatchObject({
      rev: 2,
      timeline: [{ type: 'ticket.created' }, { type: 'ticket.note', data: { note: '已联系现场' } }],
    })
    watched.stop()
  })

  test('app: who signs in and out shows', async () => {
    const watched = watch((sources) => sources.app(undefined))
    expect((await watched.settle()).app?.get('app')).toMatchObject({ firstRun: true, session: null })
    await administratorOf(services)
    expect((await watched.settle()).app?.get('app')).toMatchObject({ firstRun: false, session: { locked: false } })
    services.people.lock()
    expect((await watched.settle()).app?.get('app')).toMatchObject({ session: { locked: true } })
    watched.stop()
  })
})
