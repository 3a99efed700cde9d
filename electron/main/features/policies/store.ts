/** SQL of the versions of policies. */
import type { Selectable } from 'kysely'
import type { Db, PolicyVersionsTable, Tx } from '../../db/tables'

export type VersionRow = Selectable<PolicyVersionsTable>

export const readVersions = (db: Db | Tx): Promise<readonly VersionRow[]> =>
  db.selectFrom('policy_versions').selectAll().orderBy('policy_id').orderBy('version').execute()

export async function insertVersion(tx: Tx, row: VersionRow): Promise<void> {
  await tx.insertInto('policy_versions').values(row).execute()
}

export async function updateVersion(
  tx: Tx,
  { policy_id: id, version }: Pick<VersionRow, 'policy_id' | 'version'>,
  set: Partial<Pick<VersionRow, 'json' | 'active_from' | 'applies_to_running'>>,
): Promise<void> {
  await tx.updateTable('policy_versions').set(set).where('policy_id', '=', id).where('version', '=', version).execute()
}

/** Names of people by id, for those who imported a version. */
export async function readNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('users').select(['id', 'display_name']).execute()
  return new Map(rows.map((row) => [row.id, row.display_name]))
}
