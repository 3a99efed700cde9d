/** Draws a paper on pages of its size: laid out once to be measured, cut, and drawn page by page with head, foot and numbers. */
import GlobalStyles from '@mui/material/GlobalStyles'
import { styled } from '@mui/material/styles'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PaperFormat } from '#shared/domain/media/papers'
import { paginate } from './paginate'
import type { Measured, PageOf } from './paginate'

export type Column = {
  readonly title: string
  /** Width in mm; the one column without takes what is left. */
  readonly width?: number
  readonly align?: 'start' | 'center' | 'end'
}

export type Row = { readonly key: string; readonly cells: readonly React.ReactNode[] }

/** What stands on a paper, from top to bottom: a whole, or a table that may go on over pages. */
export type Block =
  | {
      readonly key: string
      readonly content: React.ReactNode
      /** Never alone on a page, as places to sign are. */
      readonly withPrevious?: boolean
    }
  | {
      readonly key: string
      readonly title: string
      readonly columns: readonly Column[]
      readonly rows: readonly Row[]
      /** Lines to be filled in by hand where there are no rows; a word where nothing belongs there. */
      readonly empty: { readonly lines: number } | { readonly words: string }
    }

/** A hair less than the sheet, so that rounding never begins another, mm. */
export const hair = 0.2

export const pageOf = ({ width, height }: PaperFormat) => ({ size: `${width}mm ${height}mm`, margin: 0 })

export const paperBase = {
  'html, body, #root': { height: 'auto', background: '#fff', color: '#000' },
  html: { colorScheme: 'light' },
  body: { fontSize: '10.5pt', lineHeight: 1.5 },
} as const

const Sheet = styled('section', { shouldForwardProp: (name) => name !== 'format' })<{ readonly format: PaperFormat }>(
  ({ format }) => ({
    position: 'relative',
    width: `${format.width}mm`,
    height: `${format.height - hair}mm`,
    padding: format.width > format.height ? '12mm 14mm 10mm' : '12mm 18mm 10mm',
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    breakAfter: 'page',
    '&:last-of-type': { breakAfter: 'auto' },
  }),
)

const Head = styled('header')({
  display: 'flex',
  justifyContent: 'space-between',
  gap: '6mm',
  height: '10mm',
  fontSize: '9pt',
  fontVariantNumeric: 'tabular-nums',
})

const Foot = styled('footer')({
  display: 'grid',
  gridTemplateColumns: '1fr auto 1fr',
  alignItems: 'end',
  gap: '6mm',
  height: '8mm',
  marginTop: '3mm',
  fontSize: '9pt',
  fontVariantNumeric: 'tabular-nums',
  '& > span:first-of-type': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > span:last-of-type': { textAlign: 'end' },
})

const Body = styled('main')({ position: 'relative', flex: 1, minHeight: 0 })

const Measuring = styled('div')({ position: 'absolute', inset: '0 0 auto' })

/** Room above each block but the first; part of its height. */
const Spaced = styled('div')({ paddingTop: '4.5mm', '&.first': { paddingTop: 0 } })

/** Whole pixels of the page: 1 and 2. */
export const border = '0.75pt solid #000'
export const frame = '1.5pt solid #000'

const Table = styled('table')({
  width: '100%',
  tableLayout: 'fixed',
  borderCollapse: 'collapse',
  border: frame,
  fontSize: '9.5pt',
  lineHeight: 1.4,
  fontVariantNumeric: 'tabular-nums',
  '& caption': { textAlign: 'start', fontWeight: 700, fontSize: '10.5pt', paddingBottom: '1.4mm' },
  '& th, & td': { border, padding: '1.1mm 1.6mm', verticalAlign: 'middle', overflowWrap: 'anywhere' },
  '& th': { fontWeight: 700, textAlign: 'center' },
  '& tbody tr': { height: '7mm' },
  '& tbody tr.by-hand': { height: '9mm' },
})

type TableBlock = Extract<Block, { columns: readonly Column[] }>

const linesOf = ({ rows, empty, columns }: TableBlock): readonly Row[] =>
  rows.length > 0 || !('lines' in empty)
    ? rows
    : Array.from({ length: empty.lines }, (_, i) => ({ key: `line-${i}`, cells: columns.map(() => null) }))

function BlockTable({ block, from, to }: { readonly block: TableBlock; readonly from: number; readonly to: number }) {
  const { title, columns, rows, empty } = block
  return (
    <Table>
      <caption>{from === 0 ? title : `${title}（续）`}</caption>
      <colgroup>
        {columns.map(({ title: of, width }) => (
          <col key={of} {...(width === undefined ? {} : { style: { width: `${width}mm` } })} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ title: of }) => (
            <th key={of} scope="col">
              {of}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && 'words' in empty ? (
          <tr>
            <td colSpan={columns.length} style={{ textAlign: 'center' }}>
              {empty.words}
            </td>
          </tr>
        ) : (
          linesOf(block)
            .slice(from, to)
            .map(({ key, cells }) => (
              <tr key={key} className={rows.length === 0 ? 'by-hand' : undefined}>
                {columns.map(({ title: of, align = 'start' }, i) => (
                  <td key={of} style={{ textAlign: align }}>
                    {cells[i]}
                  </td>
                ))}
              </tr>
            ))
        )}
      </tbody>
    </Table>
  )
}

const isTable = (block: Block): block is TableBlock => 'columns' in block
const wholeOf = (block: Block): number => (isTable(block) ? linesOf(block).length : 0)

function measure(element: Element, block: Block | undefined): Measured {
  const { height } = element.getBoundingClientRect()
  if (!block || !isTable(block)) return { kind: 'solid', height, withPrevious: block?.withPrevious ?? false }
  const rows = [...element.querySelectorAll('tbody > tr')].map((row) => row.getBoundingClientRect().height)
  return {
    kind: 'table',
    head: height - rows.reduce((sum, row) => sum + row, 0),
    rows: linesOf(block).length > 0 ? rows : [],
  }
}

/** Fonts are asked for when text is laid out: what that asked for is there after this. */
async function fontsOf(element: HTMLElement): Promise<void> {
  element.getBoundingClientRect()
  await document.fonts.ready
}

const draw = (block: Block, from: number, to: number): React.ReactNode =>
  isTable(block) ? <BlockTable block={block} from={from} to={to} /> : block.content

type Props = {
  readonly format: PaperFormat
  readonly title: string
  /** Corners of each page. */
  readonly form: string
  readonly number: string
  readonly madeBy: string
  readonly blocks: readonly Block[]
  /** The pages stand, in their font. */
  readonly onDrawn: () => void
}

export function PaperPages({ format, title, form, number, madeBy, blocks, onDrawn }: Props) {
  const [pages, setPages] = useState<readonly PageOf[] | null>(null)
  const measuring = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const list = measuring.current
    const room = list?.parentElement
    if (pages || !list || !room) return
    void fontsOf(list).then(() =>
      setPages(
        paginate(
          [...list.children].map((child, i) => measure(child, blocks[i])),
          room.getBoundingClientRect().height,
        ),
      ),
    )
  }, [pages, blocks])

  useEffect(() => {
    if (pages && root.current) void fontsOf(root.current).then(onDrawn)
  }, [pages, onDrawn])

  const sheet = (n: number, of: number, content: React.ReactNode) => (
    <Sheet key={n} format={format} aria-label={`第 ${n} 页`}>
      <Head>
        <span>
          表号：{form}
          {n > 1 ? `　${title}（续）` : ''}
        </span>
        <span>单号：{number}</span>
      </Head>
      <Body>{content}</Body>
      <Foot>
        <span>制表：{madeBy}</span>
        <span>
          第 {n} 页　共 {of} 页
        </span>
        <span>值守 Vigil</span>
      </Foot>
    </Sheet>
  )
  return (
    <div ref={root}>
      <GlobalStyles styles={{ ...paperBase, '@page': pageOf(format) }} />
      {pages === null
        ? sheet(
            1,
            1,
            <Measuring ref={measuring}>
              {blocks.map((block, i) => (
                <Spaced key={block.key} className={i === 0 ? 'first' : undefined}>
                  {draw(block, 0, wholeOf(block))}
                </Spaced>
              ))}
            </Measuring>,
          )
        : pages.map((pieces, n) =>
            sheet(
              n + 1,
              pages.length,
              pieces.map(({ block: at, from, to }, i) => {
                const block = blocks[at]
                return block ? (
                  <Spaced key={block.key} className={i === 0 ? 'first' : undefined}>
                    {draw(block, from, to)}
                  </Spaced>
                ) : null
              }),
            ),
          )}
    </div>
  )
}
