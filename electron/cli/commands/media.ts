/** `vigil media …`: the weekly discs without a window. Each command is loaded when it is asked for. */
import type { CliCommand } from '../io'

const commands: ReadonlyMap<string, () => Promise<CliCommand>> = new Map([
  ['inbox', async () => (await import('./media-inbox')).mediaInbox],
  ['verify', async () => (await import('./media-verify')).mediaVerify],
])

const usage = `usage: vigil media COMMAND … [--json] [--data DIR]
  inbox DIR        takes the patch files of a folder into the catalogue
  verify PATH…     checks discs the way a site does`

export const media: CliCommand = async ([name, ...rest], io) => {
  const load = commands.get(name ?? '')
  if (load) return (await load())(rest, io)
  io.say(usage)
  return 2
}
