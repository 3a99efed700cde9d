/** Reports of telephony as main answers them; a test states only what it is about. */
import { judge, noCalls } from '#shared/domain/kpi/calls'
import type { CallCounts, CountedCalls } from '#shared/domain/kpi/calls'
import type { KpiFigures, KpiReport } from '#shared/domain/kpi/report'
import { noTime } from '#shared/domain/kpi/time'
import type { AgentTime } from '#shared/domain/kpi/time'
import { mainLink } from '#shared/domain/telephony/settings'

const halfHour = 30 * 60_000
/** 2026-11-22 09:00 in Shanghai. */
export const nine = Date.UTC(2026, 10, 22, 1)

/** Judged as a queue nobody has decided anything about. */
export const callCounts = (change: Partial<CountedCalls>): CallCounts =>
  judge({ ...noCalls, ...change }, 'late-abandons', 0.8)

const answered = (count: number): CallCounts =>
  callCounts({
    offered: count,
    answered: count,
    inTime: count,
    completed: count,
    waitOfAnsweredMs: count * 8_000,
    talkMs: count * 90_000,
  })

export type ReportFacts = {
  /** Calls of each half hour from nine o'clock on, all answered in time. */
  readonly offered: readonly number[]
  /** Half hours of which a part was not heard. */
  readonly incomplete?: readonly number[]
  /** The half hour it is now. */
  readonly running?: number
  /** Instead of what `offered` says. */
  readonly calls?: CallCounts
  readonly judgedBy?: Partial<KpiReport['judgedBy']>
}

/** All queues by half hours. */
export function kpiReport({ offered, incomplete = [], running, calls, judgedBy = {} }: ReportFacts): KpiReport {
  const rows = offered.flatMap((count, at) =>
    count === 0
      ? []
      : [
          {
            startsAt: nine + at * halfHour,
            group: '*',
            calls: calls ?? answered(count),
            time: null,
            incomplete: incomplete.includes(at),
          },
        ],
  )
  const all: KpiFigures = {
    calls: calls ?? answered(offered.reduce((a, b) => a + b, 0)),
    time: null,
    incomplete: incomplete.length > 0,
  }
  return {
    asOf: nine + offered.length * halfHour - 1,
    intervals: offered.map((_count, at) => ({
      startsAt: nine + at * halfHour,
      endsAt: nine + (at + 1) * halfHour,
      running: at === running,
      incomplete: incomplete.includes(at),
    })),
    groups: rows.length === 0 ? [] : [{ id: '*', link: null, name: '*' }],
    rows,
    totals: rows.length === 0 ? [] : [{ group: '*', ...all }],
    all,
    judgedBy: { withinS: 20, variant: 'late-abandons', shortAbandonS: 5, ...judgedBy },
  }
}

export type GroupFacts = {
  readonly name: string
  readonly calls?: Partial<CountedCalls>
  readonly time?: Partial<AgentTime>
}

/** A line each for queues or agents of the first PBX, by what they are known by there. */
export function groupReport(groups: Readonly<Record<string, GroupFacts>>): KpiReport {
  const lines = Object.entries(groups).map(([id, { name, calls, time }]) => ({
    id: `${mainLink}/${id}`,
    name,
    calls: callCounts(calls ?? {}),
    time: time ? { ...noTime, ...time } : null,
  }))
  const first = lines[0]
  return {
    ...kpiReport({ offered: [1] }),
    groups: lines.map(({ id, name }) => ({ id, link: mainLink, name })),
    rows: lines.map(({ id, calls, time }) => ({ startsAt: nine, group: id, calls, time, incomplete: false })),
    totals: lines.map(({ id, calls, time }) => ({ group: id, calls, time, incomplete: false })),
    all: { calls: first?.calls ?? noCalls, time: first?.time ?? null, incomplete: false },
  }
}
