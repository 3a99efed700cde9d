/** The look that all sections share: a heading with its lead, and a column that stays readable. */
import { styled } from '@mui/material/styles'

const Body = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 20,
  alignContent: 'start',
  maxWidth: 960,
  '& > header': { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 24 },
  '& h2': { margin: 0, fontSize: 22, lineHeight: 1.35 },
  '& > header p': { margin: '4px 0 0', color: theme.tokens.quiet, maxWidth: '46em' },
}))

type Props = {
  readonly title: string
  readonly lead: string
  readonly action?: React.ReactNode
  readonly children: React.ReactNode
}

export function Section({ title, lead, action, children }: Props) {
  return (
    <Body aria-label={title}>
      <header>
        <div>
          <h2>{title}</h2>
          <p>{lead}</p>
        </div>
        {action}
      </header>
      {children}
    </Body>
  )
}

export const Surface = styled('div')(({ theme }) => ({
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  padding: 20,
  display: 'grid',
  gap: 16,
}))

/** A fact with its state at the left and what can be done about it at the right. */
export const FactRow = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 24,
  '& p': { margin: '6px 0 0', color: theme.tokens.quiet },
}))

export const Fields = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  gap: 16,
  alignItems: 'start',
})

export const Footer = styled('footer')({ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 12 })

/** A table that fills its surface. */
export const Table = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  '& th': { textAlign: 'left', fontWeight: 500, color: theme.tokens.quiet, padding: '12px 16px' },
  '& td': { padding: '10px 16px', borderTop: `1px solid ${theme.tokens.line}` },
  '& td.act': { textAlign: 'right' },
  '& tr[data-disabled=true] td:not(.act)': { color: theme.tokens.quiet },
  '& small': { color: theme.tokens.quiet, fontSize: '0.93em' },
}))
export const List = styled(Surface)({ padding: 0, overflow: 'hidden' })

/** Short words side by side. */
export const Chips = styled('span')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  '& > span': {
    padding: '0 8px',
    borderRadius: 6,
    background: theme.tokens.soft.plain,
    fontSize: 13,
    whiteSpace: 'nowrap',
  },
}))

export const Quiet = styled('p')(({ theme }) => ({ margin: 0, color: theme.tokens.quiet }))
