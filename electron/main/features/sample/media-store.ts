/** SQL that takes the weekly discs of sample sites away: plans, editions with their discs, cards, what the sites have. */
import type { Tx } from '../../db/tables'

/** Before the sites themselves. Files of the catalogue stay: they were brought in by people. */
export async function removeMedia(tx: Tx): Promise<void> {
  const sites = tx
    .selectFrom('sites')
    .innerJoin('customers', 'customers.id', 'sites.customer_id')
    .select('sites.id')
    .where('customers.sample', '=', 1)
  const editions = tx.selectFrom('media_editions').select('id').where('site_id', 'in', sites)
  await tx.deleteFrom('media_inventory').where('site_id', 'in', sites).execute()
  for (const table of ['media_copies', 'media_discs', 'media_edition_files'] as const)
    await tx.deleteFrom(table).where('edition_id', 'in', editions).execute()
  for (const table of ['media_editions', 'media_site_secrets', 'media_site_cards', 'media_plans'] as const)
    await tx.deleteFrom(table).where('site_id', 'in', sites).execute()
}
