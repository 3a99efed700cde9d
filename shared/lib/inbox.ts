/** Values that arrive one after the other for somebody who takes them when ready. */

export type Inbox<T> = {
  readonly put: (value: T) => void
  /** Nothing more comes; with an error, whoever takes the next value gets it. */
  readonly close: (error?: unknown) => void
  /** Resolves once something is there, or nothing more will come. Rejects with the error of `close`. */
  readonly ready: (count: number) => Promise<void>
  /** Ends when the inbox is closed and empty. */
  readonly values: () => AsyncGenerator<T>
}

export function createInbox<T>(): Inbox<T> {
  const waiting: T[] = []
  const end: { closed: boolean; failure: { readonly error: unknown } | null } = { closed: false, failure: null }
  let wake: (() => void) | null = null

  const changed = (): void => {
    wake?.()
    wake = null
  }
  const nextChange = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })
  const check = (): void => {
    if (end.failure) throw end.failure.error
  }

  return {
    put: (value) => {
      waiting.push(value)
      changed()
    },
    close: (error) => {
      end.closed = true
      if (error !== undefined) end.failure = { error }
      changed()
    },
    ready: async (count) => {
      while (!end.closed && waiting.length < count) await nextChange()
      check()
    },
    async *values() {
      for (;;) {
        const value = waiting.shift()
        if (value !== undefined) yield value
        else if (end.closed) return check()
        else await nextChange()
      }
    },
  }
}
