/** Tickets: contract → service. */
import type { CallId, UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { Tickets } from './service'

type Names = 'tickets.preview' | 'tickets.create' | 'tickets.get' | 'tickets.act' | 'tickets.list'

/** `keepCall` stores a live call, so that the ticket can be linked to it. */
export const ticketsHandlers = (
  tickets: Tickets,
  actor: () => UserId,
  keepCall: (id: CallId) => Promise<CallId>,
): Pick<Handlers, Names> => ({
  'tickets.preview': (draft) => tickets.preview(draft),
  'tickets.create': async (draft) => {
    const callId = draft.callId === null ? null : await keepCall(draft.callId)
    const created = await tickets.create(actor(), { ...draft, callId })
    return created.ok ? tickets.get(created.value) : created
  },
  'tickets.get': ({ id }) => tickets.get(id),
  'tickets.act': async (act) => {
    const done = await tickets.act(actor(), act)
    return done.ok ? tickets.get(done.value) : done
  },
  'tickets.list': async (input) => ok(await tickets.list(input)),
})
