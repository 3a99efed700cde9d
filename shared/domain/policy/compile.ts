/** A policy ready for use: its calendars compiled with the public-holiday lists at hand. */
import { compileCalendar, type CompiledCalendar } from '../calendar/compile'
import type { HolidayYear } from '../calendar/schema'
import { ladderClockId, type Ladder } from './ladders'
import type { Commitment, Policy } from './schema'

export type CompiledPolicy = {
  readonly policy: Policy
  /** Those of the file, and one for each step of a ladder that is due at an offset. */
  readonly commitments: readonly Commitment[]
  /** By calendar id. */
  readonly calendars: ReadonlyMap<string, CompiledCalendar>
  /** Counts the time of promises that name no calendar. */
  readonly everyMinute: CompiledCalendar
}

/** The steps of a ladder as promises: each runs from the declaration until the step is done [S3-16]. */
const ladderCommitments = ({ id, factIds, steps }: Ladder): readonly Commitment[] =>
  steps.flatMap(({ id: step, name, offset, clause }) =>
    offset === undefined
      ? []
      : [
          {
            id: ladderClockId(id, step),
            name,
            clause,
            factIds,
            startsOn: 'emergency.declared',
            // The step itself stops it: `ladder.step` of the ticket's events.
            stopsOn: [],
            cancelledBy: ['ticket.resolved'],
            calendar: null,
            pausedBy: [],
            agreedOverrides: false,
            repeats: 'never',
            rules: [{ amount: { kind: 'duration', iso: offset } }],
          },
        ],
  )

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
  return {
    policy,
    commitments: [...policy.commitments, ...policy.ladders.flatMap(ladderCommitments)],
    calendars,
    everyMinute,
  }
}

/** The calendar a commitment counts on. */
export const calendarOf = (
  { calendars, everyMinute }: CompiledPolicy,
  { calendar }: Pick<Commitment, 'calendar'>,
): CompiledCalendar => (calendar === null ? undefined : calendars.get(calendar)) ?? everyMinute

/** The commitment with an id, undefined when the policy has none. */
export const findCommitment = (
  { commitments }: Pick<CompiledPolicy, 'commitments'>,
  id: string,
): Commitment | undefined => commitments.find((commitment) => commitment.id === id)
