/** The feed of a site that receives the weekly discs. */
import type { FeedSources } from '../ipc/feeds'
import { stableView } from '../ipc/stable-view'
import type { Services } from './services'

export const createMediaSiteFeed = ({
  storage,
  mediaSite,
}: Pick<Services, 'storage' | 'mediaSite'>): Pick<FeedSources, 'mediaSite'> => ({
  mediaSite: () => {
    const view = stableView()
    return {
      read: async () => view(await mediaSite.rows()),
      subscribe: (onChange) =>
        storage.onCommit((entries) => {
          if (entries.some(({ entity }) => entity === 'media')) onChange()
        }),
    }
  },
})
