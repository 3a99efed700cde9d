/** When a wait becomes worth a look, and when it is too long. */
import type { Tone } from '../../ui/tokens'

const soonAfterMs = 20_000
const lateAfterMs = 60_000

/** A wait that has lasted `ms`: attention after the usual answering time, alarm after a minute. */
export const waitTone = (ms: number): Tone => {
  if (ms >= lateAfterMs) return 'late'
  return ms >= soonAfterMs ? 'soon' : 'plain'
}
