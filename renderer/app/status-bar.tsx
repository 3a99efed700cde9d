/** The line at the bottom of the console: what is true of the app itself, small but always in sight. */
import { styled } from '@mui/material/styles'
import type { Tone } from '../ui/tokens'

export const StatusBar = styled('footer')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 20,
  height: 32,
  padding: '0 16px',
  fontSize: 13,
  borderTop: `1px solid ${theme.tokens.line}`,
  background: theme.tokens.panel,
  color: theme.tokens.quiet,
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  '& > .push': { flex: 1 },
  '& button': {
    font: 'inherit',
    color: theme.tokens.quiet,
    background: 'none',
    border: 0,
    padding: '2px 6px',
    borderRadius: 6,
    cursor: 'pointer',
    display: 'inline-flex',
    gap: 6,
    alignItems: 'center',
  },
  '& button:hover': { color: theme.tokens.text, background: theme.tokens.inner },
  '& button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
}))

export const Status = styled('span', { shouldForwardProp: (name) => name !== 'tone' })<{ readonly tone: Tone }>(
  ({ theme, tone }) => ({
    display: 'inline-flex',
    alignItems: 'center',
    gap: 7,
    color: theme.tokens.tone[tone],
    fontWeight: tone === 'quiet' ? 400 : 600,
  }),
)
