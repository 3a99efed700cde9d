/** A process that loads the sample centre and dies: `DATABASE INSTANT TICKET` kills it at that ticket, `loaded` after it. */
import { filePastTicket } from '#main/features/tickets/backfill'
import { openSampleCentre } from './sample'

const [file = '', at = '', when = ''] = process.argv.slice(2)
let filed = 0
const die = (): void => {
  process.kill(process.pid, 'SIGKILL')
}
const { sample } = await openSampleCentre(file, Number(at), {
  deps: {
    filePastTicket: async (...args) => {
      filed += 1
      if (when === String(filed)) die()
      await filePastTicket(...args)
    },
  },
})
await sample.load()
die()
