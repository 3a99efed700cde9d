/** What runs in the reader worker: reads that may take long, so that a report never blocks a save. */
import type { AuditVerdict, CustomerRow } from '#shared/ipc/contract'
import type { StorageFault } from '../db/errors'
import type { Db } from '../db/tables'
import { verifyJournal } from '../features/audit/verify'
import { readCustomerRows } from '../features/customers/archive-store'
import type { CustomerFilter } from '../features/customers/archive-store'
import { readPage } from '../features/tickets/list-store'
import type { PageEntry, PageFilter } from '../features/tickets/list-store'

export type Jobs = {
  readonly 'customers.rows': { readonly input: CustomerFilter; readonly output: readonly CustomerRow[] }
  readonly 'audit.verify': { readonly input: { readonly dataDir: string }; readonly output: AuditVerdict }
  readonly 'tickets.page': { readonly input: PageFilter; readonly output: readonly PageEntry[] }
}

export type JobName = keyof Jobs

/** What the worker sends back for a job: its value, or why there is none. */
export type JobAnswer = {
  readonly id: number
  readonly value?: unknown
  readonly error?: { readonly message: string; readonly fault: StorageFault | null }
}

export const jobs: { readonly [N in JobName]: (db: Db, input: Jobs[N]['input']) => Promise<Jobs[N]['output']> } = {
  'audit.verify': (db, { dataDir }) => verifyJournal(db, dataDir),
  'customers.rows': readCustomerRows,
  'tickets.page': readPage,
}
