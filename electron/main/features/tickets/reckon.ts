/** Evaluates one stored ticket's clocks, writes them, and raises what they have reached. */
import type { TicketId } from '#shared/domain/ids'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { Unit } from '../../db/storage'
import type { RaiseAlerts } from '../alerts/raising'
import { evaluateTicket, settledClocks } from './clocks'
import type { TicketHistory } from './clocks'
import { clockColumns, clockRows } from './rows'
import * as store from './store'

export type ReckonedTicket = { readonly id: TicketId; readonly assigneeId: string | null; readonly stage: string }

/** Evaluates a ticket from its history, in the transaction of a unit; the ticket's own columns come back. */
export type Reckon = ReturnType<typeof createReckoning>

export const createReckoning =
  (raiseAlerts: RaiseAlerts) =>
  async (unit: Unit, { id, assigneeId, stage }: ReckonedTicket, compiled: CompiledPolicy, history: TicketHistory) => {
    const { tx, at } = unit
    const stored = await store.readClocks(tx, id)
    const settled = settledClocks(stored)
    const evaluated = evaluateTicket(compiled, history, at, settled)
    await store.saveClocks(tx, clockRows(id, evaluated))
    const gone = stored.filter(
      ({ commitment }) =>
        !settled.has(commitment) && !evaluated.clocks.some((clock) => clock.commitment === commitment),
    )
    for (const { commitment } of gone) await store.removeClock(tx, id, commitment)
    const { alerts: levels } = compiled.policy
    await raiseAlerts(unit, { ticketId: id, assigneeId, closed: stage === 'closed', levels, clocks: evaluated.clocks })
    return clockColumns(evaluated, at)
  }
