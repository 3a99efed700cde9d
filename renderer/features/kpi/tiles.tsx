/** The period in six numbers. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { abandonmentOf, ahtOf, asaOf, goalOf, serviceLevelOf } from '#shared/domain/kpi/calls'
import type { KpiReport } from '#shared/domain/kpi/report'
import { occupancyOf, signedInMs } from '#shared/domain/kpi/time'
import { BigNumber } from '../../ui/big-number'
import { levelTone } from '../../ui/level-tone'
import { OnDemand } from '../../ui/on-demand'
import { spanText } from '../../ui/time-text'
import type { Tone } from '../../ui/tokens'
import { levelFormula } from './columns'

const Row = styled('dl')({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
  gap: 12,
})
const Box = styled('div')(({ theme }) => ({
  padding: '12px 16px',
  display: 'grid',
  gap: 6,
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  '& > dt': { color: theme.tokens.quiet, marginInlineStart: '-0.3em' },
  '& > dt > button': { color: 'inherit', fontSize: '1em' },
  '& > dd': { margin: 0 },
  '& > dd.number': { fontSize: 26 },
  '& > dd.foot': {
    color: theme.tokens.quiet,
    fontSize: 13,
    minHeight: '1.55em',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
}))

type TileProps = {
  readonly title: string
  readonly formula: string
  readonly value: string
  readonly unit?: string
  readonly tone?: Tone
  readonly foot: string
}

const Tile = ({ title, formula, value, unit, tone, foot }: TileProps) => (
  <Box>
    <dt>
      <OnDemand label={title}>{formula}</OnDemand>
    </dt>
    <dd className="number">
      <BigNumber value={value} {...(unit ? { unit } : {})} {...(tone ? { tone } : {})} />
    </dd>
    <dd className="foot">{foot}</dd>
  </Box>
)

/** A share with one decimal, its sign apart. */
const parts = (ratio: number | null, none: string) =>
  ratio === null ? { value: none } : { value: (Math.round(ratio * 1_000) / 10).toFixed(1), unit: '%' }

export function Tiles({ report }: { readonly report: KpiReport }) {
  const { t } = useTranslation('kpi')
  const { calls, time } = report.all
  const { withinS } = report.judgedBy
  const level = serviceLevelOf(calls)
  const goal = goalOf(calls)
  const spanOr = (ms: number | null) => (ms === null ? t('none') : spanText(ms))
  const levelFoot = [
    withinS === null ? t('tile.ownT') : t('tile.t', { seconds: withinS }),
    goal === null ? null : t('tile.goal', { goal: Math.round(goal * 100) }),
  ]
  return (
    <Row>
      <Tile
        title={t('tile.offered')}
        formula={t('formula.offered')}
        value={String(calls.offered)}
        unit={t('unit.calls')}
        foot={`${t('tile.answered', { count: calls.answered })} · ${t('tile.lost', { count: calls.abandoned })}`}
      />
      <Tile
        title={t('tile.level')}
        formula={levelFormula(t, report.judgedBy)}
        {...parts(level, t('none'))}
        tone={levelTone(level, goal ?? 1)}
        foot={levelFoot.filter((one) => one !== null).join(' · ')}
      />
      <Tile
        title={t('tile.asa')}
        formula={t('formula.asa')}
        value={spanOr(asaOf(calls))}
        foot={calls.offered === 0 ? '' : t('tile.longest', { time: spanText(calls.longestWaitMs) })}
      />
      <Tile
        title={t('tile.abandonment')}
        formula={t('formula.abandonment')}
        {...parts(abandonmentOf(calls), t('none'))}
        foot={t('tile.short', { count: calls.shortAbandoned })}
      />
      <Tile
        title={t('tile.aht')}
        formula={t('formula.aht')}
        value={spanOr(ahtOf(calls))}
        foot={t('tile.handled', { count: calls.completed + calls.transferred })}
      />
      {time ? (
        <Tile
          title={t('tile.occupancy')}
          formula={t('formula.occupancy')}
          {...parts(occupancyOf(time), t('none'))}
          foot={t('tile.signedIn', { time: spanText(signedInMs(time)) })}
        />
      ) : null}
    </Row>
  )
}
