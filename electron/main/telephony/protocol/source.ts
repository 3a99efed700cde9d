/**
 * Calls that programs of this workstation tell of by `vigil://call` links, as a telephone source: the same visits as over the
 * hook. A program that gives its calls no id has one call at a time: what it says next is about that call, and a new call ends
 * the former one. How that one ended was not told, so it is kept as incomplete and never counted as abandoned.
 */
import { readCallLink, type CallLink } from '#shared/domain/telephony/call-link'
import { readHookEvents } from '#shared/domain/telephony/hook-events'
import { fail, ok, type Result } from '#shared/lib/result'
import type { Clock } from '../../platform/clock'
import { createAllowance } from '../hook/guard'
import { createHookSession } from '../hook/session'
import type { TelephonySource } from '../source'

/** The queue of calls whose link names none. */
export const SOFTPHONE_QUEUE = '软电话'

/** The call of a program that gives none an id. */
type OnlyCall = { readonly id: string; readonly number: string; readonly answered: boolean }

/** `zone` is the IANA zone of the centre. */
export function createProtocolSource(zone: string, clock: Clock): TelephonySource {
  const session = createHookSession({ source: 'protocol', label: 'vigil://call', zone, queue: SOFTPHONE_QUEUE }, clock)
  // A web page can open links as fast as it likes.
  const allowance = createAllowance(20, 3_000)
  let only: OnlyCall | null = null
  let isStarted = false
  let made = 0

  /** What the link is about; null when it ends a call that is not there. */
  const callOf = ({ event, number, call }: CallLink): { readonly id: string; readonly number: string } | null => {
    if (call !== undefined) return { id: call, number: number ?? '' }
    const open = only !== null && session.isOpen(only.id) ? only : null
    const isSame = open !== null && (number === undefined || number === open.number)
    if (isSame && !(event === 'ringing' && open.answered)) {
      only = event === 'answered' ? { ...open, answered: true } : open
      return open
    }
    if (event === 'ended') return null
    if (open) session.lose(open.id)
    made++
    only = { id: `${clock.now().toString(36)}-${made}`, number: number ?? '', answered: event === 'answered' }
    return only
  }

  const show = (link: CallLink, own: string | null): Result<null> => {
    const extension = link.extension ?? own
    const { event, name, queue } = link
    if (event !== 'ended' && extension === null) return fail('call-link.no-extension')
    const isKnown = link.call === undefined ? only !== null && session.isOpen(only.id) : session.isOpen(link.call)
    if (link.number === undefined && (event === 'ringing' || (event === 'answered' && !isKnown)))
      return fail('call-link.invalid', { field: 'number', reason: '缺少此项' }, 'number: is required')
    const call = callOf(link)
    if (!call) return ok(null)
    const events = readHookEvents({
      event,
      call: call.id,
      number: call.number,
      ...(name === undefined ? {} : { name }),
      ...(queue === undefined ? {} : { queue }),
      ...(extension === null ? {} : { extension }),
    })
    if (!events.ok)
      return fail('call-link.invalid', { field: events.error.where, reason: events.error.zh }, events.error.en)
    session.take(events.value, null)
    return ok(null)
  }

  return {
    kind: 'protocol',
    start: (sink) => {
      session.open(sink)
      session.goLive()
      isStarted = true
    },
    stop: async () => {
      isStarted = false
      session.stop()
    },
    openCallLink: (text, extension) => {
      if (!isStarted) return fail('call-link.off')
      if (!allowance.count('', clock.now())) return fail('call-link.too-many')
      const link = readCallLink(text)
      return link.ok ? show(link.value, extension) : link
    },
  }
}
