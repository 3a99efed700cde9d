/** A paper of the weekly discs, as its button needs it: saved as PDF, or sent to a printer. */
import type { PaperRequest } from '#shared/ipc/media-papers-contract'
import type { Result } from '#shared/lib/result'
import { call } from './bridge'

export type Paper = {
  /** Null when the person thought better of it. */
  readonly save: () => Promise<Result<{ readonly file: string } | null>>
  readonly print: () => Promise<Result<{ readonly printed: true } | null>>
}

export const paperOf = (request: PaperRequest): Paper => ({
  save: () => call('media.paper', request),
  print: () => call('media.paper.print', request),
})
