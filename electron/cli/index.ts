/** The command line of Vigil: the same services as the app, without a window. */
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CliCommand, CliIo } from './io'

const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  sla: async () => (await import('./commands/sla')).sla,
  replay: async () => (await import('./commands/replay')).replay,
  audit: async () => (await import('./commands/audit')).audit,
}

const usage = `vigil COMMAND … [--data DIR]
  sla --cases FILE.jsonl     evaluate clocks, one case a line
  replay --ami FILE          totals of a recorded manager session
  audit verify               check the journal's hash chain and its signed checkpoints`

function splitData(argv: readonly string[]): { rest: string[]; dataDir: string } {
  const rest = [...argv]
  const at = rest.indexOf('--data')
  const given = at >= 0 ? rest.splice(at, 2)[1] : undefined
  return { rest, dataDir: path.resolve(given ?? path.join(homedir(), '.config', 'Vigil')) }
}

async function main(): Promise<number> {
  const { rest, dataDir } = splitData(process.argv.slice(2))
  const io: CliIo = {
    answer: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
    say: (text) => process.stderr.write(`${text}\n`),
    resourcesDir: path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../resources'),
    dataDir,
  }
  const load = commands[rest[0] ?? '']
  if (!load) {
    io.say(usage)
    return 2
  }
  return (await load())(rest.slice(1), io)
}

process.exitCode = await main()
