/** The log of all calls: looking things up, saying why there is no ticket, linking one. */
import { z } from 'zod'
import { Disposition } from '#shared/domain/calls/dispositions'
import type { CallQuery } from '#shared/domain/calls/query'
import type { CallId, CustomerId, TicketId, UserId } from '#shared/domain/ids'
import { phoneOn } from '#shared/domain/people/people'
import type { User } from '#shared/domain/people/people'
import type { LinkId } from '#shared/domain/telephony/settings'
import type { CallDetail, CallFacets, CallRow } from '#shared/ipc/calls-rows'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../db/storage'
import * as store from './log-store'

export type CallLogDeps = {
  readonly storage: Storage
  /** Reads in the reader worker: a search walks over everything. */
  readonly readPage: (filter: store.LogFilter) => Promise<readonly store.LogEntry[]>
  readonly readFacets: () => Promise<store.FacetRows>
  readonly people: () => Promise<readonly User[]>
  readonly linkName: (link: LinkId) => string
  readonly normaliseNumber: (text: string) => string
  /** The id under which a call is stored; a live one gets its row. */
  readonly ensureStored: (id: CallId) => Promise<CallId>
}

export type CallLog = ReturnType<typeof createCallLog>

const Ring = z.object({ extension: z.string(), at: z.number(), ms: z.number(), answered: z.boolean() })
const Rings = z.array(Ring)

/** A number may be stored with or without its country and trunk prefix: what all spellings end with is looked for. */
const digitsOf = (text: string, normalise: CallLogDeps['normaliseNumber']): string => {
  if (!/^\+?[\d\s()-]{2,30}$/u.test(text)) return ''
  const normalised = normalise(text)
  return (normalised.startsWith('+86') ? normalised.slice(3) : normalised).replaceAll(/\D/gu, '')
}

type Names = (link: string, extension: string | null) => string | null

const toRow = (row: store.LogEntry, names: Names): CallRow => ({
  id: row.id as CallId,
  link: row.link as LinkId,
  kind: row.kind,
  queue: row.queue,
  number: row.number,
  callerName: row.caller_name,
  customerId: row.customer_id as CustomerId | null,
  customerName: row.customer_name,
  at: row.joined_at,
  answeredAt: row.answered_at,
  endedAt: row.ended_at,
  outcome: row.outcome,
  waitMs: row.wait_ms,
  rang: ringsOf(row).length,
  agent: row.agent,
  agentName: names(row.link, row.agent),
  talkMs: row.talk_ms,
  holdMs: row.hold_ms,
  wrapUpMs: row.wrap_up_ms,
  transferredTo: row.transferred_to,
  recording: row.recording,
  incomplete: row.incomplete === 1,
  noted: row.note !== '',
  ticket:
    row.ticket_id === null || row.ticket_number === null
      ? null
      : { id: row.ticket_id as TicketId, number: row.ticket_number },
  tickets: row.ticket_count ?? 0,
  disposition: Disposition.safeParse(row.disposition).data ?? null,
  dispositionNote: row.disposition_note,
})

export function createCallLog(deps: CallLogDeps) {
  const { storage } = deps

  const readNames = async (): Promise<Names> => {
    const users = (await deps.people()).filter(({ disabled }) => !disabled)
    return (link, extension) =>
      extension === null
        ? null
        : (users.find((user) => phoneOn(user, link as LinkId) === extension)?.displayName ?? null)
  }

  return {
    list: async (query: CallQuery): Promise<{ readonly rows: readonly CallRow[]; readonly next: string | null }> => {
      const [at, id] = query.after?.split('/') ?? []
      const digits = digitsOf(query.text, deps.normaliseNumber)
      const [page, names] = await Promise.all([
        deps.readPage({
          ...query,
          after: at !== undefined && id !== undefined ? { at: Number(at), id } : null,
          text: digits === '' ? query.text : '',
          digits,
        }),
        readNames(),
      ])
      const last = page.length === query.limit ? page.at(-1) : undefined
      return { rows: page.map((row) => toRow(row, names)), next: last ? `${last.joined_at}/${last.id}` : null }
    },

    facets: async (): Promise<CallFacets> => {
      const [{ queues, agents }, names] = await Promise.all([deps.readFacets(), readNames()])
      const several = new Set([...queues, ...agents].map(({ link }) => link)).size > 1
      const on = (link: string): string => (several ? ` · ${deps.linkName(link as LinkId)}` : '')
      return {
        queues: queues
          .map(({ link, queue }) => ({ link: link as LinkId, queue, label: `${queue}${on(link)}` }))
          .toSorted((a, b) => a.label.localeCompare(b.label, 'zh')),
        agents: agents
          .flatMap(({ link, agent }) =>
            agent === null
              ? []
              : [
                  {
                    link: link as LinkId,
                    extension: agent,
                    label: `${names(link, agent) ?? ''} ${agent}${on(link)}`.trim(),
                  },
                ],
          )
          .toSorted((a, b) => a.label.localeCompare(b.label, 'zh')),
      }
    },

    /** Errors: `calls.unknown`. */
    get: async (id: CallId): Promise<Result<CallDetail>> => {
      const row = await store.readCall(storage.db, id)
      if (!row) return fail('calls.unknown')
      const [around, names] = await Promise.all([store.readAround(storage.db, row), readNames()])
      return ok({
        ...toRow(row, names),
        linkName: deps.linkName(row.link as LinkId),
        rings: ringsOf(row).map((ring) => ({ ...ring, name: names(row.link, ring.extension) })),
        endedBy: row.ended_by,
        note: row.note,
        allTickets: around.tickets.map((ticket) => ({ id: ticket.id as TicketId, number: ticket.number })),
        disposedBy: around.disposedBy,
        parts: around.parts.map((part) => ({
          id: part.id as CallId,
          kind: part.kind,
          queue: part.queue,
          at: part.joined_at,
          outcome: part.outcome,
          agent: part.agent,
          agentName: names(row.link, part.agent),
          talkMs: part.talk_ms,
        })),
      })
    },

    /**
     * Errors: `calls.unknown`, `calls.has-ticket` with its number, `calls.note-required` where the reason alone says nothing.
     */
    dispose: async (actor: UserId, live: CallId, reason: Disposition | null, note: string): Promise<Result<null>> => {
      const id = await deps.ensureStored(live)
      return storage.write(actor, async ({ tx, record }) => {
        const call = await store.readCall(tx, id)
        if (!call) return fail('calls.unknown')
        if (call.ticket_number !== null) return fail('calls.has-ticket', { number: call.ticket_number })
        if (reason === 'other' && note === '') return fail('calls.note-required')
        await store.setDisposition(tx, id, {
          disposition: reason,
          disposition_note: reason === null ? '' : note,
          disposed_by: reason === null ? null : actor,
        })
        await record({ type: 'call.disposed', entity: 'call', entityId: id, change: { reason, note } })
        return ok(null)
      })
    },

    /** The ticket's timeline tells of it, too. Errors: `calls.unknown`, `tickets.unknown`. */
    link: async (actor: UserId, live: CallId, ticketId: TicketId): Promise<Result<null>> => {
      const id = await deps.ensureStored(live)
      return storage.write(actor, async ({ tx, record }) => {
        const call = await store.readCall(tx, id)
        if (!call) return fail('calls.unknown')
        const ticket = await store.readTicketNumber(tx, ticketId)
        if (!ticket) return fail('tickets.unknown')
        if (!(await store.linkTicket(tx, id, ticketId, ticket.customer_id))) return ok(null)
        // A ticket says more than why there is none.
        if (call.disposition !== null)
          await store.setDisposition(tx, id, { disposition: null, disposition_note: '', disposed_by: null })
        await record({
          type: 'ticket.call-linked',
          entity: 'ticket',
          entityId: ticketId,
          change: { callId: id, calledAt: call.joined_at, number: call.number },
        })
        await record({ type: 'call.linked', entity: 'call', entityId: id, change: { ticket: ticket.number } })
        return ok(null)
      })
    },
  }
}

/** Rows of another version may hold none, or others. */
function ringsOf({ rings }: Pick<store.LogEntry, 'rings'>): readonly z.infer<typeof Ring>[] {
  return Rings.safeParse(JSON.parse(rings)).data ?? []
}
