/** Who is on duty: contract → service. */
import type { UserId } from '#shared/domain/ids'
import type { Handlers } from '../../ipc/handlers'
import type { Duties } from './service'

export const dutyHandlers = (duties: Duties, actor: () => UserId): Pick<Handlers, 'duty.set'> => ({
  'duty.set': (change) => duties.set(actor(), change),
})
