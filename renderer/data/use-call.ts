/** Commands from a screen: what is under way, what went wrong, and the answer to whoever asked. */
import { useCallback, useRef, useState } from 'react'
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract'
import type { Failure, Result } from '#shared/lib/result'
import { call } from './bridge'

export type Call<N extends CommandName> = {
  readonly run: (input: CommandInput<N>) => Promise<Result<CommandOutput<N>>>
  readonly pending: boolean
  /** The failure of the latest run, null while one is under way and after a success. */
  readonly error: Failure | null
  readonly clear: () => void
}

export function useCall<N extends CommandName>(name: N): Call<N> {
  const [state, setState] = useState<{ pending: boolean; error: Failure | null }>({ pending: false, error: null })
  const latest = useRef(0)
  const run = useCallback(
    async (input: CommandInput<N>) => {
      latest.current += 1
      const mine = latest.current
      setState({ pending: true, error: null })
      const result = await call(name, input)
      if (mine === latest.current) setState({ pending: false, error: result.ok ? null : result.error })
      return result
    },
    [name],
  )
  const clear = useCallback(() => setState((old) => (old.error ? { ...old, error: null } : old)), [])
  return { run, clear, ...state }
}
