/** The look that the steps share: one surface, a large sentence, what to do, one main button. */
import { styled } from '@mui/material/styles'
import type { Tone } from '../../ui/tokens'

/** The one thing that this step is about. */
export const Sheet = styled('section')(({ theme }) => ({
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  padding: '28px 32px',
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  alignContent: 'start',
  gap: 20,
  minWidth: 0,
}))

/** A step's first sentence. */
export const Lead = styled('header')(({ theme }) => ({
  display: 'grid',
  gap: 6,
  '& > h2': { margin: 0, fontSize: 26, lineHeight: 1.35, textWrap: 'balance' },
  '& > p': { margin: 0, color: theme.tokens.quiet, fontSize: 15, maxWidth: '52em', textWrap: 'pretty' },
}))

export const Actions = styled('footer')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 10,
  '& > .push': { marginInlineStart: 'auto' },
  '& > button': { minHeight: 40, paddingInline: 18 },
})

/** The verdict in words that can be read from the door. */
export const Finding = styled('div', { shouldForwardProp: (name) => name !== 'tone' })<{ readonly tone: Tone }>(
  ({ theme, tone }) => ({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: 20,
    alignItems: 'center',
    padding: '20px 24px',
    borderRadius: 12,
    background: theme.tokens.soft[tone],
    color: theme.tokens.tone[tone],
    '& > svg': { width: 44, height: 44, gridRow: 'span 2' },
    '& > h2': { margin: 0, fontSize: 28, lineHeight: 1.35, overflowWrap: 'anywhere' },
    '& > p': { gridColumn: 2, margin: '4px 0 0', fontSize: 16, color: theme.tokens.text, overflowWrap: 'anywhere' },
  }),
)

export const Facts = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  gap: '8px 20px',
  alignItems: 'baseline',
  '& > dt': { color: theme.tokens.quiet },
  '& > dd': { margin: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
}))

/** What there is to read at the left, what can be done about it at the right, both in sight at once. */
export const Split = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 340px',
  gap: 32,
  alignItems: 'start',
  '& > div': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 20, alignContent: 'start' },
  '& > div:last-of-type': {
    paddingInlineStart: 32,
    borderInlineStart: `1px solid ${theme.tokens.line}`,
    minHeight: '100%',
  },
}))

/** A titled part of a sheet. */
export const Part = styled('section')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 10,
  '& > h3': { margin: 0, fontSize: 15, display: 'flex', alignItems: 'baseline', gap: 10 },
  '& > h3 > small': { color: theme.tokens.quiet, fontWeight: 400, fontSize: 14 },
  '& > p': { margin: 0, color: theme.tokens.quiet },
}))

export const Quiet = styled('p')(({ theme }) => ({ margin: 0, color: theme.tokens.quiet }))

export const Table = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  '& th': {
    textAlign: 'left',
    fontWeight: 500,
    color: theme.tokens.quiet,
    padding: '8px 16px 8px 0',
    whiteSpace: 'nowrap',
  },
  '& td': { padding: '9px 16px 9px 0', borderTop: `1px solid ${theme.tokens.line}`, verticalAlign: 'baseline' },
  '& td:last-child, & th:last-child': { paddingRight: 0 },
  '& .num': { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  '& .key': { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', fontWeight: 600 },
  '& .words': { overflowWrap: 'anywhere' },
  '& small': { color: theme.tokens.quiet, fontSize: '0.93em' },
}))

/** A path or a file's name, as it is on the disc. */
export const Mono = styled('code')({
  fontFamily: "'Cascadia Mono', Consolas, 'DejaVu Sans Mono', 'Noto Sans SC Variable', monospace",
  fontSize: '0.94em',
  overflowWrap: 'anywhere',
})

/** Groups of digits to be read out, large enough for the telephone. */
export const Groups = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexWrap: 'wrap',
  gap: 10,
  fontFamily: "'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace",
  fontWeight: 700,
  fontSize: 34,
  letterSpacing: '0.08em',
  lineHeight: 1.2,
  '& > li': {
    padding: '10px 14px 10px 18px',
    borderRadius: 10,
    background: theme.tokens.inner,
    border: `1px solid ${theme.tokens.line}`,
    userSelect: 'all',
  },
}))
