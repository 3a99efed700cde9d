/** What the parts are made of: entries with their clause beside, sub-headings, and small facts in a line. */
import { styled } from '@mui/material/styles'
import type { LocalText } from '#shared/domain/calendar/schema'
import type { Clause } from '#shared/domain/policy/parts'
import { useLocalName } from '../../../../ui/local-text'
import { AssumedMark, ClauseQuote, FactIds } from './part'

/** `reading`: the clause is what is to be read, the name only says which. */
export const Entries = styled('ul', { shouldForwardProp: (name) => name !== 'reading' })<{
  readonly reading?: boolean
}>(({ theme, reading = false }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  display: 'grid',
  '& > li': {
    display: 'grid',
    gridTemplateColumns: reading ? 'minmax(180px, 24%) minmax(0, 1fr)' : 'minmax(0, 1fr) minmax(260px, 38%)',
    gap: '6px 28px',
    alignItems: 'start',
    padding: '10px 0',
    borderTop: `1px solid ${theme.tokens.line}`,
  },
  '& > li:first-of-type': { borderTop: 0, paddingTop: 2 },
  '& > li:last-of-type': { paddingBottom: 2 },
}))

const Says = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 4,
  lineHeight: 1.6,
  minWidth: 0,
  '& > .head': { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '2px 10px' },
  '& > .head .quiet, & > .quiet': { color: theme.tokens.quiet },
}))

type Props = {
  readonly name: LocalText
  readonly factIds: readonly string[]
  readonly assumed?: boolean | undefined
  readonly clause?: Clause | undefined
  /** Short words beside the name. */
  readonly aside?: React.ReactNode
  readonly children?: React.ReactNode
}

export function Entry({ name, factIds, assumed, clause, aside, children }: Props) {
  const local = useLocalName()
  return (
    <li>
      <Says>
        <span className="head">
          <strong>{local(name)}</strong>
          {aside}
          <FactIds ids={factIds} />
          {assumed ? <AssumedMark /> : null}
        </span>
        {children}
      </Says>
      {clause ? <ClauseQuote clause={clause} /> : null}
    </li>
  )
}

/** A sub-heading with a quiet word beside. */
export const SubHead = styled('h4')(({ theme }) => ({
  margin: 0,
  fontSize: 14,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  gap: '2px 10px',
  '& small': { color: theme.tokens.quiet, fontWeight: 400, fontSize: 13 },
}))

/** The head of a group within a part: quieter than the names in it. */
export const GroupHead = styled('h4')(({ theme }) => ({
  margin: 0,
  padding: '0 0 6px',
  fontSize: 13,
  fontWeight: 600,
  color: theme.tokens.quiet,
  borderBottom: `1px solid ${theme.tokens.line}`,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  gap: '2px 10px',
  '& small': { fontWeight: 400, fontSize: 13 },
}))

/** A group within a part. */
export const Group = styled('section')({ display: 'grid', gap: 8, minWidth: 0, '& + &': { marginTop: 12 } })

/** Names and what stands for them, in two columns. */
export const Pairs = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  gap: '4px 20px',
  lineHeight: 1.6,
  '& dt': { color: theme.tokens.quiet },
  '& dd': { margin: 0 },
}))

/** A table that reaches the edges of its part. */
export const WideTable = styled('div')({
  overflowX: 'auto',
  margin: '0 -20px',
  '& table': { minWidth: 760 },
  '& th, & td': { verticalAlign: 'top' },
  '& th:first-of-type, & td:first-of-type': { paddingInlineStart: 20 },
  '& th:last-of-type, & td:last-of-type': { paddingInlineEnd: 20 },
  '& th': { whiteSpace: 'nowrap' },
  '& td ul': { margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 2 },
})
