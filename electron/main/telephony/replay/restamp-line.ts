/** Moves a recorded event of a channel to another time and gives its channels other ids, like `restampEvent`. */
import type { ChannelRef, LineEvent } from '#shared/domain/lines/events'
import type { Restamp } from './restamp'

export function restampLine(event: LineEvent, { time, pass }: Restamp): LineEvent {
  const id = (name: string): string => `${name}-${pass}`
  const moved = <T extends ChannelRef>(one: T): T => ({
    ...one,
    uniqueid: id(one.uniqueid),
    linkedid: one.linkedid === null ? null : id(one.linkedid),
    pair: one.pair === null ? null : id(one.pair),
  })
  const movedOrNull = (one: ChannelRef | null): ChannelRef | null => one && moved(one)
  const at = time(event.at)
  switch (event.kind) {
    case 'channel-opened':
    case 'channel-changed':
    case 'hold':
    case 'music':
    case 'recording':
    case 'hangup-requested':
    case 'channel-ended':
      return { ...moved(event), at }
    case 'bridge-entered':
    case 'bridge-left':
      return { ...moved(event), at, bridge: id(event.bridge) }
    case 'dial-begin':
    case 'dial-end':
      return { ...event, at, from: movedOrNull(event.from), to: moved(event.to) }
    case 'blind-transfer':
      return { ...event, at, transferer: moved(event.transferer), transferee: movedOrNull(event.transferee) }
    case 'attended-transfer':
      return {
        ...event,
        at,
        original: moved(event.original),
        second: moved(event.second),
        transferee: movedOrNull(event.transferee),
        target: movedOrNull(event.target),
      }
    case 'originate-answer':
      return { ...event, at, uniqueid: event.uniqueid === null ? null : id(event.uniqueid) }
    case 'channels-listed':
      return {
        ...event,
        at,
        channels: event.channels.map((listed) => ({
          ...moved(listed),
          bridge: listed.bridge === null ? null : id(listed.bridge),
          openedAt: time(listed.openedAt),
        })),
      }
    case 'pbx-started':
      return { ...event, at, startedAt: time(event.startedAt) }
    case 'link-lost':
    case 'link-restored':
      return { ...event, at }
  }
}
