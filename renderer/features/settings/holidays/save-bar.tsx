/** What a changed year would move, asked for as it changes, and the button that saves it. */
import { styled } from '@mui/material/styles'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import type { HolidayYear } from '#shared/domain/calendar/schema'
import { useCall } from '../../../data/use-call'
import { useQuery } from '../../../data/use-query'
import { ActionButton } from '../../../ui/fields'
import { ErrorNote } from '../../../ui/notes'
import { StateBadge } from '../../../ui/state-badge'
import { EffectView } from '../effect-view'
import { Footer, Quiet } from '../parts'
import { isWhole } from './model'

/** In sight whichever month is being changed. */
const Bar = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 12,
  position: 'sticky',
  // The page's own padding ends below it.
  bottom: -28,
  margin: '0 -20px -20px',
  padding: '12px 20px 20px',
  background: theme.tokens.panel,
  borderTop: `1px solid ${theme.tokens.line}`,
  borderRadius: '0 0 12px 12px',
}))

type Props = {
  readonly list: HolidayYear
  readonly changed: number
  readonly onDiscard: () => void
  readonly onSaved: () => void
}

export function SaveBar({ list, changed, onDiscard, onSaved }: Props) {
  const { t } = useTranslation('settings')
  const asked = useDeferredValue(list)
  const isReady = isWhole(list)
  const preview = useQuery('holidays.preview', isWhole(asked) ? { year: asked } : null, { keepPrevious: true })
  const { run, pending, error } = useCall('holidays.save')
  const save = async (): Promise<void> => {
    const result = await run({ year: list })
    if (result.ok) onSaved()
  }
  return (
    <Bar aria-label={t('holidays.unsaved')}>
      <Footer>
        <StateBadge tone="soon" label={t('holidays.unsavedDays', { year: list.year, count: changed })} />
        <span style={{ flex: 1 }} />
        {isReady ? null : <Quiet>{t('holidays.wanting')}</Quiet>}
        <ActionButton type="button" disabled={pending} onClick={onDiscard}>
          {t('holidays.discard')}
        </ActionButton>
        <ActionButton
          type="button"
          look="primary"
          disabled={pending || !isReady || preview.loading}
          onClick={() => void save()}
        >
          {pending ? t('holidays.saving') : t('holidays.save', { year: list.year })}
        </ActionButton>
      </Footer>
      {preview.error ? <ErrorNote failure={preview.error} onRetry={preview.reload} /> : null}
      {isReady && preview.loading && !preview.value ? <output>{t('effect.computing')}</output> : null}
      {isReady && preview.value ? <EffectView compact effect={preview.value} /> : null}
      {error ? <ErrorNote failure={error} /> : null}
    </Bar>
  )
}
