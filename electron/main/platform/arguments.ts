/** The switches of the app's own command line. */
import { parseArgs } from 'node:util'

export type AppArguments = {
  readonly data: string | null
  /** Loads the sample centre into an empty profile and signs its administrator in: for development only. */
  readonly sample: boolean
  /** Writes a picture to this file, then quits: of the living wallboard with `--sample`, else of the first screen. */
  readonly screenshot: string | null
}

/** Everything that is not ours (Chromium's and Electron's switches) is passed over. */
export function parseAppArguments(argv: readonly string[]): AppArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: { data: { type: 'string' }, sample: { type: 'boolean' }, screenshot: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  })
  return {
    data: typeof values.data === 'string' ? values.data : null,
    sample: values.sample === true,
    screenshot: typeof values.screenshot === 'string' ? values.screenshot : null,
  }
}
