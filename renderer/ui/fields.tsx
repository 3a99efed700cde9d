/** Plain form controls: native elements in the house's looks, small enough for the first screen. */
import { styled } from '@mui/material/styles'
import type { Theme } from '@mui/material/styles'

const look = ({ theme }: { theme: Theme }) =>
  ({
    font: 'inherit',
    width: '100%',
    minHeight: 36,
    padding: '6px 10px',
    color: theme.tokens.text,
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.edge}`,
    borderRadius: 8,
    boxSizing: 'border-box',
    '&::placeholder': { color: theme.tokens.quiet, opacity: 0.75 },
    '&:hover': { borderColor: theme.tokens.text },
    '&:focus-visible': {
      outline: `2px solid ${theme.tokens.tone.action}`,
      outlineOffset: -1,
      borderColor: 'transparent',
    },
    '&[aria-invalid=true]': { borderColor: theme.tokens.tone.late },
    '&:disabled': { opacity: 0.6 },
  }) as const

export const TextInput = styled('input')(look)
export const TextArea = styled('textarea')(look, { resize: 'vertical', lineHeight: 1.6 })
export const SelectInput = styled('select')(look)

type ActionTone = 'primary' | 'plain' | 'danger' | 'quiet'

export const ActionButton = styled('button', { shouldForwardProp: (name) => name !== 'look' })<{
  readonly look?: ActionTone
}>(({ theme, look: kind = 'plain' }) => {
  const action = theme.tokens.tone.action
  const colours = {
    primary: {
      background: theme.palette.primary.main,
      color: theme.palette.primary.contrastText,
      border: 'transparent',
    },
    plain: { background: theme.tokens.panel, color: theme.tokens.text, border: theme.tokens.edge },
    danger: { background: theme.tokens.panel, color: theme.tokens.tone.late, border: theme.tokens.tone.late },
    quiet: { background: 'transparent', color: action, border: 'transparent' },
  }[kind]
  return {
    font: 'inherit',
    fontWeight: 600,
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 8,
    minHeight: 36,
    padding: '5px 14px',
    borderRadius: 8,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    background: colours.background,
    color: colours.color,
    border: `1px solid ${colours.border}`,
    '&:hover:not(:disabled)': {
      filter: kind === 'primary' ? 'brightness(1.08)' : 'none',
      borderColor: kind === 'primary' ? 'transparent' : action,
    },
    '&:focus-visible': { outline: `2px solid ${action}`, outlineOffset: 2 },
    '&:disabled': { opacity: 0.55, cursor: 'default' },
  }
})
