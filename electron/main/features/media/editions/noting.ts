/** How a step of an edition is written into the journal: with the site, the week and the number, so that the ledger reads alone. */
import type { JournalEntry } from '../../../db/journal'
import type { Unit } from '../../../db/storage'
import type { Edition } from './edition-store'

export const noteEdition = (
  { record }: Pick<Unit, 'record'>,
  { id, siteId, week, seq }: Pick<Edition, 'id' | 'siteId' | 'week' | 'seq'>,
  type: string,
  said: Readonly<Record<string, string | number | null>> = {},
): Promise<JournalEntry> =>
  record({ type, entity: 'media', entityId: id, change: { editionId: id, siteId, week, seq, ...said } })
