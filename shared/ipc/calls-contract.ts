/** Commands and feeds of the call-backs and of the log of calls. */
import { z } from 'zod'
import { CloseNote, CloseReason } from '../domain/callbacks/closing'
import { CallQuery } from '../domain/calls/query'
import { Disposition, DispositionNote } from '../domain/calls/dispositions'
import { CallbackId, CallId, TicketId } from '../domain/ids'
import type {
  CallbackCountsRow,
  CallDetail,
  CallFacets,
  CallRow,
  ClosedCallbackRow,
  MissedRow,
  PromisedRow,
} from './calls-rows'
import { command, desk, feed, nothing } from './define'

/** An entry of the list: a caller who gave up, or a call that was promised. */
export const CallbackKey = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('missed'), id: CallbackId }),
  z.object({ kind: z.literal('promised'), ticketId: TicketId, promise: z.string().min(1).max(250) }),
])
export type CallbackKey = z.infer<typeof CallbackKey>

export const callsCommands = {
  /** For the signed-in person alone, until they put it back, sign out, or it is closed. */
  'callbacks.take': command<null>()(desk, CallbackKey),
  /** Of what somebody else has taken only by managers. */
  'callbacks.release': command<null>()(desk, CallbackKey),
  'callbacks.close': command<null>()(desk, z.object({ id: CallbackId, reason: CloseReason, note: CloseNote })),
  'callbacks.reopen': command<null>()(desk, z.object({ id: CallbackId })),

  /** The newest first. Pages go by key: `after` is the `next` of the page before. */
  'calls.list': command<{ readonly rows: readonly CallRow[]; readonly next: string | null }>()(desk, CallQuery),
  'calls.facets': command<CallFacets>()(desk, nothing),
  'calls.get': command<CallDetail>()(desk, z.object({ id: CallId })),
  /** Says why no ticket is made of a call; a reason of null takes it back. */
  'calls.dispose': command<null>()(
    desk,
    z.object({ id: CallId, reason: Disposition.nullable(), note: DispositionNote }),
  ),
  'calls.linkTicket': command<null>()(desk, z.object({ id: CallId, ticketId: TicketId })),
}

export const callsFeeds = {
  /** Everybody who is to be called back (at most 500 of each kind), what was closed of late, and the counts of all. */
  callbacks: feed<{
    missed: MissedRow
    promised: PromisedRow
    closed: ClosedCallbackRow
    counts: CallbackCountsRow
  }>()(desk, nothing),
}
