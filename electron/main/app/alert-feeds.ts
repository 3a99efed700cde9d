/** The feeds of alerts and of who is on duty: both change with time, too, where a shift is planned to end. */
import type { OtherAlertsRow } from '#shared/ipc/contract'
import type { FeedSource, FeedSources } from '../ipc/feeds'
import { stableView } from '../ipc/stable-view'
import type { Clock } from '../platform/clock'
import type { Services } from './services'

type Parts = Pick<Services, 'alerts' | 'duties' | 'people' | 'storage'>

/** Names, numbers and deadlines of other entities are on the rows. */
const shownEntities: ReadonlySet<string> = new Set(['alert', 'duty', 'ticket', 'clock', 'sample', 'customer', 'user'])

export function createAlertFeeds(
  { alerts, duties, people, storage }: Parts,
  clock: Clock,
): Pick<FeedSources, 'alerts' | 'duty'> {
  /** `read` again after what is shown has changed, and when the next planned end of a shift passes. */
  const watched = (read: FeedSource['read']): FeedSource => ({
    read,
    subscribe: (onChange) => {
      let cancel: (() => void) | null = null
      let stopped = false
      const arm = async (): Promise<void> => {
        const ends = (await duties.everybody()).flatMap(({ state, endsAt }) =>
          state === 'on' && endsAt !== null && endsAt > clock.now() ? [endsAt] : [],
        )
        cancel?.()
        cancel = null
        if (stopped || ends.length === 0) return
        cancel = clock.setTimeout(
          () => {
            onChange()
            armLater()
          },
          Math.min(...ends) - clock.now(),
        )
      }
      // A database that cannot be read now is told by the feed's own reading.
      const armLater = (): void => void arm().catch(() => undefined)
      armLater()
      const stops = [
        storage.onCommit((entries) => {
          if (!entries.some(({ entity }) => shownEntities.has(entity))) return
          if (entries.some(({ entity }) => entity === 'duty' || entity === 'sample')) armLater()
          onChange()
        }),
        people.onSession(onChange),
      ]
      return () => {
        stopped = true
        cancel?.()
        for (const stop of stops) stop()
      }
    },
  })

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
