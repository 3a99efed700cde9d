/** Where each feed's view comes from. */
import type { AppStatus } from '#shared/domain/app/status'
import type { FeedView } from '#shared/ipc/frame'
import type { FeedSource, FeedSources } from '../ipc/feeds'
import { sharedSource } from '../ipc/shared-source'
import { stableView } from '../ipc/stable-view'
import { followDesk, deskRows } from '../features/telephony/desk'
import type { DeskCalls } from '../features/telephony/desk'
import { agentRow, halfHourRows, linkRow, queueRows, visitRow } from '../features/telephony/rows'
import type { Clock } from '../platform/clock'
import { createAlertFeeds } from './alert-feeds'
import type { Services } from './services'

/** Rows of the tickets feed: what a wall and a board can show; the list pages through all of them. */
const soonestTickets = 500

/** What a ticket's page shows besides the ticket itself: whether it is in service hangs on contract and device. */
const aroundTickets: readonly string[] = ['clock', 'alert', 'sample', 'customer', 'site', 'contract', 'device']

const source = (read: () => Promise<FeedView> | FeedView, subscribe: FeedSource['subscribe']): FeedSource => ({
  read,
  subscribe,
})

export function createFeedSources(
  services: Services,
  clock: Clock,
  zone: string,
  status: () => Promise<AppStatus>,
  onStatus: (listener: () => void) => () => void,
): FeedSources {
  const { people, telephony, tickets, storage } = services

  const onEntity = (entities: readonly string[], listener: () => void): (() => void) =>
    storage.onCommit((entries) => {
      if (entries.some(({ entity }) => entities.includes(entity))) listener()
    })

  const readNames = async (): Promise<ReadonlyMap<string, string>> =>
    new Map(
      (await people.list()).flatMap((user) =>
        user.extension && !user.disabled ? [[user.extension, user.displayName]] : [],
      ),
    )

  const queueSource = (): FeedSource => {
    const view = stableView()
    // Accounts change by the month, the queues ten times a second.
    let namesByExtension: Promise<ReadonlyMap<string, string>> | null = null
    const forgetNames = (): void => {
      namesByExtension = null
    }
    return source(
      async () => {
        const { live, callers } = telephony
        const names = await (namesByExtension ??= readNames()).catch((error: unknown) => {
          forgetNames()
          throw error
        })
        const state = live.state()
        const now = clock.now()
        return view({
          visits: [...state.visits.values()].flatMap((visit) => visitRow(visit, callers.known(visit)) ?? []),
          agents: [...state.agents.values()].map((agent) =>
            agentRow(agent, state.day.agents[agent.extension], names.get(agent.extension)),
          ),
          queues: queueRows(state, now),
          halfHours: halfHourRows(state, zone, now),
          link: [linkRow(live.link())],
        })
      },
      (onChange) => {
        // While nobody watched nobody heard of new names.
        forgetNames()
        const renamed = (): void => {
          forgetNames()
          onChange()
        }
        const stops = [telephony.onChange(onChange), onEntity(['user', 'sample'], renamed)]
        return () => stops.forEach((stop) => stop())
      },
    )
  }

  const ticketsSource = (): FeedSource => {
    const view = stableView()
    return source(
      async () => view({ tickets: await tickets.soonest(soonestTickets), stages: await tickets.stageCounts() }),
      (onChange) => onEntity(['ticket', 'clock', 'sample', 'customer', 'site', 'user'], onChange),
    )
  }

  // Watched by the wallboard and the console at once.
  const queue = sharedSource(queueSource())
  const soonest = sharedSource(ticketsSource())

  return {
    ...createAlertFeeds(services, clock),

    app: () => {
      const view = stableView()
      return source(async () => view({ app: [{ ...(await status()), id: 'app' }] }), onStatus)
    },

    queue: () => queue,

    desk: () => {
      const view = stableView()
      let calls: DeskCalls = new Map()
      let extension: string | null = null
      return source(
        () => {
          const own = people.session()?.user.extension ?? null
          if (own !== extension) calls = new Map()
          extension = own
          if (own !== null) calls = followDesk(calls, telephony.live.state(), own, clock.now())
          telephony.remember(calls.keys())
          return view({ calls: deskRows(calls, telephony.callers) })
        },
        (onChange) => {
          const stops = [telephony.onChange(onChange), people.onSession(onChange)]
          return () => stops.forEach((stop) => stop())
        },
      )
    },

    tickets: () => soonest,

    ticket: ({ id }) => {
      const view = stableView()
      return source(
        async () => {
          const ticket = await tickets.read(id)
          return view({ ticket: ticket ? [ticket] : [] })
        },
        (onChange) =>
          storage.onCommit((entries) => {
            if (entries.some((entry) => entry.entityId === id || aroundTickets.includes(entry.entity))) onChange()
          }),
      )
    },
  }
}
