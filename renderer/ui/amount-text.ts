/** A promised amount of time (`PT30M`, `NBD`, `NBD+3`, `P30D`, `agreed`) as a key of the catalogue and its numbers. */

export type AmountWords = {
  readonly key: 'agreed' | 'days' | 'hours' | 'hoursMinutes' | 'minutes' | 'nextWorkingDay' | 'workingDays' | 'other'
  readonly params: Readonly<Record<string, number | string>>
}

export function readAmount(amount: string): AmountWords {
  if (amount === 'agreed') return { key: 'agreed', params: {} }
  const time = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?$/.exec(amount)
  if (time) {
    const hours = Number(time[1] ?? 0)
    const minutes = Number(time[2] ?? 0)
    if (hours === 0) return { key: 'minutes', params: { minutes } }
    return minutes === 0 ? { key: 'hours', params: { hours } } : { key: 'hoursMinutes', params: { hours, minutes } }
  }
  const workingDays = /^NBD(?:\+(\d+))?$/.exec(amount)
  if (workingDays) {
    const days = 1 + Number(workingDays[1] ?? 0)
    return days === 1 ? { key: 'nextWorkingDay', params: {} } : { key: 'workingDays', params: { days } }
  }
  const days = /^P(\d+)D$/.exec(amount)
  return days ? { key: 'days', params: { days: Number(days[1]) } } : { key: 'other', params: { amount } }
}
