/** Where each feed's view comes from. */
import type { AppStatus } from '#shared/domain/app/status'
import type { FeedView } from '#shared/ipc/frame'
import type { FeedSource, FeedSources } from '../ipc/feeds'
import { sharedSource } from '../ipc/shared-source'
import { stableView } from '../ipc/stable-view'
import type { Clock } from '../platform/clock'
import { createAlertFeeds } from './alert-feeds'
import { createCallbackFeeds } from './callback-feeds'
import { createMediaFeed } from './media-feed'
import { createMediaFileFeed } from './media-file-feed'
import { createMediaJobFeed } from './media-job-feed'
import { createMediaSiteFeed } from './media-site-feed'
import { createMediaPlanFeeds } from './media-plan-feeds'
import type { Services } from './services'
import { createTelephonyFeeds } from './telephony-feeds'

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
  const { tickets, storage } = services

  const onEntity = (entities: readonly string[], listener: () => void): (() => void) =>
    storage.onCommit((entries) => {
      if (entries.some(({ entity }) => entities.includes(entity))) listener()
    })

  const ticketsSource = (): FeedSource => {
    const view = stableView()
    return source(
      async () => view({ tickets: await tickets.soonest(soonestTickets), stages: await tickets.stageCounts() }),
      (onChange) => onEntity(['ticket', 'clock', 'sample', 'customer', 'site', 'user'], onChange),
    )
  }

  // Watched by the wallboard and the console at once.
  const soonest = sharedSource(ticketsSource())

  return {
    ...createAlertFeeds(services, clock),
    ...createTelephonyFeeds(services, clock, zone),
    ...createCallbackFeeds(services, clock, zone),
    ...createMediaFeed(services, clock),
    ...createMediaJobFeed(services.mediaJobs),
    ...createMediaSiteFeed(services),
    ...createMediaPlanFeeds(services, clock),
    ...createMediaFileFeed(services),

    app: () => {
      const view = stableView()
      return source(async () => view({ app: [{ ...(await status()), id: 'app' }] }), onStatus)
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
