/** A process that builds the discs of an edition and dies in the middle of it: `PROFILE EDITION BY RESOURCES`. */
import { UserId } from '#shared/domain/ids'
import { EditionId } from '#shared/domain/media/ids'
import { valueOf } from './builders'
import { openProfile } from './centre'
import { createFakeClock } from './fake-clock'
import { monday, passphrase } from './media-centre'

const [dir = '', edition = '', by = '', resourcesDir = ''] = process.argv.slice(2)
const services = await openProfile(dir, { clock: createFakeClock(monday), resourcesDir })
const boss = UserId.parse(by)
valueOf(await services.media.keys.unlock(boss, passphrase))
services.mediaJobs.onChange(() => {
  if (services.mediaJobs.rows().some(({ done }) => done > 0)) process.kill(process.pid, 'SIGKILL')
})
valueOf(await services.mediaDiscs.build(boss, EditionId.parse(edition)))
