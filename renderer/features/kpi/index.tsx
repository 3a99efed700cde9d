/** Reports of telephony: a period by its intervals, queues or agents, as a table that adds up and a chart. */
import { styled } from '@mui/material/styles'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KpiStep, Period } from '#shared/domain/kpi/intervals'
import type { KpiReport } from '#shared/domain/kpi/report'
import { useMinute } from '../../data/minute'
import { useQuery } from '../../data/use-query'
import { ActionButton } from '../../ui/fields'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateShape } from '../../ui/state-badge'
import { isoDate, timeOfDay } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import type { UiWords } from '../../ui/words'
import { ChartPanel } from './chart-panel'
import { agentColumns, callColumns } from './columns'
import { ExportButton } from './export-button'
import { FilterBar } from './filter-bar'
import { KpiTable } from './kpi-table'
import { isOfAgents, linesOf, ownName, queryOf } from './model'
import type { KpiChoice, Line } from './model'
import { namedPeriod, periodProblem, stepFor } from './period'
import type { PeriodName } from './period'
import { PeriodPicker } from './period-picker'
import { Tiles } from './tiles'

const Page = styled('div')(({ theme }) => ({
  ...thinScrollbar(theme),
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  padding: '18px 24px 24px',
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  alignContent: 'start',
  gridAutoRows: 'max-content',
  gap: 14,
  '& > header': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 20px' },
  '& > header > h1': { margin: 0, fontSize: '1.4em' },
  '& > header > .end': {
    marginInlineStart: 'auto',
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    color: theme.tokens.quiet,
    fontVariantNumeric: 'tabular-nums',
  },
  '& > p': { margin: 0, color: theme.tokens.quiet, fontSize: 13 },
}))

const Lines = styled('section')(({ theme }) => ({
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  overflow: 'hidden',
  '& > header': { display: 'flex', alignItems: 'center', justifyContent: 'space-between', padding: '10px 16px' },
  '& > header > h2': { margin: 0, fontSize: '1.06em' },
}))

const start: KpiChoice = { view: 'time', queue: null, agent: null, withinS: null, variant: null }

/** How an interval is written: the time of a half hour (with its day where there are several), a day, a month. */
function intervalText(startsAt: number, step: KpiStep, period: Period, words: UiWords): string {
  const day = isoDate(startsAt, words.zone)
  switch (step) {
    case 'half-hour': {
      const time = timeOfDay(startsAt, words)
      return period.from === period.to ? time : `${day.slice(5)} ${time}`
    }
    case 'day':
      return period.from.slice(0, 4) === period.to.slice(0, 4) ? day.slice(5) : day
    case 'month':
      return day.slice(0, 7)
  }
}

export function KpiScreen() {
  const { t } = useTranslation('kpi')
  const words = useWords()
  const today = isoDate(useMinute(), words.zone)
  const [name, setName] = useState<PeriodName>('today')
  const [custom, setCustom] = useState<Period>({ from: today, to: today })
  const [wantedStep, setWantedStep] = useState<KpiStep | null>(null)
  const [choice, setChoice] = useState<KpiChoice>(start)
  const queues = useQuery('queues.list', undefined)
  const period = name === 'custom' ? custom : namedPeriod(name, today)
  const problem = periodProblem(period)
  const step = problem === null ? stepFor(period, wantedStep) : 'day'
  const report = useQuery('kpi.report', problem === null ? queryOf(period, step, choice) : null, { keepPrevious: true })
  const set = (change: Partial<KpiChoice>) => setChoice((old) => ({ ...old, ...change }))
  const onName = (chosen: PeriodName) => {
    if (chosen === 'custom' && problem === null) setCustom(period)
    setName(chosen)
  }

  return (
    <Page aria-busy={report.loading}>
      <header>
        <h1>{t('title')}</h1>
        <PeriodPicker name={name} period={period} onName={onName} onPeriod={setCustom} />
        <span className="end">
          {report.value ? (
            <span>
              {t('asOf', { time: timeOfDay(report.value.asOf, words) })}
              {report.value.all.calls.waiting > 0
                ? ` · ${t('running', { count: report.value.all.calls.waiting })}`
                : null}
            </span>
          ) : null}
          <ActionButton type="button" look="quiet" onClick={report.reload}>
            {t('refresh')}
          </ActionButton>
        </span>
      </header>
      <FilterBar
        choice={choice}
        set={set}
        period={period}
        step={step}
        onStep={setWantedStep}
        queues={queues.value ?? []}
      />
      {report.error ? <ErrorNote failure={report.error} onRetry={report.reload} /> : null}
      {queues.error ? <ErrorNote failure={queues.error} onRetry={queues.reload} /> : null}
      {problem === null && report.value ? (
        <Report key={`${choice.view}`} report={report.value} choice={choice} set={set} step={step} period={period} />
      ) : null}
      {report.loading && !report.value ? <EmptyState title={words.loading} /> : null}
    </Page>
  )
}

type ReportProps = {
  readonly report: KpiReport
  readonly choice: KpiChoice
  readonly set: (change: Partial<KpiChoice>) => void
  readonly step: KpiStep
  readonly period: Period
}

function Report({ report, choice, set, step, period }: ReportProps) {
  const { t } = useTranslation('kpi')
  const words = useWords()
  const { view } = choice
  const ofAgents = isOfAgents(choice)
  const lines = useMemo(() => linesOf(report, choice, step, ofAgents), [report, choice, step, ofAgents])
  const columns = useMemo(() => (ofAgents ? agentColumns(t) : callColumns(t, report)), [t, report, ofAgents])
  const total: Line = { ...report.all, key: '*', startsAt: null, name: '', link: null, running: false }
  const intervalName = (startsAt: number) => intervalText(startsAt, step, period, words)
  const nameOf = (line: Line) => (line.startsAt === null ? line.name : intervalName(line.startsAt))
  const first = t(view === 'time' ? 'column.interval' : `column.${view}`)

  const open = ({ key, link, name }: Line) => {
    if (link === null) return
    if (view === 'queue') set({ view: 'time', queue: { link, queue: ownName(key) }, agent: null })
    else set({ view: 'time', queue: null, agent: { link, extension: ownName(key), name } })
  }

  if (report.rows.length === 0 || (!ofAgents && report.all.calls.offered === 0))
    return (
      <EmptyState icon={<StateShape shape="ring" />} title={t(ofAgents ? 'noAgents' : 'empty')} hint={t('emptyHint')} />
    )
  return (
    <>
      {ofAgents ? null : <Tiles report={report} />}
      {view === 'time' && !ofAgents ? <ChartPanel report={report} step={step} nameOf={intervalName} /> : null}
      <Lines aria-label={t('lines')}>
        <header>
          <h2>{t('lines')}</h2>
          <ExportButton
            fileName={t('fileName', { ...period, what: t(view === 'time' ? `step.${step}` : `view.${view}`) })}
            first={first}
            columns={columns}
            lines={lines}
            total={total}
            nameOf={nameOf}
          />
        </header>
        <KpiTable
          label={t(`view.${view}`)}
          first={first}
          columns={columns}
          lines={lines}
          total={total}
          nameOf={nameOf}
          asideOf={({ key, name }) => (view === 'agent' && ownName(key) !== name ? ownName(key) : null)}
          onOpen={view === 'time' ? null : open}
        />
      </Lines>
      <p>{t('note', { zone: words.zone })}</p>
    </>
  )
}
