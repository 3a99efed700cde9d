/** The customer archive: contract → service. */
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { Customers } from './service'

type Names = 'customers.match' | 'customers.search' | 'customers.card' | 'customers.quickCapture' | 'devices.find'

/** `onCaptured` lets the live calls look their callers up again. */
export const customersHandlers = (
  customers: Customers,
  actor: () => string,
  onCaptured: () => void,
): Pick<Handlers, Names> => ({
  'customers.match': async ({ number }) => ok(await customers.match(number)),
  'customers.search': async ({ text }) => ok(await customers.search(text)),
  'customers.card': ({ id }) => customers.card(id),
  'customers.quickCapture': async (draft) => {
    const match = await customers.quickCapture(actor(), draft)
    onCaptured()
    return ok(match)
  },
  'devices.find': async ({ text, customerId }) => ok(await customers.findDevices(text, customerId)),
})
