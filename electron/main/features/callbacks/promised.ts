/** The calls that policies promise, read from the tickets: nothing of them is kept here but who has taken one on. */
import { callPromises, stepKey } from '#shared/domain/callbacks/promised'
import type { CallPromises, CompletingAct } from '#shared/domain/callbacks/promised'
import type { LocalText } from '#shared/domain/calendar/schema'
import type { TicketId } from '#shared/domain/ids'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import { readClockKey } from '#shared/domain/sla/ticket-clocks'
import type { ClockSummary } from '#shared/domain/tickets/tickets'
import type { Db, Tx } from '../../db/tables'
import * as store from './promised-store'
import type { PromisedTicket } from './promised-store'

/** A version of a policy that open tickets were made under. */
export type PolicyKey = { readonly policy_id: string; readonly policy_version: number }

export type PromisedCall = {
  readonly ticket: PromisedTicket
  readonly ticketId: TicketId
  readonly promise: string
  readonly policyName: LocalText
  readonly name: LocalText
  readonly clauseRef: string
  readonly clock: ClockSummary | null
  /** UTC ms. */
  readonly since: number
  readonly act: CompletingAct
}

type Known = CallPromises & { readonly policyName: LocalText }

export type PromisedDeps = {
  readonly policy: (id: string, version: number) => CompiledPolicy | undefined
  readonly openVersions: (db: Db | Tx) => Promise<readonly PolicyKey[]>
}

const keyOf = ({ policy_id: id, policy_version: version }: PolicyKey): string => `${id} ${version}`

/** Those with a clock before the others, the soonest first. */
const bySoonest = (a: PromisedCall, b: PromisedCall): number =>
  Number(a.clock === null) - Number(b.clock === null) ||
  (a.clock?.dueAt ?? Infinity) - (b.clock?.dueAt ?? Infinity) ||
  a.since - b.since

const withClocks = async (db: Db | Tx, known: ReadonlyMap<string, Known>, only: string | null) => {
  const commitments = [...known.values()].flatMap(({ clocks }) => clocks.map(({ commitment }) => commitment))
  const rows = await store.readWithClocks(db, [...new Set(commitments)], only)
  return rows.flatMap(({ commitment: key, ...ticket }): readonly PromisedCall[] => {
    const of = known.get(keyOf(ticket))
    const promise = of?.clocks.find(({ commitment }) => commitment === readClockKey(key).commitment)
    const clock = (JSON.parse(ticket.open_clocks) as ClockSummary[]).find(({ commitment }) => commitment === key)
    if (!of || !promise || !clock) return []
    return [
      {
        ticket,
        ticketId: ticket.id as TicketId,
        promise: key,
        policyName: of.policyName,
        name: promise.name,
        clauseRef: promise.clauseRef,
        clock,
        since: clock.startedAt,
        act: { action: 'follow-up' },
      },
    ]
  })
}

const withSteps = async (db: Db | Tx, known: ReadonlyMap<string, Known>, only: string | null) => {
  const policyIds = [...known].flatMap(([key, { steps }]) =>
    steps.length > 0 ? [key.slice(0, key.lastIndexOf(' '))] : [],
  )
  const tickets = await store.readResolved(db, [...new Set(policyIds)], only)
  const lines = await store.readCallSteps(
    db,
    tickets.map(({ id }) => id),
  )
  return tickets.flatMap((ticket): readonly PromisedCall[] => {
    const of = known.get(keyOf(ticket))
    if (!of) return []
    const own = lines.filter((line) => line.entity_id === ticket.id)
    const resolved = own.findLast(({ type }) => type === 'ticket.resolve')
    const happened = own.flatMap(({ change }) => eventsIn(change))
    return of.steps.flatMap((row): readonly PromisedCall[] => {
      const isDone = happened.some(
        ({ type, procedure, step }) =>
          type === 'followup.made' ||
          ((type === 'step.done' || type === 'step.skipped') && procedure === row.procedure && step === row.step),
      )
      if (isDone) return []
      return [
        {
          ticket,
          ticketId: ticket.id as TicketId,
          promise: stepKey(row),
          policyName: of.policyName,
          name: row.name,
          clauseRef: row.clauseRef,
          clock: null,
          since: resolved ? (pastIn(resolved.change) ?? resolved.at) : 0,
          act: { action: 'step', procedure: row.procedure, step: row.step, outcome: 'done' },
        },
      ]
    })
  })
}

export const createPromised = ({ policy, openVersions }: PromisedDeps) => {
  /** By version of a policy; a version never changes under its number while it is in use. */
  const knownPromises = async (db: Db | Tx): Promise<ReadonlyMap<string, Known>> => {
    const known = new Map<string, Known>()
    for (const version of await openVersions(db)) {
      const compiled = policy(version.policy_id, version.policy_version)
      if (compiled) known.set(keyOf(version), { ...callPromises(compiled), policyName: compiled.policy.name })
    }
    return known
  }

  return {
    /** All of them, the soonest first; of one ticket only where `only` is its id. */
    read: async (db: Db | Tx, only: TicketId | null = null): Promise<readonly PromisedCall[]> => {
      const known = await knownPromises(db)
      return [...(await withClocks(db, known, only)), ...(await withSteps(db, known, only))].toSorted(bySoonest)
    },
  }
}

type Told = { readonly type?: unknown; readonly procedure?: unknown; readonly step?: unknown }

/** The journal is our own: its entries were checked when they were written. */
const eventsIn = (change: string): readonly Told[] => (JSON.parse(change) as { events?: readonly Told[] }).events ?? []

/** When it happened, where it was written down later; UTC ms. */
const pastIn = (change: string): number | undefined => (JSON.parse(change) as { past?: { at: number } }).past?.at
