/** Alerts: contract → service. */
import type { UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { Alerts } from './service'

type Names = 'alerts.acknowledge' | 'alerts.list'

export const alertsHandlers = (alerts: Alerts, actor: () => UserId): Pick<Handlers, Names> => ({
  'alerts.acknowledge': (input) => alerts.acknowledge(actor(), input),
  'alerts.list': async (input) => ok(await alerts.list(input)),
})
