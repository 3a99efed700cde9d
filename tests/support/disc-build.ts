/** A process that builds an image, for tests that kill it: `SOURCE OUT`. It says so when bytes have been written. */
import { discsHere } from '#main/media/here'

const [from = '', out = ''] = process.argv.slice(2)
const built = await discsHere.buildImage({
  files: [{ from, to: 'large.bin' }],
  volumeId: 'VIGIL_1_1',
  created: 0,
  out,
  onProgress: () => process.stdout.write('going on\n'),
})
process.stdout.write(`${JSON.stringify(built)}\n`)
