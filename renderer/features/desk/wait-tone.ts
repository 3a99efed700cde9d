/** When a wait becomes worth a look, and when it is too long: by the time in which the queue's calls should be answered. */
import { usualServiceLevelS } from '#shared/domain/telephony/queue-settings'
import type { Tone } from '../../ui/tokens'

/** A wait that has lasted `ms`: attention after T (s), alarm after three times of it. */
export const waitTone = (ms: number, withinS: number = usualServiceLevelS): Tone => {
  if (ms >= withinS * 3_000) return 'late'
  return ms >= withinS * 1_000 ? 'soon' : 'plain'
}
