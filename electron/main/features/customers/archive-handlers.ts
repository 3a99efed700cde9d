/** The customer archive's own screens: contract → service. */
import { ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { Archive } from './archive'

type Names =
  | 'customers.list'
  | 'customers.page'
  | 'customers.devices'
  | 'customers.saveCustomer'
  | 'customers.saveSite'
  | 'customers.saveContact'
  | 'customers.saveContract'
  | 'customers.saveDevice'
  | 'contracts.setPrices'

/** `onChanged` lets the live calls look their callers up again. */
export function archiveHandlers(archive: Archive, actor: () => string, onChanged: () => void): Pick<Handlers, Names> {
  const saving = async <T>(save: Promise<Result<T>>): Promise<Result<T>> => {
    const saved = await save
    if (saved.ok) onChanged()
    return saved
  }
  return {
    'customers.list': async (query) => ok(await archive.list(query)),
    'customers.page': ({ id }) => archive.page(id),
    'customers.devices': async (query) => ok(await archive.devices(query)),
    'customers.saveCustomer': (edit) => saving(archive.saveCustomer(actor(), edit)),
    'customers.saveSite': (edit) => saving(archive.saveSite(actor(), edit)),
    'customers.saveContact': (edit) => saving(archive.saveContact(actor(), edit)),
    'customers.saveContract': (edit) => saving(archive.saveContract(actor(), edit)),
    'customers.saveDevice': (edit) => saving(archive.saveDevice(actor(), edit)),
    'contracts.setPrices': (edit) => saving(archive.setPrices(actor(), edit)),
  }
}
