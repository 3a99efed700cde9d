/** A report of telephony: what was asked, what was counted for it, and the rows and totals that follow. Pure. */
import { z } from 'zod'
import type { ServiceLevelVariant } from '../queue/kpi'
import { QueueSettings } from '../telephony/queue-settings'
import type { Thresholds } from '../telephony/queue-settings'
import { LinkId } from '../telephony/settings'
import { addCalls, judge, noCalls } from './calls'
import type { CallCounts, CountedCalls } from './calls'
import { daysIn, KpiStep } from './intervals'
import type { Interval } from './intervals'
import { addSpent, addTime, cut, noTime } from './time'
import type { AgentTime, Spent } from './time'

/** The longest period by step, days: a screen full of half hours, a year of days, ten years of months. */
export const mostDays: Readonly<Record<KpiStep, number>> = { 'half-hour': 31, day: 366, month: 3_660 }

/** Half hours of all agents at once are more lines than anybody reads: a week of them, days. */
const mostAgentHalfHourDays = 7

type Asked = { readonly by: KpiStep; readonly group: string; readonly agents: readonly unknown[] }

const mostDaysOf = ({ by, group, agents }: Asked): number =>
  by === 'half-hour' && group === 'agent' && agents.length === 0 ? mostAgentHalfHourDays : mostDays[by]

const named = { link: LinkId }

export const KpiQuery = z
  .object({
    /** Local days, both in it. */
    from: z.iso.date(),
    to: z.iso.date(),
    by: KpiStep,
    group: z.enum(['total', 'queue', 'agent']),
    /** Only calls of these; empty for all. */
    queues: z.array(z.object({ ...named, queue: QueueSettings.shape.queue })).max(200),
    agents: z.array(z.object({ ...named, extension: z.string().min(1).max(40) })).max(200),
    /** What is taken for every queue instead of its own setting; null takes its own. */
    withinS: z.number().int().min(1).max(3_600).nullable(),
    variant: QueueSettings.shape.variant.nullable(),
    shortAbandonS: QueueSettings.shape.shortAbandonS.nullable(),
  })
  .refine((query) => daysIn(query) >= 1 && daysIn(query) <= mostDaysOf(query), { path: ['to'] })
export type KpiQuery = z.infer<typeof KpiQuery>

/** Counted calls of a queue or an agent in an interval. */
export type CountedGroup = {
  readonly startsAt: number
  readonly link: LinkId
  readonly queue: string
  /** Extension; null where calls are not told apart by agent. */
  readonly agent: string | null
  readonly counted: CountedCalls
}

/** Time of an agent in an interval. */
export type SpentGroup = {
  readonly startsAt: number
  readonly link: LinkId
  readonly extension: string
  readonly spent: Spent
}

/** A span that reaches over a border of intervals, or is not over. */
export type LongSpan = {
  readonly link: LinkId
  readonly extension: string
  readonly state: Exclude<Spent['state'], 'missed'>
  readonly reason: string | null
  readonly from: number
  readonly to: number
}

/** Nothing was heard of a PBX; UTC ms. */
export type HeardNothing = { readonly link: LinkId; readonly from: number; readonly to: number }

export type Counted = {
  readonly intervals: readonly Interval[]
  readonly calls: readonly CountedGroup[]
  readonly spent: readonly SpentGroup[]
  readonly spans: readonly LongSpan[]
  readonly gaps: readonly HeardNothing[]
}

export type KpiFigures = {
  readonly calls: CallCounts
  /** Null where time belongs to no queue. */
  readonly time: AgentTime | null
  /** Part of it was not heard: the figures may be too low. */
  readonly incomplete: boolean
}

export type KpiRow = KpiFigures & { readonly startsAt: number; readonly group: string }

/** `link/queue`, `link/extension`, or `*` for everything. */
export type KpiGroup = { readonly id: string; readonly link: LinkId | null; readonly name: string }

export type KpiInterval = Interval & {
  /** It is now. */
  readonly running: boolean
  readonly incomplete: boolean
}

export type KpiReport = {
  /** When it was made, UTC ms: calls and times that ran then are in it as far as they were. */
  readonly asOf: number
  /** Up to the one that runs. */
  readonly intervals: readonly KpiInterval[]
  readonly groups: readonly KpiGroup[]
  /** Only where something happened. */
  readonly rows: readonly KpiRow[]
  readonly totals: readonly (KpiFigures & { readonly group: string })[]
  readonly all: KpiFigures
  /** What calls were judged by; null where queues differ. */
  readonly judgedBy: {
    readonly withinS: number | null
    readonly variant: ServiceLevelVariant | null
    readonly shortAbandonS: number | null
  }
}

export type ReportParts = {
  readonly counted: Counted
  readonly group: KpiQuery['group']
  readonly thresholds: (link: LinkId, queue: string) => Thresholds
  /** By what calls would be judged, while there are none. */
  readonly usual: readonly Thresholds[]
  readonly nameOf: (link: LinkId, name: string) => string
  readonly asOf: number
}

export const everything = '*'

type Cell = { readonly startsAt: number; readonly group: string; readonly link: LinkId | null } & {
  calls: CallCounts
  time: AgentTime | null
}

/** The report of what was counted. Groups are in the order of their names. */
export function makeReport({ counted, group, thresholds, usual, nameOf, asOf }: ReportParts): KpiReport {
  const intervals = counted.intervals.filter(({ startsAt }) => startsAt <= asOf)
  const cells = new Map<string, Cell>()
  const names = new Map<string, KpiGroup>()

  const cellOf = (startsAt: number, link: LinkId, name: string): Cell => {
    const id = group === 'total' ? everything : `${link}/${name}`
    const of = group === 'total' ? null : link
    if (!names.has(id)) names.set(id, { id, link: of, name: of === null ? everything : nameOf(link, name) })
    const key = `${startsAt}\n${id}`
    const known = cells.get(key)
    if (known) return known
    const cell: Cell = { startsAt, group: id, link: of, calls: noCalls, time: null }
    cells.set(key, cell)
    return cell
  }
  const spend = (startsAt: number, link: LinkId, extension: string, spent: Spent): void => {
    const cell = cellOf(startsAt, link, extension)
    cell.time = addSpent(cell.time ?? noTime, spent)
  }

  for (const { startsAt, link, queue, agent, counted: calls } of counted.calls) {
    const { variant, goal } = thresholds(link, queue)
    const cell = cellOf(startsAt, link, agent ?? queue)
    cell.calls = addCalls(cell.calls, judge(calls, variant, goal))
  }
  for (const { startsAt, link, extension, spent } of counted.spent) spend(startsAt, link, extension, spent)
  for (const { link, extension, state, reason, from, to } of counted.spans)
    for (const interval of overlapping(intervals, from, to))
      spend(interval.startsAt, link, extension, { state, reason, ms: cut(from, to, interval) })

  const gapsOf = (link: LinkId | null) => counted.gaps.filter((gap) => link === null || gap.link === link)
  const touched = touchedBy(intervals)
  const silent = new Map<LinkId | null, ReadonlySet<number>>()
  const isSilent = (startsAt: number, link: LinkId | null): boolean => {
    const known = silent.get(link) ?? touched(gapsOf(link))
    silent.set(link, known)
    return known.has(startsAt)
  }

  const rows = [...cells.values()]
    .map(({ startsAt, group: of, link, calls, time }) => ({
      startsAt,
      group: of,
      calls,
      time,
      incomplete: calls.inexact > 0 || isSilent(startsAt, link),
    }))
    .toSorted((a, b) => a.startsAt - b.startsAt)
  const groups = [...names.values()].toSorted(
    (a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }) || (a.id < b.id ? -1 : 1),
  )
  const inexact = new Set(rows.filter(({ incomplete }) => incomplete).map(({ startsAt }) => startsAt))
  return {
    asOf,
    intervals: intervals.map((interval) => ({
      ...interval,
      running: asOf < interval.endsAt,
      incomplete: inexact.has(interval.startsAt) || isSilent(interval.startsAt, null),
    })),
    groups,
    rows,
    totals: groups.map(({ id, link }) => ({
      group: id,
      ...sumOf(
        rows.filter((row) => row.group === id),
        touched(gapsOf(link)).size > 0,
      ),
    })),
    all: sumOf(rows, counted.gaps.length > 0),
    judgedBy: sharedThresholds(
      counted.calls.length === 0 ? usual : counted.calls.map(({ link, queue }) => thresholds(link, queue)),
    ),
  }
}

function sumOf(rows: readonly KpiFigures[], silent: boolean): KpiFigures {
  let calls = noCalls
  let time: AgentTime | null = null
  for (const row of rows) {
    calls = addCalls(calls, row.calls)
    if (row.time) time = addTime(time ?? noTime, row.time)
  }
  return { calls, time, incomplete: silent || rows.some(({ incomplete }) => incomplete) }
}

/** The intervals that share time with `from ≤ t < to`. */
function overlapping(intervals: readonly Interval[], from: number, to: number): readonly Interval[] {
  let [low, high] = [0, intervals.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((intervals[middle]?.endsAt ?? Infinity) <= from) low = middle + 1
    else high = middle
  }
  let end = low
  while ((intervals[end]?.startsAt ?? Infinity) < to) end++
  return intervals.slice(low, end)
}

const touchedBy =
  (intervals: readonly Interval[]) =>
  (gaps: readonly HeardNothing[]): ReadonlySet<number> =>
    new Set(gaps.flatMap(({ from, to }) => overlapping(intervals, from, to).map(({ startsAt }) => startsAt)))

/** The one value that all of them have. */
function shared<T>(values: readonly T[]): T | null {
  const [first, ...others] = new Set(values)
  return first === undefined || others.length > 0 ? null : first
}

function sharedThresholds(all: readonly Thresholds[]): KpiReport['judgedBy'] {
  return {
    withinS: shared(all.map(({ withinS }) => withinS)),
    variant: shared(all.map(({ variant }) => variant)),
    shortAbandonS: shared(all.map(({ shortAbandonS }) => shortAbandonS)),
  }
}
