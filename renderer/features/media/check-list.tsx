/** Several of a list, each a tick box drawn as a chip. */
import { styled } from '@mui/material/styles'
import { useId } from 'react'

export type Choice = { readonly id: string; readonly label: string }

const Group = styled('fieldset')(({ theme }) => ({
  border: 0,
  margin: 0,
  padding: 0,
  minWidth: 0,
  '& > legend': { padding: 0, marginBottom: 4, color: theme.tokens.quiet, fontSize: '0.93em' },
  '& > legend > em': { color: theme.tokens.tone.late, fontStyle: 'normal', marginLeft: 4 },
  '& > div': { display: 'flex', flexWrap: 'wrap', gap: 6 },
  '& label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    padding: '3px 10px',
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 8,
    cursor: 'pointer',
    fontSize: 13.5,
  },
  '& label:hover': { borderColor: theme.tokens.quiet },
  '& label:has(input:checked)': {
    borderColor: theme.tokens.tone.action,
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
  '& label:has(input:focus-visible)': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
  '& input': { margin: 0, width: 14, height: 14, accentColor: theme.tokens.tone.action },
  '& > small': { display: 'block', marginTop: 4, color: theme.tokens.quiet, fontSize: '0.86em' },
  '& > small[role=alert]': { color: theme.tokens.tone.late },
}))

type Props = {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly required?: boolean
  readonly hint?: string
  readonly error?: string | null
  readonly className?: string
}

export function CheckList({ label, choices, value, onChange, required = false, hint, error, className }: Props) {
  const id = useId()
  const note = error ?? hint
  return (
    <Group className={className} aria-describedby={note ? id : undefined}>
      <legend>
        {label}
        {required ? <em aria-hidden="true">*</em> : null}
      </legend>
      <div>
        {choices.map((choice) => (
          <label key={choice.id}>
            <input
              type="checkbox"
              checked={value.includes(choice.id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...value, choice.id] : value.filter((one) => one !== choice.id))
              }
            />
            {choice.label}
          </label>
        ))}
      </div>
      {note ? (
        <small id={id} role={error ? 'alert' : undefined}>
          {note}
        </small>
      ) : null}
    </Group>
  )
}
