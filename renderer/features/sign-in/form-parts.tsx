/** What the three forms have in common: spacing, title, the password field that notices Caps Lock. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'

export const FormBody = styled('form')(({ theme }) => ({
  display: 'grid',
  gap: 18,
  '& h2': { margin: 0, fontSize: 26, lineHeight: 1.3 },
  '& > p': { margin: '-10px 0 2px', color: theme.tokens.quiet },
  '& input': { minHeight: 42 },
  '& > button[type=submit]': { minHeight: 44, fontSize: 16, marginTop: 6 },
}))

type PasswordProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly error?: string | null
  /** Gets the focus when the form appears. */
  readonly first?: boolean
  readonly autoComplete: 'current-password' | 'new-password'
}

export function PasswordRow({ label, value, onChange, hint, error, first, autoComplete }: PasswordProps) {
  const { t } = useTranslation('sign-in')
  const [capsLock, setCapsLock] = useState(false)
  const note = capsLock ? t('signIn.capsLock') : hint
  return (
    <FormRow label={label} {...(note ? { hint: note } : {})} {...(error ? { error } : {})}>
      {(field) => (
        <TextInput
          {...field}
          type="password"
          value={value}
          autoComplete={autoComplete}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one field of a form that has just appeared
          autoFocus={first}
          maxLength={200}
          onChange={(event) => onChange(event.target.value)}
          onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
        />
      )}
    </FormRow>
  )
}
