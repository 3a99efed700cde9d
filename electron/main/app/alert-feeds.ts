/** The feeds of alerts and of who is on duty: both change with time, too, where a shift is planned to end. */
import type { OtherAlertsRow } from '#shared/ipc/contract'
import type { FeedSources } from '../ipc/feeds'
import { stableView } from '../ipc/stable-view'
import type { Clock } from '../platform/clock'
import { createNoticeWatch } from './notice-watch'
import type { Services } from './services'

type Parts = Pick<Services, 'alerts' | 'duties' | 'people' | 'storage'>

/** Names, numbers and deadlines of other entities are on the rows. */
const shownEntities: ReadonlySet<string> = new Set(['alert', 'duty', 'ticket', 'clock', 'sample', 'customer', 'user'])

export function createAlertFeeds(
  { alerts, duties, people, storage }: Parts,
  clock: Clock,
): Pick<FeedSources, 'alerts' | 'duty'> {
  const watched = createNoticeWatch({ duties, people, storage, clock }, shownEntities)

  return {
    alerts: ({ of }) => {
      const view = stableView()
      return watched(async () => {
        const { rows, others } = await alerts.open(people.session()?.user ?? null, of)
        const other: OtherAlertsRow = { id: 'others', count: others }
        return view({ alerts: rows, others: [other] })
      })
    },

    duty: () => {
      const view = stableView()
      return watched(async () => {
        const own = people.session()?.user.id
        const standing = (await duties.everybody()).filter(({ id, state }) => state !== 'off' || id === own)
        return view({ people: standing.map(({ sample: _sample, ...person }) => person) })
      })
    },
  }
}
