/** One ticket, live: what it is, its clocks and why, what may be done, and what happened. */
import { styled } from '@mui/material/styles'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { TicketId } from '#shared/domain/ids'
import type { TicketAction } from '#shared/domain/tickets/actions'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useFeed } from '../../data/use-feed'
import { DialNumber } from '../../ui/dial-number'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { thinScrollbar } from '../../ui/scroll'
import { dateTime, spanText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { ClockPanel } from './clock-panel'
import { CoveragePanel } from './coverage-panel'
import { DutiesPanel } from './duties-panel'
import { EmergencyPanel } from './emergency-panel'
import { FeesPanel } from './fees-panel'
import { FormsPanel, firstIncomplete } from './forms-panel'
import type { OpenForm } from './forms-panel'
import { RepeatPanel } from './repeat-panel'
import { TicketActions } from './ticket-actions'
import { TicketHeader } from './ticket-header'
import { useTicketNames } from './ticket-words'
import { Timeline } from './timeline'

/** Two columns; a third where there is room for what the policy says: its tables, forms and fees. */
const Page = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  ...thinScrollbar(theme),
  padding: '14px 4px 14px 14px',
  scrollbarGutter: 'stable',
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 372px',
  gridTemplateRows: 'auto auto auto 1fr',
  gridTemplateAreas: '"head head" "now side" "work side" "past side"',
  gap: 12,
  alignItems: 'start',
  '& > header': { gridArea: 'head' },
  '& > .now': { gridArea: 'now' },
  '& > .work': { gridArea: 'work' },
  '& > .past': { gridArea: 'past' },
  '& > .side': { gridArea: 'side' },
  '& > .work:empty': { display: 'none' },
  '& > .column': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 12, minWidth: 0 },
  '@media (min-width: 1700px)': {
    gridTemplateColumns: 'minmax(0, 1fr) 420px',
    '&:has(> .work:not(:empty))': {
      gridTemplateColumns: 'minmax(0, 1.12fr) minmax(0, 1fr) 400px',
      gridTemplateRows: 'auto auto 1fr',
      gridTemplateAreas: '"head head head" "now work side" "past work side"',
    },
  },
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
  return <Content ticket={ticket} stale={feed.state === 'stale'} />
}

function Content({ ticket, stale }: { readonly ticket: Ticket; readonly stale: boolean }) {
  const { t } = useTranslation('tickets')
  const [action, setAction] = useState<TicketAction | null>(null)
  const [form, setForm] = useState<OpenForm | null>(null)
  const page = useRef<HTMLDivElement>(null)
  /** From a panel to a form of the bar, which stands at the top. */
  const ask = (wanted: TicketAction) => {
    setAction(wanted)
    page.current?.scrollTo({ top: 0 })
  }
  return (
    <Page ref={page}>
      <TicketHeader ticket={ticket} stale={stale} />
      <div className="column now">
        <TicketActions
          ticket={ticket}
          open={action}
          onOpen={setAction}
          onOpenForms={() => setForm(firstIncomplete(ticket.sheet))}
        />
        <EmergencyPanel ticket={ticket} />
        <ClockPanel ticket={ticket} />
      </div>
      <div className="column work">
        <DutiesPanel ticket={ticket} />
        <FormsPanel ticket={ticket} open={form} onOpen={setForm} />
        <FeesPanel ticket={ticket} />
      </div>
      <div className="column past">
        <Timeline ticket={ticket} />
      </div>
      <div className="column side">
        <CoveragePanel ticket={ticket} onDecline={() => ask('withdraw')} />
        <RepeatPanel ticket={ticket} onReplace={() => ask('replace-device')} />
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
          <small>{ticket.sheet?.city ?? ticket.city}</small>
        </dd>
        <dt>{t('page.contact')}</dt>
        <dd>
          {ticket.contactName || t('page.noDescription')}
          <small>
            <DialNumber number={ticket.callbackNumber} />
          </small>
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
        <DialNumber number={call.number} />
        <small>{t('page.talked', { time: spanText(call.talkMs) })}</small>
      </dd>
    </>
  )
}
