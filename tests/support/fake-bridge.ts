/**
 * A bridge that lives in the test's own memory: commands are answered by functions the test gives, feeds hold rows the test
 * publishes. It speaks the real contract (snapshot, numbered deltas, refusals), so screens cannot tell it from the main process.
 */
import type { Bridge } from '#shared/ipc/bridge'
import type { CommandInput, CommandName, CommandOutput, FeedName, FeedTables } from '#shared/ipc/contract'
import { diffViews } from '#shared/ipc/frame'
import type { FeedRow, FeedView, Frame } from '#shared/ipc/frame'
import { fail, ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'

type Awaitable<T> = T | Promise<T>
export type Answers = {
  readonly [N in CommandName]?: (input: CommandInput<N>) => Awaitable<Result<CommandOutput<N>>>
}
export type Rows<N extends FeedName> = { readonly [T in keyof FeedTables<N>]?: readonly FeedTables<N>[T][] }

export type FakeBridge = {
  readonly bridge: Bridge
  /** Every command that was sent, oldest first. */
  readonly sent: readonly { readonly name: CommandName; readonly input: unknown }[]
  readonly inputsOf: <N extends CommandName>(name: N) => readonly CommandInput<N>[]
  /** Sets or replaces the answer to a command. */
  readonly answer: <N extends CommandName>(
    name: N,
    handler: (input: CommandInput<N>) => Awaitable<Result<CommandOutput<N>>>,
  ) => void
  /** Makes these the rows of the named tables; tables that are not named keep theirs. */
  readonly publish: <N extends FeedName>(name: N, rows: Rows<N>) => void
  readonly refuse: (name: FeedName, failure: Failure) => void
  /** Sends a frame as it is, e.g. one with a gap in its number. */
  readonly sendRaw: (name: FeedName, frame: Frame) => void
  readonly watchers: (name: FeedName) => number
}

type Watcher = { readonly onFrame: (frame: Result<Frame>) => void; seq: number }
type Feed = { view: FeedView; refusal: Failure | null; readonly watchers: Set<Watcher> }

const mapOf = (rows: readonly FeedRow[]): ReadonlyMap<string, FeedRow> => new Map(rows.map((row) => [row.id, row]))

export function createFakeBridge(answers: Answers = {}): FakeBridge {
  const handlers = new Map<string, (input: never) => Awaitable<Result<unknown>>>(Object.entries(answers))
  const sent: { name: CommandName; input: unknown }[] = []
  const feeds = new Map<FeedName, Feed>()
  const feedOf = (name: FeedName): Feed => {
    const found = feeds.get(name) ?? { view: {}, refusal: null, watchers: new Set<Watcher>() }
    feeds.set(name, found)
    return found
  }
  /** As they are now: a screen that finds a gap ends its watch and begins another while a frame is handed out. */
  const watchersOf = (name: FeedName): readonly Watcher[] => Array.from(feedOf(name).watchers)

  const bridge: Bridge = {
    call: async <N extends CommandName>(name: N, input: CommandInput<N>) => {
      sent.push({ name, input })
      const handler = handlers.get(name)
      // A screen that asks what the test did not foresee shows it as any failure.
      if (!handler) return fail('internal', undefined, `no answer for ${name}`)
      return (await handler(input as never)) as Result<CommandOutput<N>>
    },
    watch: (name, _params, onFrame) => {
      const feed = feedOf(name)
      const watcher: Watcher = { onFrame, seq: 0 }
      feed.watchers.add(watcher)
      queueMicrotask(() => {
        if (!feed.watchers.has(watcher)) return
        if (feed.refusal) return onFrame({ ok: false, error: feed.refusal })
        const frame = diffViews({}, feed.view, 0)
        if (frame) onFrame(ok(frame))
      })
      return () => feed.watchers.delete(watcher)
    },
  }

  return {
    bridge,
    sent,
    inputsOf: <N extends CommandName>(name: N) =>
      sent.filter((one) => one.name === name).map((one) => one.input as CommandInput<N>),
    answer: (name, handler) => void handlers.set(name, handler as (input: never) => Awaitable<Result<unknown>>),
    publish: (name, rows) => {
      const feed = feedOf(name)
      const named = Object.entries(rows) as readonly [string, readonly FeedRow[]][]
      const next: FeedView = { ...feed.view, ...Object.fromEntries(named.map(([table, list]) => [table, mapOf(list)])) }
      for (const watcher of watchersOf(name)) {
        const frame = diffViews(feed.view, next, watcher.seq + 1)
        if (!frame) continue
        watcher.seq += 1
        watcher.onFrame(ok(frame))
      }
      feed.view = next
      feed.refusal = null
    },
    refuse: (name, failure) => {
      const feed = feedOf(name)
      feed.refusal = failure
      for (const watcher of watchersOf(name)) watcher.onFrame({ ok: false, error: failure })
    },
    sendRaw: (name, frame) => {
      for (const watcher of watchersOf(name)) watcher.onFrame(ok(frame))
    },
    watchers: (name) => feedOf(name).watchers.size,
  }
}
