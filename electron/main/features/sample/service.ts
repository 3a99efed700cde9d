/** The sample centre: an invented service centre at work, loaded and removed as one. */
import type { TicketId, UserId } from '#shared/domain/ids'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import { sampleAccounts, sampleAdministrator, samplePassword } from '#shared/domain/sample/accounts'
import type { PastTicket } from '#shared/domain/tickets/past'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { instantOfLocal, localDayOf } from '#shared/lib/zoned-time'
import type { Storage, Unit } from '../../db/storage'
import type { NewId } from '../../platform/ids'
import type { Passwords } from '../../platform/passwords'
import { archiveRows, buildArchive } from './archive'
import { buildCalls } from './calls'
import type { Moment, Person } from './past'
import { samplePolicies } from './places'
import { createChance } from './random'
import * as store from './store'
import { buildTickets } from './tickets'
import type { SampleTicket } from './tickets'

export type SampleDeps = {
  readonly storage: Storage
  readonly newId: NewId
  readonly passwords: Pick<Passwords, 'hash'>
  readonly policy: (id: string) => CompiledPolicy | undefined
  /** The tickets' own way to write one with a past. */
  readonly filePastTicket: (unit: Unit, id: TicketId, compiled: CompiledPolicy, past: PastTicket) => Promise<void>
  /** The form in which callers are looked up. */
  readonly normaliseNumber: (text: string) => string
}

export type Sample = ReturnType<typeof createSample>

const seed = 20_261_122

/** Tickets between which other work of the process gets its turn. */
const atATime = 10

const letOthersRun = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

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

  const fill = async (unit: Unit, hash: string): Promise<Result<null>> => {
    const { tx, at: now, record } = unit
    if (await store.isLoaded(tx)) return fail('sample.already-loaded')
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
    await store.insertArchive(tx, rows)
    await store.insertCalls(tx, calls)
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

  return {
    isLoaded: (): Promise<boolean> => store.isLoaded(storage.db),

    /** The account the development profile works with; null when it is not there. */
    administrator: (): Promise<UserId | null> => store.accountId(storage.db, sampleAdministrator),

    /**
     * All of it in one transaction, dated by the storage's clock. Errors: `sample.already-loaded`, `sample.name-taken` (a real
     * account has the name of a sample account), `policies.unknown`.
     */
    load: async (by: UserId | null = null): Promise<Result<null>> => {
      const missing = samplePolicies.find((id) => policy(id) === undefined)
      if (missing !== undefined) return fail('policies.unknown', { id: missing })
      const hash = await passwords.hash(samplePassword)
      return storage.write(by ?? 'system', (unit) => fill(unit, hash))
    },

    /**
     * Takes out everything of the sample and whatever was made for its customers since; the journal names those tickets.
     * The account of `by` stays. Error: `sample.not-loaded`.
     */
    remove: (by: UserId | null = null): Promise<Result<null>> =>
      storage.write(by ?? 'system', async ({ tx, record }) => {
        if (!(await store.isLoaded(tx))) return fail('sample.not-loaded')
        const change = await store.removeAll(tx, by)
        await record({ type: 'sample.removed', entity: 'sample', entityId: 'all', change })
        return ok(null)
      }),
  }
}
