/** The command line of Vigil: the same services as the app, without a window. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readArguments } from './arguments'
import type { CliCommand } from './io'
import { openOutput } from './output'

const commands: ReadonlyMap<string, () => Promise<CliCommand>> = new Map([
  ['sla', async () => (await import('./commands/sla')).sla],
  ['replay', async () => (await import('./commands/replay')).replay],
  ['facts', async () => (await import('./commands/facts')).facts],
  ['hook', async () => (await import('./commands/hook')).hook],
  ['audit', async () => (await import('./commands/audit')).audit],
  ['media', async () => (await import('./commands/media')).media],
])

const usage = `vigil COMMAND … [--data DIR]
  sla --cases FILE.jsonl     evaluate clocks, one case a line
  replay --ami FILE          totals of a recorded manager session
  facts [--text]             every fact of the four documents: in force, where seen, tests
  hook schema                JSON schema of what other telephone systems post
  hook send --url URL …      signs and posts one event, to try a hook out
  media COMMAND …            the weekly discs: keygen, enrol, inbox, build, burn, verify, receipt
  audit verify               check the journal's hash chain and its signed checkpoints
Answers are JSON on standard output (a table with --text), words on standard error; the exit code is 0 only when all is right.
--data DIR names another profile folder than the user's own.`

const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

/** 2 when the command line makes no sense, else what the command answers. */
async function main(argv: readonly string[]): Promise<number> {
  const given = readArguments(argv, process.env)
  if (!given.ok) {
    say(`${given.error}\n${usage}`)
    return 2
  }
  const { help, rest, dataDir } = given.value
  const [name, ...more] = rest
  const load = commands.get(name ?? '')
  if (!load) {
    say(help || name === undefined ? usage : `no command "${name}"\n${usage}`)
    return help ? 0 : 2
  }
  const output = openOutput(process.stdout)
  const command = await load()
  // With an argument that it does not know a command says how it is used.
  const code = await command(help ? ['--help'] : more, {
    answer: output.answer,
    print: output.print,
    say,
    resourcesDir: path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../resources'),
    dataDir,
  })
  const written = await output.end()
  if (help) return 0
  return written ? code : 1
}

process.exitCode = await main(process.argv.slice(2))
