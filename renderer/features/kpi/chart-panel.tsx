/** The chart with its legend; the drawing library comes when it is needed. */
import { styled } from '@mui/material/styles'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { goalOf } from '#shared/domain/kpi/calls'
import type { KpiStep } from '#shared/domain/kpi/intervals'
import type { KpiReport } from '#shared/domain/kpi/report'
import { EmptyState } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { barsOf, mostBars } from './model'

// The drawing library is larger than the rest of the screen: the table does not wait for it.
const KpiChart = lazy(async () => ({ default: (await import('./chart')).KpiChart }))

const Legend = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  gap: 18,
  '& > span': { display: 'inline-flex', alignItems: 'center', gap: 6 },
  '& i': { width: 12, height: 12, borderRadius: 3 },
  '& .answered > i': { background: theme.tokens.tone.call, opacity: 0.75 },
  '& .abandoned > i': {
    background: `repeating-linear-gradient(45deg, ${theme.tokens.tone.late} 0 2px, ${theme.tokens.soft.late} 2px 4px)`,
  },
  '& .other > i': { background: theme.tokens.tone.quiet, opacity: 0.5 },
  '& .level > i': { height: 2, borderRadius: 1, background: theme.tokens.tone.plain },
  '& .goal > i': { height: 0, borderRadius: 0, borderTop: `2px dashed ${theme.tokens.tone.good}` },
  '& .incomplete > i': {
    background: `repeating-linear-gradient(-45deg, ${theme.tokens.tone.soon} 0 1px, ${theme.tokens.soft.soon} 1px 4px)`,
  },
}))
const Room = styled('div')({ height: 210, display: 'grid' })

type Props = {
  readonly report: KpiReport
  readonly step: KpiStep
  readonly nameOf: (startsAt: number) => string
}

export function ChartPanel({ report, step, nameOf }: Props) {
  const { t } = useTranslation('kpi')
  const bars = useMemo(() => barsOf(report, step), [report, step])
  const goal = goalOf(report.all.calls)
  const hasOther = bars.some(({ other }) => other > 0)
  const hasGap = bars.some(({ incomplete }) => incomplete > 0)
  const { withinS } = report.judgedBy
  const names = ['answered', 'abandoned', ...(hasOther ? (['other'] as const) : [])] as const
  return (
    <Panel
      title={t('chart.title')}
      aside={
        <Legend>
          {names.map((name) => (
            <span key={name} className={name}>
              <i />
              {t(`chart.${name}`)}
            </span>
          ))}
          <span className="level">
            <i />
            {t('chart.level')} ({withinS === null ? t('tile.ownT') : t('tile.t', { seconds: withinS })})
          </span>
          {goal === null ? null : (
            <span className="goal">
              <i />
              {t('chart.goal', { goal: Math.round(goal * 100) })}
            </span>
          )}
          {hasGap ? (
            <span className="incomplete">
              <i />
              {t('chart.incomplete')}
            </span>
          ) : null}
        </Legend>
      }
    >
      <Suspense fallback={<Room />}>
        {bars.length > mostBars ? (
          <Room>
            <EmptyState title={t('chart.tooMany', { count: mostBars })} />
          </Room>
        ) : (
          <KpiChart bars={bars} goal={goal === null ? null : goal * 100} nameOf={nameOf} />
        )}
      </Suspense>
    </Panel>
  )
}
