/** Commands and feeds of the telephones. */
import { z } from 'zod'
import { CallId } from '../domain/ids'
import { allRoles } from '../domain/people/people'
import { PhoneAct } from '../domain/telephony/phone'
import { AmiLink, LinkId, PbxLink } from '../domain/telephony/settings'
import { admin, command, desk, feed, nothing } from './define'
import type { LinkDetailRow, SecretStore, SeenCertificate } from './link-rows'
import type { AgentRow, DeskCallRow, HalfHourRow, LinkRow, PhoneRow, QueueRow, VisitRow } from './telephony-rows'

/** A link as it is set up; its secret is never sent, only whether there is one. */
export type StoredLink = { readonly link: PbxLink; readonly hasSecret: boolean }

export const telephonyCommands = {
  'telephony.links': command<readonly StoredLink[]>()(admin, nothing),
  /** Sets up a link, new or changed, and starts it; the others go on. */
  'telephony.saveLink': command<null>()(admin, PbxLink),
  'telephony.removeLink': command<null>()(admin, z.object({ id: LinkId })),
  /** Connects anew with what is stored, also after a refusal. */
  'telephony.reconnect': command<null>()(admin, z.object({ id: LinkId })),
  /** How secrets are kept on this computer. */
  'telephony.secretStore': command<SecretStore>()(admin, nothing),
  /** Connects once by TLS, sends nothing, and shows whose certificate it is. */
  'telephony.readCertificate': command<SeenCertificate>()(admin, AmiLink.pick({ host: true, port: true })),
  /** Answers when the test is over; how it goes is told by the feed `links`. `confirmed`: also where the login was refused. */
  'telephony.selfTest': command<null>()(admin, z.object({ id: LinkId, confirmed: z.boolean() })),
  'telephony.startRecording': command<null>()(
    admin,
    z.object({ id: LinkId, minutes: z.number().int().min(1).max(480) }),
  ),
  'telephony.stopRecording': command<null>()(admin, z.object({ id: LinkId })),

  /** Acts on the signed-in person's own telephone. */
  'phone.act': command<null>()(allRoles, PhoneAct),
  /** What is written down during a call; kept with every pause in typing. */
  'calls.note': command<null>()(desk, z.object({ id: CallId, note: z.string().max(4_000) })),
}

export const telephonyFeeds = {
  /** Live telephony: the wallboard and the desk. */
  queue: feed<{ visits: VisitRow; agents: AgentRow; queues: QueueRow; halfHours: HalfHourRow; links: LinkRow }>()(
    allRoles,
    nothing,
  ),
  /** The links as an administrator looks after them; once a second. */
  links: feed<{ links: LinkDetailRow }>()(admin, nothing),
  /** The calls of the signed-in user's telephones. */
  desk: feed<{ calls: DeskCallRow }>()(desk, nothing),
  /** The signed-in user's telephones: state and what can be done. */
  phone: feed<{ phones: PhoneRow }>()(allRoles, nothing),
}
