/** One watch for many screens; a gap is noticed, marked and mended; nobody sees what another person saw. */
import { describe, expect, it, vi } from 'vitest'
import { fail } from '#shared/lib/result'
import { createFeedStore } from '../../../../renderer/data/feed-store'
import { createFakeBridge } from '../../../support/fake-bridge'
import { linkRow, quietQueue } from '../../../support/queue-rows'
import { appRow } from '../../../support/view-builders'

const settle = () => new Promise<void>((resolve) => queueMicrotask(resolve))

function storeOf() {
  const fake = createFakeBridge()
  fake.publish('queue', quietQueue())
  const store = createFeedStore(() => fake.bridge)
  return { fake, store, queue: store.source('queue', undefined) }
}

describe('a feed in a window', () => {
  it('is watched once however many look at it', async () => {
    const { fake, store, queue } = storeOf()
    queue.subscribe(vi.fn<() => void>())
    store.source('queue', undefined).subscribe(vi.fn<() => void>())
    await settle()
    expect(fake.watchers('queue')).toBe(1)
    expect(queue.get().state).toBe('live')
    expect(queue.get().tables?.links.get('main')?.state).toBe('live')
  })

  it('gives an empty table where no row was ever sent', async () => {
    const { fake, store } = storeOf()
    fake.publish('tickets', { tickets: [] })
    const tickets = store.source('tickets', undefined)
    tickets.subscribe(vi.fn<() => void>())
    await settle()
    expect(tickets.get().tables?.stages.size).toBe(0)
  })

  it('marks itself stale at a gap, keeps showing what it had, and watches again', async () => {
    const { fake, queue } = storeOf()
    const seen: string[] = []
    queue.subscribe(() => seen.push(queue.get().state))
    await settle()
    fake.sendRaw('queue', { seq: 7, tables: {} })
    expect(seen.at(-1)).toBe('stale')
    expect(queue.get().tables?.links.size).toBe(1)
    await settle()
    expect(queue.get().state).toBe('live')
    expect(fake.watchers('queue')).toBe(1)
  })

  it('shows nothing after a refusal, and everything again when renewed', async () => {
    const { fake, store, queue } = storeOf()
    fake.refuse('queue', fail('auth.session-locked').error)
    queue.subscribe(vi.fn<() => void>())
    await settle()
    expect(queue.get()).toMatchObject({ state: 'refused', tables: null, error: { code: 'auth.session-locked' } })
    fake.publish('queue', { links: [linkRow({ state: 'lost' })] })
    store.renew('refused')
    await settle()
    expect(queue.get().tables?.links.get('main')?.state).toBe('lost')
  })

  it('forgets what it held for another person, but not the state of the app', async () => {
    const { fake, store, queue } = storeOf()
    fake.publish('app', { app: [appRow()] })
    const app = store.source('app', undefined)
    app.subscribe(vi.fn<() => void>())
    const seen: (number | undefined)[] = []
    queue.subscribe(() => seen.push(queue.get().tables?.links.size))
    await settle()
    store.renew('all')
    expect(seen.at(-1)).toBeUndefined()
    expect(app.get().state).toBe('live')
    await settle()
    expect(seen.at(-1)).toBe(1)
  })
})
