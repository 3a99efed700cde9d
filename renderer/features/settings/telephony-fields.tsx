/** The fields of the two telephone sources. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import type { TelephonyField, TelephonyForm } from './model'
import { Fields } from './parts'

const Hint = styled('p')(({ theme }) => ({ margin: 0, color: theme.tokens.quiet, fontSize: '0.93em' }))

type SetForm = (change: Partial<TelephonyForm>) => void
type AmiProps = {
  readonly form: TelephonyForm
  readonly set: SetForm
  readonly problems: readonly TelephonyField[]
  readonly secretStored: boolean
}

export function AmiFields({ form, set, problems, secretStored }: AmiProps) {
  const { t } = useTranslation('settings')
  const field = (name: TelephonyField, hint?: string) => (
    <FormRow
      label={t(`telephony.${name}`)}
      error={problems.includes(name) ? t(`telephony.problem.${name}`) : null}
      {...(hint ? { hint } : {})}
    >
      {(wired) => (
        <TextInput
          {...wired}
          type={name === 'secret' ? 'password' : 'text'}
          inputMode={name === 'port' ? 'numeric' : 'text'}
          value={form[name]}
          placeholder={name === 'secret' && secretStored ? t('telephony.secretKept') : undefined}
          autoComplete={name === 'secret' ? 'new-password' : 'off'}
          spellCheck={false}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </FormRow>
  )
  return (
    <>
      <Fields>
        {field('host')}
        {field('port')}
        {field('username')}
        {field('secret', t('telephony.secretHint'))}
      </Fields>
      <Hint>{t('telephony.rights')}</Hint>
    </>
  )
}

const speeds = [0.5, 1, 2, 5, 10, 20, 50, 100] as const

type ReplayProps = { readonly form: TelephonyForm; readonly set: SetForm }

export function ReplayFields({ form, set }: ReplayProps) {
  const { t } = useTranslation('settings')
  const offered = speeds.some((speed) => speed === form.speed) ? speeds : [form.speed, ...speeds]
  return (
    <Fields>
      <FormRow label={t('telephony.file')} hint={t('telephony.fileHint')}>
        {(field) => (
          <TextInput
            {...field}
            value={form.file}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => set({ file: event.target.value })}
          />
        )}
      </FormRow>
      <FormRow label={t('telephony.speed')}>
        {(field) => (
          <SelectInput {...field} value={form.speed} onChange={(event) => set({ speed: Number(event.target.value) })}>
            {offered.map((speed) => (
              <option key={speed} value={speed}>
                {t('telephony.times', { n: speed })}
              </option>
            ))}
          </SelectInput>
        )}
      </FormRow>
    </Fields>
  )
}
