/** The one object that the preload script puts into a page. It never changes when commands or feeds are added. */
import type { CommandInput, CommandName, CommandOutput, FeedInput, FeedName } from './contract'
import type { Frame } from './frame'
import type { Result } from './result'

export type Bridge = {
  /** Sends a command and answers with its value or an expected failure; a bug arrives as code `internal`. */
  readonly call: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<Result<CommandOutput<N>>>
  /** Watches a feed; `onFrame` gets the snapshot, then deltas, or a refusal. Returns what ends it. */
  readonly watch: <N extends FeedName>(
    feed: N,
    params: FeedInput<N>,
    onFrame: (frame: Result<Frame>) => void,
  ) => () => void
}
