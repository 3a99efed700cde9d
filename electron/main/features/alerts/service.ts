/** Alerts of running clocks: what is open and how it sounds for whom, acknowledgement, and what was raised before. */
import { noticeFor } from '#shared/domain/alerts/notify'
import type { AlertId, TicketId, UserId } from '#shared/domain/ids'
import type { Role, User } from '#shared/domain/people/people'
import type { ShownClockState } from '#shared/domain/sla/clock'
import type { AlertRow, CommandInput, PastAlert } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../db/storage'
import type { Clock } from '../../platform/clock'
import type { PersonOnDuty } from '../duty/service'
import * as store from './store'

export type AlertsDeps = {
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now'>
  /** Everybody who may sign in, with how they stand. */
  readonly everybody: () => Promise<readonly PersonOnDuty[]>
}

export type Alerts = ReturnType<typeof createAlerts>

export type OpenAlerts = {
  /** At most `mostShown`, the highest level of each clock first; one row a clock. */
  readonly rows: readonly AlertRow[]
  /** How many open alerts there are beside them, of lower levels or of no concern to this person. */
  readonly others: number
}

/** More cannot be read, let alone acted on; the count goes on. */
const mostShown = 300

export function createAlerts({ storage, clock, everybody }: AlertsDeps) {
  const rowFor = (person: PersonOnDuty, people: readonly PersonOnDuty[], row: store.OpenRow): AlertRow => {
    // Invented people look after invented tickets only: nobody real relies on them.
    const counting = people.filter(({ sample }) => !sample || row.sample === 1)
    const addressed = { roles: JSON.parse(row.roles) as Role[], assigneeId: row.assignee_id }
    return {
      id: row.id as AlertId,
      ticketId: row.ticket_id as TicketId,
      number: row.number,
      summary: row.summary,
      customerName: row.customer_name,
      policyId: row.policy_id,
      assigneeName: row.assignee_name,
      commitment: row.commitment,
      level: row.level,
      state: row.state as ShownClockState,
      dueAt: row.due_at,
      remainingMs: row.remaining_ms,
      raisedAt: row.raised_at,
      ...noticeFor(person, addressed, counting, clock.now()),
    }
  }

  return {
    /** What is open as `user` is told of it: `own` concerns the person, `all` is everything, for the wall. */
    open: async (user: User | null, of: 'own' | 'all'): Promise<OpenAlerts> => {
      const people = await everybody()
      const person = people.find(({ id }) => id === user?.id)
      if (!person) return { rows: [], others: 0 }
      const [stored, total] = await Promise.all([store.readOpen(storage.db, mostShown), store.countOpen(storage.db)])
      const seen = new Set<string>()
      const rows = stored
        .map((row) => rowFor(person, people, row))
        .filter((row) => {
          const clockKey = `${row.ticketId} ${row.commitment}`
          // The highest level says all that a lower one of the same clock says.
          if ((of === 'own' && row.volume === 'none') || seen.has(clockKey)) return false
          seen.add(clockKey)
          return true
        })
      return { rows, others: total - rows.length }
    },

    /**
     * Somebody takes care: the alerts and those of lower levels of the same clocks are over. What somebody else has
     * acknowledged meanwhile stays theirs. Errors: `alerts.unknown`; then nothing is acknowledged.
     */
    acknowledge: (actor: UserId, { ids, note }: CommandInput<'alerts.acknowledge'>): Promise<Result<null>> =>
      storage.write(actor, async ({ tx, at, record }): Promise<Result<null>> => {
        const open = await store.readOpenUpTo(tx, ids)
        if (!open) return fail('alerts.unknown')
        for (const { id, ticket_id: ticketId, commitment, level } of open) {
          await store.acknowledge(tx, id, actor, at, note)
          await record({
            type: 'alert.acknowledged',
            entity: 'alert',
            entityId: id,
            change: { ticketId, commitment, level, note },
          })
        }
        return ok(null)
      }),

    list: async ({ after, limit }: CommandInput<'alerts.list'>) => {
      const rows = (await store.readHistory(storage.db, after, limit)).map((row): PastAlert => ({
        id: row.id as AlertId,
        ticketId: row.ticket_id as TicketId,
        number: row.number,
        summary: row.summary,
        customerName: row.customer_name,
        policyId: row.policy_id,
        commitment: row.commitment,
        level: row.level,
        raisedAt: row.raised_at,
        roles: JSON.parse(row.roles) as Role[],
        overAt: row.over_at,
        acknowledgedAt: row.acknowledged_at,
        acknowledgedByName: row.acknowledged_by_name,
        note: row.note,
      }))
      return { rows, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null }
    },
  }
}
