/** Evaluates one stored ticket's clocks and writes them. */
import type { TicketId } from '#shared/domain/ids'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { Tx } from '../../db/tables'
import { evaluateTicket, settledClocks } from './clocks'
import type { TicketHistory } from './clocks'
import { clockColumns, clockRows } from './rows'
import * as store from './store'

/** From its history; the ticket's own columns come back. */
export async function reckon(tx: Tx, id: TicketId, compiled: CompiledPolicy, history: TicketHistory, at: number) {
  const stored = await store.readClocks(tx, id)
  const settled = settledClocks(stored)
  const evaluated = evaluateTicket(compiled, history, at, settled)
  await store.saveClocks(tx, clockRows(id, evaluated))
  const gone = stored.filter(
    ({ commitment }) => !settled.has(commitment) && !evaluated.clocks.some((clock) => clock.commitment === commitment),
  )
  for (const { commitment } of gone) await store.removeClock(tx, id, commitment)
  return clockColumns(evaluated, at)
}
