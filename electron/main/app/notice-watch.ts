/** Feeds of what people are told of: how it sounds hangs on who is signed in and on duty, and changes where a shift is planned to end. */
import type { FeedSource } from '../ipc/feeds'
import type { Clock } from '../platform/clock'
import type { Services } from './services'

type Parts = Pick<Services, 'duties' | 'people' | 'storage'> & { readonly clock: Clock }

/**
 * Reads again after what is shown has changed (the entities of journal entries), when somebody else signs in, and when the next
 * planned end of a shift passes; `also` adds more reasons.
 */
export const createNoticeWatch =
  (
    { duties, people, storage, clock }: Parts,
    shownEntities: ReadonlySet<string>,
    also: readonly ((listener: () => void) => () => void)[] = [],
  ) =>
  (read: FeedSource['read']): FeedSource => ({
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
        ...also.map((hear) => hear(onChange)),
      ]
      return () => {
        stopped = true
        cancel?.()
        for (const stop of stops) stop()
      }
    },
  })
