/** The sample centre: an invented service centre at work, loaded and removed as one. */
import type { TicketId, UserId } from '#shared/domain/ids'
import type { Duty } from '#shared/domain/duty/duty'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import { sampleAccounts, sampleAdministrator, samplePassword } from '#shared/domain/sample/accounts'
import type { PastTicket } from '#shared/domain/tickets/past'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { HOUR_MS, instantOfLocal, localDayOf } from '#shared/lib/zoned-time'
import type { Storage, Unit } from '../../db/storage'
import type { CallsTable, Tx } from '../../db/tables'
import type { NewId } from '../../platform/ids'
import type { Passwords } from '../../platform/passwords'
import { buildAgentSpans } from './agent-days'
import { archiveRows, buildArchive } from './archive'
import { buildCalls } from './calls'
import { buildMedia } from './media'
import type { Moment, Person } from './past'
import { samplePolicies } from './places'
import { createChance } from './random'
import * as store from './store'
import { buildTickets } from './tickets'
import type { SampleTicket } from './tickets'
import { letOthersRun } from '../../db/turns'

export type SampleDeps = {
  readonly storage: Storage
  readonly newId: NewId
  readonly passwords: Pick<Passwords, 'hash'>
  readonly policy: (id: string) => CompiledPolicy | undefined
  /** The tickets' own way to write one with a past. */
  readonly filePastTicket: (unit: Unit, id: TicketId, compiled: CompiledPolicy, past: PastTicket) => Promise<void>
  /** Writes how somebody stands: the sample centre is at work. */
  readonly recordDuty: (unit: Unit, userId: UserId, duty: Duty) => Promise<void>
  /** The form in which callers are looked up. */
  readonly normaliseNumber: (text: string) => string
  /** Tells the list of call-backs of a call that is stored. */
  readonly hearCall: (tx: Tx, call: CallsTable) => Promise<void>
}

export type Sample = ReturnType<typeof createSample>

const seed = 20_261_122

/** Tickets between which other work of the process gets its turn. */
const atATime = 5

/** After this the sample's clocks have run away: nothing in it is about to happen any more. */
const staleMs = 3 * HOUR_MS

const clear = async ({ tx, record }: Unit): Promise<void> => {
  const change = await store.removeAll(tx)
  await record({ type: 'sample.removed', entity: 'sample', entityId: 'all', change })
}

export function createSample(deps: SampleDeps) {
  const { storage, newId, passwords, policy } = deps

  const saveAccounts = async ({ tx, at }: Unit, hash: string): Promise<Result<readonly Person[]>> => {
    const known = await store.findAccounts(
      tx,
      sampleAccounts.map(({ username }) => username),
    )
    const taken = known.find(({ sample }) => sample === 0)
    if (taken) return fail('sample.name-taken', { name: taken.username })
    const people: Person[] = []
    for (const account of sampleAccounts) {
      const before = known.find(({ username }) => username === account.username)
      const id = before ? (before.id as UserId) : newId<UserId>(at)
      await store.saveAccount(tx, id, account, hash, at)
      people.push({ id, name: account.displayName, roles: account.roles, extension: account.extension })
    }
    return ok(people)
  }

  const fileTickets = async (unit: Unit, tickets: readonly SampleTicket[]): Promise<void> => {
    for (const [i, { compiled, past }] of tickets.entries()) {
      if (i % atATime === 0) await letOthersRun()
      await deps.filePastTicket(unit, newId<TicketId>(unit.at), compiled, past)
    }
  }

  const hearCalls = async (tx: Tx, calls: readonly CallsTable[]): Promise<void> => {
    const byEnd = calls.toSorted((a, b) => (a.ended_at ?? 0) - (b.ended_at ?? 0))
    for (const [i, call] of byEnd.entries()) {
      if (i % atATime === 0) await letOthersRun()
      await deps.hearCall(tx, call)
    }
  }

  /** The first of each role that works on tickets is on duty, the second engineer has gone out; who looks around is not. */
  const signOn = async (unit: Unit, people: readonly Person[]): Promise<void> => {
    const [, second] = people.filter(({ roles }) => roles.includes('engineer'))
    for (const { id, roles } of people) {
      if (roles.includes('administrator') || roles.includes('service-manager')) continue
      const away = id === second?.id
      const duty = { since: unit.at, note: away ? '外出：客户现场巡检' : '', endsAt: null } as const
      await deps.recordDuty(unit, id, { ...duty, state: away ? 'away' : 'on' })
    }
  }

  const fill = async (unit: Unit, hash: string): Promise<Result<null>> => {
    const { tx, at: now, record } = unit
    if ((await store.loadedAt(tx)) !== null) return fail('sample.already-loaded')
    const people = await saveAccounts(unit, hash)
    if (!people.ok) return people
    const chance = createChance(seed)
    const today = instantOfLocal(DEFAULT_ZONE, localDayOf(DEFAULT_ZONE, now), 0)
    const moment: Moment = { now, today, chance }
    const agents = people.value.filter(({ roles }) => roles.includes('hotline-agent'))
    const engineers = people.value.filter(({ roles }) => roles.includes('engineer'))
    const customers = buildArchive({ now, chance, newId })
    const tickets = buildTickets({ ...moment, newId, customers, policy, agents, engineers })
    const calls = buildCalls(tickets, { ...moment, newId, customers, agents })
    const rows = archiveRows(customers, { now, chance, newId }, deps.normaliseNumber)
    await letOthersRun()
    await signOn(unit, people.value)
    await store.insertArchive(tx, rows)
    const operator = people.value.find(({ roles }) => roles.includes('media-operator'))
    const second = people.value.find(({ roles }) => roles.includes('service-manager'))
    if (operator && second) await store.insertMedia(tx, buildMedia({ now, newId, customers, operator, second }))
    await store.insertCalls(tx, calls)
    await store.insertSpans(tx, buildAgentSpans(calls, agents, moment))
    await hearCalls(tx, calls)
    await fileTickets(unit, tickets)
    await store.markLoaded(tx, now)
    await record({
      type: 'sample.loaded',
      entity: 'sample',
      entityId: 'all',
      change: {
        customers: rows.customers.length,
        devices: rows.devices.length,
        tickets: tickets.length,
        calls: calls.length,
        accounts: sampleAccounts.map(({ username }) => username),
      },
    })
    return ok(null)
  }

  /** Errors: `policies.unknown`. */
  const prepare = async (): Promise<Result<string>> => {
    const missing = samplePolicies.find((id) => policy(id) === undefined)
    return missing === undefined ? ok(await passwords.hash(samplePassword)) : fail('policies.unknown', { id: missing })
  }

  return {
    isLoaded: async (): Promise<boolean> => (await store.loadedAt(storage.db)) !== null,

    /** The account the development profile works with; null when it is not there. */
    administrator: (): Promise<UserId | null> => store.accountId(storage.db, sampleAdministrator),

    /**
     * All of it in one transaction, dated by the storage's clock. Errors: `sample.already-loaded`, `sample.name-taken` (a real
     * account has the name of a sample account), `policies.unknown`.
     */
    load: async (by: UserId | null = null): Promise<Result<null>> => {
      const hash = await prepare()
      return hash.ok ? storage.write(by ?? 'system', (unit) => fill(unit, hash.value)) : hash
    },

    /**
     * Takes out everything of the sample and whatever was made for its customers since; the journal names those tickets.
     * Errors: `sample.not-loaded`; `sample.no-administrator` when accounts would stay that no administrator of this centre
     * looks after. Without any other account the profile is as new: its first administrator is still to be created.
     */
    remove: (by: UserId | null = null): Promise<Result<null>> =>
      storage.write(by ?? 'system', async (unit) => {
        if ((await store.loadedAt(unit.tx)) === null) return fail('sample.not-loaded')
        if (!(await store.leavesAnAdministrator(unit.tx))) return fail('sample.no-administrator')
        await clear(unit)
        return ok(null)
      }),

    /**
     * Loads a sample whose clocks have run away anew, relative to now; one that a person has worked with is left alone.
     * True when it did. Errors as of `load`.
     */
    renew: async (): Promise<Result<boolean>> => {
      const hash = await prepare()
      if (!hash.ok) return hash
      return storage.write('system', async (unit) => {
        const since = await store.loadedAt(unit.tx)
        if (since === null || unit.at - since < staleMs) return ok(false)
        if (await store.ticketsTouchedSince(unit.tx, since)) return ok(false)
        await clear(unit)
        const filled = await fill(unit, hash.value)
        return filled.ok ? ok(true) : filled
      })
    },
  }
}
