/** A PDF as a printer and a scanner see it: its sheets, its words, the codes on its pages. Needs poppler and zbar, as the set-up does. */
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'

const run = (tool: string, args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', stdio: 'pipe' })

export type Printed = {
  readonly title: string
  readonly pages: number
  /** mm, whole. */
  readonly size: readonly [number, number]
  /** Page by page. */
  readonly texts: readonly string[]
  /** Every font lies in the file. */
  readonly allEmbedded: boolean
}

const mm = (points: string | undefined): number => Math.round((Number(points) * 25.4) / 72)

export function readPdf(file: string): Printed {
  const info = run('pdfinfo', [file])
  const size = /^Page size:\s+([\d.]+) x ([\d.]+) pts/m.exec(info)
  const texts = run('pdftotext', ['-layout', file, '-']).split('\f').slice(0, -1)
  // name, type, encoding, emb, sub, uni, object: the words of a type may be several, those at the end are not.
  const fonts = run('pdffonts', [file]).trim().split('\n').slice(2)
  return {
    title: /^Title:\s+(.*)$/m.exec(info)?.[1] ?? '',
    pages: Number(/^Pages:\s+(\d+)$/m.exec(info)?.[1]),
    size: [mm(size?.[1]), mm(size?.[2])],
    texts,
    allEmbedded: fonts.length > 0 && fonts.every((line) => line.trim().split(/\s+/).at(-5) === 'yes'),
  }
}

/** What is in the codes of each page, as a scanner at 150 dpi reads them. */
export function scanPdf(file: string): readonly string[] {
  const stem = `${file}-page`
  run('pdftoppm', ['-r', '150', '-png', file, stem])
  return readdirSync(path.dirname(file))
    .filter((name) => name.startsWith(path.basename(stem)))
    .toSorted()
    .map((name) => run('zbarimg', ['--quiet', '--raw', path.join(path.dirname(file), name)]).trim())
}
