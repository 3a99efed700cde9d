/** One of a few in a row, without a line of its own for the label: radio buttons, so that arrow keys work by themselves. */
import { styled } from '@mui/material/styles'
import { useId } from 'react'

const Group = styled('div')(({ theme }) => ({
  display: 'inline-flex',
  borderRadius: 8,
  border: `1px solid ${theme.tokens.edge}`,
  background: theme.tokens.panel,
  overflow: 'hidden',
  '& > label': {
    position: 'relative',
    padding: '6px 14px',
    lineHeight: '22px',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    borderInlineStart: `1px solid ${theme.tokens.line}`,
  },
  '& > label:first-of-type': { borderInlineStart: 0 },
  '& > label:hover': { background: theme.tokens.inner },
  '& > label:has(:checked)': {
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
  '& > label:has(:focus-visible)': {
    outline: `2px solid ${theme.tokens.tone.action}`,
    outlineOffset: -2,
    borderRadius: 7,
  },
  '& > label:has(:disabled)': { color: theme.tokens.quiet, opacity: 0.6, cursor: 'default' },
  '& input': { position: 'absolute', inset: 0, margin: 0, opacity: 0, cursor: 'inherit' },
}))

type Props<Id extends string> = {
  readonly label: string
  readonly value: Id
  readonly choices: readonly {
    readonly id: Id
    readonly label: string
    /** Why it cannot be chosen now. */
    readonly hindrance?: string | null
  }[]
  readonly onChange: (id: Id) => void
}

export function Segments<Id extends string>({ label, value, choices, onChange }: Props<Id>) {
  const name = useId()
  return (
    <Group role="radiogroup" aria-label={label}>
      {choices.map(({ id, label: text, hindrance = null }) => (
        <label key={id} title={hindrance ?? undefined}>
          <input
            type="radio"
            name={name}
            checked={id === value}
            disabled={hindrance !== null}
            onChange={() => onChange(id)}
          />
          {text}
        </label>
      ))}
    </Group>
  )
}
