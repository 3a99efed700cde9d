/** What every command of the command line understands. */
import { homedir } from 'node:os'
import path from 'node:path'
import { err, ok, type Result } from '#shared/lib/result'

export type CliArguments = {
  readonly help: boolean
  /** The command and its own arguments. */
  readonly rest: readonly string[]
  /** The profile folder, absolute. */
  readonly dataDir: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Where the app keeps its profile unless told otherwise. */
const ownProfile = ({ XDG_CONFIG_HOME: config }: Environment): string =>
  path.join(config !== undefined && config !== '' ? config : path.join(homedir(), '.config'), 'Vigil')

/** `--data DIR` and `--data=DIR` may stand anywhere; the error says in words what is wrong. */
export function readArguments(argv: readonly string[], environment: Environment): Result<CliArguments, string> {
  const rest: string[] = []
  let dataDir: string | undefined
  let help = false
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? ''
    if (argument === '--help' || argument === '-h') help = true
    else if (argument === '--data' || argument.startsWith('--data=')) {
      const given = argument === '--data' ? argv[++i] : argument.slice('--data='.length)
      if (given === undefined || given === '' || given.startsWith('--')) return err('--data needs a folder')
      if (dataDir !== undefined) return err('--data is given twice')
      dataDir = given
    } else rest.push(argument)
  }
  return ok({ help, rest, dataDir: path.resolve(dataDir ?? ownProfile(environment)) })
}
