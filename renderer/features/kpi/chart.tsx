/** Calls by interval, answered below and abandoned (hatched) on top, with the service level as a line. */
import { styled, useTheme } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import {
  Bar as Bars,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { TooltipContentProps } from 'recharts'
import { percent } from './columns'
import type { Bar } from './model'

const Plot = styled('div')({ height: 210, minWidth: 0 })
const Tip = styled('div')(({ theme }) => ({
  padding: '8px 12px',
  borderRadius: 8,
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.edge}`,
  fontVariantNumeric: 'tabular-nums',
  '& strong': { display: 'block', marginBottom: 2 },
  '& span': { display: 'block' },
}))

type Props = {
  readonly bars: readonly Bar[]
  /** Percent; null where there is none. */
  readonly goal: number | null
  /** How an interval is written under its bar. */
  readonly nameOf: (startsAt: number) => string
}

export function KpiChart({ bars, goal, nameOf }: Props) {
  const { t } = useTranslation('kpi')
  const { tokens } = useTheme()
  const label = { fill: tokens.quiet, fontSize: 12 }

  const tip = ({ active, payload }: TooltipContentProps) => {
    // The library hands back the row it was given.
    const bar = payload?.[0]?.payload as Bar | undefined
    if (!active || !bar) return null
    return (
      <Tip>
        <strong>
          {nameOf(bar.startsAt)}
          {bar.incomplete > 0 ? ` · ${t('incomplete')}` : null}
          {bar.running ? ` · ${t('runningNow')}` : null}
        </strong>
        <span>
          {t('chart.answered')} {bar.answered}
        </span>
        <span>
          {t('chart.abandoned')} {bar.abandoned}
        </span>
        {bar.other > 0 ? (
          <span>
            {t('chart.other')} {bar.other}
          </span>
        ) : null}
        <span>
          {t('chart.level')} {percent(bar.level === null ? null : bar.level / 100, t('none'))}
        </span>
      </Tip>
    )
  }

  return (
    <Plot>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={[...bars]} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barCategoryGap="24%">
          <defs>
            <pattern
              id="kpi-abandoned"
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="6" height="6" fill={tokens.soft.late} />
              <rect width="3.4" height="6" fill={tokens.tone.late} />
            </pattern>
            <pattern
              id="kpi-incomplete"
              width="7"
              height="7"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(-45)"
            >
              <rect width="7" height="7" fill={tokens.soft.soon} />
              <rect width="1.4" height="7" fill={tokens.tone.soon} fillOpacity={0.55} />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke={tokens.line} yAxisId="calls" />
          <XAxis
            xAxisId="calls"
            dataKey="startsAt"
            tickFormatter={nameOf}
            tick={label}
            tickLine={false}
            axisLine={{ stroke: tokens.line }}
            minTickGap={16}
          />
          <XAxis xAxisId="ground" dataKey="startsAt" hide />
          <YAxis
            yAxisId="calls"
            tick={label}
            tickLine={false}
            axisLine={false}
            allowDecimals={false}
            width={40}
            tickCount={4}
          />
          <YAxis
            yAxisId="level"
            orientation="right"
            domain={[0, 100]}
            ticks={[0, 50, 100]}
            tickFormatter={(value: number) => `${value}%`}
            tick={label}
            tickLine={false}
            axisLine={false}
            width={46}
          />
          <YAxis yAxisId="ground" domain={[0, 1]} hide />
          <Bars
            xAxisId="ground"
            yAxisId="ground"
            dataKey="incomplete"
            fill="url(#kpi-incomplete)"
            isAnimationActive={false}
            barSize={10_000}
          />
          <Bars
            xAxisId="calls"
            yAxisId="calls"
            stackId="calls"
            dataKey="answered"
            fill={tokens.tone.call}
            fillOpacity={0.75}
            maxBarSize={48}
            isAnimationActive={false}
          />
          <Bars
            xAxisId="calls"
            yAxisId="calls"
            stackId="calls"
            dataKey="abandoned"
            fill="url(#kpi-abandoned)"
            maxBarSize={48}
            isAnimationActive={false}
          />
          <Bars
            xAxisId="calls"
            yAxisId="calls"
            stackId="calls"
            dataKey="other"
            fill={tokens.tone.quiet}
            fillOpacity={0.5}
            maxBarSize={48}
            isAnimationActive={false}
          />
          {goal === null ? null : (
            <ReferenceLine xAxisId="calls" yAxisId="level" y={goal} stroke={tokens.tone.good} strokeDasharray="5 4" />
          )}
          <Line
            xAxisId="calls"
            yAxisId="level"
            dataKey="level"
            stroke={tokens.tone.plain}
            strokeWidth={2}
            dot={{ r: 2.5, fill: tokens.tone.plain, strokeWidth: 0 }}
            connectNulls={false}
            isAnimationActive={false}
          />
          <Tooltip content={tip} isAnimationActive={false} cursor={{ fill: tokens.soft.plain, fillOpacity: 0.5 }} />
        </ComposedChart>
      </ResponsiveContainer>
    </Plot>
  )
}
