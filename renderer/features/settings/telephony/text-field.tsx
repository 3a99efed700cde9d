/** A line of the form of a link. */
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../../ui/fields'
import { FormRow } from '../../../ui/form-row'
import type { LinkField, LinkForm } from './model'

export type FieldProps = {
  readonly form: LinkForm
  readonly set: (change: Partial<LinkForm>) => void
  /** The fields to be marked. */
  readonly problems: readonly LinkField[]
}

type TextName = { [K in keyof LinkForm]: LinkForm[K] extends string ? K : never }[keyof LinkForm]

type Props = FieldProps & {
  readonly name: TextName
  /** Where the line can be wrong. */
  readonly problem?: LinkField
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'password'
  readonly inputMode?: 'text' | 'numeric'
  readonly placeholder?: string | undefined
  readonly required?: boolean
  readonly maxLength?: number
}

export function TextField(props: Props) {
  const { t } = useTranslation('settings')
  const { form, set, problems, name, problem, label, hint, type = 'text', inputMode = 'text' } = props
  return (
    <FormRow
      label={label}
      required={props.required ?? false}
      error={problem && problems.includes(problem) ? t(`telephony.problem.${problem}`) : null}
      {...(hint ? { hint } : {})}
    >
      {(field) => (
        <TextInput
          {...field}
          type={type}
          inputMode={inputMode}
          value={form[name]}
          placeholder={props.placeholder}
          autoComplete={type === 'password' ? 'new-password' : 'off'}
          spellCheck={false}
          maxLength={props.maxLength}
          onChange={({ target }) => set({ [name]: target.value })}
        />
      )}
    </FormRow>
  )
}
