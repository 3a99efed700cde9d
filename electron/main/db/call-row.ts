/** A row of the calls with what is mostly not known of a call. */
import type { CallsTable } from './tables'

type Known = 'id' | 'visit' | 'link' | 'queue' | 'number' | 'joined_at' | 'outcome' | 'source'

/** The row with nothing known but what is given. */
export const callRow = (known: Pick<CallsTable, Known> & Partial<CallsTable>): CallsTable => ({
  kind: 'queue',
  linkedid: null,
  answered_at: null,
  ended_at: null,
  wait_ms: 0,
  talk_ms: 0,
  agent: null,
  customer_id: null,
  caller_name: null,
  rings: '[]',
  hold_ms: 0,
  wrap_up_ms: 0,
  ended_by: null,
  transferred_to: null,
  recording: null,
  incomplete: 0,
  note: '',
  disposition: null,
  disposition_note: '',
  disposed_by: null,
  ...known,
})
