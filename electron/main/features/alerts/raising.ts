/** Raises the alerts of a ticket in the transaction that writes its clocks, from stored state only: a restart changes nothing. */
import type { AlertLevel } from '#shared/domain/alerts/levels'
import { changesOfAlerts, type AlertClock } from '#shared/domain/alerts/raise'
import type { AlertId, TicketId } from '#shared/domain/ids'
import type { Unit } from '../../db/storage'
import type { NewId } from '../../platform/ids'
import * as store from './store'

export type ClocksOfTicket = {
  readonly ticketId: TicketId
  readonly assigneeId: string | null
  readonly closed: boolean
  /** Of its policy, rising. */
  readonly levels: readonly AlertLevel[]
  /** As they are written in the same transaction. */
  readonly clocks: readonly AlertClock[]
}

export type RaiseAlerts = (unit: Unit, ticket: ClocksOfTicket) => Promise<void>

export const createRaising =
  (newId: NewId): RaiseAlerts =>
  async ({ tx, at, record }, { ticketId, assigneeId, closed, levels, clocks }) => {
    const known = await store.readKnown(tx, ticketId)
    const { raise, over } = changesOfAlerts({ clocks, levels, known, closed })
    if (over.length > 0) await store.setOver(tx, over, at)
    for (const { commitment, level, passed } of raise) {
      const id = newId<AlertId>(at)
      const row = (alertId: AlertId, { percent, roles }: AlertLevel, jumped: boolean) => ({
        id: alertId,
        ticket_id: ticketId,
        commitment,
        level: percent,
        raised_at: at,
        passed: jumped ? 1 : 0,
        roles: JSON.stringify(roles),
        assignee_id: assigneeId,
        over_at: null,
        acknowledged_by: null,
        acknowledged_at: null,
        note: '',
      })
      await store.insertAlerts(tx, [
        ...passed.map((lower) => row(newId<AlertId>(at), lower, true)),
        row(id, level, false),
      ])
      await record({
        type: 'alert.raised',
        entity: 'alert',
        entityId: id,
        change: {
          ticketId,
          commitment,
          level: level.percent,
          roles: level.roles,
          assigneeId,
          passed: passed.map(({ percent }) => percent),
        },
      })
    }
  }
