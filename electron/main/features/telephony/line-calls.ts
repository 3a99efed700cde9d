/** What of a telephone's finished calls is kept: parts of visits are added to them, other calls get a row of their own. */
import type { FinishedLineCall } from '#shared/domain/lines/state'
import type { QueueEvent } from '#shared/domain/queue/events'
import type { VisitId } from '#shared/domain/queue/state'

/** Legs and calls remembered; far more than are alive at any time. */
const mostRemembered = 2_000

export type LineKind = 'inbound' | 'outbound' | 'internal' | 'transfer'

export type Kept =
  /** The agent's part of a visit: its hold, where it was handed to. */
  | { readonly as: 'visit'; readonly visit: VisitId }
  | { readonly as: 'call'; readonly kind: LineKind }
  /** A telephone that only rang for a queue: the visit tells of it. */
  | { readonly as: 'nothing' }

export type LineCalls = {
  /** Learns from the queues which channels are legs of visits. */
  readonly follow: (events: readonly QueueEvent[]) => void
  /** A visit was answered through this leg (null through a Local channel) by this agent. */
  readonly answered: (visit: VisitId, linkedid: string | null, leg: string | null, agent: string | null) => void
  /** `isPhone` says whether a number is a telephone of the PBX. */
  readonly keep: (call: FinishedLineCall, isPhone: (number: string) => boolean) => Kept
}

class Recent<V> {
  readonly #entries = new Map<string, V>()

  get(key: string): V | undefined {
    return this.#entries.get(key)
  }

  set(key: string, value: V): void {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    const oldest = this.#entries.keys().next()
    if (this.#entries.size > mostRemembered && !oldest.done) this.#entries.delete(oldest.value)
  }
}

export function createLineCalls(): LineCalls {
  /** Legs that a queue rang. */
  const rung = new Recent<true>()
  /** Visits by their answered leg, and by their call and agent where the leg is a Local channel. */
  const visits = new Recent<VisitId>()
  /** Calls that visited a queue. */
  const queued = new Recent<true>()

  return {
    follow: (events) => {
      for (const event of events) {
        if (event.kind === 'caller-joined') queued.set(event.caller.linkedid ?? event.caller.uniqueid, true)
        if (event.kind === 'ringing' && event.leg !== null) rung.set(event.leg, true)
      }
    },
    answered: (visit, linkedid, leg, agent) => {
      if (leg !== null) visits.set(leg, visit)
      if (leg === null && linkedid !== null && agent !== null) visits.set(`${linkedid}/${agent}`, visit)
    },
    keep: (call, isPhone) => {
      const { uniqueid, linkedid, extension, direction, answeredAt, peerNumber, transferredFrom } = call
      const isInternal = call.isInternal || (peerNumber !== null && isPhone(peerNumber))
      const visit = visits.get(uniqueid) ?? (linkedid === null ? undefined : visits.get(`${linkedid}/${extension}`))
      if (visit !== undefined) return { as: 'visit', visit }
      if (direction === 'outbound') return { as: 'call', kind: isInternal ? 'internal' : 'outbound' }
      const cameFromQueue = linkedid !== null && linkedid !== uniqueid && queued.get(linkedid) === true
      if (cameFromQueue && (rung.get(uniqueid) === true || answeredAt === null)) return { as: 'nothing' }
      if (transferredFrom !== null) return { as: 'call', kind: 'transfer' }
      if (isInternal) return { as: 'call', kind: 'internal' }
      return { as: 'call', kind: cameFromQueue ? 'transfer' : 'inbound' }
    },
  }
}
