/** Which facts are in sight: by document, by status, by the words typed. */
import type { FactDocument, FactDocumentId, FactRow, FactStatus } from '#shared/domain/facts/facts'

export type FactFilter = {
  readonly document: FactDocumentId | null
  readonly status: FactStatus | null
  readonly text: string
}

export const noFilter: FactFilter = { document: null, status: null, text: '' }

/** Full width and capitals do not matter. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

const wordsOf = ({ id, title, statement, toCome }: FactRow): string =>
  plain([id, title.zh, title.en, statement.zh, statement.en, ...(toCome ? [toCome.zh, toCome.en] : [])].join('\n'))

/** Every word typed must be there, in either language. */
export function filterFacts(rows: readonly FactRow[], { document, status, text }: FactFilter): readonly FactRow[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) =>
      (document === null || row.document.id === document) &&
      (status === null || row.status === status) &&
      words.every((word) => wordsOf(row).includes(word)),
  )
}

/** The documents there are, in order. */
export const documentsOf = (rows: readonly FactRow[]): readonly FactDocument[] => [
  ...new Map(rows.map(({ document }) => [document.id, document])).values(),
]
