/** Where the hotline's data comes from: nowhere, a live PBX, or a recording. The secret goes in and never comes out. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mainLink } from '#shared/domain/telephony/settings'
import type { PbxLink } from '#shared/domain/telephony/settings'
import { linkView, summariseLinks } from '../../data/link'
import { useCall } from '../../data/use-call'
import { useFeed } from '../../data/use-feed'
import { useQuery } from '../../data/use-query'
import { ActionButton } from '../../ui/fields'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { keepsSecret, telephonyFormOf, telephonyProblems, telephonySettingsOf } from './model'
import type { TelephonyForm } from './model'
import { Footer, Section, Surface } from './parts'
import { AmiFields, ReplayFields } from './telephony-fields'

const Choices = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
  gap: 12,
  '& label': {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    alignContent: 'start',
    columnGap: 10,
    padding: '12px 14px',
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 8,
    cursor: 'pointer',
  },
  '& label:has(:checked)': { borderColor: theme.tokens.tone.action, background: theme.tokens.soft.action },
  '& label:has(:focus-visible)': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 1 },
  '& input': { margin: '5px 0 0', accentColor: theme.tokens.tone.action },
  '& small': { gridColumn: 2, color: theme.tokens.quiet, fontSize: '0.9em' },
}))

const sources = ['none', 'ami', 'replay'] as const

function LinkNow() {
  const { t } = useTranslation('settings')
  const queue = useFeed('queue')
  const link = summariseLinks(queue.tables?.links)
  const view = linkView(link, queue.state)
  return (
    <StateBadge
      tone={view.tone}
      label={[
        t('telephony.link', { state: t(`common:link.${view.key === 'lost' ? 'lostShort' : view.key}`) }),
        link?.reason ? t(`common:linkReason.${link.reason}`) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    />
  )
}

type FormProps = { readonly stored: PbxLink | null; readonly onSaved: () => void }

function SettingsForm({ stored, onSaved }: FormProps) {
  const { t } = useTranslation('settings')
  const { run, pending, error } = useCall('telephony.saveLink')
  const removal = useCall('telephony.removeLink')
  const [form, setForm] = useState<TelephonyForm>(() => telephonyFormOf(stored))
  const [tried, setTried] = useState(false)
  const secretStored = keepsSecret(stored, form)
  const problems = telephonyProblems(form, secretStored)
  const set = (change: Partial<TelephonyForm>) => setForm((old) => ({ ...old, ...change }))

  const save = async (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (pending || problems.length > 0) return
    const link = telephonySettingsOf(form)
    const result = link ? await run(link) : await removal.run({ id: mainLink })
    if (result.ok) onSaved()
  }

  return (
    <form onSubmit={(event) => void save(event)} noValidate aria-label={t('section.telephony')}>
      <Surface>
        <Choices role="radiogroup" aria-label={t('section.telephony')}>
          {sources.map((source) => (
            <label key={source}>
              <input type="radio" name="source" checked={form.source === source} onChange={() => set({ source })} />
              <strong>{t(`telephony.${source}`)}</strong>
              <small>{t(`telephony.${source}Hint`)}</small>
            </label>
          ))}
        </Choices>
        {form.source === 'ami' ? (
          <AmiFields form={form} set={set} problems={tried ? problems : []} secretStored={secretStored} />
        ) : null}
        {form.source === 'replay' ? <ReplayFields form={form} set={set} /> : null}
        {error ? <ErrorNote failure={error} /> : null}
        <Footer>
          <LinkNow />
          <ActionButton look="primary" type="submit" disabled={pending}>
            {t('common:action.save')}
          </ActionButton>
        </Footer>
      </Surface>
    </form>
  )
}

export function TelephonySection() {
  const { t } = useTranslation('settings')
  const words = useWords()
  const stored = useQuery('telephony.links', undefined)
  return (
    <Section title={t('section.telephony')} lead={t('telephony.lead')}>
      {stored.error ? <ErrorNote failure={stored.error} onRetry={stored.reload} /> : null}
      {stored.value ? (
        <SettingsForm
          key={JSON.stringify(stored.value)}
          stored={stored.value[0]?.link ?? null}
          onSaved={stored.reload}
        />
      ) : null}
      {stored.loading && !stored.value ? <EmptyState title={words.loading} /> : null}
    </Section>
  )
}
