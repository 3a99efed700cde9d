/** Which days: the usual ones by a button, any others by two dates. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Period } from '#shared/domain/kpi/intervals'
import { mostDays } from '#shared/domain/kpi/report'
import { TextInput } from '../../ui/fields'
import { periodNames, periodProblem } from './period'
import type { PeriodName } from './period'
import { Segments } from './segments'

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '8px 12px',
  '& .dates': { display: 'inline-flex', alignItems: 'center', gap: 8 },
  '& .dates > input': { width: 150 },
  '& small': { color: theme.tokens.tone.late },
}))

type Props = {
  readonly name: PeriodName
  readonly period: Period
  readonly onName: (name: PeriodName) => void
  readonly onPeriod: (period: Period) => void
}

export function PeriodPicker({ name, period, onName, onPeriod }: Props) {
  const { t } = useTranslation('kpi')
  const problem = name === 'custom' ? periodProblem(period) : null
  const date = (end: 'from' | 'to') => (
    <TextInput
      type="date"
      aria-label={t(`period.${end}`)}
      aria-invalid={problem !== null}
      min="2000-01-01"
      max="2099-12-31"
      value={period[end]}
      onChange={(event) => onPeriod({ ...period, [end]: event.target.value })}
    />
  )
  return (
    <Row>
      <Segments
        label={t('period.label')}
        value={name}
        choices={periodNames.map((one) => ({ id: one, label: t(`period.${one}`) }))}
        onChange={onName}
      />
      {name === 'custom' ? (
        <span className="dates">
          {date('from')}
          <span aria-hidden="true">–</span>
          {date('to')}
        </span>
      ) : null}
      {problem ? <small role="alert">{t(`period.${problem}`, { days: mostDays.month })}</small> : null}
    </Row>
  )
}
