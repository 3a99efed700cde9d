/** SQL of the papers: where a disc goes. */
import type { SiteId } from '#shared/domain/ids'
import type { PaperDestination } from '#shared/ipc/media-papers-contract'
import type { Db } from '../../db/tables'

/** Null where there is no such site. */
export async function destinationOf(db: Db, siteId: SiteId): Promise<PaperDestination | null> {
  const row = await db
    .selectFrom('sites')
    .innerJoin('customers', 'customers.id', 'sites.customer_id')
    .select(['sites.name as site', 'sites.city', 'sites.address', 'customers.name as customer'])
    .where('sites.id', '=', siteId)
    .executeTakeFirst()
  return row ?? null
}
