/** One call of the log in one line. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { CallRow } from '#shared/ipc/contract'
import { useMinute } from '../../data/minute'
import { StateBadge } from '../../ui/state-badge'
import { isoDate, spanText, timeWithSeconds } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { outcomeShape, outcomeTone, useCallWords } from './call-words'

export const logRowHeight = 40

const columns =
  '108px 66px 124px minmax(90px, 1fr) minmax(64px, 0.4fr) 50px 42px minmax(64px, 0.4fr) 132px 92px 64px minmax(84px, 0.6fr) 124px'

const Line = styled('div')(({ theme }) => ({
  '& .cells': {
    display: 'grid',
    gridTemplateColumns: columns,
    gap: 12,
    alignItems: 'center',
    height: logRowHeight,
    padding: '0 16px',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    '& > *': { overflow: 'hidden', textOverflow: 'ellipsis' },
  },
  '& a.cells': { color: 'inherit', textDecoration: 'none', borderBottom: `1px solid ${theme.tokens.line}` },
  '& a.cells:hover': { background: theme.tokens.inner },
  '& a.cells[aria-current=true]': { background: theme.tokens.soft.action },
  '& a.cells:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
  '& .quiet': { color: theme.tokens.quiet },
  '& .head': { color: theme.tokens.quiet, borderBottom: `1px solid ${theme.tokens.line}`, fontSize: '0.93em' },
  '& strong': { fontWeight: 600 },
  // Files of a day differ at their end: that is what stays in sight.
  '& .file': { direction: 'rtl', textAlign: 'end' },
}))
// The header leaves the room that the rows' scroll bar takes.
const Head = styled(Line)({ overflow: 'hidden', scrollbarGutter: 'stable', scrollbarWidth: 'thin' })

const fields = [
  'time',
  'kind',
  'number',
  'customer',
  'queue',
  'wait',
  'rang',
  'agent',
  'talkOf',
  'outcome',
  'transferredTo',
  'recording',
  'ticket',
] as const

export function LogHead() {
  const { t } = useTranslation('calls')
  return (
    <Head aria-hidden="true">
      <div className="cells head">
        {fields.map((field) => (
          <span key={field}>{t(`field.${field}`)}</span>
        ))}
      </div>
    </Head>
  )
}

/** `02:10` / `00:12` / `00:30`, a stroke where there was none. */
const spans = ({ talkMs, holdMs, wrapUpMs, answeredAt }: CallRow): string =>
  answeredAt === null ? '' : [talkMs, holdMs, wrapUpMs].map((ms) => (ms > 0 ? spanText(ms) : '–')).join(' / ')

export function LogRow({ row, chosen }: { readonly row: CallRow; readonly chosen: boolean }) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const say = useCallWords()
  const today = isoDate(useMinute(), words.zone)
  const day = isoDate(row.at, words.zone)
  const time = timeWithSeconds(row.at, words)
  return (
    <Line>
      <Link
        className="cells"
        href={`/calls/log/${row.id}`}
        replace
        aria-current={chosen}
        data-testid={`call-${row.number}`}
      >
        <span>{day === today ? time : `${day.slice(5)} ${time.slice(0, 5)}`}</span>
        <span className={row.kind === 'queue' ? undefined : 'quiet'}>{say.kind(row.kind)}</span>
        <strong>{say.number(row.number)}</strong>
        <span className={row.customerName === null ? 'quiet' : undefined}>
          {row.customerName ?? row.callerName ?? t('row.unknown')}
        </span>
        <span className="quiet">{row.queue}</span>
        <span>{row.waitMs > 0 ? spanText(row.waitMs) : ''}</span>
        <span className="quiet">{row.rang > 0 ? t('cell.rang', { count: row.rang }) : ''}</span>
        <span>{say.agent(row)}</span>
        <span>{spans(row)}</span>
        <span title={row.incomplete ? t('cell.incomplete') : undefined}>
          <StateBadge bare tone={outcomeTone(row)} shape={outcomeShape(row)} label={say.outcome(row.outcome)} />
        </span>
        <span className="quiet">{row.transferredTo ? t('cell.transferred', { to: row.transferredTo }) : ''}</span>
        <span className="quiet file" title={row.recording ?? undefined}>
          <bdi>{row.recording ?? ''}</bdi>
        </span>
        <span className={row.ticket ? undefined : 'quiet'}>
          {row.ticket
            ? row.tickets > 1
              ? t('cell.moreTickets', { number: row.ticket.number, count: row.tickets })
              : row.ticket.number
            : row.disposition === null
              ? t('cell.unsettled')
              : say.disposition(row)}
        </span>
      </Link>
    </Line>
  )
}
