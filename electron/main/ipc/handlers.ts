/** The shape of the command handlers: one for every command of the contract. */
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract'
import type { Result } from '#shared/lib/result'

export type Handlers = {
  readonly [N in CommandName]: (input: CommandInput<N>) => Promise<Result<CommandOutput<N>>>
}
