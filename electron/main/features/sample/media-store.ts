/** SQL of the weekly discs of sample sites, and whom rows of other sites name. */
import type { Tx } from '../../db/tables'

const sampleSites = (tx: Tx) =>
  tx
    .selectFrom('sites')
    .innerJoin('customers', 'customers.id', 'sites.customer_id')
    .select('sites.id')
    .where('customers.sample', '=', 1)

const sampleEditions = (tx: Tx) => tx.selectFrom('media_editions').select('id').where('site_id', 'in', sampleSites(tx))

/** Reminders are called by site and week, or by edition. */
async function aboutSample(tx: Tx): Promise<(reminder: string) => boolean> {
  const [sites, editions] = await Promise.all([sampleSites(tx).execute(), sampleEditions(tx).execute()])
  const ids = [...sites, ...editions].map(({ id }) => id)
  return (reminder) => ids.some((id) => reminder.includes(id))
}

/** Everything that was made for sample sites, by whomever. Files of the catalogue are for everybody, and stay. */
export async function removeMedia(tx: Tx): Promise<void> {
  const sites = (await sampleSites(tx).execute()).map(({ id }) => id)
  if (sites.length === 0) return
  const isAbout = await aboutSample(tx)
  const seen = await tx.selectFrom('media_reminders_seen').select('id').execute()
  const gone = seen.map(({ id }) => id).filter(isAbout)
  if (gone.length > 0) await tx.deleteFrom('media_reminders_seen').where('id', 'in', gone).execute()
  await tx.deleteFrom('media_inventory').where('site_id', 'in', sites).execute()
  for (const table of ['media_copies', 'media_edition_files', 'media_discs'] as const)
    await tx.deleteFrom(table).where('edition_id', 'in', sampleEditions(tx)).execute()
  for (const table of ['media_editions', 'media_site_secrets', 'media_site_cards', 'media_plans'] as const)
    await tx.deleteFrom(table).where('site_id', 'in', sites).execute()
}

/** Accounts that rows name which do not go with the sample. */
export async function namedByMedia(tx: Tx): Promise<readonly (string | null)[]> {
  const [files, cards, editions, copies, seen] = await Promise.all([
    tx.selectFrom('media_files').select(['entered_by', 'confirmed_by']).execute(),
    tx.selectFrom('media_site_cards').select('enrolled_by').where('site_id', 'not in', sampleSites(tx)).execute(),
    tx
      .selectFrom('media_editions')
      .select(['planned_by', 'built_by', 'approved_by'])
      .where('site_id', 'not in', sampleSites(tx))
      .execute(),
    tx
      .selectFrom('media_copies')
      .select(['burned_by', 'checked_by'])
      .where('edition_id', 'not in', sampleEditions(tx))
      .execute(),
    tx.selectFrom('media_reminders_seen').select(['id', 'seen_by']).execute(),
  ])
  const isAbout = await aboutSample(tx)
  return [
    ...files.flatMap((row) => [row.entered_by, row.confirmed_by]),
    ...cards.map((row) => row.enrolled_by),
    ...editions.flatMap((row) => [row.planned_by, row.built_by, row.approved_by]),
    ...copies.flatMap((row) => [row.burned_by, row.checked_by]),
    ...seen.filter(({ id }) => !isAbout(id)).map((row) => row.seen_by),
  ]
}
