/** The open hours of a calendar as a week of seven bars of 24 hours. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { minutesOfDay, WEEKDAYS } from '#shared/domain/calendar/schema'
import type { CalendarDef, DayWindows } from '#shared/domain/calendar/schema'

const minutesADay = 1_440
const allDay: DayWindows = [['00:00', '24:00']]

const Grid = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr) max-content',
  gap: '3px 12px',
  alignItems: 'center',
  fontSize: 13,
  fontVariantNumeric: 'tabular-nums',
  '& .bar': {
    position: 'relative',
    height: 14,
    borderRadius: 3,
    background: theme.tokens.ground,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.line}`,
    overflow: 'hidden',
  },
  '& .bar > i': { position: 'absolute', top: 0, bottom: 0, background: theme.tokens.tone.action },
  '& .quiet': { color: theme.tokens.quiet },
  '& .scale': { display: 'flex', justifyContent: 'space-between', color: theme.tokens.quiet, fontSize: 12 },
}))

export function WeekGrid({ calendar }: { readonly calendar: CalendarDef }) {
  const { t } = useTranslation('settings')
  return (
    <Grid>
      <span />
      <span className="scale" aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </span>
      <span />
      {WEEKDAYS.map((day) => {
        const windows = calendar.alwaysOpen ? allDay : (calendar.week?.[day] ?? [])
        const hours = calendar.alwaysOpen
          ? t('policies.hours24')
          : windows.length === 0
            ? t('policies.closed')
            : windows.map(([from, to]) => `${from}–${to}`).join('  ')
        return (
          <div key={day} style={{ display: 'contents' }}>
            <span className={windows.length === 0 ? 'quiet' : undefined}>{t(`weekday.${day}`)}</span>
            <span className="bar" aria-hidden="true">
              {windows.map(([from, to]) => (
                <i
                  key={from}
                  style={{
                    left: `${(minutesOfDay(from) / minutesADay) * 100}%`,
                    width: `${((minutesOfDay(to) - minutesOfDay(from)) / minutesADay) * 100}%`,
                  }}
                />
              ))}
            </span>
            <span className={windows.length === 0 ? 'quiet' : undefined}>{hours}</span>
          </div>
        )
      })}
    </Grid>
  )
}
