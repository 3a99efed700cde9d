/** A table as comma separated text that spreadsheets read: RFC 4180, a line each CR LF. */

export type Cell = string | number | null

/** What a spreadsheet would take for a formula comes from a PBX or a person: it stays a text. */
const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text)

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = isFormula(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
