/** SQL of what is chosen from: the files of the catalogue, and what a site has acknowledged. */
import type { SiteId } from '#shared/domain/ids'
import type { FileStatus } from '#shared/domain/media/files'
import type { Db, Tx } from '../../../db/tables'

const list = (text: string): readonly string[] => JSON.parse(text) as readonly string[]

/** Files whose KB is known, whatever their state. */
export async function readCatalogueFiles(db: Db | Tx) {
  const rows = await db
    .selectFrom('media_files')
    .select([
      'sha256',
      'name',
      'size',
      'status',
      'kb',
      'title',
      'products',
      'architectures',
      'languages',
      'supersedes',
      'requires',
    ])
    .where('kb', 'is not', null)
    .orderBy('kb')
    .orderBy('sha256')
    .execute()
  return rows.flatMap((row) =>
    row.kb === null
      ? []
      : [
          {
            sha256: row.sha256,
            name: row.name,
            size: row.size,
            status: row.status as FileStatus,
            kb: row.kb,
            title: row.title,
            products: list(row.products),
            architectures: list(row.architectures),
            languages: list(row.languages),
            supersedes: list(row.supersedes),
            requires: list(row.requires),
          },
        ],
  )
}

export type StoredFile = Awaited<ReturnType<typeof readCatalogueFiles>>[number]

/** SHA-256 of the files that a site has acknowledged. */
export async function readAcknowledged(db: Db | Tx, siteId: SiteId): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('media_inventory').select('sha256').where('site_id', '=', siteId).execute()
  return new Set(rows.map(({ sha256 }) => sha256))
}
