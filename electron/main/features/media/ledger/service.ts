/**
 * [S4-07] The ledger (登记台账): every step of the weekly discs as the journal has it. It is read from the journal alone, whose chain
 * `vigil audit verify` checks; nothing of it is stored a second time.
 */
import type { SiteId, UserId } from '#shared/domain/ids'
import { EditionId, Week } from '#shared/domain/media/ids'
import { ledgerCsv } from '#shared/domain/media/ledger'
import type { LedgerLine } from '#shared/domain/media/ledger'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import { dayOfIsoDate, instantOfLocal } from '#shared/lib/zoned-time'
import { z } from 'zod'
import type { Storage } from '../../../db/storage'
import { peopleNames, siteNames } from '../editions/edition-store'
import * as store from './ledger-store'
import type { LedgerEntry } from './ledger-store'

export type LedgerQuery = {
  /** Local days, both included. */
  readonly from: string
  readonly to: string
  /** Null: every site. */
  readonly siteId: SiteId | null
}

type Actor = UserId | 'system'

export type MediaLedger = ReturnType<typeof createMediaLedger>

const Plain = z.union([z.string(), z.number(), z.null()])
const Named = z.object({
  editionId: EditionId.optional().catch(undefined),
  siteId: z.string().optional().catch(undefined),
  week: Week.optional().catch(undefined),
  seq: z.number().optional().catch(undefined),
  disc: z.number().optional().catch(undefined),
})
/** They have columns of their own. */
const columns: readonly string[] = ['editionId', 'siteId', 'week', 'seq', 'disc']

/** What a line can say; what is nested in it stays in the journal. */
function detailsOf(change: Readonly<Record<string, unknown>>): LedgerLine['details'] {
  return Object.fromEntries(
    Object.entries(change).flatMap(([name, value]) => {
      const plain = Plain.safeParse(value)
      return plain.success && !columns.includes(name) ? [[name, plain.data] as const] : []
    }),
  )
}

export function createMediaLedger({ storage }: { readonly storage: Storage }) {
  const read = async ({ from, to, siteId }: LedgerQuery): Promise<readonly LedgerLine[]> => {
    const { db } = storage
    const start = instantOfLocal(DEFAULT_ZONE, dayOfIsoDate(from), 0)
    const end = instantOfLocal(DEFAULT_ZONE, dayOfIsoDate(to) + 1, 0)
    const [entries, editions, people, sites] = await Promise.all([
      store.mediaEntries(db, start, end),
      store.ledgerEditions(db),
      peopleNames(db),
      siteNames(db),
    ])
    const lineOf = (entry: LedgerEntry): LedgerLine & { readonly site: string | null } => {
      const change = JSON.parse(entry.change) as Readonly<Record<string, unknown>>
      const named = Named.parse(change)
      const edition = editions.get(named.editionId ?? entry.entityId)
      const site = named.siteId ?? edition?.siteId ?? (sites.has(entry.entityId) ? entry.entityId : null)
      return {
        seq: entry.seq,
        at: entry.at,
        type: entry.type,
        hash: entry.hash,
        site,
        actor: people.get(entry.actor) ?? entry.actor,
        editionId: named.editionId ?? (edition ? (edition.id as EditionId) : null),
        siteName: site === null ? '' : (sites.get(site) ?? ''),
        week: named.week ?? edition?.week ?? null,
        editionSeq: named.seq ?? edition?.seq ?? null,
        disc: named.disc ?? null,
        details: detailsOf(change),
      }
    }
    return entries
      .map(lineOf)
      .filter(({ site }) => siteId === null || site === siteId)
      .map(({ site: _, ...line }) => line)
  }

  return {
    read,
    /** The table as text, for a spreadsheet. */
    csv: async (query: LedgerQuery): Promise<string> => ledgerCsv(await read(query)),
    exported: (actor: Actor, query: LedgerQuery, file: string): Promise<void> =>
      storage.write(actor, async ({ record }) => {
        const { from, to, siteId } = query
        await record({
          type: 'media.ledger-exported',
          entity: 'media',
          entityId: siteId ?? 'ledger',
          change: { from, to, file, ...(siteId === null ? {} : { siteId }) },
        })
      }),
  }
}
