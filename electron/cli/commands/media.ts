/** `vigil media …`: the weekly discs without a window. Each sub-command is loaded when it is asked for. */
import type { CliCommand } from '../io'

type Sub = { readonly load: () => Promise<CliCommand>; readonly usage: string }

const subs: ReadonlyMap<string, Sub> = new Map([
  [
    'keygen',
    {
      load: async () => (await import('./media-keygen')).mediaKeygen,
      usage: 'keygen [--backup FILE]                    make the key that signs the discs',
    },
  ],
  [
    'enrol',
    {
      load: async () => (await import('./media-enrol')).mediaEnrol,
      usage: 'enrol --site ID --out FILE | enrol CARD    exchange cards with a site',
    },
  ],
  [
    'inbox',
    {
      load: async () => (await import('./media-inbox')).mediaInbox,
      usage: 'inbox DIR                                 take patch files of a folder into the catalogue',
    },
  ],
  [
    'build',
    {
      load: async () => (await import('./media-build')).mediaBuild,
      usage: 'build --site ID --out DIR                 build the images that are due for a site',
    },
  ],
  [
    'burn',
    {
      load: async () => (await import('./media-burn')).mediaBurn,
      usage: 'burn --edition ID --drive DRIVE           burn a disc and read it back; --drives lists',
    },
  ],
  [
    'verify',
    {
      load: async () => (await import('./media-verify')).mediaVerify,
      usage: 'verify PATH…                              check a disc, an image or a folder',
    },
  ],
  [
    'receipt',
    {
      load: async () => (await import('./media-receipt')).mediaReceipt,
      usage: 'receipt CODE                              enter what a site answers',
    },
  ],
])

const usage = `usage: vigil media COMMAND … [--json] [--data DIR]
${[...subs.values()].map((sub) => `  ${sub.usage}`).join('\n')}
"vigil media COMMAND --help" says more.`

export const media: CliCommand = async (argv, io) => {
  const [name, ...rest] = argv
  const sub = subs.get(name ?? '')
  if (!sub) {
    io.say(name === undefined || name === '--help' ? usage : `no command "media ${name}"\n${usage}`)
    return 2
  }
  return (await sub.load())(rest, io)
}
