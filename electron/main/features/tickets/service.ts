/** Tickets: from a draft to a numbered ticket with running clocks, and every step until it is closed. */
import type { CallId, CustomerId, TicketId, UserId } from '#shared/domain/ids'
import { judgeCoverage, type Verdict } from '#shared/domain/coverage/verdict'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { CaseFacts } from '#shared/domain/policy/rules'
import type { TicketEvent } from '#shared/domain/tickets/events'
import type { TicketAct } from '#shared/domain/tickets/actions'
import { openingMilestones } from '#shared/domain/tickets/milestones'
import { formatTicketNumber } from '#shared/domain/tickets/tickets'
import { openStages } from '#shared/domain/tickets/stages'
import type { Ticket, TicketDraft, TicketRow } from '#shared/domain/tickets/tickets'
import type { ClockPreview, CommandInput } from '#shared/ipc/contract'
import { err, fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { isoDateOfDay, localDayOf } from '#shared/lib/zoned-time'
import type { Storage, Unit } from '../../db/storage'
import type { Db, Tx } from '../../db/tables'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import type { RaiseAlerts } from '../alerts/raising'
import { eventsOf, stageAfter } from './acting'
import type { TicketCase } from './case'
import { readContractTerms, readCoveredDevice, readSurroundings } from './case-store'
import { effectOnDevice } from './device-effect'
import { evaluateTicket, explain, urgencyOf } from './clocks'
import type { TicketHistory } from './clocks'
import { historyOf } from './history'
import * as lists from './list-store'
import { readTicket } from './reading'
import { possibleActions } from './possible'
import { createReckoning } from './reckon'
import { clockColumns, clockRows, draftColumns } from './rows'
import * as store from './store'

export type TicketsDeps = {
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now'>
  readonly newId: NewId
  /** A version of a policy; without one, that in force now. */
  readonly policy: (id: string, version?: number) => CompiledPolicy | undefined
  /** Raises what the clocks have reached, in the transaction that writes them. */
  readonly raiseAlerts: RaiseAlerts
  /** The customer whose device has a serial number, null while it is free. */
  readonly holderOfSerial: (tx: Tx, serial: string) => Promise<string | null>
  /** Reads a page in the reader worker: a search walks over everything. */
  readonly readPage: (filter: lists.PageFilter) => Promise<readonly lists.PageEntry[]>
}

export type Tickets = ReturnType<typeof createTickets>

const factsAt = (severity: string, site: { city: string; distance_km: number | null } | undefined): CaseFacts => ({
  severity,
  ...(site ? { city: site.city } : {}),
  ...(site?.distance_km !== null && site?.distance_km !== undefined ? { distanceKm: site.distance_km } : {}),
})

const openingEvents = (
  { category, channel }: Pick<TicketDraft, 'category' | 'channel'>,
  reportedAt: number,
  now: number,
): readonly TicketEvent[] =>
  openingMilestones(category, channel).map((type) => ({ type, at: type === 'ticket.reported' ? reportedAt : now }))

const callStart = async (db: Db | Tx, callId: CallId | null): Promise<number | null> =>
  callId === null ? null : store.readCallStart(db, callId)

/** Under a millisecond of work each; after so many the process answers everybody else. */
const settledAtOnce = 50

/** Errors are `tickets.*`, `policies.unknown` and `conflict`. Every method returns after the commit. */
export function createTickets({ storage, clock, newId, policy, raiseAlerts, holderOfSerial, readPage }: TicketsDeps) {
  const reckon = createReckoning(raiseAlerts)

  const checkDraft = (draft: TicketDraft): Result<CompiledPolicy> => {
    const compiled = policy(draft.policyId)
    if (!compiled) return fail('policies.unknown', { id: draft.policyId })
    const category = compiled.policy.requestCategories.find(({ id }) => id === draft.category)
    if (!category) return fail('tickets.unknown-category', { id: draft.category })
    if (draft.service !== null && !compiled.policy.coverage?.services.some(({ id }) => id === draft.service))
      return fail('tickets.unknown-service', { id: draft.service })
    if (!compiled.policy.severities.some(({ id }) => id === draft.severity))
      return fail('tickets.unknown-severity', { id: draft.severity })
    // A device fault needs the serial number or the barcode [S1-05].
    if (category.needsDevice && draft.deviceId === null && draft.statedSerial === '')
      return fail('tickets.device-required')
    return ok(compiled)
  }

  const insert = async (unit: Unit, draft: TicketDraft, actor: UserId | null): Promise<Result<TicketId>> => {
    const { tx, at, record } = unit
    // Here and not before: another version may have come into force while this waited for its turn.
    const checked = checkDraft(draft)
    if (!checked.ok) return checked
    const compiled = checked.value
    const { callId, ...fields } = draft
    if (await store.namesForeignPart(tx, fields)) return fail('tickets.not-of-customer')
    const id = newId<TicketId>(at)
    const day = isoDateOfDay(localDayOf(compiled.policy.zone, at))
    const number = formatTicketNumber(day, await store.nextSequence(tx, day))
    const reportedAt = (await callStart(tx, callId)) ?? at
    const facts = factsAt(draft.severity, await store.readSite(tx, draft.siteId))
    const events = openingEvents(draft, reportedAt, at)
    const evaluated = evaluateTicket(compiled, { facts, events }, at)
    await store.insertTicket(tx, {
      id,
      rev: 1,
      number,
      stage: 'new',
      ...draftColumns(fields),
      policy_version: compiled.policy.version,
      assignee_id: null,
      created_by: actor,
      created_at: at,
      sample: 0,
      ...clockColumns(evaluated, at),
    })
    await store.insertClocks(tx, clockRows(id, evaluated))
    const isLinked = callId !== null && (await store.linkCall(tx, callId, id, fields.customerId))
    await record({
      type: 'ticket.created',
      entity: 'ticket',
      entityId: id,
      change: {
        number,
        callId: isLinked ? callId : null,
        ...fields,
        facts,
        events,
        stage: 'new',
        urgency: urgencyOf(evaluated.clocks, at),
      },
    })
    // A caller who has waited long may have used up much of a short promise.
    const { alerts: levels } = compiled.policy
    await raiseAlerts(unit, { ticketId: id, assigneeId: null, closed: false, levels, clocks: evaluated.clocks })
    return ok(id)
  }

  const read = (id: TicketId) => readTicket(storage.db, policy, id, clock.now())

  return {
    read,

    get: async (id: TicketId): Promise<Result<Ticket>> => {
      const ticket = await read(id)
      return ticket ? ok(ticket) : fail('tickets.unknown')
    },

    /** Whether the request of a draft would be in service now, at first contact. */
    judge: async (request: CommandInput<'tickets.judge'>): Promise<Result<Verdict>> => {
      const compiled = policy(request.policyId)
      if (!compiled) return fail('policies.unknown', { id: request.policyId })
      const [contract, device, site] = await Promise.all([
        readContractTerms(storage.db, request.contractId),
        readCoveredDevice(storage.db, request.deviceId),
        store.readSite(storage.db, request.siteId),
      ])
      return ok(
        judgeCoverage(compiled.policy, {
          contract,
          device,
          service: request.service,
          stage: 'phone',
          cause: null,
          city: site?.city,
          at: clock.now(),
        }),
      )
    },

    /** The clocks that saving the draft now would start. `joinedAt` (UTC ms) is known of a call that is not stored yet. */
    preview: async (
      draft: CommandInput<'tickets.preview'>,
      joinedAt: number | null,
    ): Promise<Result<readonly ClockPreview[]>> => {
      const compiled = policy(draft.policyId)
      if (!compiled) return fail('policies.unknown', { id: draft.policyId })
      const now = clock.now()
      const facts = factsAt(draft.severity, await store.readSite(storage.db, draft.siteId))
      const reportedAt = joinedAt ?? (await callStart(storage.db, draft.callId)) ?? now
      const history: TicketHistory = { facts, events: openingEvents(draft, reportedAt, now) }
      return ok(
        evaluateTicket(compiled, history, now).clocks.flatMap(
          ({ policyVersion: _policy, calendarVersion: _calendar, ...summary }) => {
            const explanation = explain(compiled, history, summary.commitment, now)
            return explanation ? [{ ...summary, explanation }] : []
          },
        ),
      )
    },

    create: async (actor: UserId | null, draft: TicketDraft): Promise<Result<TicketId>> => {
      try {
        return await storage.write(actor ?? 'system', (unit) => insert(unit, draft, actor))
      } catch (error) {
        // The customer, or a part of the archive that the draft names, was removed while the form was open.
        if (error instanceof Error && error.message.includes('FOREIGN KEY')) return fail('customers.unknown')
        throw error
      }
    },

    act: (actor: UserId, act: TicketAct): Promise<Result<TicketId>> =>
      storage.write(actor, async (unit): Promise<Result<TicketId>> => {
        const { tx, at, record } = unit
        const stored = await store.readStored(tx, act.id)
        if (!stored) return fail('tickets.unknown')
        if (stored.rev !== act.rev) return fail('conflict')
        const compiled = policy(stored.policy_id, stored.policy_version)
        if (!compiled) return fail('policies.unknown', { id: stored.policy_id })
        const history = historyOf(await store.readHistory(tx, act.id))
        const ticket: TicketCase = { stored, compiled, history, ...(await readSurroundings(tx, stored)) }
        const possible = possibleActions(ticket, at).find(({ action }) => action === act.action)
        if (!possible) return fail('tickets.action-not-possible', { action: act.action })
        if (possible.blocked) return err(possible.blocked)
        // The clock may have been set back: what happens now does not come before what happened already.
        const happensAt = Math.max(at, ...history.events.slice(-1).map((event) => event.at))
        const events = eventsOf(act, ticket, happensAt, () => newId(at))
        if (!events.ok) return events
        if (act.action === 'replace-device') {
          const customer = await holderOfSerial(tx, act.serialNumber)
          if (customer !== null) return fail('customers.serial-taken', { serial: act.serialNumber, customer })
        }
        const stage = stageAfter(act, ticket)
        const next = { facts: history.facts, events: [...history.events, ...events.value] }
        const assigneeId = act.action === 'accept' ? actor : stored.assignee_id
        const columns = await reckon(unit, { id: act.id, assigneeId, stage }, compiled, next)
        const set = {
          stage,
          ...columns,
          ...(act.action === 'accept' ? { assignee_id: actor } : {}),
          ...(act.action === 'severity' && act.severity ? { severity: act.severity } : {}),
          ...(stage === 'closed' ? { next_check_at: null } : {}),
        }
        if (!(await store.updateTicket(tx, act.id, act.rev, set))) return fail('conflict')
        const effect = await effectOnDevice(tx, act, ticket, at)
        const { id: _, rev: __, action, ...said } = act
        await record({
          type: `ticket.${action}`,
          entity: 'ticket',
          entityId: act.id,
          change: { ...said, stage, ...effect, events: events.value },
        })
        return ok(act.id)
      }),

    list: async (input: CommandInput<'tickets.list'>): Promise<{ rows: readonly TicketRow[]; next: string | null }> => {
      const [dueAt, id] = input.after?.split('/') ?? []
      const after = dueAt !== undefined && id !== undefined ? { dueAt: Number(dueAt), id } : null
      const page = await readPage({ ...input, after })
      const last = page.length === input.limit ? page.at(-1)?.key : undefined
      return { rows: page.map(({ row }) => row), next: last ? `${last.dueAt}/${last.id}` : null }
    },

    openTicketsOf: (id: CustomerId) => lists.readOpenOf(storage.db, id),
    soonest: (limit: number) => lists.readSoonest(storage.db, limit),
    stageCounts: async () => {
      const counted = await lists.countStages(storage.db)
      return openStages.map((id) => counted.find((row) => row.id === id) ?? { id, open: 0, atRisk: 0, overdue: 0 })
    },

    /** Writes what clocks have become by themselves up to now; returns when the next one changes. */
    settleDue: async (): Promise<number | null> => {
      const next = await store.earliestCheck(storage.db)
      const now = clock.now()
      if (next === null || next > now) return next
      const ids = await store.dueForCheck(storage.db, now, settledAtOnce)
      if (ids.length > 0)
        await storage.write('clock', async (unit) => {
          const { tx, record } = unit
          for (const id of ids) {
            const stored = await store.readStored(tx, id)
            if (!stored) continue
            const compiled = policy(stored.policy_id, stored.policy_version)
            // A policy that is no longer there changes nothing by itself: the clocks stay as they were last.
            const { stage, assignee_id: assigneeId } = stored
            const columns = compiled
              ? await reckon(unit, { id, assigneeId, stage }, compiled, historyOf(await store.readHistory(tx, id)))
              : { next_check_at: null }
            await store.setClockColumns(tx, id, columns)
          }
          await record({ type: 'clocks.settled', entity: 'clock', entityId: 'all', change: { tickets: ids } })
        })
      return store.earliestCheck(storage.db)
    },
  }
}
