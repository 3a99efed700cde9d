/** The policy's calendars, each as the hours of a week. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Policy } from '#shared/domain/policy/schema'
import { useLocalName } from '../../../../ui/local-text'
import { WeekGrid } from '../../week-grid'
import { AssumedMark, Part } from './part'

const Calendars = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(420px, 1fr))',
  gap: '20px 32px',
  '& h4': { margin: '0 0 8px', fontSize: 14, display: 'flex', alignItems: 'center', gap: 10 },
  '& p': { margin: '8px 0 0', color: theme.tokens.quiet, fontSize: 13 },
}))

export function CalendarsPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  return (
    <Part title={t('policies.calendars')}>
      <Calendars>
        {policy.calendars.map((calendar) => (
          <section key={calendar.id} aria-label={local(calendar.name)}>
            <h4>
              {local(calendar.name)}
              {calendar.assumed ? <AssumedMark /> : null}
            </h4>
            <WeekGrid calendar={calendar} />
            <p>
              {calendar.alwaysOpen
                ? t('policies.alwaysOpen')
                : t(calendar.holidays ? 'policies.heedsHolidays' : 'policies.ignoresHolidays')}
              {calendar.zone === 'Asia/Shanghai' ? null : ` · ${calendar.zone}`}
            </p>
            {calendar.note ? <p>{local(calendar.note)}</p> : null}
          </section>
        ))}
      </Calendars>
    </Part>
  )
}
