/** A random case in words, so that a counterexample can be worked out by hand. */
import type { ClockEvent } from '#shared/domain/sla/history'
import type { MinuteCase } from '../../../support/minute-simulator-promise'
import type { MinuteSpan } from '../../../support/minute-simulator-open'

const MINUTE = 60_000
const DAY = 24 * 60
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** A case and the span of minutes it lies in. */
export type RandomCase = MinuteCase & { readonly span: MinuteSpan }

/** Minutes since midnight -> `09:30`. */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** `Sun 2026-03-29 01:30` in the zone of the span. */
export function localText(span: MinuteSpan, at: number): string {
  const minute = Math.round((at - span.from) / MINUTE)
  const date = new Date(Number(span.day[minute]) * DAY * MINUTE)
  const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][date.getUTCDay()]
  const ms = at - span.from - minute * MINUTE
  return `${weekday} ${date.toISOString().slice(0, 10)} ${clockTime(Number(span.time[minute]))}${ms === 0 ? '' : ` ${ms} ms`}`
}

const windowText = (windows: readonly (readonly [string, string])[] | undefined): string =>
  (windows ?? []).map((window) => window.join('-')).join(' ')

function eventText(span: MinuteSpan, event: ClockEvent): string {
  const { at, type, ...rest } = event
  const value = Object.values(rest).map((each) =>
    type === 'agreed' && each !== null ? localText(span, Number(each)) : each,
  )
  return [localText(span, at), type, ...value].join(' ')
}

/** What a failing case looks like. */
export function describeCase({
  span,
  calendar,
  holidayYears: years,
  severities: known,
  rules,
  agreedOverrides,
  facts,
  events,
  now,
}: RandomCase): string {
  const week = WEEKDAYS.map((day) => [day, windowText(calendar?.week?.[day])] as const).filter(
    ([, text]) => text !== '',
  )
  const { agreedAt, ...others } = facts
  return [
    '',
    `zone       ${span.zone}`,
    `calendar   ${week.length === 0 ? 'every minute' : week.map((day) => day.join(' ')).join(', ')}`,
    ...(years.length === 0 || !calendar?.week
      ? []
      : [
          `closed     ${years.flatMap(({ closed }) => closed.map(({ date }) => date)).join(' ')}`,
          `make-up    ${years.flatMap(({ makeup }) => makeup).join(' ')} ${windowText(calendar.makeupWindows)}`,
          ...(calendar.holidays ? [] : ['           but the calendar does not heed them']),
        ]),
    `severities ${known.join(' ')}${agreedOverrides ? ', an agreed time overrides' : ''}`,
    ...rules.map(
      ({ when, amount }, i) => `rule ${i}     ${JSON.stringify(when ?? {})} -> ${Object.values(amount).join(' ')}`,
    ),
    `facts      ${JSON.stringify(others)}${agreedAt === undefined ? '' : ` agreed ${localText(span, agreedAt)}`}`,
    ...events.toSorted((a, b) => a.at - b.at).map((event) => `           ${eventText(span, event)}`),
    `now        ${localText(span, now)}`,
  ].join('\n')
}
