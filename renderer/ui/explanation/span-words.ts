/** A span in words, to the minute: `3 天 4 小时`, `8 小时 30 分`, `45 分钟`. */
import { useTranslation } from 'react-i18next'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** `ms` not negative; under a minute it is said as one minute at most, never as nothing. */
export function useSpanWords(): (ms: number) => string {
  const { t } = useTranslation('common')
  return (ms) => {
    if (ms >= day && ms % day === 0) return t('explain.days', { days: ms / day })
    if (ms >= 2 * day)
      return t('explain.daysHours', { days: Math.floor(ms / day), hours: Math.round((ms % day) / hour) })
    const minutes = Math.max(1, Math.round(ms / minute))
    if (minutes < 60) return t('explain.minutes', { minutes })
    if (minutes % 60 === 0) return t('explain.hours', { hours: minutes / 60 })
    return t('explain.hoursMinutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  }
}
