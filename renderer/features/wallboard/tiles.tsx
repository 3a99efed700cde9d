/** The numbers that are read from across the room. */
import { styled } from '@mui/material/styles'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueRow } from '#shared/ipc/contract'
import { BigNumber } from '../../ui/big-number'
import { Elapsed } from '../../ui/countdown'
import { StateBadge } from '../../ui/state-badge'
import { spanText } from '../../ui/time-text'
import { levelTone } from '../../ui/level-tone'
import type { Tone } from '../../ui/tokens'
import { waitTone } from './model'
import type { TicketTotals } from './model'

const Row = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 13.5fr) minmax(0, 16fr) minmax(0, 20fr) minmax(0, 14fr) minmax(0, 29fr)',
  gap: '0.8rem',
  '&[data-old=true] > :not(:last-child)': { opacity: 0.5 },
})
const Box = styled('section')(({ theme }) => ({
  height: '10.4rem',
  padding: '0.7rem 1.1rem 0.8rem',
  display: 'grid',
  gridTemplateRows: 'auto 1fr auto',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: '0.6rem',
  minWidth: 0,
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  '& > header': {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: '0.6rem',
    fontSize: '1.25rem',
  },
  '& > header > h2': { margin: 0, fontSize: 'inherit', fontWeight: 700 },
  '& > header > span': { color: theme.tokens.quiet, fontSize: '1.05rem' },
  '& > footer': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 1rem',
    height: '1.5em',
    lineHeight: 1.5,
    overflow: 'hidden',
    color: theme.tokens.quiet,
    fontSize: '1.2rem',
    '& b': { color: theme.tokens.text, fontWeight: 700, marginLeft: '0.35rem', fontVariantNumeric: 'tabular-nums' },
  },
}))
const Number = styled(BigNumber)({ alignSelf: 'center', fontSize: '5.4rem', '& > small': { fontSize: '1.6rem' } })
const Foot = styled(StateBadge)({ fontSize: '1.2rem', fontWeight: 700 })
const Three = styled('div')({
  gridRow: '2 / 4',
  display: 'grid',
  gridTemplateColumns: 'minmax(max-content, 1.3fr) minmax(0, 1fr) minmax(0, 1fr)',
  columnGap: '1.8rem',
  '& > div': { display: 'grid', gridTemplateRows: '1fr auto' },
})
const Plain = styled('span')(({ theme }) => ({ fontSize: '1.2rem', lineHeight: 1.5, color: theme.tokens.quiet }))

type TileProps = {
  readonly title: string
  readonly aside?: string
  readonly value: string
  readonly unit?: string
  readonly tone?: Tone
  readonly children: React.ReactNode
}

function Tile({ title, aside, value, unit, tone = 'plain', children }: TileProps) {
  return (
    <Box aria-label={title}>
      <header>
        <h2>{title}</h2>
        {aside ? <span>{aside}</span> : null}
      </header>
      <Number value={value} tone={value === none ? 'quiet' : tone} {...(unit && value !== none ? { unit } : {})} />
      <footer>{children}</footer>
    </Box>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: React.ReactNode }) {
  return (
    <span>
      {label}
      <b>{value}</b>
    </span>
  )
}

type CountProps = { readonly count: number | undefined; readonly tone: 'soon' | 'late'; readonly label: string }

function Count({ count, tone, label }: CountProps) {
  const told = count !== undefined && count > 0
  return (
    <div>
      <Number value={count ?? none} tone={told ? tone : 'quiet'} />
      {told ? <Foot bare tone={tone} label={label} /> : <Plain>{label}</Plain>}
    </div>
  )
}

const TicketsTile = memo(function TicketsTile({ tickets }: { readonly tickets: TicketTotals | null }) {
  const { t } = useTranslation('wallboard')
  return (
    <Box aria-label={t('tickets.title')}>
      <header>
        <h2>{t('tickets.title')}</h2>
        {tickets && tickets.atRisk + tickets.overdue === 0 ? <span>{t('tickets.fine')}</span> : null}
      </header>
      <Three>
        <div>
          <Number value={tickets?.open ?? none} tone={tickets ? 'plain' : 'quiet'} />
          <Plain>{t('tickets.open')}</Plain>
        </div>
        <Count count={tickets?.atRisk} tone="soon" label={t('tickets.atRisk')} />
        <Count count={tickets?.overdue} tone="late" label={t('tickets.overdue')} />
      </Three>
    </Box>
  )
})

const none = '–'
const percent = (ratio: number) => `${Math.round(ratio * 100)}%`

type Props = {
  /** All queues together; undefined until telephony has spoken. */
  readonly calls: QueueRow | undefined
  /** T of the queue in which somebody waits longest, s. */
  readonly longestWithinS: number
  readonly tickets: TicketTotals | null
  readonly old: boolean
}

export function Tiles({ calls, longestWithinS, tickets, old }: Props) {
  const { t } = useTranslation('wallboard')
  const withinS = calls?.serviceLevelWithinS ?? null
  const level = calls?.serviceLevel ?? null
  const handled = calls?.asaMs ?? null
  const longest = calls?.earliestJoinedAt ?? null
  return (
    <Row data-old={old}>
      <Tile
        title={t('waiting.title')}
        value={calls ? String(calls.waiting) : none}
        unit={t('waiting.unit')}
        tone={calls && calls.waiting > 0 ? 'soon' : 'plain'}
      >
        {!calls ? (
          <span>{t('noTelephony')}</span>
        ) : longest === null ? (
          <span>{t('waiting.none')}</span>
        ) : (
          <Fact
            label={t('waiting.longest')}
            value={<Elapsed since={longest} tone={(elapsed) => waitTone(elapsed, longestWithinS)} />}
          />
        )}
      </Tile>
      <Tile
        title={t('level.title')}
        aside={
          withinS === null ? t(calls ? 'level.withinOwn' : 'level.title') : t('level.within', { seconds: withinS })
        }
        value={level === null ? none : String(Math.round(level * 100))}
        {...(level === null ? {} : { unit: '%' })}
        tone={levelTone(level, calls?.goal ?? 1)}
      >
        {calls && level !== null ? (
          <span>{t('level.detail', { abandonment: percent(calls.abandonment ?? 0) })}</span>
        ) : (
          <span>{t(calls ? 'level.none' : 'noTelephony')}</span>
        )}
      </Tile>
      <Tile
        title={t('today.title')}
        {...(calls?.incomplete ? { aside: t('today.incomplete') } : {})}
        value={calls ? String(calls.offered) : none}
        unit={t('waiting.unit')}
      >
        {calls ? (
          <>
            <Fact label={t('today.answered')} value={calls.answered} />
            <Fact label={t('today.abandoned')} value={calls.abandoned} />
            {calls.timedOut > 0 ? <Fact label={t('today.timedOut')} value={calls.timedOut} /> : null}
          </>
        ) : (
          <span>{t('noTelephony')}</span>
        )}
      </Tile>
      <Tile
        title={t('answer.title')}
        value={handled === null ? none : String(Math.round(handled / 1_000))}
        {...(handled === null ? {} : { unit: t('answer.unit') })}
      >
        {calls && handled !== null ? (
          <Fact label={t('answer.handling')} value={calls.ahtMs === null ? none : spanText(calls.ahtMs)} />
        ) : (
          <span>{t(calls ? 'answer.none' : 'noTelephony')}</span>
        )}
      </Tile>
      <TicketsTile tickets={tickets} />
    </Row>
  )
}
