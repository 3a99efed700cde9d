/** Calls of the day by half hour, answered below and abandoned (hatched) on top. */
import { styled, useTheme } from '@mui/material/styles'
import { memo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Bar, BarChart, CartesianGrid, Rectangle, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import type { BarShapeProps } from 'recharts'
import { EmptyState } from '../../ui/notes'
import { StateShape } from '../../ui/state-badge'
import type { CallBar } from './model'
import { BoardPanel } from './parts'

const Legend = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  gap: '1.2rem',
  '& > span': { display: 'inline-flex', alignItems: 'center', gap: '0.4rem' },
  '& > .answered > svg': { color: theme.tokens.tone.call },
  '& > .abandoned > svg': { color: theme.tokens.tone.late },
}))
const Plot = styled('div')({ flex: 1, minHeight: 0, minWidth: 0, marginLeft: '-0.4rem' })

/** The board's unit in px: the drawing library wants numbers, and they change with the window. */
const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 20

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

/** The half hour that is still going on stands out. */
function AnsweredBar(bar: BarShapeProps) {
  const { tokens } = useTheme()
  // The library hands back the row it was given.
  const { current } = bar.payload as CallBar
  return <Rectangle {...bar} fill={tokens.tone.call} fillOpacity={current ? 1 : 0.62} />
}

export const CallsChart = memo(function CallsChart({ bars }: { readonly bars: readonly CallBar[] }) {
  const { t } = useTranslation('wallboard')
  const { tokens } = useTheme()
  const unit = useSyncExternalStore(onResize, rem)
  const label = { fill: tokens.quiet, fontSize: 1.1 * unit }
  return (
    <BoardPanel
      title={t('calls.title')}
      aside={
        <Legend>
          <span className="answered">
            <StateShape shape="square" />
            {t('calls.answered')}
          </span>
          <span className="abandoned">
            <StateShape shape="diamond" />
            {t('calls.abandoned')}
          </span>
        </Legend>
      }
    >
      {bars.length === 0 ? (
        <EmptyState title={t('calls.empty')} />
      ) : (
        <Plot>
          <ResponsiveContainer width="100%" height="100%">
            <BarChart
              data={[...bars]}
              margin={{ top: 0.4 * unit, right: 0.4 * unit, bottom: 0, left: 0 }}
              barCategoryGap="22%"
              accessibilityLayer={false}
            >
              <defs>
                <pattern
                  id="abandoned"
                  width="6"
                  height="6"
                  patternUnits="userSpaceOnUse"
                  patternTransform="rotate(45)"
                >
                  <rect width="6" height="6" fill={tokens.soft.late} />
                  <rect width="3.4" height="6" fill={tokens.tone.late} />
                </pattern>
              </defs>
              <CartesianGrid vertical={false} stroke={tokens.line} />
              <XAxis
                dataKey="label"
                tick={label}
                tickLine={false}
                axisLine={{ stroke: tokens.line }}
                ticks={bars
                  .map(({ label: at }) => at)
                  .filter((at) => at.endsWith(':00') && Number(at.slice(0, 2)) % 2 === 0)}
                interval={0}
                tickMargin={0.3 * unit}
                height={1.9 * unit}
              />
              <YAxis
                tick={label}
                tickLine={false}
                axisLine={false}
                allowDecimals={false}
                width={2.4 * unit}
                tickCount={3}
                interval={0}
              />
              <Bar
                dataKey="answered"
                stackId="calls"
                fill={tokens.tone.call}
                isAnimationActive={false}
                shape={AnsweredBar}
              />
              <Bar dataKey="abandoned" stackId="calls" fill="url(#abandoned)" isAnimationActive={false} />
            </BarChart>
          </ResponsiveContainer>
        </Plot>
      )}
    </BoardPanel>
  )
})
