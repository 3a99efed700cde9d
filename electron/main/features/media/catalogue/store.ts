/** SQL of the catalogue: patch files, what was found out about them and what people said of them. */
import type { FileFindings, FileStatus } from '#shared/domain/media/files'
import type { CatalogueFile } from '#shared/domain/media/catalogue'
import type { Sha256 } from '#shared/domain/media/ids'
import type { MediaFilesTable } from '../../../db/media-tables'
import type { Db, Tx } from '../../../db/tables'

const list = (text: string): string[] => JSON.parse(text) as string[]

const fileOf = (row: MediaFilesTable): CatalogueFile => ({
  sha256: row.sha256,
  rev: row.rev,
  name: row.name,
  size: row.size,
  status: row.status as FileStatus,
  findings: JSON.parse(row.findings) as FileFindings,
  facts: {
    kb: row.kb,
    title: row.title,
    products: list(row.products),
    architectures: list(row.architectures),
    languages: list(row.languages),
    released: row.released,
    supersedes: list(row.supersedes),
    requires: list(row.requires),
  },
  source: row.source,
  addedAt: row.added_at,
  enteredBy: row.entered_by,
  confirmedBy: row.confirmed_by,
  confirmedAt: row.confirmed_at,
  note: row.note,
})

const rowOf = (file: CatalogueFile): MediaFilesTable => ({
  sha256: file.sha256,
  rev: file.rev,
  name: file.name,
  size: file.size,
  kind: file.findings.kind,
  status: file.status,
  findings: JSON.stringify(file.findings),
  reasons: JSON.stringify(file.findings.reasons),
  kb: file.facts.kb,
  title: file.facts.title,
  products: JSON.stringify(file.facts.products),
  architectures: JSON.stringify(file.facts.architectures),
  languages: JSON.stringify(file.facts.languages),
  released: file.facts.released,
  supersedes: JSON.stringify(file.facts.supersedes),
  requires: JSON.stringify(file.facts.requires),
  source: file.source,
  added_at: file.addedAt,
  entered_by: file.enteredBy,
  confirmed_by: file.confirmedBy,
  confirmed_at: file.confirmedAt,
  note: file.note,
})

export async function readFile(db: Db | Tx, sha256: Sha256): Promise<CatalogueFile | null> {
  const row = await db.selectFrom('media_files').selectAll().where('sha256', '=', sha256).executeTakeFirst()
  return row ? fileOf(row) : null
}

/** All files, the latest first. */
export async function readFiles(db: Db | Tx): Promise<readonly CatalogueFile[]> {
  const rows = await db.selectFrom('media_files').selectAll().orderBy('added_at', 'desc').orderBy('sha256').execute()
  return rows.map(fileOf)
}

export async function saveFile(tx: Tx, file: CatalogueFile): Promise<void> {
  const row = rowOf(file)
  await tx
    .insertInto('media_files')
    .values(row)
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet(row))
    .execute()
}

/** SHA-256 and status of every file. */
export async function readStatuses(db: Db): Promise<ReadonlyMap<Sha256, FileStatus>> {
  const rows = await db.selectFrom('media_files').select(['sha256', 'status']).execute()
  return new Map(rows.map(({ sha256, status }) => [sha256, status as FileStatus]))
}

/** Display names of the people who described and confirmed, by id. */
export async function readNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('users').select(['id', 'display_name']).execute()
  return new Map(rows.map(({ id, display_name: name }) => [id, name]))
}
