/** What forms are made of: the title, the grid of labels and values, boxes to tick, lines and places to sign. */
import { styled } from '@mui/material/styles'
import { border, frame } from './pages'

const Title = styled('h1')({
  margin: '0 0 3mm',
  fontSize: '20pt',
  fontWeight: 700,
  lineHeight: 1.3,
  textAlign: 'center',
  letterSpacing: '0.18em',
  textIndent: '0.18em',
})

const Under = styled('div')({
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'end',
  gap: '8mm',
  marginBottom: '2mm',
  '& > span:first-of-type': { flex: 1, display: 'flex', alignItems: 'end' },
})

/** Empty until somebody writes on it. */
const Line = styled('span')({
  display: 'inline-block',
  flex: 1,
  minWidth: '28mm',
  borderBottom: border,
  height: '1.2em',
})

/** `2026 年 11 月 30 日`, or the same to be filled in by hand. */
export const DateByHand = () => <span style={{ whiteSpace: 'pre' }}>{'　　　年　　月　　日'}</span>

export function FormHead({
  title,
  unit,
  date,
}: {
  readonly title: string
  readonly unit?: string
  readonly date: string
}) {
  return (
    <>
      <Title>{title}</Title>
      <Under>
        <span style={{ whiteSpace: 'nowrap' }}>
          填报单位（盖章）：
          {unit === undefined ? <Line style={{ maxWidth: '62mm' }} /> : unit}
        </span>
        <span style={{ whiteSpace: 'nowrap' }}>填报日期：{date}</span>
      </Under>
    </>
  )
}

const Grid = styled('table')({
  width: '100%',
  tableLayout: 'fixed',
  borderCollapse: 'collapse',
  border: frame,
  lineHeight: 1.4,
  fontVariantNumeric: 'tabular-nums',
  '& th, & td': { border, padding: '1.4mm 2.2mm', verticalAlign: 'middle', overflowWrap: 'anywhere' },
  '& th': { fontWeight: 700, textAlign: 'center', padding: '1.4mm 1mm' },
  '& tr': { height: '8.5mm' },
})

export type Field = {
  readonly label: string
  /** Null: to be filled in by hand. */
  readonly value: React.ReactNode
  /** Over the whole width. */
  readonly wide?: boolean
}

/** Two to a line; a wide one, or one that is left over, has a line of its own. */
export function linesOfFields(fields: readonly Field[]): readonly (readonly Field[])[] {
  const lines: Field[][] = []
  for (const field of fields) {
    const last = lines.at(-1)
    if (last && last.length === 1 && !field.wide && !last[0]?.wide) last.push(field)
    else lines.push([field])
  }
  return lines
}

export function FieldGrid({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <Grid>
      <colgroup>
        <col style={{ width: '26mm' }} />
        <col />
        <col style={{ width: '26mm' }} />
        <col />
      </colgroup>
      <tbody>
        {linesOfFields(fields).map((line) => (
          <tr key={line[0]?.label}>
            {line.map(({ label, value }) => [
              <th key={label} scope="row">
                {label}
              </th>,
              <td key={`${label} value`} colSpan={line.length === 1 ? 3 : 1}>
                {value}
              </td>,
            ])}
          </tr>
        ))}
      </tbody>
    </Grid>
  )
}

/** One under the other. */
export const Lines = ({ of }: { readonly of: readonly string[] }) =>
  of.map((line) => (
    <span key={line} style={{ display: 'block' }}>
      {line}
    </span>
  ))

const Square = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: '1.2mm',
  whiteSpace: 'nowrap',
  '& + &': { marginInlineStart: '6mm' },
  '& svg': { width: '3.4mm', height: '3.4mm', flex: 'none' },
})

export function Tick({ label, on = false }: { readonly label: string; readonly on?: boolean }) {
  return (
    <Square>
      <svg viewBox="0 0 14 14" fill="none" stroke="#000">
        <title>{on ? '是' : '否'}</title>
        <path d="M1 1h12v12H1z" />
        {on ? <path d="m3 7.5 3 3 5.5-7.5" strokeWidth="2" /> : null}
      </svg>
      {label}
    </Square>
  )
}

const Signing = styled(Grid)({
  '& td': { verticalAlign: 'top', padding: '2mm 2.2mm' },
})

const Place = styled('div')({
  height: '21mm',
  display: 'grid',
  gridTemplateRows: '1fr auto auto',
  gap: '1.5mm',
  '& .said': { fontSize: '9.5pt' },
  '& .sign': { display: 'flex', alignItems: 'end' },
  '& .date': { textAlign: 'end' },
})

export type Signature = {
  readonly role: string
  /** What is known already, such as who approved in the system. */
  readonly said?: React.ReactNode
}

/** Places to sign, side by side: at most three to a line. */
export function Signatures({ of }: { readonly of: readonly Signature[] }) {
  return (
    <Signing>
      <tbody>
        <tr>
          {of.map(({ role }) => (
            <th key={role} scope="col">
              {role}
            </th>
          ))}
        </tr>
        <tr>
          {of.map(({ role, said }) => (
            <td key={role} aria-label={role}>
              <Place>
                <span className="said">{said}</span>
                <span className="sign">
                  签字：
                  <Line style={{ minWidth: 0 }} />
                </span>
                <span className="date">
                  <DateByHand />
                </span>
              </Place>
            </td>
          ))}
        </tr>
      </tbody>
    </Signing>
  )
}

const Notes = styled('div')({
  fontSize: '9.5pt',
  lineHeight: 1.6,
  '& strong': { fontWeight: 700 },
  '& ol': { margin: 0, paddingInlineStart: '6mm' },
})

/** What whoever holds the paper must know, numbered. */
export function Instructions({ title, of }: { readonly title: string; readonly of: readonly string[] }) {
  return (
    <Notes>
      <strong>{title}</strong>
      <ol>
        {of.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ol>
    </Notes>
  )
}
