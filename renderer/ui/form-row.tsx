/** A labelled field with its hint and its error, wired for screen readers. */
import { styled } from '@mui/material/styles'
import { useId } from 'react'

const Row = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 4,
  '& > label': { color: theme.tokens.quiet, fontSize: '0.93em' },
  '& > label > em': { color: theme.tokens.tone.late, fontStyle: 'normal', marginLeft: 4 },
  '& > small': { color: theme.tokens.quiet, fontSize: '0.86em' },
  '& > small[role=alert]': { color: theme.tokens.tone.late },
}))

type FieldProps = {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
  readonly required: boolean
}

type Props = {
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  readonly required?: boolean
  readonly className?: string
  /** Gets what ties the field to its label: spread it on the input. */
  readonly children: (field: FieldProps) => React.ReactNode
}

export function FormRow({ label, hint, error, required = false, className, children }: Props) {
  const id = useId()
  const note = error ?? hint
  return (
    <Row className={className}>
      <label htmlFor={id}>
        {label}
        {required ? <em aria-hidden="true">*</em> : null}
      </label>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': Boolean(error),
        required,
      })}
      {note ? (
        <small id={`${id}-note`} role={error ? 'alert' : undefined}>
          {note}
        </small>
      ) : null}
    </Row>
  )
}
