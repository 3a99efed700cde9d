/** Answers that a screen shows: asked again when the input changes or on `reload`, older answers never overtake. */
import { useCallback, useEffect, useState } from 'react'
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract'
import type { Failure } from '#shared/lib/result'
import { call } from './bridge'

export type Query<N extends CommandName> = {
  readonly value: CommandOutput<N> | undefined
  readonly error: Failure | null
  readonly loading: boolean
  readonly reload: () => void
}

type Answer<N extends CommandName> = {
  readonly key: string
  readonly value: CommandOutput<N> | undefined
  readonly error: Failure | null
}

/**
 * `input` null asks nothing. With `keepPrevious` the answer to the input before stays in sight until the new one is
 * there: right for search as you type, wrong for the card of another customer.
 */
export function useQuery<N extends CommandName>(
  name: N,
  input: CommandInput<N> | null,
  options?: { readonly keepPrevious?: boolean },
): Query<N> {
  const [version, setVersion] = useState(0)
  const [answer, setAnswer] = useState<Answer<N>>({ key: '', value: undefined, error: null })
  const asked = input === null ? null : `${name}\n${JSON.stringify(input)}`
  const key = asked === null ? null : `${version}\n${asked}`

  useEffect(() => {
    if (key === null || input === null) return
    let current = true
    const ask = async () => {
      const result = await call(name, input)
      if (!current) return
      setAnswer((old) =>
        result.ok
          ? { key, value: result.value, error: null }
          : { key, value: isSameQuestion(old.key, key) ? old.value : undefined, error: result.error },
      )
    }
    void ask()
    return () => {
      current = false
    }
    // The key stands for the name, the input and the version.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key])

  const reload = useCallback(() => setVersion((old) => old + 1), [])
  const fits = key !== null && (isSameQuestion(answer.key, key) || options?.keepPrevious === true)
  return {
    value: fits ? answer.value : undefined,
    error: answer.key === key ? answer.error : null,
    loading: key !== null && answer.key !== key,
    reload,
  }
}

const isSameQuestion = (one: string, other: string): boolean =>
  one.slice(one.indexOf('\n')) === other.slice(other.indexOf('\n')) && one !== ''
