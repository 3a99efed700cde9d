/** The fields of a link to an Asterisk: where it is, how the way there is secured, and how its telephones dial. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { LinkId } from '#shared/domain/telephony/settings'
import { useFeed } from '../../../data/use-feed'
import { SelectInput, TextInput } from '../../../ui/fields'
import { FormRow } from '../../../ui/form-row'
import { Fields } from '../parts'
import type { LinkField } from './model'
import { TlsFields } from './tls-fields'
import type { FieldProps } from './text-field'
import { TextField } from './text-field'

export const Group = styled('fieldset')(({ theme }) => ({
  border: 0,
  margin: 0,
  padding: '16px 0 0',
  borderTop: `1px solid ${theme.tokens.line}`,
  display: 'grid',
  gap: 16,
  minWidth: 0,
  '& > legend': { float: 'left', padding: 0, fontWeight: 600, marginBottom: -6 },
  '& > legend + *': { clear: 'both' },
  '& label.check': { display: 'flex', alignItems: 'center', gap: 8 },
  '& label.check > input': { width: 16, height: 16, accentColor: theme.tokens.tone.action },
  '& small.note': { color: theme.tokens.quiet, fontSize: '0.86em' },
}))

const Numbers = styled(Fields.withComponent('fieldset'))({ border: 0, margin: 0, padding: 0, minWidth: 0 })
const Remote = styled('div')({ display: 'grid', gap: 4 })

const technologies = ['PJSIP', 'SIP', 'IAX2', 'DAHDI'] as const

type Props = FieldProps & {
  readonly secretKept: boolean
  /** Null for a link that is not there yet: it knows no queues. */
  readonly id: LinkId | null
}

export function AmiFields({ secretKept, id, ...props }: Props) {
  const { t } = useTranslation('settings')
  return (
    <>
      <Group>
        <legend>{t('telephony.group.login')}</legend>
        <Fields>
          <TextField {...props} name="host" problem="host" label={t('telephony.host')} required />
          <TextField
            {...props}
            name="port"
            problem="port"
            label={t('telephony.port')}
            hint={t('telephony.portHint')}
            inputMode="numeric"
            required
          />
          <TextField {...props} name="username" problem="username" label={t('telephony.username')} required />
          <TextField
            {...props}
            name="secret"
            problem="secret"
            label={t('telephony.secret')}
            hint={t('telephony.secretHint')}
            type="password"
            placeholder={secretKept ? t('telephony.secretKept') : undefined}
            required={!secretKept}
          />
        </Fields>
      </Group>
      <Group>
        <legend>{t('telephony.group.tls')}</legend>
        <TlsFields {...props} />
      </Group>
      <Group>
        <legend>{t('telephony.group.dialling')}</legend>
        <DiallingFields {...props} id={id} />
      </Group>
    </>
  )
}

function DiallingFields({ id, ...props }: FieldProps & { readonly id: LinkId | null }) {
  const { t } = useTranslation('settings')
  const { form, set, problems } = props
  const rows = useFeed('queue').tables?.queues
  const live = [...(rows?.values() ?? [])]
    .filter(({ link }) => link !== null && link === id)
    .map((row) => row.id.slice(`${row.link}/`.length))
  const queues = [...new Set([...live, ...Object.keys(form.queueNumbers)])].toSorted()
  const wrong: LinkField = 'queueNumbers'
  return (
    <>
      <Fields>
        <TextField
          {...props}
          name="context"
          problem="context"
          label={t('telephony.dial.context')}
          hint={t('telephony.dial.contextHint')}
        />
        <TextField
          {...props}
          name="outsidePrefix"
          problem="prefix"
          label={t('telephony.dial.prefix')}
          hint={t('telephony.dial.prefixHint')}
          inputMode="numeric"
        />
        <FormRow label={t('telephony.dial.technology')}>
          {(field) => (
            <SelectInput
              {...field}
              value={form.technology}
              onChange={({ target }) =>
                set({ technology: technologies.find((one) => one === target.value) ?? form.technology })
              }
            >
              {technologies.map((technology) => (
                <option key={technology}>{technology}</option>
              ))}
            </SelectInput>
          )}
        </FormRow>
        <Remote>
          <label className="check">
            <input
              type="checkbox"
              checked={form.remoteControl}
              onChange={({ target }) => set({ remoteControl: target.checked })}
            />
            {t('telephony.dial.remote')}
          </label>
          <small className="note">{t('telephony.dial.remoteHint')}</small>
        </Remote>
      </Fields>
      <small className="note">
        {queues.length === 0 ? t('telephony.dial.queuesNone') : t('telephony.dial.queuesHint')}
      </small>
      {queues.length === 0 ? null : (
        <Numbers aria-label={t('telephony.dial.queues')}>
          {queues.map((queue) => (
            <FormRow
              key={queue}
              label={t('telephony.dial.queueNumber', { queue })}
              error={
                problems.includes(wrong) && !/^[0-9*#]{0,20}$/.test((form.queueNumbers[queue] ?? '').trim())
                  ? t('telephony.problem.queueNumbers')
                  : null
              }
            >
              {(field) => (
                <TextInput
                  {...field}
                  value={form.queueNumbers[queue] ?? ''}
                  inputMode="numeric"
                  autoComplete="off"
                  onChange={({ target }) => set({ queueNumbers: { ...form.queueNumbers, [queue]: target.value } })}
                />
              )}
            </FormRow>
          ))}
        </Numbers>
      )}
    </>
  )
}
