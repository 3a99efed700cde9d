/** The story of calls as a hook tells it, driven through its translation and the queues' own reducer. Times are s of a morning. */
import { emptyHook, nextDueAt, type HookState } from '#main/telephony/hook/calls'
import { letTimePass, loseCall, settleEnds } from '#main/telephony/hook/expire'
import { takeHookEvents } from '#main/telephony/hook/translate'
import type { QueueEvent } from '#shared/domain/queue/events'
import { emptyQueueState, nextTickAt, reduceQueueEvents } from '#shared/domain/queue/reduce'
import type { FinishedVisit, QueueState } from '#shared/domain/queue/state'
import type { HookEvent } from '#shared/domain/telephony/hook-events'
import { context, morning } from './queue-story'

export const at = (s: number): number => morning + s * 1000
export const iso = (s: number): string => new Date(at(s)).toISOString()

const zone = context.zone

export type HookStory = {
  /** Events that arrive together at this second; answers how many said nothing new. */
  readonly hear: (s: number, ...events: readonly HookEvent[]) => number
  /** Nothing arrives until then. */
  readonly wait: (s: number) => void
  /** The hook looks at the clock, as before it takes a request. */
  readonly pass: (s: number) => void
  readonly lose: (s: number, call: string) => void
  readonly settle: (s: number) => void
  /** The app starts anew: the queues were kept, the hook's own memory was not. */
  readonly restart: (s: number) => void
  readonly finished: readonly FinishedVisit[]
  readonly state: () => QueueState
  readonly hook: () => HookState
}

export function tellHook(): HookStory {
  const finished: FinishedVisit[] = []
  let queues = emptyQueueState(morning, zone)
  let hook = emptyHook(morning)

  const reduce = (events: readonly QueueEvent[]): void => {
    const reduced = reduceQueueEvents(queues, events, context)
    queues = reduced.state
    finished.push(...reduced.finished)
  }
  const begin = (ms: number): void =>
    reduce([
      { kind: 'link-restored', at: ms },
      { kind: 'rights', at: ms, dialplan: true },
    ])
  const apply = ({ state, events }: { readonly state: HookState; readonly events: readonly QueueEvent[] }): void => {
    hook = state
    reduce(events)
  }
  /** Timers of the hook and of the queues, in the order they fall due. */
  const passTo = (ms: number): void => {
    for (;;) {
      const due = Math.min(nextDueAt(hook), nextTickAt(queues))
      if (due > ms) break
      apply(letTimePass(hook, due))
      reduce([{ kind: 'tick', at: due }])
    }
  }

  begin(morning)
  return {
    hear: (s, ...events) => {
      passTo(at(s))
      const heard = takeHookEvents(hook, events, { now: at(s), offsetMs: 0, zone })
      apply(heard)
      return heard.repeated
    },
    wait: (s) => passTo(at(s)),
    pass: (s) => apply(letTimePass(hook, at(s))),
    lose: (s, call) => {
      passTo(at(s))
      apply(loseCall(hook, call, at(s)))
    },
    settle: (s) => {
      passTo(at(s))
      apply(settleEnds(hook, at(s)))
    },
    restart: (s) => {
      passTo(at(s))
      hook = emptyHook(at(s))
      begin(at(s))
    },
    finished,
    state: () => queues,
    hook: () => hook,
  }
}

const caller = { number: '13800001111' }

type Of<K extends HookEvent['event']> = Extract<HookEvent, { event: K }>
type More<K extends HookEvent['event']> = Partial<Omit<Of<K>, 'event'>>

export const hookSays = {
  ringing: (call: string, extension = '8001', more: More<'ringing'> = {}): Of<'ringing'> => ({
    event: 'ringing',
    call,
    ...caller,
    extension,
    ...more,
  }),
  answered: (call: string, extension = '8001', more: More<'answered'> = {}): Of<'answered'> => ({
    event: 'answered',
    call,
    ...caller,
    extension,
    ...more,
  }),
  ended: (call: string, more: More<'ended'> = {}): Of<'ended'> => ({ event: 'ended', call, ...more }),
  abandoned: (call: string, more: More<'abandoned'> = {}): Of<'abandoned'> => ({
    event: 'abandoned',
    call,
    ...caller,
    ...more,
  }),
}
