/** What a command of the CLI may touch: words to standard error, JSON answers to standard output, and two folders. */
export type CliIo = {
  /** One JSON value as one line on standard output. */
  readonly answer: (value: unknown) => void
  /** A line to read on standard output, where somebody asked for words instead of JSON. */
  readonly print: (line: string) => void
  /** A sentence for a person, on standard error. */
  readonly say: (text: string) => void
  /** The folder that holds policies, holidays and the sample centre. */
  readonly resourcesDir: string
  /** The profile folder: the database and everything that belongs to it. */
  readonly dataDir: string
}

/** A command takes its own arguments and answers with the exit code: 0 only when all is right. */
export type CliCommand = (argv: readonly string[], io: CliIo) => Promise<number>
