/** Where the papers of the weekly disc read: the plans and editions of the centre, and what has arrived at a site. */
import type { DiscToDestroy } from '#shared/ipc/media-papers-contract'
import type { Db } from '../db/tables'
import type { PaperReads } from '../features/media-paper/sheets'
import { destinationOf } from '../features/media-paper/store'
import type { MediaCentre } from '../features/media/centre'
import { readMediaRows } from '../features/media/rows'
import { readPlan } from '../features/media/plans/store'
import type { MediaSite } from '../features/media-site/service'
import { readMediaSite } from '../features/media-site/settings'
import { arrival, discsOf } from '../features/media-site/store'

/** Who destroyed a disc and who watched are kept in one. */
function peopleOf(destroyedBy: string | null): Pick<DiscToDestroy, 'destroyedBy' | 'witness'> {
  const at = destroyedBy?.lastIndexOf(' / ') ?? -1
  if (destroyedBy === null || at < 0) return { destroyedBy, witness: null }
  return { destroyedBy: destroyedBy.slice(0, at), witness: destroyedBy.slice(at + 3) }
}

/** Every disc of the editions, by number and disc, whether it has been put into a drive or not. */
async function discsToDestroy(
  db: Db,
  ids: Parameters<PaperReads['discsToDestroy']>[0],
): Promise<readonly DiscToDestroy[]> {
  const [arrived, stored] = await Promise.all([
    Promise.all([...new Set(ids)].map((id) => arrival(db, id))),
    discsOf(db, ids),
  ])
  return arrived
    .flatMap((row) => row ?? [])
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap(({ edition_id: id, seq, week, discs }) =>
      Array.from({ length: discs }, (_, i): DiscToDestroy => {
        const disc = stored.find((one) => one.edition_id === id && one.n === i + 1)
        return {
          // The row was found by it.
          editionId: id as DiscToDestroy['editionId'],
          seq,
          week,
          disc: i + 1,
          discs,
          serial: disc?.serial ?? '',
          importedAt: disc?.imported_at ?? null,
          destroyedAt: disc?.destroyed_at ?? null,
          ...peopleOf(disc?.destroyed_by ?? null),
          how: disc?.destroyed_how ?? null,
        }
      }),
    )
}

export const paperReads = (
  db: Db,
  { keys, editions, ledger }: MediaCentre,
  site: Pick<MediaSite, 'rows'>,
  now: () => number,
): PaperReads => ({
  edition: async (id) => (await readMediaRows({ db, keys, now })).editions.find((row) => row.id === id) ?? null,
  contents: editions.contents,
  plan: async (siteId) => (await readPlan(db, siteId))?.plan ?? null,
  destination: (siteId) => destinationOf(db, siteId),
  ledger: ledger.read,
  ownSite: async () => {
    const { site: own, importDir } = await readMediaSite(db)
    return own && { name: own.name, centre: own.centre, importDir }
  },
  arrival: async (id) => (await site.rows()).arrivals.find((row) => row.id === id) ?? null,
  discsToDestroy: (ids) => discsToDestroy(db, ids),
})
