/** A policy ready for use: its calendars compiled with the public-holiday lists at hand. */
import { compileCalendar, type CompiledCalendar } from '../calendar/compile'
import type { HolidayYear } from '../calendar/schema'
import type { Commitment, Policy } from './schema'

export type CompiledPolicy = {
  readonly policy: Policy
  /** By calendar id. */
  readonly calendars: ReadonlyMap<string, CompiledCalendar>
  /** Counts the time of promises that name no calendar. */
  readonly everyMinute: CompiledCalendar
}

export function compilePolicy(policy: Policy, holidayYears: readonly HolidayYear[]): CompiledPolicy {
  const everyMinute = compileCalendar(
    {
      id: 'every-minute',
      version: 1,
      name: { zh: '自然时间', en: 'Calendar time' },
      zone: policy.zone,
      alwaysOpen: true,
      holidays: false,
    },
    [],
  )
  const calendars = new Map(policy.calendars.map((def) => [def.id, compileCalendar(def, holidayYears)]))
  return { policy, calendars, everyMinute }
}

/** The calendar a commitment counts on. */
export const calendarOf = (
  { calendars, everyMinute }: CompiledPolicy,
  { calendar }: Pick<Commitment, 'calendar'>,
): CompiledCalendar => (calendar === null ? undefined : calendars.get(calendar)) ?? everyMinute

/** The commitment with an id, undefined when the policy has none. */
export const findCommitment = (policy: Policy, id: string): Commitment | undefined =>
  policy.commitments.find((commitment) => commitment.id === id)
