/** The switches of the app's own command line. */
import { parseArgs } from 'node:util'

export type AppArguments = {
  readonly data: string | null
  /** Loads the sample centre into an empty profile and signs its administrator in: for development only. */
  readonly sample: boolean
  /** Writes a picture to this file, then quits: of the living wallboard with `--sample`, else of the first screen. */
  readonly screenshot: string | null
  /** Links of our own scheme, as the system hands them over; not looked into. */
  readonly links: readonly string[]
}

/** The system writes the scheme as it likes. */
const ownLink = /^vigil:/i

/** Everything that is not ours (Chromium's and Electron's switches) is passed over. */
export function parseAppArguments(argv: readonly string[]): AppArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { data: { type: 'string' }, sample: { type: 'boolean' }, screenshot: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  })
  return {
    data: typeof values.data === 'string' ? values.data : null,
    sample: values.sample === true,
    screenshot: typeof values.screenshot === 'string' ? values.screenshot : null,
    links: positionals.filter((argument) => ownLink.test(argument)),
  }
}
