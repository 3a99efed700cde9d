/** What an operator must not overlook: the sample centre's mark, and holidays that are not known yet. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { AppStatus } from '#shared/domain/app/status'
import { useCall } from '../data/use-call'
import { Confirm } from '../ui/confirm'
import { StateShape } from '../ui/state-badge'
import { Status } from './status-bar'

const Strip = styled('output')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  padding: '6px 16px',
  background: theme.tokens.soft.soon,
  color: theme.tokens.tone.soon,
  fontWeight: 500,
  '& > span': { flex: 1 },
  '& button': {
    font: 'inherit',
    fontWeight: 600,
    color: 'inherit',
    background: 'none',
    border: '1px solid currentColor',
    borderRadius: 6,
    padding: '0 12px',
    cursor: 'pointer',
  },
}))

type HolidayProps = { readonly years: readonly number[]; readonly administrator: boolean }

export function HolidayNotice({ years, administrator }: HolidayProps) {
  const { t } = useTranslation('common')
  const [, navigate] = useLocation()
  if (years.length === 0) return null
  return (
    <Strip>
      <StateShape shape="triangle" />
      <span>
        {t('notice.holidays', { years: years.join(t('notice.and')) })}
        {administrator ? '' : t('notice.tellAdministrator')}
      </span>
      {administrator ? (
        <button type="button" onClick={() => navigate('/settings/holidays')}>
          {t('notice.import')}
        </button>
      ) : null}
    </Strip>
  )
}

type SampleProps = { readonly status: AppStatus; readonly administrator: boolean }

export function SampleMark({ status, administrator }: SampleProps) {
  const { t } = useTranslation('common')
  const [asking, setAsking] = useState(false)
  const remove = useCall('sample.remove')
  if (!status.sampleLoaded) return null
  const confirm = async () => {
    const result = await remove.run(undefined)
    if (result.ok) setAsking(false)
  }
  return (
    <Status tone="soon">
      <StateShape shape="triangle" />
      {t('notice.sample')}
      {administrator ? (
        <button type="button" onClick={() => setAsking(true)}>
          {t('notice.removeSample')}
        </button>
      ) : null}
      {asking ? (
        <Confirm
          title={t('notice.removeTitle')}
          text={t('notice.removeText')}
          action={t('notice.removeSample')}
          cancel={t('action.cancel')}
          pending={remove.pending}
          error={remove.error}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Status>
  )
}
