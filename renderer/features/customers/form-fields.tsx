/** A labelled text, choice or date of a dialog, with its error or what somebody else has made of it. */
import { useId } from 'react'
import { SelectInput, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'

export type FieldState = { readonly error: string | null; readonly changed: string | null }

type RowProps = FieldState & {
  readonly label: string
  readonly hint?: string
  readonly required?: boolean
  readonly wide?: boolean
}

/** The notes of a row: an error before anything else, then what somebody else has changed. */
const notesOf = ({ hint, error, changed, required = false, wide = false }: RowProps) => ({
  ...((changed ?? hint) === undefined ? {} : { hint: changed ?? hint ?? '' }),
  error,
  required,
  ...(wide ? { className: 'wide' } : {}),
})

type TextProps = RowProps & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'date'
  readonly inputMode?: 'decimal'
  readonly maxLength?: number
  /** Offered while typing; anything else may be typed too. */
  readonly suggestions?: readonly string[]
}

export function TextField({ value, onChange, type = 'text', inputMode, maxLength, suggestions, ...row }: TextProps) {
  const list = useId()
  const offered = suggestions !== undefined && suggestions.length > 0
  return (
    <FormRow label={row.label} {...notesOf(row)}>
      {(field) => (
        <>
          <TextInput
            {...field}
            type={type}
            value={value}
            autoComplete="off"
            spellCheck={false}
            {...(type === 'date' ? { min: '1990-01-01', max: '2099-12-31' } : {})}
            {...(inputMode ? { inputMode } : {})}
            {...(maxLength ? { maxLength } : {})}
            {...(offered ? { list } : {})}
            onChange={(event) => onChange(event.target.value)}
          />
          {offered ? (
            <datalist id={list}>
              {suggestions.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </datalist>
          ) : null}
        </>
      )}
    </FormRow>
  )
}

type ChoiceProps = RowProps & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  /** What stands for none. */
  readonly none: string | null
}

export function ChoiceField({ value, onChange, choices, none, ...row }: ChoiceProps) {
  return (
    <FormRow label={row.label} {...notesOf(row)}>
      {(field) => (
        <SelectInput {...field} value={value} onChange={(event) => onChange(event.target.value)}>
          {none === null ? null : <option value="">{none}</option>}
          {choices.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectInput>
      )}
    </FormRow>
  )
}
