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
  overflow: 'hidden auto',
  // The bar lies in the gap between two columns: nothing moves when it comes or goes.
  scrollbarGutter: 'stable',
  // The padding keeps the focus ring of what fills the column from being cut off at its edge.
  padding: '2px 0 2px 2px',
  margin: '-2px -12px -2px -2px',
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

const Dotted = styled(Quiet)({
  // Drawn: the font's middle dot is as wide as a Chinese character.
  '& > span + span::before': {
    content: '""',
    display: 'inline-block',
    width: 3,
    height: 3,
    margin: '0 7px',
    borderRadius: '50%',
    verticalAlign: 'middle',
    background: 'currentColor',
    opacity: 0.7,
  },
})

/** Facts in a row, parted by dots. */
export function Facts({
  items,
  className,
}: {
  readonly items: readonly (React.ReactNode | null)[]
  readonly className?: string
}) {
  const shown = items.filter((item) => item !== null && item !== '')
  return (
    <Dotted className={className}>
      {shown.map((item, index) => (
        // The facts of a line stand in a fixed order.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index}>{item}</span>
      ))}
    </Dotted>
  )
}
