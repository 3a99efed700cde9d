/**
 * Which alerts the evaluated clocks of a ticket raise, given those that were raised before: each level once per ticket and
 * commitment, for ever. What was slept through raises its highest level only. Pure.
 */
import { alertLevelReached, isInForce } from '../sla/alerts'
import type { ClockSummary } from '../tickets/tickets'
import type { AlertLevel } from './levels'

export type AlertClock = Pick<ClockSummary, 'commitment' | 'state' | 'targetMs' | 'remainingMs'>

/** An alert of this ticket that is stored: raised at some time, or passed without being raised. */
export type KnownAlert = {
  readonly id: string
  readonly commitment: string
  /** Percent. */
  readonly level: number
  /** Raised, and neither acknowledged nor over. */
  readonly open: boolean
}

export type AlertToRaise = {
  readonly commitment: string
  readonly level: AlertLevel
  /** Lower levels that were jumped over meanwhile: they are never raised. */
  readonly passed: readonly AlertLevel[]
}

export type AlertChanges = {
  readonly raise: readonly AlertToRaise[]
  /** Ids of open alerts whose clock was stopped, cancelled or has no deadline any more. */
  readonly over: readonly string[]
}

export type AlertedTicket = {
  readonly clocks: readonly AlertClock[]
  /** Rising. */
  readonly levels: readonly AlertLevel[]
  readonly known: readonly KnownAlert[]
  /** A closed ticket warns nobody. */
  readonly closed: boolean
}

export function changesOfAlerts({ clocks, levels, known, closed }: AlertedTicket): AlertChanges {
  const inForce = closed ? [] : clocks.filter(isInForce)
  const percents = levels.map(({ percent }) => percent)
  const raise = inForce.flatMap((clock): AlertToRaise[] => {
    const elapsedMs = (clock.targetMs ?? 0) - clock.remainingMs
    const reached = alertLevelReached({ ...clock, elapsedMs }, percents)
    if (reached === null) return []
    const isKnown = (percent: number): boolean =>
      known.some(({ commitment, level }) => commitment === clock.commitment && level === percent)
    const fresh = levels.filter(({ percent }) => percent <= reached && !isKnown(percent))
    const level = fresh.find(({ percent }) => percent === reached)
    return level ? [{ commitment: clock.commitment, level, passed: fresh.filter((one) => one !== level) }] : []
  })
  const over = known
    .filter(({ open, commitment }) => open && !inForce.some((clock) => clock.commitment === commitment))
    .map(({ id }) => id)
  return { raise, over }
}
