/** The feed of the weekly discs at the centre: sites, editions, keys. */
import { readMediaRows } from '../features/media/rows'
import type { FeedSources } from '../ipc/feeds'
import { sharedSource } from '../ipc/shared-source'
import { stableView } from '../ipc/stable-view'
import type { Clock } from '../platform/clock'
import type { Services } from './services'

/** Everything that rows show. */
const shown: readonly string[] = ['media', 'site', 'customer', 'user', 'sample']

export function createMediaFeed(
  { media, storage }: Pick<Services, 'media' | 'storage'>,
  clock: Pick<Clock, 'now'>,
): Pick<FeedSources, 'media'> {
  const view = stableView()
  // Several parts of the screens watch it at once.
  const source = sharedSource({
    read: async () => view(await readMediaRows({ db: storage.db, keys: media.keys, now: clock.now })),
    subscribe: (onChange) => {
      const stopKeys = media.keys.onUnlocked(onChange)
      const stopCommits = storage.onCommit((entries) => {
        if (entries.some(({ entity }) => shown.includes(entity))) onChange()
      })
      return () => {
        stopKeys()
        stopCommits()
      }
    },
  })
  return { media: () => source }
}
