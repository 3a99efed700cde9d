/** Telephony: contract → service. */
import type { UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { Phones } from './phones'
import type { Telephony } from './service'

type Names = 'telephony.links' | 'telephony.saveLink' | 'telephony.removeLink' | 'calls.note' | 'phone.act'

export const telephonyHandlers = (
  telephony: Telephony,
  phones: Phones,
  actor: () => UserId,
): Pick<Handlers, Names> => ({
  'telephony.links': async () => ok(await telephony.settings()),
  'telephony.saveLink': (link) => telephony.save(actor(), link),
  'telephony.removeLink': ({ id }) => telephony.remove(actor(), id),
  'phone.act': (act) => phones.act(act),
  'calls.note': ({ id, note }) => telephony.note(actor(), id, note),
})
