/** The customer's archive beside the call: contracts, devices, open tickets, sites, last calls. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Contract, Device } from '#shared/domain/customers/customers'
import type { ContractId, DeviceId } from '#shared/domain/ids'
import type { CustomerCard } from '#shared/ipc/contract'
import { usePolicies } from '../../data/policies'
import { Countdown } from '../../ui/countdown'
import { ActionButton, TextInput } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { dateTime, isoDate, spanText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { VerdictBadge } from './call-card'
import { judgeContract, normaliseSerial, sortContracts } from './form'
import { Line, Note, Quiet, Rows } from './parts'

type ContractsProps = {
  readonly contracts: readonly Contract[]
  readonly usedId: ContractId | null
  readonly now: number
  readonly onUse: (contract: Contract) => void
}

export function ContractsPanel({ contracts, usedId, now, onUse }: ContractsProps) {
  const { t } = useTranslation('desk')
  const name = useLocalName()
  const { zone } = useWords()
  const policies = usePolicies()
  const sorted = sortContracts(contracts, now)
  const used = contracts.find((one) => one.id === usedId) ?? null
  const verdict = judgeContract(used, now)
  return (
    <Panel title={t('contract.title')}>
      {sorted.length === 0 ? (
        <Line>
          <VerdictBadge contract={null} now={now} />
        </Line>
      ) : (
        <Rows>
          {sorted.map((contract) => {
            const policy = policies.get(contract.policyId)
            return (
              <li key={contract.id}>
                <Line>
                  <strong className="grow">{policy ? name(policy.name) : contract.policyId}</strong>
                  <VerdictBadge contract={contract} now={now} />
                </Line>
                <Line>
                  <Quiet className="grow">
                    {t('contract.number', { number: contract.number })} ·{' '}
                    {t('contract.period', {
                      from: isoDate(contract.startsAt, zone),
                      to: isoDate(contract.endsAt - 1, zone),
                    })}
                  </Quiet>
                  {sorted.length < 2 ? null : contract.id === usedId ? (
                    <StateBadge tone="action" bare shape="check" label={t('contract.used')} />
                  ) : (
                    <ActionButton type="button" look="quiet" onClick={() => onUse(contract)}>
                      {t('contract.use')}
                    </ActionButton>
                  )}
                </Line>
              </li>
            )
          })}
        </Rows>
      )}
      {verdict === 'none' ? <Note>{t('contract.noneHint')}</Note> : null}
      {verdict === 'expired' ? <Note>{t('contract.expiredHint')}</Note> : null}
    </Panel>
  )
}

const DeviceButton = styled('button')(({ theme }) => ({
  font: 'inherit',
  color: 'inherit',
  display: 'grid',
  gap: 1,
  width: '100%',
  padding: '7px 10px',
  textAlign: 'start',
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 8,
  background: 'none',
  cursor: 'pointer',
  '&:hover': { borderColor: theme.tokens.quiet },
  '&:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -1 },
  '&[aria-pressed=true]': {
    borderColor: theme.tokens.tone.action,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.action}`,
    background: theme.tokens.soft.action,
  },
}))

const DeviceGrid = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(250px, 1fr))',
  gap: 6,
})

const filterFrom = 7

type DevicesProps = {
  readonly card: CustomerCard
  readonly pickedId: DeviceId | null
  readonly onPick: (device: Device) => void
}

export function DevicesPanel({ card, pickedId, onPick }: DevicesProps) {
  const { t } = useTranslation('desk')
  const [filter, setFilter] = useState('')
  const wanted = normaliseSerial(filter)
  const shown = card.devices.filter((device) =>
    [device.serialNumber, device.barcode, device.model].some((text) => normaliseSerial(text).includes(wanted)),
  )
  return (
    <Panel
      title={t('devices.title')}
      aside={
        card.devices.length > 0
          ? `${t('devices.count', { count: card.devices.length })} · ${t('devices.hint')}`
          : undefined
      }
    >
      {card.devices.length === 0 ? <Note>{t('devices.none')}</Note> : null}
      {card.devices.length >= filterFrom ? (
        <TextInput
          type="search"
          aria-label={t('devices.filter')}
          placeholder={t('devices.filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          style={{ marginBottom: 8 }}
        />
      ) : null}
      {card.devices.length > 0 && shown.length === 0 ? <Note>{t('devices.noMatch')}</Note> : null}
      <DeviceGrid>
        {shown.map((device) => (
          <li key={device.id}>
            <DeviceButton type="button" aria-pressed={device.id === pickedId} onClick={() => onPick(device)}>
              <Line>
                <strong className="grow">{device.model}</strong>
                <Quiet>{device.productLine}</Quiet>
              </Line>
              <Line>
                <Quiet className="grow">{t('devices.serial', { serial: device.serialNumber })}</Quiet>
                <Quiet>{card.sites.find((site) => site.id === device.siteId)?.name ?? ''}</Quiet>
              </Line>
            </DeviceButton>
          </li>
        ))}
      </DeviceGrid>
    </Panel>
  )
}

export function OpenTicketsPanel({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('desk')
  return (
    <Panel title={t('tickets.title')} aside={card.openTickets.length > 0 ? card.openTickets.length : undefined}>
      {card.openTickets.length === 0 ? <Note>{t('tickets.none')}</Note> : null}
      <Rows>
        {card.openTickets.map((ticket) => (
          <li key={ticket.id}>
            <Line>
              <Link className="grow" href={`/tickets/${ticket.id}`}>
                {ticket.summary}
              </Link>
              <strong>
                {ticket.clock ? <Countdown clock={ticket.clock} /> : <Quiet>{t('tickets.noClock')}</Quiet>}
              </strong>
            </Line>
            <Quiet>
              {ticket.number} · {t(`common:stage.${ticket.stage}`)}
            </Quiet>
          </li>
        ))}
      </Rows>
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
        {card.recentCalls.map((call) => (
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
            <Quiet>{[call.number, call.agent].filter(Boolean).join(' · ')}</Quiet>
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
              <strong className="grow">{site.name}</strong>
              <Quiet>
                {site.distanceKm === null ? t('call.distanceUnknown') : t('call.distance', { km: site.distanceKm })}
              </Quiet>
            </Line>
            <Quiet>{[site.city, site.address].filter(Boolean).join(' ')}</Quiet>
          </li>
        ))}
      </Rows>
    </Panel>
  )
}
