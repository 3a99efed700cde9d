/** Commands and feeds of the telephones. */
import { z } from 'zod'
import { CallId } from '../domain/ids'
import { allRoles } from '../domain/people/people'
import { PhoneAct } from '../domain/telephony/phone'
import { LinkId, PbxLink } from '../domain/telephony/settings'
import { admin, command, desk, feed, nothing } from './define'
import type { AgentRow, DeskCallRow, HalfHourRow, LinkRow, PhoneRow, QueueRow, VisitRow } from './telephony-rows'

/** A link as it is set up; its secret is never sent, only whether there is one. */
export type StoredLink = { readonly link: PbxLink; readonly hasSecret: boolean }

export const telephonyCommands = {
  'telephony.links': command<readonly StoredLink[]>()(admin, nothing),
  /** Sets up a link, new or changed, and starts it; the others go on. */
  'telephony.saveLink': command<null>()(admin, PbxLink),
  'telephony.removeLink': command<null>()(admin, z.object({ id: LinkId })),

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
  /** The calls of the signed-in user's telephones. */
  desk: feed<{ calls: DeskCallRow }>()(desk, nothing),
  /** The signed-in user's telephones: state and what can be done. */
  phone: feed<{ phones: PhoneRow }>()(allRoles, nothing),
}
