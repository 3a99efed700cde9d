/** The way to the main process: `window.vigil`, put there by the preload script. */
import type { Bridge } from '#shared/ipc/bridge'
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract'
import { fail } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'

declare global {
  // An interface, because only an interface can be merged into the DOM's own.
  interface Window {
    readonly vigil: Bridge
  }
}

export const bridge = (): Bridge => window.vigil

/** Sends a command. A channel that breaks in the middle answers with code `internal` as a bug in main would. */
export async function call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandOutput<N>>> {
  try {
    return await bridge().call(name, input)
  } catch (cause) {
    return fail('internal', undefined, String(cause))
  }
}
