/** The queues as the database keeps them between two sessions of a source, and reads them back: only what it knows. */
import { z } from 'zod'
import { LinkId } from '#shared/domain/telephony/settings'
import { KeptQueues } from '#shared/domain/queue/kept-queues'
import { readSetting, writeSetting } from '../../db/settings'
import type { Db, Tx } from '../../db/tables'
import type { Log } from '../../platform/log'

/** Counted up with every change of what is kept: what another version wrote is not taken for this one's. */
const version = 1

const Origin = z.object({
  link: LinkId,
  kind: z.enum(['ami', 'replay', 'hook', 'protocol']),
  /** Which of its kind; null for one whose counters are not kept. */
  name: z.string().nullable(),
})
/** Where the queues come from: counters of a recording and of a PBX, or of two PBXs, are never added up. */
export type Origin = Readonly<z.infer<typeof Origin>>

/** Whether what one left can be gone on with by the other. */
export const isSameOrigin = (one: Origin, other: Origin): boolean =>
  one.name !== null && one.name === other.name && one.kind === other.kind

const Kept = z.object({ version: z.literal(version), origin: Origin, savedAt: z.number(), queues: KeptQueues })

/** `savedAt` in UTC ms. */
export type KeptSession = { readonly origin: Origin; readonly savedAt: number; readonly queues: KeptQueues }

const keyOf = (origin: Origin): string => `queue.kept.${origin.link}`

export const writeKept = (tx: Tx, session: KeptSession): Promise<void> =>
  writeSetting(tx, keyOf(session.origin), { version, ...session })

/**
 * What was kept of exactly this source; null where there is nothing, or nothing this version can read: the counters then
 * begin at zero, and the log says so.
 */
export async function readKept(db: Db, origin: Origin, log: Pick<Log, 'info'>): Promise<KeptSession | null> {
  const stored = await readSetting(db, keyOf(origin))
  if (stored === undefined) return null
  const parsed = Kept.safeParse(stored)
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? ''
    log.info(`the kept queues of ${keyOf(origin)} are not of version ${version} (${where}): counted from zero`)
    return null
  }
  const { savedAt, queues } = parsed.data
  return isSameOrigin(parsed.data.origin, origin) ? { origin, savedAt, queues } : null
}
