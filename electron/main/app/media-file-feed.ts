/** The feed of the catalogue of patch files. */
import type { FeedSources } from '../ipc/feeds'
import { stableView } from '../ipc/stable-view'
import type { Services } from './services'

/** Rows name people. */
const around: readonly string[] = ['user', 'sample']

export const createMediaFileFeed = ({
  mediaCatalogue,
  storage,
}: Pick<Services, 'mediaCatalogue' | 'storage'>): Pick<FeedSources, 'mediaFiles'> => ({
  mediaFiles: () => {
    const view = stableView()
    return {
      read: async () => view({ files: await mediaCatalogue.rows() }),
      subscribe: (onChange) =>
        storage.onCommit((entries) => {
          if (entries.some(({ type, entity }) => type.startsWith('media.file.') || around.includes(entity))) onChange()
        }),
    }
  },
})
