/** How the way to the PBX is secured; a fingerprint can be read, but somebody has to compare it before it is taken. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeenCertificate } from '#shared/ipc/contract'
import type { Failure } from '#shared/lib/result'
import { useCall } from '../../../data/use-call'
import { ChoiceGroup } from '../../../ui/choice-group'
import { ActionButton, TextArea } from '../../../ui/fields'
import { FormRow } from '../../../ui/form-row'
import { ErrorNote } from '../../../ui/notes'
import { CertificateWords } from './certificate-note'
import { fingerprintText, withTls } from './model'
import { Note, Snippet } from './parts'
import { fingerprintCommand } from './snippets'
import { TextField } from './text-field'
import type { FieldProps } from './text-field'

const Reading = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gap: 12,
  alignItems: 'start',
  // Beside the line, not beside its label.
  '& > button': { marginTop: 24 },
})

const modes = ['off', 'pin', 'ca'] as const

export function TlsFields(props: FieldProps) {
  const { t } = useTranslation('settings')
  const { form, set, problems } = props
  return (
    <>
      <ChoiceGroup
        label={t('telephony.tls.label')}
        columns={3}
        value={form.tls}
        choices={modes.map((mode) => ({
          id: mode,
          label: t(`telephony.tls.${mode}`),
          explanation: t(`telephony.tls.${mode}Hint`),
        }))}
        onChange={(chosen) => set(withTls(form, modes.find((mode) => mode === chosen) ?? form.tls))}
      />
      {form.tls === 'pin' ? <Fingerprint {...props} /> : null}
      {form.tls === 'ca' ? (
        <FormRow
          label={t('telephony.tls.pem')}
          error={problems.includes('pem') ? t('telephony.problem.pem') : null}
          required
        >
          {(field) => (
            <TextArea
              {...field}
              rows={5}
              spellCheck={false}
              value={form.pem}
              placeholder="-----BEGIN CERTIFICATE-----"
              onChange={({ target }) => set({ pem: target.value })}
            />
          )}
        </FormRow>
      ) : null}
    </>
  )
}

function Fingerprint(props: FieldProps) {
  const { t } = useTranslation('settings')
  const { form, set } = props
  const { run, pending } = useCall('telephony.readCertificate')
  const [read, setRead] = useState<SeenCertificate | Failure | null>(null)
  const port = Number(form.port)
  const isPlace = form.host.trim() !== '' && Number.isInteger(port) && port >= 1 && port <= 65_535

  const ask = async () => {
    setRead(null)
    const answer = await run({ host: form.host.trim(), port })
    setRead(answer.ok ? answer.value : answer.error)
  }
  return (
    <>
      <Reading>
        <TextField
          {...props}
          name="fingerprint"
          problem="fingerprint"
          label={t('telephony.tls.fingerprint')}
          maxLength={120}
          required
        />
        <ActionButton type="button" disabled={pending || !isPlace} onClick={() => void ask()}>
          {t(pending ? 'telephony.tls.reading' : 'telephony.tls.read')}
        </ActionButton>
      </Reading>
      {read !== null && 'code' in read ? <ReadFailure failure={read} /> : null}
      {read !== null && 'fingerprint' in read ? (
        <Note tone="soon" title={t('telephony.tls.seenTitle')}>
          <CertificateWords seen={read} />
          <Snippet aria-label={t('telephony.tls.fingerprint')}>{fingerprintText(read.fingerprint)}</Snippet>
          <p>{t('telephony.tls.compare')}</p>
          <Snippet>{fingerprintCommand}</Snippet>
          <div>
            <ActionButton
              type="button"
              onClick={() => {
                set({ fingerprint: fingerprintText(read.fingerprint) })
                setRead(null)
              }}
            >
              {t('telephony.tls.use')}
            </ActionButton>
          </div>
        </Note>
      ) : null}
    </>
  )
}

/** The reason is a link's: it has words of its own. */
function ReadFailure({ failure }: { readonly failure: Failure }) {
  const { t, i18n } = useTranslation('settings')
  const key = `common:linkReason.${failure.params?.['reason'] ?? ''}`
  if (!i18n.exists(key)) return <ErrorNote failure={failure} />
  return <ErrorNote failure={{ ...failure, params: { reason: t(key) } }} />
}
