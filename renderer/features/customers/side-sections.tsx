/** Beside contracts and devices: where the customer is, who answers the telephone, and what is going on. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Contact, Site } from '#shared/domain/customers/customers'
import type { CustomerPage } from '#shared/ipc/contract'
import { Countdown } from '../../ui/countdown'
import { DialNumber } from '../../ui/dial-number'
import { Panel } from '../../ui/panel'
import { dateTime, spanText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { writtenNumber } from './forms'
import { EditButton, Note, Quiet, Rows, SmallButton } from './parts'

const Number = styled('span')({ fontVariantNumeric: 'tabular-nums', userSelect: 'text' })

type PartProps<Part> = {
  readonly page: CustomerPage
  /** Null for whoever may only read. */
  readonly onAdd: (() => void) | null
  readonly onEdit: (part: Part) => void
}

export function SitesSection({ page, onAdd, onEdit }: PartProps<Site>) {
  const { t } = useTranslation('customers')
  return (
    <Panel
      title={t('sites.title')}
      aside={
        onAdd ? (
          <SmallButton type="button" onClick={onAdd} aria-label={t('sites.add')}>
            {t('add')}
          </SmallButton>
        ) : undefined
      }
    >
      {page.sites.length === 0 ? <Note>{t('sites.none')}</Note> : null}
      <Rows aria-label={t('sites.title')}>
        {page.sites.map((site) => (
          <li key={site.id}>
            <div>
              <strong>{site.name}</strong>
              <Quiet>{[site.city, site.address].filter(Boolean).join(' ')}</Quiet>
              <Quiet>{site.distanceKm === null ? t('sites.unknown') : t('sites.km', { km: site.distanceKm })}</Quiet>
            </div>
            {onAdd ? <EditButton what={site.name} onEdit={() => onEdit(site)} /> : null}
          </li>
        ))}
      </Rows>
    </Panel>
  )
}

export function ContactsSection({ page, onAdd, onEdit }: PartProps<Contact>) {
  const { t } = useTranslation('customers')
  return (
    <Panel
      title={t('contacts.title')}
      aside={
        onAdd ? (
          <SmallButton type="button" onClick={onAdd} aria-label={t('contacts.add')}>
            {t('add')}
          </SmallButton>
        ) : undefined
      }
    >
      {page.contacts.length === 0 ? <Note>{t('contacts.none')}</Note> : null}
      <Rows aria-label={t('contacts.title')}>
        {page.contacts.map((contact) => (
          <li key={contact.id}>
            <div>
              <strong>{contact.name}</strong>
              {contact.title === '' ? null : <Quiet>{contact.title}</Quiet>}
              {contact.numbers.length === 0 ? <Quiet>{t('contacts.noNumber')}</Quiet> : null}
              {contact.numbers.map((number) => (
                <Number key={number}>
                  <DialNumber number={writtenNumber(number)} />
                </Number>
              ))}
            </div>
            {onAdd ? <EditButton what={contact.name} onEdit={() => onEdit(contact)} /> : null}
          </li>
        ))}
      </Rows>
    </Panel>
  )
}

export function TicketsSection({ page }: { readonly page: CustomerPage }) {
  const { t } = useTranslation('customers')
  return (
    <Panel title={t('tickets.title')} aside={page.openTickets.length > 0 ? page.openTickets.length : undefined}>
      {page.openTickets.length === 0 ? <Note>{t('tickets.none')}</Note> : null}
      <Rows aria-label={t('tickets.title')}>
        {page.openTickets.map((ticket) => (
          <li key={ticket.id}>
            <div>
              <Link href={`/tickets/${ticket.id}`}>{ticket.summary}</Link>
              <Quiet>
                {ticket.number} · {t(`common:stage.${ticket.stage}`)}
              </Quiet>
            </div>
            {ticket.clock ? <Countdown clock={ticket.clock} /> : <Quiet>{t('tickets.noClock')}</Quiet>}
          </li>
        ))}
      </Rows>
    </Panel>
  )
}

const callsShown = 8

export function CallsSection({ page }: { readonly page: CustomerPage }) {
  const { t } = useTranslation('customers')
  const words = useWords()
  return (
    <Panel title={t('calls.title')}>
      {page.recentCalls.length === 0 ? <Note>{t('calls.none')}</Note> : null}
      <Rows aria-label={t('calls.title')}>
        {page.recentCalls.slice(0, callsShown).map((call) => (
          <li key={call.id}>
            <div>
              <Number>{dateTime(call.at, words)}</Number>
              <Quiet>
                <DialNumber number={call.number} />
                {' · '}
                {call.talkMs > 0
                  ? t('calls.talked', { time: spanText(call.talkMs) })
                  : t(`calls.outcome.${call.outcome}`, { defaultValue: call.outcome })}
              </Quiet>
            </div>
            {call.ticketId ? <Link href={`/tickets/${call.ticketId}`}>{t('calls.ticket')}</Link> : null}
          </li>
        ))}
      </Rows>
    </Panel>
  )
}
