/** Tickets: contract → service. */
import type { CallId, UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { Tickets } from './service'

type Names = 'tickets.preview' | 'tickets.judge' | 'tickets.create' | 'tickets.get' | 'tickets.act' | 'tickets.list'

export type LiveCalls = {
  /** Stores a live call, so that the ticket can be linked to it. */
  readonly ensureStored: (id: CallId) => Promise<CallId>
  /** When a live call began to wait, UTC ms; null for any other id. */
  readonly joinedAt: (id: CallId) => number | null
}

export const ticketsHandlers = (tickets: Tickets, actor: () => UserId, calls: LiveCalls): Pick<Handlers, Names> => ({
  'tickets.preview': (draft) => tickets.preview(draft, draft.callId === null ? null : calls.joinedAt(draft.callId)),
  'tickets.judge': (request) => tickets.judge(request),
  'tickets.create': async (draft) => {
    const callId = draft.callId === null ? null : await calls.ensureStored(draft.callId)
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
