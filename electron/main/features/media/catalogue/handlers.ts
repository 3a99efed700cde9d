/** The catalogue of patch files: contract → service. */
import type { UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../../ipc/handlers'
import type { Catalogue } from './service'

type Names =
  | 'media.inbox'
  | 'media.inbox.choose'
  | 'media.inbox.scan'
  | 'media.file.describe'
  | 'media.file.confirm'
  | 'media.file.reject'
  | 'media.file.inspect'

/** Asks the person for a folder; null when they thought better of it. */
export type PickFolder = () => Promise<string | null>

export const mediaCatalogueHandlers = (
  catalogue: Catalogue,
  actor: () => UserId,
  pickFolder: PickFolder,
): Pick<Handlers, Names> => ({
  'media.inbox': async () => ok({ dir: catalogue.inbox.dir() }),
  'media.inbox.choose': async () => {
    const by = actor()
    const dir = await pickFolder()
    return dir === null ? ok(null) : catalogue.inbox.choose(by, dir)
  },
  'media.inbox.scan': async () => catalogue.inbox.scan(),
  'media.file.describe': (input) => catalogue.describe(actor(), input),
  'media.file.confirm': (input) => catalogue.confirm(actor(), input),
  'media.file.reject': (input) => catalogue.reject(actor(), input),
  'media.file.inspect': ({ sha256 }) => catalogue.inspect(actor(), sha256),
})
