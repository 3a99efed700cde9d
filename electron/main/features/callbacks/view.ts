/** The rows of the list as screens show them. */
import { reopenWithinMs } from '#shared/domain/callbacks/closing'
import type { CloseReason } from '#shared/domain/callbacks/closing'
import { dialableNumber } from '#shared/domain/callbacks/heard'
import type { QueueName } from '#shared/domain/callbacks/missed'
import type { CallbackId, CallId, CustomerId, UserId } from '#shared/domain/ids'
import type { CallbackCountsRow, ClosedCallbackRow, MissedRow, PromisedRow, Taker } from '#shared/ipc/calls-rows'
import { instantOfLocal, localDayOf } from '#shared/lib/zoned-time'
import type { Db } from '../../db/tables'
import type { createPromised, PromisedCall } from './promised'
import * as store from './list-store'
import { readOwnTalks, readTakes } from './promised-store'

export type CallbackRows = {
  readonly missed: readonly MissedRow[]
  readonly promised: readonly PromisedRow[]
  readonly closed: readonly ClosedCallbackRow[]
  readonly counts: readonly CallbackCountsRow[]
}

export type ViewDeps = {
  readonly db: Db
  readonly promised: Pick<ReturnType<typeof createPromised>, 'read'>
  /** Asked for the same numbers again and again. */
  readonly normaliseNumber: (text: string) => string
  /** IANA zone of the centre: its midnight begins the day. */
  readonly zone: string
}

type Owner = Awaited<ReturnType<typeof store.readOwners>>[number]
type Entry = Pick<
  Awaited<ReturnType<typeof store.readOpen>>[number],
  'number' | 'caller_name' | 'customer_id' | 'customer_name' | 'customer_city'
>

const takerOf = (row: {
  readonly taken_by: string | null
  readonly taken_name: string | null
  readonly taken_at: number | null
}): Taker | null =>
  row.taken_by === null ? null : { id: row.taken_by as UserId, name: row.taken_name ?? '', at: row.taken_at ?? 0 }

/** All of the list at `now` (UTC ms), without what goes on on the telephones. */
export async function readCallbacks(deps: ViewDeps, now: number): Promise<CallbackRows> {
  const { db } = deps
  const [open, closed, promised, takes] = await Promise.all([
    store.readOpen(db),
    store.readClosed(db, now - reopenWithinMs),
    deps.promised.read(db),
    readTakes(db),
  ])
  const contactNumber = ({ ticket }: PromisedCall): string => {
    const stated = dialableNumber(deps.normaliseNumber(ticket.callback_number))
    return stated === '' ? dialableNumber(ticket.archive_number ?? '') : stated
  }
  const promises = promised.slice(0, store.mostRows).map((call) => ({ call, number: contactNumber(call) }))
  const owners = new Map<string, Owner>()
  for (const owner of await store.readOwners(
    db,
    [...open, ...closed].map(({ number }) => number),
  ))
    if (!owners.has(owner.number)) owners.set(owner.number, owner)
  const talks = new Map(
    (await readOwnTalks(db, [...new Set(promises.map(({ number }) => number))])).map(({ number, at }) => [number, at]),
  )
  const startOfDay = instantOfLocal(deps.zone, localDayOf(deps.zone, now), 0)

  /** Whom the archive knows by the number now; else whom the call was of. */
  const person = (row: Entry) => {
    const owner = owners.get(row.number)
    return {
      number: row.number,
      customerId: (owner?.customer_id ?? row.customer_id) as CustomerId | null,
      customerName: owner?.customer_name ?? row.customer_name,
      contactName: owner?.contact_name ?? row.caller_name,
      city: owner?.city ?? row.customer_city,
    }
  }

  return {
    missed: open.map((row) => ({
      ...person(row),
      id: row.id as CallbackId,
      attempts: row.attempts,
      firstAt: row.first_at,
      lastAt: row.last_at,
      longestWaitMs: row.longest_wait_ms,
      queues: JSON.parse(row.queues) as QueueName[],
      lastCallId: row.last_call as CallId,
      tries: row.tries,
      triedAt: row.tried_at,
      taken: takerOf(row),
      live: null,
    })),
    promised: promises.map(({ call, number }) => {
      const { ticket, promise } = call
      const talkedAt = talks.get(number) ?? null
      const take = takes.find((one) => one.ticket_id === ticket.id && one.promise === promise)
      return {
        id: `${ticket.id}/${promise}`,
        ticketId: call.ticketId,
        promise,
        ticketNumber: ticket.number,
        rev: ticket.rev,
        summary: ticket.summary,
        policyName: call.policyName,
        name: call.name,
        clauseRef: call.clauseRef,
        clock: call.clock,
        since: call.since,
        act: call.act,
        talkedAt: talkedAt !== null && talkedAt >= call.since ? talkedAt : null,
        taken: take ? takerOf(take) : null,
        number,
        customerId: ticket.customer_id as CustomerId,
        customerName: ticket.customer_name,
        contactName: ticket.contact_name === '' ? ticket.archive_name : ticket.contact_name,
        city: ticket.city,
      }
    }),
    closed: closed.map((row) => ({
      ...person(row),
      id: row.id as CallbackId,
      attempts: row.attempts,
      lastAt: row.last_at,
      closedAt: row.closed_at ?? 0,
      closedBy: row.closed_name,
      closedCall: row.closed_call === null ? null : { id: row.closed_call as CallId, kind: row.closing_kind ?? '' },
      reason: row.reason as CloseReason | null,
      note: row.note,
    })),
    counts: [
      {
        id: 'counts',
        missed: open.length < store.mostRows ? open.length : await store.countOpen(db),
        promised: promised.length,
        withheld: await store.countWithheld(db, startOfDay),
      },
    ],
  }
}
