/** Where the papers of the weekly disc read: nothing yet, until the services of the discs are here. */
import { fail } from '#shared/lib/result'
import type { PaperReads } from '../features/media-paper/sheets'

export const paperReads = (): PaperReads => ({
  edition: async () => null,
  contents: async () => fail('media.paper-nothing'),
  plan: async () => null,
  siteName: async () => null,
  ledger: async () => fail('media.paper-nothing'),
  ownSite: async () => null,
  arrival: async () => null,
  discsToDestroy: async () => [],
})
