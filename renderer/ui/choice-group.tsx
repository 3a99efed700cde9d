/** One of a few, all in sight: native radio buttons drawn as cards, so that arrow keys work by themselves. */
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'

export type Choice = {
  readonly id: string
  readonly label: string
  /** Shown below the group while the choice is pointed at, focused or chosen. */
  readonly explanation?: string
}

const Group = styled('fieldset')(({ theme }) => ({
  border: 0,
  margin: 0,
  padding: 0,
  minWidth: 0,
  display: 'grid',
  gap: 4,
  '& > legend': { padding: 0, marginBottom: 4, color: theme.tokens.quiet, fontSize: '0.93em' },
  '& > legend > em': { color: theme.tokens.tone.late, fontStyle: 'normal', marginLeft: 4 },
  '& > small': { color: theme.tokens.quiet, fontSize: '0.86em', lineHeight: 1.6 },
  '& > small[role=alert]': { color: theme.tokens.tone.late },
}))

const Cards = styled('div', { shouldForwardProp: (name) => name !== 'columns' })<{ readonly columns: number }>(
  ({ columns }) =>
    columns > 0
      ? { display: 'grid', gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gap: 6 }
      : { display: 'flex', flexWrap: 'wrap', gap: 6 },
)

const Card = styled('label')(({ theme }) => ({
  position: 'relative',
  display: 'grid',
  placeItems: 'center',
  minHeight: 34,
  padding: '4px 11px',
  border: `1px solid ${theme.tokens.edge}`,
  borderRadius: 8,
  background: theme.tokens.panel,
  textAlign: 'center',
  lineHeight: 1.35,
  cursor: 'pointer',
  '&:hover': { borderColor: theme.tokens.text },
  '& > input': { position: 'absolute', opacity: 0, inset: 0, margin: 0, cursor: 'pointer' },
  '&:has(input:checked)': {
    borderColor: theme.tokens.tone.action,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.action}`,
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
  '&:has(input:focus-visible)': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
  '&[data-invalid=true]': { borderColor: theme.tokens.tone.late },
}))

type Props = {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly required?: boolean
  readonly error?: string | null
  /** Equal columns; 0 lets the cards take the width of their words. */
  readonly columns?: number
}

export function ChoiceGroup({ label, choices, value, onChange, required = false, error, columns = 0 }: Props) {
  const name = useId()
  const [pointed, setPointed] = useState<string | null>(null)
  const explained = choices.find((one) => one.id === (pointed ?? value))?.explanation
  const note = error ?? explained
  return (
    <Group aria-describedby={note ? `${name}-note` : undefined} aria-invalid={Boolean(error)}>
      <legend>
        {label}
        {required ? <em aria-hidden="true">*</em> : null}
      </legend>
      <Cards columns={columns}>
        {choices.map((choice) => (
          <Card
            key={choice.id}
            data-invalid={Boolean(error)}
            onPointerEnter={() => setPointed(choice.id)}
            onPointerLeave={() => setPointed(null)}
          >
            <input
              type="radio"
              name={name}
              value={choice.id}
              checked={choice.id === value}
              onChange={() => onChange(choice.id)}
              onFocus={() => setPointed(choice.id)}
              onBlur={() => setPointed(null)}
            />
            <span>{choice.label}</span>
          </Card>
        ))}
      </Cards>
      {note ? (
        <small id={`${name}-note`} role={error ? 'alert' : undefined}>
          {note}
        </small>
      ) : null}
    </Group>
  )
}
