/** The five numbers that are read from across the room. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { QueueRow } from '#shared/ipc/contract'
import { BigNumber } from '../../ui/big-number'
import { Elapsed } from '../../ui/countdown'
import { StateBadge } from '../../ui/state-badge'
import { spanText } from '../../ui/time-text'
import type { Tone } from '../../ui/tokens'
import { levelTone, waitTone } from './model'
import type { TicketTotals } from './model'

const Row = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
  gap: '0.8rem',
  '&[data-old=true] > :not(:last-child)': { opacity: 0.5 },
})
const Box = styled('section')(({ theme }) => ({
  height: '9rem',
  padding: '0.75rem 1.2rem 0.8rem',
  display: 'grid',
  gridTemplateRows: 'auto 1fr auto',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: '0.6rem',
  minWidth: 0,
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  '& > header': { display: 'flex', justifyContent: 'space-between', gap: '1rem', fontSize: '1.05rem' },
  '& > header > h2': { margin: 0, fontSize: 'inherit', fontWeight: 700 },
  '& > header > span': { color: theme.tokens.quiet, fontSize: '0.95rem' },
  '& > footer': {
    display: 'flex',
    gap: '1.1rem',
    color: theme.tokens.quiet,
    fontSize: '1.05rem',
    '& b': { color: theme.tokens.text, fontWeight: 700, marginLeft: '0.35rem', fontVariantNumeric: 'tabular-nums' },
  },
}))
const Number = styled(BigNumber)({ alignSelf: 'center', fontSize: '4.1rem', '& > small': { fontSize: '1.4rem' } })
const Foot = styled(StateBadge)({ fontSize: '1.05rem', fontWeight: 700 })

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
      <Number value={value} tone={tone} {...(unit ? { unit } : {})} />
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

const none = '—'
const percent = (ratio: number) => `${Math.round(ratio * 100)}%`

type Props = {
  /** All queues together; undefined until telephony has spoken. */
  readonly calls: QueueRow | undefined
  readonly tickets: TicketTotals | null
  readonly old: boolean
}

export function Tiles({ calls, tickets, old }: Props) {
  const { t } = useTranslation('wallboard')
  const withinS = calls?.serviceLevelWithinS ?? 20
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
        {longest === null ? (
          <span>{t('waiting.none')}</span>
        ) : (
          <Fact
            label={t('waiting.longest')}
            value={<Elapsed since={longest} tone={(elapsed) => waitTone(elapsed, withinS)} />}
          />
        )}
      </Tile>
      <Tile
        title={t('level.title')}
        aside={t('level.within', { seconds: withinS })}
        value={level === null ? none : String(Math.round(level * 100))}
        {...(level === null ? {} : { unit: '%' })}
        tone={levelTone(level)}
      >
        {calls && level !== null ? (
          <span>{t('level.detail', { abandonment: percent(calls.abandonment ?? 0) })}</span>
        ) : (
          <span>{t('level.none')}</span>
        )}
      </Tile>
      <Tile
        title={t('today.title')}
        {...(calls?.incomplete ? { aside: t('today.incomplete') } : {})}
        value={calls ? String(calls.offered) : none}
        unit={t('waiting.unit')}
      >
        <Fact label={t('today.answered')} value={calls?.answered ?? none} />
        <Fact label={t('today.abandoned')} value={calls?.abandoned ?? none} />
        <Fact label={t('today.timedOut')} value={calls?.timedOut ?? none} />
      </Tile>
      <Tile
        title={t('answer.title')}
        value={handled === null ? none : String(Math.round(handled / 1_000))}
        {...(handled === null ? {} : { unit: t('answer.unit') })}
      >
        {calls && calls.ahtMs !== null ? (
          <Fact label={t('answer.handling')} value={spanText(calls.ahtMs)} />
        ) : (
          <span>{t('answer.none')}</span>
        )}
      </Tile>
      <Tile title={t('tickets.title')} value={tickets ? String(tickets.open) : none} unit={t('tickets.unit')}>
        {tickets && tickets.atRisk + tickets.overdue === 0 ? <span>{t('tickets.fine')}</span> : null}
        {tickets && tickets.atRisk > 0 ? (
          <Foot bare tone="soon" label={`${t('tickets.atRisk')} ${tickets.atRisk}`} />
        ) : null}
        {tickets && tickets.overdue > 0 ? (
          <Foot bare tone="late" label={`${t('tickets.overdue')} ${tickets.overdue}`} />
        ) : null}
      </Tile>
    </Row>
  )
}
