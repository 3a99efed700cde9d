/** Papers of the weekly disc: contract → service. */
import type { User } from '#shared/domain/people/people'
import type { mediaPapersCommands } from '#shared/ipc/media-papers-contract'
import type { Handlers } from '../../ipc/handlers'
import type { Papers, Press } from './service'

export const mediaPaperHandlers = (
  papers: Papers,
  press: Press,
  user: () => User,
): Pick<Handlers, keyof typeof mediaPapersCommands> => ({
  'media.paper': (request) => papers.save(press, user(), request),
  'media.paper.print': (request) => papers.print(press, user(), request),
  'media.paper.sheet': async ({ sheet }) => papers.sheet(sheet),
})
