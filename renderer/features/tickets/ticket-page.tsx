/** One ticket, live: what it is, its clocks and why, what may be done, and what happened. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { TicketId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useFeed } from '../../data/use-feed'
import { groupedNumber } from '../../ui/grouped-number'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge } from '../../ui/state-badge'
import { dateTime, spanText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { ClockPanel } from './clock-panel'
import { TicketActions } from './ticket-actions'
import { useTicketNames } from './ticket-words'
import { Timeline } from './timeline'

const Page = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  ...thinScrollbar(theme),
  padding: '14px 4px 14px 14px',
  scrollbarGutter: 'stable',
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 360px',
  gridTemplateRows: 'auto 1fr',
  gap: 12,
  alignItems: 'start',
  '@media (min-width: 1700px)': { gridTemplateColumns: 'minmax(0, 1fr) 460px' },
  '& > header': { gridColumn: '1 / -1', display: 'grid', gap: 2 },
  '& > header > .line': { display: 'flex', alignItems: 'baseline', gap: 10, color: theme.tokens.quiet },
  '& > header h1': { margin: 0, fontSize: '1.6em', lineHeight: 1.35, overflowWrap: 'anywhere' },
  '& .number': { fontVariantNumeric: 'tabular-nums', color: theme.tokens.text, fontWeight: 600, userSelect: 'text' },
  '& .column': { display: 'grid', gap: 12, minWidth: 0 },
}))

const Facts = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  gap: '7px 16px',
  '& dt': { color: theme.tokens.quiet },
  '& dd': { margin: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
  '& dd > small': { display: 'block', color: theme.tokens.quiet, fontSize: '0.93em' },
}))

const Text = styled('p')({ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' })

export function TicketPage({ id }: { readonly id: string }) {
  const { t } = useTranslation('tickets')
  const parsed = TicketId.safeParse(id)
  return parsed.success ? <LiveTicket id={parsed.data} /> : <NotFound hint={t('page.notFoundHint')} />
}

function NotFound({ hint }: { readonly hint: string }) {
  const { t } = useTranslation('tickets')
  return <EmptyState title={t('page.notFound')} hint={hint} action={<Link href="/tickets">{t('page.back')}</Link>} />
}

function LiveTicket({ id }: { readonly id: TicketId }) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const feed = useFeed('ticket', { id })
  const ticket = feed.tables?.ticket.get(id)
  if (feed.state === 'loading') return <EmptyState title={words.loading} />
  if (feed.error && feed.error.code !== 'tickets.unknown' && feed.error.code !== 'not-found')
    return <ErrorNote failure={feed.error} />
  if (!ticket) return <NotFound hint={t('page.notFoundHint')} />
  return (
    <Page>
      <Header ticket={ticket} stale={feed.state === 'stale'} />
      <div className="column">
        <TicketActions ticket={ticket} />
        <ClockPanel ticket={ticket} />
        <Timeline ticket={ticket} />
      </div>
      <div className="column">
        <FactsPanel ticket={ticket} />
        <Panel title={t('page.description')}>
          <Text>{ticket.description || t('page.noDescription')}</Text>
        </Panel>
        {ticket.calls.length > 0 ? (
          <Panel title={t('page.calls')}>
            <Facts>
              {ticket.calls.map((call) => (
                <Call key={call.id} call={call} />
              ))}
            </Facts>
          </Panel>
        ) : null}
      </div>
    </Page>
  )
}

function Header({ ticket, stale }: { readonly ticket: Ticket; readonly stale: boolean }) {
  const { t } = useTranslation('tickets')
  const names = useTicketNames()
  return (
    <header>
      <div className="line">
        <Link href="/tickets">{t('page.back')}</Link>
        <span className="number">{ticket.number}</span>
        <StateBadge tone="plain" shape="square" label={names.severity(ticket)} />
        <StateBadge
          tone={ticket.stage === 'closed' ? 'quiet' : 'call'}
          shape={ticket.stage === 'closed' ? 'check' : 'half'}
          label={t(`common:stage.${ticket.stage}`)}
        />
        {ticket.sample ? <StateBadge tone="quiet" label={t('row.sample')} /> : null}
        {stale ? <StateBadge tone="soon" label={t('stale')} /> : null}
      </div>
      <h1>{ticket.summary}</h1>
    </header>
  )
}

function FactsPanel({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const names = useTicketNames()
  const { device } = ticket
  return (
    <Panel title={t('page.facts')}>
      <Facts>
        <dt>{t('page.customer')}</dt>
        <dd>
          {ticket.customerName}
          <small>{ticket.city}</small>
        </dd>
        <dt>{t('page.contact')}</dt>
        <dd>
          {ticket.contactName || t('page.noDescription')}
          <small>{groupedNumber(ticket.callbackNumber)}</small>
        </dd>
        <dt>{t('page.device')}</dt>
        <dd>
          {device ? device.model : t('page.noDevice')}
          <small>
            {device
              ? `SN ${device.serialNumber}`
              : ticket.statedSerial
                ? t('page.stated', { serial: ticket.statedSerial })
                : null}
          </small>
        </dd>
        <dt>{t('page.site')}</dt>
        <dd>
          {ticket.siteName ?? t('page.noDevice')}
          <small>
            {ticket.distanceKm === null ? t('page.distanceUnknown') : t('page.distance', { km: ticket.distanceKm })}
          </small>
        </dd>
        <dt>{t('page.contract')}</dt>
        <dd>
          {ticket.contractNumber ?? t('page.noContract')}
          <small>{names.policy(ticket.policyId)}</small>
        </dd>
        <dt>{t('page.category')}</dt>
        <dd>{names.category(ticket)}</dd>
        <dt>{t('page.assignee')}</dt>
        <dd>{ticket.assigneeName ?? t('row.unassigned')}</dd>
        <dt>{t('page.createdAt')}</dt>
        <dd>{dateTime(ticket.createdAt, words)}</dd>
      </Facts>
    </Panel>
  )
}

function Call({ call }: { readonly call: Ticket['calls'][number] }) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  return (
    <>
      <dt>{dateTime(call.at, words)}</dt>
      <dd>
        {groupedNumber(call.number)}
        <small>{t('page.talked', { time: spanText(call.talkMs) })}</small>
      </dd>
    </>
  )
}
