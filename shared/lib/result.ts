/** The outcome of an operation whose failure is expected and is data, never an exception. */
export type Result<T, E = Failure> = Ok<T> | Err<E>

export type Ok<T> = { readonly ok: true; readonly value: T }
export type Err<E> = { readonly ok: false; readonly error: E }

/**
 * An expected failure. `code` is stable and names a text in the catalogue (`error.<code>`); `params` fill that text
 * in; `detail` is for the log and the curious, never the only thing a user sees.
 */
export type Failure = {
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
  readonly detail?: string
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export const err = <E>(error: E): Err<E> => ({ ok: false, error })

/** Shorthand for an expected failure with a code and what it speaks of. */
export const fail = (code: string, params?: Failure['params'], detail?: string): Err<Failure> =>
  err({ code, ...(params ? { params } : {}), ...(detail ? { detail } : {}) })
