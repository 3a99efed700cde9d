/** The tone and shape of a clock's state: colour is never alone. */
import type { ShownClockState } from '#shared/domain/sla/clock'
import type { Shape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'

export const clockLook: Readonly<Record<ShownClockState, readonly [Tone, Shape]>> = {
  running: ['action', 'dot'],
  paused: ['wrap', 'bars'],
  overdue: ['late', 'diamond'],
  met: ['good', 'check'],
  'met-late': ['late', 'check'],
  cancelled: ['quiet', 'cross'],
  'awaiting-agreement': ['soon', 'ring'],
  incomplete: ['soon', 'triangle'],
}

/** Clocks that stand say their state instead of a time: once is enough. */
export const ticks = (state: ShownClockState): state is 'running' | 'overdue' | 'paused' =>
  state === 'running' || state === 'overdue' || state === 'paused'
