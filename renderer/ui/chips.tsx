/** Filters as a row of chips: each a button that is pressed or not, with a count where there is one. */
import { styled } from '@mui/material/styles'

export const Chips = styled('fieldset')(({ theme }) => ({
  margin: 0,
  padding: 0,
  border: 0,
  minWidth: 0,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 6,
  '& > button': {
    font: 'inherit',
    color: theme.tokens.text,
    display: 'inline-flex',
    alignItems: 'baseline',
    gap: 6,
    padding: '3px 12px',
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 999,
    background: theme.tokens.panel,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
  },
  '& > button > b': { color: theme.tokens.quiet, fontWeight: 500, fontVariantNumeric: 'tabular-nums' },
  '& > button:hover': { borderColor: theme.tokens.quiet },
  '& > button[aria-pressed=true]': {
    borderColor: theme.tokens.tone.action,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.action}`,
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
  '& > button[aria-pressed=true] > b': { color: 'inherit' },
  '& > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
  // Divides groups of chips of which each group is a choice of its own.
  '& > i': { width: 1, height: 20, background: theme.tokens.line, margin: '0 4px' },
}))
