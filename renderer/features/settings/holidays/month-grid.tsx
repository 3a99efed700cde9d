/** One month: weekends, holidays by name, make-up workdays; what was changed is marked. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { DayState, Month } from './model'

const Grid = styled('section')(({ theme }) => {
  const { tone, soft } = theme.tokens
  return {
    minWidth: 0,
    '& h3': { margin: '0 0 6px', fontSize: 14 },
    '& .week': { display: 'grid', gridTemplateColumns: 'repeat(7, minmax(0, 1fr))', gap: 2 },
    '& .week > span': { textAlign: 'center', fontSize: 12, color: theme.tokens.quiet },
    '& button': {
      font: 'inherit',
      position: 'relative',
      minWidth: 0,
      height: 42,
      padding: '2px 0',
      display: 'grid',
      alignContent: 'center',
      justifyItems: 'center',
      borderRadius: 6,
      border: '1px solid transparent',
      background: 'none',
      color: theme.tokens.text,
      cursor: 'pointer',
      fontVariantNumeric: 'tabular-nums',
      lineHeight: 1.2,
    },
    '& button:disabled': { cursor: 'default' },
    '& button:hover:not(:disabled)': { borderColor: theme.tokens.edge },
    '& button:focus-visible': { outline: `2px solid ${tone.action}`, outlineOffset: 1 },
    '& button > small': {
      fontSize: 10.5,
      maxWidth: '100%',
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      textOverflow: 'clip',
      minHeight: '1.2em',
    },
    '& button[data-weekend=true]': { color: theme.tokens.quiet, background: theme.tokens.inner },
    '& button[data-kind=closed]': { background: soft.late, color: tone.late },
    '& button[data-kind=makeup]': { background: soft.call, color: tone.call, fontWeight: 700 },
    '& button[data-changed=true]': { borderColor: tone.soon, borderStyle: 'dashed' },
  }
})

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

type Props = {
  readonly month: Month
  readonly days: ReadonlyMap<string, DayState>
  readonly changed: ReadonlySet<string>
  /** Null where nothing may be changed. */
  readonly onDay: ((date: string, at: HTMLElement) => void) | null
}

export function MonthGrid({ month, days, changed, onDay }: Props) {
  const { t } = useTranslation('settings')
  const title = t(`month.${month.month}`)
  return (
    <Grid aria-label={title}>
      <h3>{title}</h3>
      <div className="week">
        {weekdays.map((day) => (
          <span key={day} aria-hidden="true">
            {t(`weekdayShort.${day}`)}
          </span>
        ))}
        {month.days.map(({ date, day, weekend }, i) => {
          const state = days.get(date)
          const kind = state?.kind ?? 'ordinary'
          const words = kind === 'closed' ? state?.name : kind === 'makeup' ? t('holidays.makeupShort') : ''
          return (
            <button
              key={date}
              type="button"
              style={i === 0 ? { gridColumnStart: month.before + 1 } : undefined}
              disabled={onDay === null}
              data-kind={kind}
              data-weekend={weekend}
              data-changed={changed.has(date)}
              aria-label={t('holidays.dayLabel', {
                date,
                kind: t(kind === 'ordinary' && weekend ? 'holidays.kind.weekend' : `holidays.kind.${kind}`),
                name: state?.name ?? '',
              }).trim()}
              onClick={(event) => onDay?.(date, event.currentTarget)}
            >
              <span>{day}</span>
              <small>{words}</small>
            </button>
          )
        })}
      </div>
    </Grid>
  )
}
