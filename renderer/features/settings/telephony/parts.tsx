/** The look that the parts of the page of links share. */
import { styled } from '@mui/material/styles'
import { StateShape } from '../../../ui/state-badge'

/** Lines to copy: one click chooses all of them. */
export const Snippet = styled('pre')(({ theme }) => ({
  margin: 0,
  padding: '10px 14px',
  borderRadius: 8,
  border: `1px solid ${theme.tokens.line}`,
  background: theme.tokens.inner,
  font: '13px/1.6 ui-monospace, "DejaVu Sans Mono", monospace',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  userSelect: 'all',
  cursor: 'text',
}))

const Box = styled('div', { shouldForwardProp: (name) => name !== 'tone' })<{
  readonly tone: 'soon' | 'late' | 'quiet'
}>(({ theme, tone }) => ({
  display: 'grid',
  gap: 8,
  padding: '12px 16px',
  borderRadius: 8,
  background: theme.tokens.soft[tone],
  '& > strong': { display: 'flex', alignItems: 'center', gap: 8, color: theme.tokens.tone[tone] },
  '& p': { margin: 0 },
  '& summary': { cursor: 'pointer', color: theme.tokens.tone.action, width: 'fit-content' },
  '& details > p': { marginTop: 6 },
  '& ul': { margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 4 },
  '& pre': { background: theme.tokens.panel },
  '& code': { fontFamily: 'ui-monospace, "DejaVu Sans Mono", monospace', fontSize: '0.93em', overflowWrap: 'anywhere' },
}))

type NoteProps = {
  readonly tone: 'soon' | 'late' | 'quiet'
  readonly title: string
  readonly children: React.ReactNode
}

const shapes = { soon: 'triangle', late: 'diamond', quiet: 'ring' } as const

/** Something to be known or done, with a heading. */
export function Note({ tone, title, children }: NoteProps) {
  return (
    <Box tone={tone} role="note" aria-label={title}>
      <strong>
        <StateShape shape={shapes[tone]} />
        {title}
      </strong>
      {children}
    </Box>
  )
}
