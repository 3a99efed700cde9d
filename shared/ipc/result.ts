/** What a call over the bridge answers: the value, or an expected failure with a stable code. */
export type { Err, Failure, Ok, Result } from '../lib/result'
