/** Telephony: contract → service. */
import type { UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import type { Secrets } from '../../platform/secrets'
import type { LinkCare } from './link-care'
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

type LinkNames =
  | 'telephony.reconnect'
  | 'telephony.secretStore'
  | 'telephony.readCertificate'
  | 'telephony.selfTest'
  | 'telephony.startRecording'
  | 'telephony.stopRecording'

export const linkHandlers = (
  telephony: Telephony,
  care: LinkCare,
  secrets: Pick<Secrets, 'store'>,
): Pick<Handlers, LinkNames> => ({
  'telephony.reconnect': ({ id }) => telephony.reconnect(id),
  'telephony.secretStore': async () => ok(secrets.store()),
  'telephony.readCertificate': ({ host, port }) => care.readCertificate(host, port),
  'telephony.selfTest': ({ id, confirmed }) => care.selfTest(id, confirmed),
  'telephony.startRecording': async ({ id, minutes }) => care.startRecording(id, minutes),
  'telephony.stopRecording': ({ id }) => care.stopRecording(id),
})
