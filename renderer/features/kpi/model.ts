/** What a report is asked for and how its answer becomes the lines of a table: pure. */
import { noCalls } from '#shared/domain/kpi/calls'
import type { KpiStep, Period } from '#shared/domain/kpi/intervals'
import type { KpiFigures, KpiQuery, KpiReport } from '#shared/domain/kpi/report'
import type { LinkId } from '#shared/domain/telephony/settings'

export type KpiView = 'time' | 'queue' | 'agent'
export const kpiViews = ['time', 'queue', 'agent'] as const satisfies readonly KpiView[]

export type QueueChoice = { readonly link: LinkId; readonly queue: string }
export type AgentChoice = { readonly link: LinkId; readonly extension: string; readonly name: string }

export type KpiChoice = {
  readonly view: KpiView
  readonly queue: QueueChoice | null
  readonly agent: AgentChoice | null
  readonly withinS: number | null
  readonly variant: KpiQuery['variant']
}

/** Whether lines tell of agents' time rather than of the queues' calls. */
export const isOfAgents = ({ view, agent }: KpiChoice): boolean =>
  view === 'agent' || (view === 'time' && agent !== null)

/** A line a queue or agent needs no intervals: the whole period is asked for in months. */
export function queryOf(period: Period, step: KpiStep, choice: KpiChoice): KpiQuery {
  const { view, queue, agent, withinS, variant } = choice
  return {
    ...period,
    by: view === 'time' ? step : 'month',
    group: isOfAgents(choice) ? 'agent' : view === 'queue' ? 'queue' : 'total',
    queues: queue && view !== 'agent' && agent === null ? [queue] : [],
    agents: agent && view === 'time' ? [{ link: agent.link, extension: agent.extension }] : [],
    withinS,
    variant,
    shortAbandonS: null,
  }
}

export type Line = KpiFigures & {
  readonly key: string
  /** Of an interval: its start, UTC ms; of a queue or an agent its name. */
  readonly startsAt: number | null
  readonly name: string
  readonly link: LinkId | null
  readonly running: boolean
}

const nothing: KpiFigures = { calls: noCalls, time: null, incomplete: false }

/** The lines of the table. Half hours in which nothing happened are left out; days and months are all there. */
export function linesOf(report: KpiReport, { view }: KpiChoice, step: KpiStep, ofAgents: boolean): readonly Line[] {
  if (view !== 'time')
    return report.groups.map(({ id, name, link }) => ({
      ...(report.totals.find(({ group }) => group === id) ?? nothing),
      key: id,
      startsAt: null,
      name,
      link,
      running: false,
    }))
  const rows = new Map(report.rows.map((row) => [row.startsAt, row]))
  return report.intervals.flatMap(({ startsAt, running, incomplete }) => {
    const figures = rows.get(startsAt)
    const isBusy = figures !== undefined && (ofAgents || figures.calls.offered > 0)
    if (step === 'half-hour' && !isBusy && !running) return []
    const line = { ...(figures ?? nothing), key: String(startsAt), startsAt, name: '', link: null, running }
    return [{ ...line, incomplete: line.incomplete || incomplete }]
  })
}

/** The place of a group after its `link/`. */
export const ownName = (key: string): string => key.slice(key.indexOf('/') + 1)

export type Bar = {
  readonly startsAt: number
  readonly answered: number
  readonly abandoned: number
  readonly other: number
  /** Percent; null without calls. */
  readonly level: number | null
  /** 1 where a part was not heard: a hatched ground. */
  readonly incomplete: number
  readonly running: boolean
}

export const mostBars = 400

/** The bars of the chart: of half hours from the first with a call to the last, of days and months all. */
export function barsOf(report: KpiReport, step: KpiStep): readonly Bar[] {
  const rows = new Map(report.rows.map((row) => [row.startsAt, row.calls]))
  const bars = report.intervals.map(({ startsAt, running, incomplete }) => {
    const calls = rows.get(startsAt) ?? noCalls
    return {
      startsAt,
      answered: calls.answered,
      abandoned: calls.abandoned,
      other: Math.max(0, calls.offered - calls.answered - calls.abandoned - calls.waiting),
      level: calls.judged === 0 ? null : (calls.inTime / calls.judged) * 100,
      incomplete: incomplete ? 1 : 0,
      running,
    }
  })
  if (step !== 'half-hour') return bars
  const isBusy = ({ startsAt }: Bar): boolean => (rows.get(startsAt)?.offered ?? 0) > 0
  return bars.slice(Math.max(0, bars.findIndex(isBusy)), bars.findLastIndex((bar) => isBusy(bar) || bar.running) + 1)
}
