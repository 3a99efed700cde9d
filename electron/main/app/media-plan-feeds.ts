/** The feeds of the weekly disc's planning: they change with commits, with the list of holidays, and when a day begins. */
import type { mediaPlansFeeds } from '#shared/ipc/media-plans-contract'
import type { FeedSource, FeedSources } from '../ipc/feeds'
import { stableView } from '../ipc/stable-view'
import type { Clock } from '../platform/clock'
import { createNoticeWatch } from './notice-watch'
import type { Services } from './services'

type Parts = Pick<Services, 'mediaPlanning' | 'policies' | 'duties' | 'people' | 'storage'>

/** Names of sites and customers are on the rows; the sample centre brings plans of its own. */
const shownOnBoard: ReadonlySet<string> = new Set(['media', 'site', 'customer', 'sample'])
const shownInReminders: ReadonlySet<string> = new Set([...shownOnBoard, 'duty', 'user'])

export function createMediaPlanFeeds(
  { mediaPlanning, policies, duties, people, storage }: Parts,
  clock: Clock,
): Pick<FeedSources, keyof typeof mediaPlansFeeds> {
  const notices = createNoticeWatch({ duties, people, storage, clock }, shownInReminders, [
    policies.onChange,
    mediaPlanning.onDay,
  ])
  return {
    mediaBoard: (range): FeedSource => {
      const view = stableView()
      return {
        read: async () => view(await mediaPlanning.board(range)),
        subscribe: (onChange) => {
          const stops = [
            storage.onCommit((entries) => {
              if (entries.some(({ entity }) => shownOnBoard.has(entity))) onChange()
            }),
            policies.onChange(onChange),
            mediaPlanning.onDay(onChange),
          ]
          return () => {
            for (const stop of stops) stop()
          }
        },
      }
    },

    mediaReminders: () => {
      const view = stableView()
      return notices(async () =>
        view({ reminders: await mediaPlanning.reminding.open(people.session()?.user ?? null) }),
      )
    },
  }
}
