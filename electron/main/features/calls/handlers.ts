/** The log of calls: contract → service. */
import type { UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { CallLog } from './log'

type Names = 'calls.list' | 'calls.facets' | 'calls.get' | 'calls.dispose' | 'calls.linkTicket'

export const callsHandlers = (log: CallLog, actor: () => UserId): Pick<Handlers, Names> => ({
  'calls.list': async (query) => ok(await log.list(query)),
  'calls.facets': async () => ok(await log.facets()),
  'calls.get': ({ id }) => log.get(id),
  'calls.dispose': ({ id, reason, note }) => log.dispose(actor(), id, reason, note),
  'calls.linkTicket': ({ id, ticketId }) => log.link(actor(), id, ticketId),
})
