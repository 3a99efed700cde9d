/** Both ends of the feeds together: main's door and the screens' store, over a channel that a test can make lossy. */
import type { IpcMainEvent, WebContents } from 'electron'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFeedSources } from '#main/app/feed-sources'
import { createStatus } from '#main/app/status'
import { listenForWatches } from '#main/ipc/feeds'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import type { Bridge } from '#shared/ipc/bridge'
import type { Frame } from '#shared/ipc/frame'
import type { Result } from '#shared/lib/result'
import { createFeedStore } from '../../../renderer/data/feed-store'
import {
  addCustomer,
  addUser,
  administratorOf,
  createTicket,
  faultDraft,
  strongPassword,
  valueOf,
} from '../../support/builders'
import { openProfile } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import { createProfile, type Profile } from '../../support/profile'

const clock = createFakeClock()
let profile: Profile
let services: Awaited<ReturnType<typeof openProfile>>

beforeEach(async () => {
  profile = createProfile()
  services = await openProfile(profile.dir, { clock })
})
afterEach(async () => {
  await services.stop()
  profile.remove()
})

/** What Electron does between a page and main, without the processes. */
function connect() {
  const listeners = new Map<string, (event: IpcMainEvent, ...args: unknown[]) => void>()
  const watchers = new Map<number, (frame: Result<Frame>) => void>()
  const onDestroyed: (() => void)[] = []
  const onNavigation: ((details: object) => void)[] = []
  const channel = { lose: (_frame: Result<Frame>): boolean => false, sent: 0, lost: 0 }
  const page = {
    isDestroyed: () => false,
    once: (_event: string, listener: () => void) => onDestroyed.push(listener),
    on: (_event: string, listener: (details: object) => void) => onNavigation.push(listener),
    send: (_channel: string, id: number, frame: Result<Frame>) => {
      channel.sent += 1
      if (channel.lose(frame)) channel.lost += 1
      else watchers.get(id)?.(frame)
    },
  } as unknown as WebContents
  const status = createStatus(services, '0.0.0')
  listenForWatches({
    ipcMain: {
      on(name, listener) {
        listeners.set(name, listener)
        return this as Electron.IpcMain
      },
    },
    sources: createFeedSources(services, clock, DEFAULT_ZONE, status.read, status.onChange),
    session: services.people.session,
    onSession: services.people.onSession,
    isTrusted: () => true,
    clock,
    log: {
      error: (text, error) => {
        throw new Error(text, { cause: error })
      },
    },
  })
  const tell = (name: string, ...args: unknown[]): void =>
    listeners.get(name)?.({ sender: page, senderFrame: null } as unknown as IpcMainEvent, ...args)
  let lastId = 0
  const bridge: Pick<Bridge, 'watch'> = {
    watch: (feed, params, onFrame) => {
      const id = ++lastId
      watchers.set(id, onFrame)
      tell('vigil:watch', id, feed, params)
      return () => {
        watchers.delete(id)
        tell('vigil:unwatch', id)
      }
    },
  }
  return {
    channel,
    tell,
    store: createFeedStore(() => bridge as Bridge),
    closePage: () => onDestroyed.forEach((run) => run()),
    reloadPage: () => onNavigation.forEach((run) => run({ isMainFrame: true, isSameDocument: false })),
    listeners: () => onDestroyed.length + onNavigation.length,
  }
}

async function settle(): Promise<void> {
  for (let n = 0; n < 12; n++) {
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
    clock.advance(100)
  }
}

test('frames that get lost are noticed by the next one; the view is watched again and is whole', async () => {
  await administratorOf(services)
  const customer = await addCustomer(services)
  const { channel, store } = connect()
  const tickets = store.source('tickets', undefined)
  const states: string[] = []
  tickets.subscribe(() => states.push(tickets.get().state))
  await settle()
  channel.lose = () => channel.sent % 3 === 0
  for (let n = 0; n < 12; n++) {
    await createTicket(services, faultDraft(customer))
    await settle()
  }
  channel.lose = () => false
  await createTicket(services, faultDraft(customer))
  await settle()
  expect(channel.lost).toBeGreaterThan(2)
  expect(states).toContain('stale')
  expect(tickets.get()).toMatchObject({ state: 'live', error: null })
  const stored = await services.tickets.soonest(100)
  expect([...(tickets.get().tables?.tickets.values() ?? [])].map(({ id }) => id).toSorted()).toEqual(
    stored.map(({ id }) => id).toSorted(),
  )
  expect(tickets.get().tables?.stages.get('new')?.open).toBe(13)
})

test('nobody signed in sees the app’s own feed and nothing else', async () => {
  await administratorOf(services)
  await services.people.signOut()
  const { store } = connect()
  const app = store.source('app', undefined)
  const queue = store.source('queue', undefined)
  app.subscribe(() => undefined)
  queue.subscribe(() => undefined)
  await settle()
  expect(app.get().state).toBe('live')
  expect(queue.get()).toMatchObject({ state: 'refused', tables: null, error: { code: 'auth.signed-out' } })
})

test('signing out takes away what was shown; locking leaves the wallboard', async () => {
  await administratorOf(services)
  await addUser(services, 'store', ['storekeeper'])
  const { id } = await createTicket(services, faultDraft(await addCustomer(services)))
  const { store } = connect()
  const tickets = store.source('tickets', undefined)
  const ticket = store.source('ticket', { id })
  tickets.subscribe(() => undefined)
  ticket.subscribe(() => undefined)
  await settle()
  expect([tickets.get().state, ticket.get().state]).toEqual(['live', 'live'])
  services.people.lock()
  await settle()
  expect(tickets.get().state).toBe('live')
  // Another person, who may see the board but no ticket's page.
  valueOf(await services.people.signIn('store', strongPassword))
  await settle()
  expect([tickets.get().state, ticket.get().state]).toEqual(['live', 'refused'])
  await services.people.signOut()
  await settle()
  expect(tickets.get()).toMatchObject({ state: 'refused', error: { code: 'auth.signed-out' } })
})

test('nothing is sent to a page that has closed', async () => {
  await administratorOf(services)
  const customer = await addCustomer(services)
  const { channel, store, closePage } = connect()
  store.source('tickets', undefined).subscribe(() => undefined)
  await settle()
  closePage()
  const { sent } = channel
  await createTicket(services, faultDraft(customer))
  await settle()
  expect(channel.sent).toBe(sent)
})

test('a page that is loaded again and again begins anew each time, and nothing piles up', async () => {
  const { channel, tell, reloadPage, listeners } = connect()
  for (let load = 0; load < 20; load++) {
    for (let id = 0; id < 20; id++) tell('vigil:watch', id, 'app', undefined)
    await settle()
    reloadPage()
  }
  expect(listeners()).toBe(2)
  const { sent } = channel
  await administratorOf(services)
  await settle()
  expect(channel.sent).toBe(sent)
})

test('a page that watches without end is refused, and goes on with what it has', async () => {
  const { channel, tell } = connect()
  const refused: unknown[] = []
  channel.lose = (frame) => !frame.ok && refused.push(frame.error.code) > 0
  for (let id = 0; id < 1000; id++) tell('vigil:watch', id, 'app', undefined)
  await settle()
  expect(refused).toEqual(Array.from({ length: 900 }, () => 'ipc.too-many-watches'))
  expect(channel.sent - channel.lost).toBe(100)
  tell('vigil:unwatch', 0)
  tell('vigil:watch', 1000, 'app', undefined)
  await settle()
  expect(channel.sent - channel.lost).toBe(101)
})

test.each([
  [['vigil:watch', 1, 'secrets', undefined], 'ipc.unknown-feed'],
  [['vigil:watch', 1, 7, undefined], 'ipc.unknown-feed'],
  [['vigil:watch', 1, 'ticket', { id: 7 }], 'ipc.bad-input'],
])('a watch that cannot be: %j', async ([name, ...args], code) => {
  await administratorOf(services)
  const { channel, tell } = connect()
  const heard: Result<Frame>[] = []
  channel.lose = (frame) => heard.push(frame) > 0
  tell(String(name), ...args)
  expect(heard).toEqual([{ ok: false, error: { code } }])
})
