/** Telephony: contract → service. */
import type { UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { Telephony } from './service'

type Names = 'telephony.links' | 'telephony.saveLink' | 'telephony.removeLink' | 'calls.note'

export const telephonyHandlers = (telephony: Telephony, actor: () => UserId): Pick<Handlers, Names> => ({
  'telephony.links': async () => ok(await telephony.settings()),
  'telephony.saveLink': (link) => telephony.save(actor(), link),
  'telephony.removeLink': ({ id }) => telephony.remove(actor(), id),
  'calls.note': ({ id, note }) => telephony.note(actor(), id, note),
})
