/** The app's services on a profile of their own, with the real source of each link and a clock that is turned by hand. */
import { cpSync } from 'node:fs'
import { createSourceOpener } from '#main/app/sources'
import { createTelephonyFeeds } from '#main/app/telephony-feeds'
import { queueRows } from '#main/features/telephony/rows'
import { limits } from '#main/telephony/ami/session'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import { mainLink } from '#shared/domain/telephony/settings'
import type { AmiLink, LinkId } from '#shared/domain/telephony/settings'
import type { FeedName, FeedTables } from '#shared/ipc/contract'
import { admit, amiUser, fullyBooted, tellState } from './ami-peer'
import type { AmiConversation, AmiPeer } from './ami-peer'
import { memberItem, queueItem } from './ami-story'
import { valueOf } from './builders'
import { openProfile } from './centre'
import { createFakeClock } from './fake-clock'
import { eventually } from './heard'
import { amiLink } from './links'
import { resourcesDir } from './policies'
import { createProfile } from './profile'

type Items = readonly (readonly string[])[]
type Tables<N extends FeedName> = { readonly [T in keyof FeedTables<N>]: readonly FeedTables<N>[T][] }

export type TelephoneApp = Awaited<ReturnType<typeof openTelephoneApp>>

export async function openTelephoneApp() {
  const clock = createFakeClock()
  const profiles = [createProfile()]
  const errors: unknown[] = []
  const notes: string[] = []
  const open = () =>
    openProfile(profiles.at(-1)?.dir ?? '', {
      clock,
      openSource: createSourceOpener(clock, resourcesDir),
      log: { info: (text) => void notes.push(text), error: (_text, error) => void errors.push(error) },
    })
  let services = await open()

  const link = (id: LinkId = mainLink) => {
    const found = services.telephony.link(id)
    if (!found) throw new Error(`no link ${id}`)
    return found
  }
  const live = (id?: LinkId) => link(id).live
  const phase = (id?: LinkId) => live(id).link()?.state

  /** Plays the PBX's part until the link is live. */
  const goLive = async (peer: AmiPeer, items: Items = usual, channels: readonly string[] = [], id?: LinkId) => {
    const call = await peer.accept()
    await admit(call)
    fullyBooted(call)
    await tellState(call, items, channels)
    await eventually(() => phase(id) === 'live')
    call.answerPings()
    return call
  }

  return {
    clock,
    /** What the log was told besides errors. */
    notes,
    services: () => services,
    link,
    live,
    phase,
    goLive,
    /** The day's counters of a queue, and its row. */
    totalsOf: (queue = 'hotline', id?: LinkId) => live(id).state().day.queues[queue],
    rowOf: (queue = 'hotline', id: LinkId = mainLink) => {
      const queues = services.telephony.links().map((one) => ({ id: one.id, name: one.id, state: one.live.state() }))
      return queueRows(queues, clock.now()).find((row) => row.id === `${id}/${queue}`)
    },
    storedCalls: () =>
      services.storage.db.selectFrom('calls').selectAll().orderBy('joined_at').orderBy('visit').execute(),

    /** Sets a link to this peer up, and brings it live. */
    connect: async (peer: AmiPeer, over: Partial<AmiLink> = {}, items?: Items): Promise<AmiConversation> => {
      valueOf(await services.telephony.save('test', amiLink({ ...amiUser, port: peer.port, ...over })))
      return goLive(peer, items, [], over.id)
    },
    /** Lets whole intervals of the ping pass while every live link answers, s. */
    pass: async (seconds: number): Promise<void> => {
      for (let ms = seconds * 1000; ms > 0; ms -= limits.ping) {
        const alive = services.telephony.links().filter((one) => one.live.link()?.state === 'live')
        clock.advance(Math.min(ms, limits.ping))
        if (ms >= limits.ping) await eventually(() => alive.every((one) => one.live.link()?.lastDataAt === clock.now()))
      }
    },
    /** As a window that opens now watches them. */
    feeds: () => createTelephonyFeeds(services, clock, DEFAULT_ZONE),
    /** Ends the session in order and opens the profile again after a while; its links do not run yet. */
    reopen: async (awayMs = 0): Promise<void> => {
      await services.stop()
      clock.advance(awayMs)
      services = await open()
    },
    /** Opens, after a while, what a power cut at this moment leaves of the profile; its links do not run yet. */
    crash: async (awayMs = 0): Promise<void> => {
      await services.storage.settled()
      const left = createProfile()
      cpSync(profiles.at(-1)?.dir ?? '', left.dir, { recursive: true })
      profiles.push(left)
      await services.stop()
      clock.advance(awayMs)
      services = await open()
    },
    /** What the log was told of errors; a test that expects none need not ask. */
    takeErrors: (): readonly unknown[] => errors.splice(0),
    /** Throws what the log was told of errors. */
    close: async (): Promise<void> => {
      await services.stop()
      for (const { remove } of profiles) remove()
      if (errors.length > 0) throw new Error('the log holds errors', { cause: errors })
    },
  }
}

const usual: Items = [queueItem(), memberItem()]

/** The rows of a feed as they are now. */
export async function rowsOf<N extends 'queue' | 'desk'>(app: TelephoneApp, name: N): Promise<Tables<N>> {
  const { queue, desk } = app.feeds()
  const view = await { queue, desk }[name](undefined).read()
  return Object.fromEntries(
    Object.entries(view).map(([table, rows]) => [table, [...rows.values()]]),
  ) as unknown as Tables<N>
}
