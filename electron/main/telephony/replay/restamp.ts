/** Moves a recorded event to another time and gives its channels other ids, so that it can happen now, and again. */
import type { CallerRef, QueueEvent } from '#shared/domain/queue/events'

export type Restamp = {
  readonly time: (recorded: number) => number
  /** Added to every channel id: no pass is ever taken for a repeat of another. */
  readonly pass: string
}

export function restampEvent(event: QueueEvent, { time, pass }: Restamp): QueueEvent {
  const id = (channel: string): string => `${channel}-${pass}`
  const idOrNull = (channel: string | null): string | null => (channel === null ? null : id(channel))
  const who = (caller: CallerRef): CallerRef => ({
    ...caller,
    uniqueid: id(caller.uniqueid),
    linkedid: idOrNull(caller.linkedid),
  })
  const at = time(event.at)
  switch (event.kind) {
    case 'caller-joined':
    case 'caller-given-up':
    case 'caller-left':
      return { ...event, at, caller: who(event.caller) }
    case 'ringing':
    case 'ring-no-answer':
    case 'connected':
      return { ...event, at, caller: who(event.caller), leg: idOrNull(event.leg) }
    case 'completed':
      return { ...event, at, caller: event.caller && who(event.caller), leg: idOrNull(event.leg) }
    case 'exit-status':
    case 'hangup-requested':
    case 'dialplan-step':
    case 'channel-ended':
      return { ...event, at, uniqueid: id(event.uniqueid) }
    case 'channels-listed':
      return { ...event, at, uniqueids: event.uniqueids.map(id) }
    case 'pbx-started':
      return { ...event, at, startedAt: time(event.startedAt) }
    case 'member': {
      const { lastCallAt } = event.membership
      return {
        ...event,
        at,
        membership: { ...event.membership, lastCallAt: lastCallAt === null ? null : time(lastCallAt) },
      }
    }
    case 'member-removed':
    case 'queue-seen':
    case 'snapshot-begin':
    case 'snapshot-end':
    case 'link-lost':
    case 'link-restored':
    case 'rights':
    case 'wrap-up-ended':
    case 'tick':
      return { ...event, at }
  }
}
