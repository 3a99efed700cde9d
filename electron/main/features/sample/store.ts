/** SQL of the sample centre: its rows in many tables, and taking all of them out again. */
import type { Insertable } from 'kysely'
import { z } from 'zod'
import type { UserId } from '#shared/domain/ids'
import type { UserDraft } from '#shared/domain/people/people'
import type { AgentSpansTable, CallsTable, Db, Tables, Tx, UsersTable } from '../../db/tables'
import { readSetting, writeSetting } from '../../db/settings'
import type { ArchiveRows } from './archive'
import type { MediaRows } from './media'
import { namedByMedia, removeMedia } from './media-store'
import { letOthersRun } from '../../db/turns'

/** Its presence says that the sample centre is loaded. */
const marker = 'sample'

const Marker = z.object({ loadedAt: z.int() })

/** UTC ms; null while there is no sample centre. */
export async function loadedAt(db: Db | Tx): Promise<number | null> {
  const value = await readSetting(db, marker)
  return value === undefined ? null : Marker.parse(value).loadedAt
}

export const markLoaded = (tx: Tx, at: number): Promise<void> => writeSetting(tx, marker, { loadedAt: at })

/** A few milliseconds of work, after which others get their turn. */
const rowsAtOnce = 100

async function insertAll<T extends keyof Tables>(tx: Tx, table: T, rows: readonly Insertable<Tables[T]>[]) {
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    await letOthersRun()
    await tx
      .insertInto(table)
      .values(rows.slice(i, i + rowsAtOnce))
      .execute()
  }
}

export async function insertArchive(tx: Tx, rows: ArchiveRows): Promise<void> {
  await insertAll(tx, 'customers', rows.customers)
  await insertAll(tx, 'sites', rows.sites)
  await insertAll(tx, 'contacts', rows.contacts)
  await insertAll(tx, 'phone_numbers', rows.numbers)
  await insertAll(tx, 'contracts', rows.contracts)
  await insertAll(tx, 'devices', rows.devices)
}

export async function insertMedia(tx: Tx, rows: MediaRows): Promise<void> {
  await insertAll(tx, 'media_plans', rows.plans)
  await insertAll(tx, 'media_editions', rows.editions)
  await insertAll(tx, 'media_discs', rows.discs)
  await insertAll(tx, 'media_copies', rows.copies)
}

export const insertCalls = (tx: Tx, rows: readonly CallsTable[]): Promise<void> => insertAll(tx, 'calls', rows)

export const insertSpans = (tx: Tx, rows: readonly Insertable<AgentSpansTable>[]): Promise<void> =>
  insertAll(tx, 'agent_spans', rows)

/** What invented and replayed agents did; nobody real was at work. */
const removeSpans = (tx: Tx) => tx.deleteFrom('agent_spans').where('source', 'in', ['sample', 'replay']).execute()

export const findAccounts = (tx: Tx, usernames: readonly string[]) =>
  tx.selectFrom('users').select(['id', 'username', 'sample']).where('username', 'in', usernames).execute()

/** A new account, or one that an earlier removal had to keep, as good as new. */
export async function saveAccount(
  tx: Tx,
  id: UserId,
  account: UserDraft,
  passwordHash: string,
  at: number,
): Promise<void> {
  const fresh: Omit<UsersTable, 'id' | 'rev' | 'created_at'> = {
    username: account.username,
    display_name: account.displayName,
    roles: JSON.stringify(account.roles),
    extension: account.extension,
    phones: JSON.stringify(account.phones),
    disabled: 0,
    password_hash: passwordHash,
    failures: 0,
    locked_until: null,
    sample: 1,
  }
  await tx
    .insertInto('users')
    .values({ id, rev: 1, created_at: at, ...fresh })
    .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ ...fresh, rev: eb('users.rev', '+', 1) })))
    .execute()
}

export async function accountId(db: Db, username: string): Promise<UserId | null> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('username', '=', username)
    .where('sample', '=', 1)
    .where('disabled', '=', 0)
    .executeTakeFirst()
  return row ? (row.id as UserId) : null
}

const sampleCustomers = (tx: Tx) => tx.selectFrom('customers').select('id').where('sample', '=', 1)

/** Tickets that go: the sample's own, and any made for a sample customer since. */
const doomedTickets = (tx: Tx) =>
  tx
    .selectFrom('tickets')
    .select('id')
    .where((eb) => eb.or([eb('sample', '=', 1), eb('customer_id', 'in', sampleCustomers(tx))]))

/** Numbers of the tickets that people made for sample customers. */
export async function ownTicketNumbers(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('tickets')
    .select('number')
    .where('sample', '=', 0)
    .where('customer_id', 'in', sampleCustomers(tx))
    .orderBy('number')
    .execute()
  return rows.map(({ number }) => number)
}

/** Calls of a replay tell of nobody real. */
const doomedCalls = (tx: Tx) =>
  tx
    .selectFrom('calls')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('source', '=', 'sample'),
        eb.and([eb('source', '=', 'replay'), eb('customer_id', 'in', sampleCustomers(tx))]),
      ]),
    )

/** Entries of the list of call-backs go with the last call that was heard of their number. */
async function removeCallbacks(tx: Tx): Promise<void> {
  await tx.deleteFrom('promise_takes').where('ticket_id', 'in', doomedTickets(tx)).execute()
  await tx
    .deleteFrom('callbacks')
    .where((eb) => eb.or([eb('last_call', 'in', doomedCalls(tx)), eb('closed_call', 'in', doomedCalls(tx))]))
    .execute()
  await tx.deleteFrom('heard_calls').where('call_id', 'in', doomedCalls(tx)).execute()
}

/** Calls of a real telephone stay, without the customer that goes. */
async function removeCalls(tx: Tx): Promise<number> {
  await removeCallbacks(tx)
  await tx
    .deleteFrom('ticket_calls')
    .where((eb) => eb.or([eb('ticket_id', 'in', doomedTickets(tx)), eb('call_id', 'in', doomedCalls(tx))]))
    .execute()
  const done = await tx.deleteFrom('calls').where('id', 'in', doomedCalls(tx)).executeTakeFirst()
  await tx.updateTable('calls').set({ customer_id: null }).where('customer_id', 'in', sampleCustomers(tx)).execute()
  return Number(done.numDeletedRows)
}

async function removeTickets(tx: Tx): Promise<number> {
  await tx.deleteFrom('alerts').where('ticket_id', 'in', doomedTickets(tx)).execute()
  await tx.deleteFrom('ticket_clocks').where('ticket_id', 'in', doomedTickets(tx)).execute()
  const done = await tx
    .deleteFrom('tickets')
    .where((eb) => eb.or([eb('sample', '=', 1), eb('customer_id', 'in', sampleCustomers(tx))]))
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

/** A ticket of a real customer may name a sample device by mistake; the serial number stays with it as stated. */
async function unlinkRemaining(tx: Tx): Promise<void> {
  const devices = tx.selectFrom('devices').select('id').where('customer_id', 'in', sampleCustomers(tx))
  const sites = tx.selectFrom('sites').select('id').where('customer_id', 'in', sampleCustomers(tx))
  const contacts = tx.selectFrom('contacts').select('id').where('customer_id', 'in', sampleCustomers(tx))
  const contracts = tx.selectFrom('contracts').select('id').where('customer_id', 'in', sampleCustomers(tx))
  await tx
    .updateTable('tickets')
    .set((eb) => ({
      stated_serial: eb
        .selectFrom('devices')
        .select('serial_number')
        .whereRef('devices.id', '=', 'tickets.device_id')
        .$asScalar()
        .$notNull(),
      device_id: null,
      rev: eb('rev', '+', 1),
    }))
    .where('device_id', 'in', devices)
    .execute()
  await tx.updateTable('tickets').set({ site_id: null }).where('site_id', 'in', sites).execute()
  await tx.updateTable('tickets').set({ contact_id: null }).where('contact_id', 'in', contacts).execute()
  await tx.updateTable('tickets').set({ contract_id: null }).where('contract_id', 'in', contracts).execute()
}

async function removeArchive(tx: Tx): Promise<{ customers: number; devices: number }> {
  const customers = sampleCustomers(tx)
  const devices = await tx.deleteFrom('devices').where('customer_id', 'in', customers).executeTakeFirst()
  const contracts = tx.selectFrom('contracts').select('id').where('customer_id', 'in', customers)
  await tx.deleteFrom('contract_prices').where('contract_id', 'in', contracts).execute()
  for (const table of ['contracts', 'phone_numbers', 'contacts', 'sites'] as const)
    await tx.deleteFrom(table).where('customer_id', 'in', customers).execute()
  const done = await tx.deleteFrom('customers').where('sample', '=', 1).executeTakeFirst()
  return { customers: Number(done.numDeletedRows), devices: Number(devices.numDeletedRows) }
}

const sampleUsers = (tx: Tx) => tx.selectFrom('users').select('id').where('sample', '=', 1)

/** Sample accounts that a ticket, a call, an entry of the call-backs or a disc names which does not go. */
async function namedAccounts(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('tickets')
    .select(['assignee_id', 'created_by'])
    .where('id', 'not in', doomedTickets(tx))
    .where((eb) => eb.or([eb('assignee_id', 'in', sampleUsers(tx)), eb('created_by', 'in', sampleUsers(tx))]))
    .execute()
  const alerts = await tx
    .selectFrom('alerts')
    .select(['assignee_id', 'acknowledged_by'])
    .where('ticket_id', 'not in', doomedTickets(tx))
    .where((eb) => eb.or([eb('assignee_id', 'in', sampleUsers(tx)), eb('acknowledged_by', 'in', sampleUsers(tx))]))
    .execute()
  const callbacks = await tx
    .selectFrom('callbacks')
    .select('closed_by as user')
    .where('closed_by', 'in', sampleUsers(tx))
    .where('last_call', 'not in', doomedCalls(tx))
    .union(
      tx
        .selectFrom('calls')
        .select('disposed_by as user')
        .where('disposed_by', 'in', sampleUsers(tx))
        .where('id', 'not in', doomedCalls(tx)),
    )
    .execute()
  const named = new Set([
    ...(await namedByMedia(tx)),
    ...callbacks.map(({ user }) => user),
    ...rows.flatMap(({ assignee_id: assignee, created_by: creator }) => [assignee, creator]),
    ...alerts.flatMap(({ assignee_id: assignee, acknowledged_by: taker }) => [assignee, taker]),
  ])
  const users = await sampleUsers(tx).execute()
  return users.map(({ id }) => id).filter((id) => named.has(id))
}

/** False when accounts would stay and none of them could ever create another: nobody would get in again. */
export async function leavesAnAdministrator(tx: Tx): Promise<boolean> {
  const own = await tx.selectFrom('users').select(['roles', 'disabled']).where('sample', '=', 0).execute()
  if (own.some(({ roles, disabled }) => disabled === 0 && roles.includes('"administrator"'))) return true
  return own.length === 0 && (await namedAccounts(tx)).length === 0
}

/** Sample accounts go; those a real ticket names are disabled, for a ticket does not forget who wrote it. */
async function removeAccounts(tx: Tx): Promise<{ removed: number; kept: readonly string[] }> {
  const named = await namedAccounts(tx)
  // Whoever goes gives back what they have taken on.
  await tx
    .updateTable('callbacks')
    .set({ taken_by: null, taken_at: null })
    .where('taken_by', 'in', sampleUsers(tx))
    .execute()
  await tx.deleteFrom('promise_takes').where('taken_by', 'in', sampleUsers(tx)).execute()
  for (const table of ['duty', 'duty_log'] as const)
    await tx.deleteFrom(table).where('user_id', 'in', sampleUsers(tx)).execute()
  if (named.length > 0) await tx.updateTable('users').set({ disabled: 1 }).where('id', 'in', named).execute()
  const removal = tx.deleteFrom('users').where('sample', '=', 1)
  const done = await (named.length > 0 ? removal.where('id', 'not in', named) : removal).executeTakeFirst()
  const kept = await tx.selectFrom('users').select('username').where('sample', '=', 1).orderBy('username').execute()
  return { removed: Number(done.numDeletedRows), kept: kept.map(({ username }) => username) }
}

/** True when a person has written or changed a ticket since `at`. */
export async function ticketsTouchedSince(tx: Tx, at: number): Promise<boolean> {
  const entry = await tx
    .selectFrom('journal')
    .select('seq')
    .where('entity', '=', 'ticket')
    .where('at', '>', at)
    .limit(1)
    .executeTakeFirst()
  return entry !== undefined
}

export async function removeAll(tx: Tx) {
  const ownTickets = await ownTicketNumbers(tx)
  const calls = await removeCalls(tx)
  await removeSpans(tx)
  const tickets = await removeTickets(tx)
  await unlinkRemaining(tx)
  await removeMedia(tx)
  const archive = await removeArchive(tx)
  const accounts = await removeAccounts(tx)
  await tx.deleteFrom('settings').where('key', '=', marker).execute()
  return { ...archive, tickets, ownTickets, calls, accounts: accounts.removed, keptAccounts: accounts.kept }
}
