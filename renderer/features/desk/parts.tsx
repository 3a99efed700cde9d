/** Small pieces that the desk's panels are made of. */
import { styled } from '@mui/material/styles'
import { thinScrollbar } from '../../ui/scroll'

/** A column that scrolls by itself. */
export const Column = styled('div')(({ theme }) => ({
  ...thinScrollbar(theme),
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  minWidth: 0,
  minHeight: 0,
  overflowY: 'auto',
  '& > *': { flexShrink: 0 },
}))

export const Rows = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { padding: '7px 0', borderTop: `1px solid ${theme.tokens.line}` },
  '& > li:first-of-type': { borderTop: 0 },
}))

export const Line = styled('div')({
  display: 'flex',
  alignItems: 'baseline',
  gap: 8,
  minWidth: 0,
  '& > .grow': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

export const Quiet = styled('span')(({ theme }) => ({ color: theme.tokens.quiet, fontVariantNumeric: 'tabular-nums' }))

export const Note = styled('p')(({ theme }) => ({ margin: 0, color: theme.tokens.quiet }))

/** Facts in a row, parted by dots. */
export function Facts({ items }: { readonly items: readonly (React.ReactNode | null)[] }) {
  const shown = items.filter((item) => item !== null && item !== '')
  return (
    <Quiet>
      {shown.map((item, index) => (
        // The facts of a line stand in a fixed order.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index}>
          {index > 0 ? ' · ' : null}
          {item}
        </span>
      ))}
    </Quiet>
  )
}
