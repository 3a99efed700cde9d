/** The columns of the tables: what each says of a line, on the screen and in a file, and the formula behind it. */
import type { TFunction } from 'i18next'
import { abandonmentOf, ahtOf, asaOf, goalOf, otherExits, serviceLevelOf } from '#shared/domain/kpi/calls'
import { occupancyOf, signedInMs } from '#shared/domain/kpi/time'
import type { KpiReport } from '#shared/domain/kpi/report'
import { levelTone } from '../../ui/level-tone'
import { StateBadge } from '../../ui/state-badge'
import { spanText } from '../../ui/time-text'
import type { Cell } from './csv'
import type { Line } from './model'
import { Pauses, Spread } from './time-cells'

export type Words = TFunction<'kpi'>

export type Column = {
  readonly id: string
  readonly title: string
  readonly formula: React.ReactNode
  readonly cell: (line: Line) => React.ReactNode
  /** In a file: seconds, shares from 0 to 1, counts. */
  readonly value: ((line: Line) => Cell) | null
}

export const percent = (ratio: number | null, none: string): string =>
  ratio === null ? none : `${(Math.round(ratio * 1_000) / 10).toFixed(1)}%`

const rounded = (ratio: number | null): number | null => (ratio === null ? null : Math.round(ratio * 10_000) / 10_000)
const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 10) / 100)

const counted = (t: Words, id: 'offered' | 'answered' | 'abandoned' | 'transferred'): Column => ({
  id,
  title: t(`column.${id}`),
  formula: t(`formula.${id}`),
  cell: ({ calls }) => calls[id],
  value: ({ calls }) => calls[id],
})

type SpanId = 'asa' | 'longest' | 'aht' | 'talk' | 'hold' | 'wrapUp' | 'signedIn' | 'available' | 'ringing' | 'inCall'

/** A span in ms; null where there is nothing to divide by. */
const span = (t: Words, id: SpanId, of: (line: Line) => number | null): Column => ({
  id,
  title: t(`column.${id}`),
  formula: t(`formula.${id}`),
  cell: (line) => {
    const ms = of(line)
    return ms === null ? t('none') : spanText(ms)
  },
  value: (line) => seconds(of(line)),
})

const share = (t: Words, id: 'abandonment' | 'occupancy', of: (line: Line) => number | null): Column => ({
  id,
  title: t(`column.${id}`),
  formula: t(`formula.${id}`),
  cell: (line) => percent(of(line), t('none')),
  value: (line) => rounded(of(line)),
})

/** What the service level of this report is, in words. */
export function levelFormula(t: Words, { withinS, variant }: KpiReport['judgedBy']): string {
  return withinS === null || variant === null
    ? t('formula.levelOwn')
    : t('formula.level', { seconds: withinS, variant: t(`variant.${variant}`) })
}

const level = (t: Words, judgedBy: KpiReport['judgedBy']): Column => ({
  id: 'level',
  title:
    judgedBy.withinS === null
      ? t('column.level')
      : `${t('column.level')} (${t('filter.seconds', { seconds: judgedBy.withinS })})`,
  formula: levelFormula(t, judgedBy),
  cell: ({ calls }) => {
    const ratio = serviceLevelOf(calls)
    const label = percent(ratio, t('none'))
    return ratio === null ? label : <StateBadge bare tone={levelTone(ratio, goalOf(calls) ?? 1)} label={label} />
  },
  value: ({ calls }) => rounded(serviceLevelOf(calls)),
})

const other = (t: Words): Column => ({
  id: 'other',
  title: t('column.other'),
  formula: t('formula.otherPlain'),
  cell: ({ calls }) => {
    const count = otherExits(calls)
    return count === 0 ? 0 : <span title={t('formula.other', calls)}>{count}</span>
  },
  value: ({ calls }) => otherExits(calls),
})

const short = (t: Words): Column => ({
  id: 'short',
  title: t('column.short'),
  formula: t('formula.short'),
  cell: ({ calls }) => calls.shortAbandoned,
  value: ({ calls }) => calls.shortAbandoned,
})

const aht = (t: Words): Column => span(t, 'aht', ({ calls }) => ahtOf(calls))
const occupancy = (t: Words): Column => share(t, 'occupancy', ({ time }) => (time ? occupancyOf(time) : null))

/** Of queues and intervals. Time belongs to no queue, so that occupancy is told of all of them only. */
export const callColumns = (t: Words, report: KpiReport): readonly Column[] => [
  counted(t, 'offered'),
  counted(t, 'answered'),
  counted(t, 'abandoned'),
  short(t),
  other(t),
  level(t, report.judgedBy),
  share(t, 'abandonment', ({ calls }) => abandonmentOf(calls)),
  span(t, 'asa', ({ calls }) => asaOf(calls)),
  span(t, 'longest', ({ calls }) => (calls.offered === calls.waiting ? null : calls.longestWaitMs)),
  aht(t),
  span(t, 'talk', ({ calls }) => calls.talkMs),
  span(t, 'hold', ({ calls }) => calls.holdMs),
  span(t, 'wrapUp', ({ calls }) => calls.wrapUpMs),
  counted(t, 'transferred'),
  ...(report.all.time === null ? [] : [occupancy(t)]),
]

/** Of agents, all together or one by intervals. */
export const agentColumns = (t: Words): readonly Column[] => [
  counted(t, 'answered'),
  {
    id: 'missed',
    title: t('column.missed'),
    formula: t('formula.missed'),
    cell: ({ time }) => time?.missed ?? t('none'),
    value: ({ time }) => time?.missed ?? null,
  },
  counted(t, 'transferred'),
  span(t, 'talk', ({ calls }) => calls.talkMs),
  span(t, 'hold', ({ calls }) => calls.holdMs),
  aht(t),
  span(t, 'signedIn', ({ time }) => time && signedInMs(time)),
  span(t, 'inCall', ({ time }) => time && time.inCallMs + time.onHoldMs),
  span(t, 'wrapUp', ({ time }) => time && time.wrapUpMs),
  span(t, 'available', ({ time }) => time && time.availableMs),
  span(t, 'ringing', ({ time }) => time && time.ringingMs),
  {
    id: 'paused',
    title: t('column.paused'),
    formula: t('formula.paused'),
    cell: ({ time }) => (time ? <Pauses time={time} /> : t('none')),
    value: ({ time }) => seconds(time && time.pausedMs),
  },
  occupancy(t),
  {
    id: 'spread',
    title: t('column.spread'),
    formula: t('formula.spread'),
    cell: ({ time }) => (time ? <Spread time={time} /> : t('none')),
    value: null,
  },
]
