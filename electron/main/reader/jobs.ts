/** What runs in the reader worker: reads that may take long, so that a report never blocks a save. */
import type { Effect } from '#shared/domain/policy/effect'
import type { AuditVerdict, CustomerRow } from '#shared/ipc/contract'
import type { LinkId } from '#shared/domain/telephony/settings'
import type { StorageFault } from '../db/errors'
import type { Db } from '../db/tables'
import { verifyJournal } from '../features/audit/verify'
import { readCustomerRows } from '../features/customers/archive-store'
import type { CustomerFilter } from '../features/customers/archive-store'
import { countAll, storedQueues } from '../features/kpi/store'
import type { CountInput, CountOutput, StoredQueue } from '../features/kpi/store'
import { readFacets, readLogPage } from '../features/calls/log-store'
import type { FacetRows, LogEntry, LogFilter } from '../features/calls/log-store'
import { readPage } from '../features/tickets/list-store'
import type { PageEntry, PageFilter } from '../features/tickets/list-store'
import { reevaluateClocks } from '../features/tickets/reevaluate'
import type { ChangedRows, ReevaluateInput } from '../features/tickets/reevaluate'

export type Jobs = {
  readonly 'customers.rows': { readonly input: CustomerFilter; readonly output: readonly CustomerRow[] }
  readonly 'audit.verify': { readonly input: { readonly dataDir: string }; readonly output: AuditVerdict }
  readonly 'clocks.reevaluate': {
    readonly input: ReevaluateInput
    readonly part: ChangedRows
    readonly output: Effect
  }
  readonly 'kpi.count': { readonly input: CountInput; readonly output: CountOutput }
  readonly 'kpi.queues': { readonly input: readonly LinkId[]; readonly output: readonly StoredQueue[] }
  readonly 'calls.page': { readonly input: LogFilter; readonly output: readonly LogEntry[] }
  readonly 'calls.facets': { readonly input: undefined; readonly output: FacetRows }
  readonly 'tickets.page': { readonly input: PageFilter; readonly output: readonly PageEntry[] }
}

export type JobName = keyof Jobs

/** What a job tells before its end, one by one. */
export type PartOf<N extends JobName> = Jobs[N] extends { readonly part: infer Part } ? Part : never

/** What the worker sends back for a job: parts before its end, then its value, or why there is none. */
export type JobAnswer = {
  readonly id: number
  readonly part?: unknown
  readonly value?: unknown
  readonly error?: { readonly message: string; readonly fault: StorageFault | null }
}

export const jobs: {
  readonly [N in JobName]: (
    db: Db,
    input: Jobs[N]['input'],
    tell: (part: PartOf<N>) => void,
  ) => Promise<Jobs[N]['output']>
} = {
  'audit.verify': (db, { dataDir }) => verifyJournal(db, dataDir),
  'calls.page': readLogPage,
  'calls.facets': readFacets,
  'customers.rows': readCustomerRows,
  'clocks.reevaluate': reevaluateClocks,
  'kpi.count': countAll,
  'kpi.queues': storedQueues,
  'tickets.page': readPage,
}
