/** The note of an act. */
import { FormRow } from '../../ui/form-row'
import { TextArea } from '../../ui/fields'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (note: string) => void
  readonly hint?: string | undefined
  readonly required?: boolean
  readonly error?: string | null
  readonly rows?: number
}

export function NoteRow({ label, value, onChange, hint, required = false, error = null, rows = 2 }: Props) {
  return (
    <FormRow label={label} required={required} error={error} {...(hint === undefined ? {} : { hint })}>
      {(row) => (
        <TextArea
          {...row}
          rows={rows}
          value={value}
          maxLength={2_000}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormRow>
  )
}
