/** The customer's past and present beside the call: open tickets, last calls, sites. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { CustomerCard } from '#shared/ipc/contract'
import { Countdown } from '../../ui/countdown'
import { ActionButton } from '../../ui/fields'
import { DialNumber } from '../../ui/dial-number'
import { Panel } from '../../ui/panel'
import { dateTime, spanText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { shortSiteName } from './form'
import { Line, Note, Quiet, Rows } from './parts'

const TicketLine = styled(Line)({
  '& > .number, & > .stage': { flex: 'none' },
  '& > .stage': { width: '4.6em' },
  '& > .clock': { flex: 'none', minWidth: '5.6em', textAlign: 'end' },
})

const ticketsShown = 4
const callsShown = 5

export function OpenTicketsPanel({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('desk')
  const [all, setAll] = useState(false)
  const { openTickets } = card
  const shown = all ? openTickets : openTickets.slice(0, ticketsShown)
  return (
    <Panel title={t('tickets.title')} aside={openTickets.length > 0 ? openTickets.length : undefined}>
      {openTickets.length === 0 ? <Note>{t('tickets.none')}</Note> : null}
      <Rows>
        {shown.map((ticket) => (
          <li key={ticket.id}>
            <TicketLine>
              <Link className="grow" href={`/tickets/${ticket.id}`}>
                {ticket.summary}
              </Link>
              <Quiet className="number">{ticket.number}</Quiet>
              <Quiet className="stage">{t(`common:stage.${ticket.stage}`)}</Quiet>
              <strong className="clock">
                {ticket.clock ? <Countdown clock={ticket.clock} /> : <Quiet>{t('tickets.noClock')}</Quiet>}
              </strong>
            </TicketLine>
          </li>
        ))}
      </Rows>
      {shown.length < openTickets.length ? (
        <ActionButton
          type="button"
          look="quiet"
          style={{ alignSelf: 'start', marginInlineStart: -14 }}
          onClick={() => setAll(true)}
        >
          {t('tickets.all', { count: openTickets.length })}
        </ActionButton>
      ) : null}
    </Panel>
  )
}

export function RecentCallsPanel({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('desk')
  const words = useWords()
  return (
    <Panel title={t('calls.title')}>
      {card.recentCalls.length === 0 ? <Note>{t('calls.none')}</Note> : null}
      <Rows>
        {card.recentCalls.slice(0, callsShown).map((call) => (
          <li key={call.id}>
            <Line>
              <span className="grow">{dateTime(call.at, words)}</span>
              {call.ticketId ? <Link href={`/tickets/${call.ticketId}`}>{t('calls.ticket')}</Link> : null}
              <Quiet>
                {call.talkMs > 0
                  ? t('calls.talked', { time: spanText(call.talkMs) })
                  : t(`calls.outcome.${call.outcome}`, { defaultValue: call.outcome })}
              </Quiet>
            </Line>
            <Quiet>
              <DialNumber number={call.number} />
              {call.agent === null ? null : ` · ${call.agent}`}
            </Quiet>
          </li>
        ))}
      </Rows>
    </Panel>
  )
}

export function SitesPanel({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('desk')
  return (
    <Panel title={t('sites.title')}>
      {card.sites.length === 0 ? <Note>{t('sites.none')}</Note> : null}
      <Rows>
        {card.sites.map((site) => (
          <li key={site.id}>
            <Line>
              <strong className="grow">{shortSiteName(site, card.customer)}</strong>
              <Quiet>
                {site.distanceKm === null ? t('call.distanceUnknown') : t('sites.distance', { km: site.distanceKm })}
              </Quiet>
            </Line>
            <Quiet>{[site.city, site.address].filter(Boolean).join(' ')}</Quiet>
          </li>
        ))}
      </Rows>
    </Panel>
  )
}
