/** The head of the desk: who calls (or was looked up), how the call stands, and whether a contract covers it. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { DeskCallRow, ContractView } from '#shared/ipc/contract'
import { Elapsed } from '../../ui/countdown'
import { DialNumber } from '../../ui/dial-number'
import { ActionButton } from '../../ui/fields'
import { StateBadge } from '../../ui/state-badge'
import type { Shape } from '../../ui/state-badge'
import { isoDate, spanText } from '../../ui/time-text'
import type { Tone } from '../../ui/tokens'
import { useWords } from '../../ui/words'
import { judgeContract } from './form'
import type { ContractVerdict } from './form'
import type { Subject } from './memory'
import { Facts } from './parts'
import { waitTone } from './wait-tone'
import type { SubjectCard } from './subject-card'

const Card = styled('section')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gap: '4px 16px',
  alignItems: 'center',
  padding: '12px 18px 13px',
  background: theme.tokens.panel,
  border: `2px solid ${theme.tokens.line}`,
  borderRadius: 12,
  flex: 'none',
  // The caller stays in sight while the archive below scrolls.
  position: 'sticky',
  top: 0,
  zIndex: 1,
  '&[data-phase=ringing]': { borderColor: theme.tokens.tone.soon, background: theme.tokens.soft.soon },
  '&[data-phase=talking]': { borderColor: theme.tokens.tone.call },
  '& .who': { minWidth: 0, display: 'grid', gap: 2 },
  '& .state': { display: 'flex', alignItems: 'center', gap: 12, minHeight: 28 },
  '& .record': { marginInlineStart: 'auto' },
  '& h1': { margin: 0, fontSize: '1.7em', lineHeight: 1.3, overflowWrap: 'anywhere' },
  '& h1 > span': { fontWeight: 500, marginInlineStart: '0.55em', whiteSpace: 'nowrap' },
  '& .foot': {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '6px 16px',
  },
  '& .foot > div': { marginInlineStart: 'auto' },
  '& .timer': { fontSize: '2.5em', fontWeight: 700, lineHeight: 1.1 },
  '& .timer[data-phase=talking]': { color: theme.tokens.tone.call },
  '& .number': { color: theme.tokens.text, fontWeight: 600, userSelect: 'text' },
}))

const Dismiss = styled(ActionButton)({ minHeight: 28, padding: '0 10px' })

const verdictLook: Readonly<Record<ContractVerdict, readonly [Tone, Shape]>> = {
  'in-service': ['good', 'check'],
  'not-yet': ['soon', 'ring'],
  expired: ['late', 'cross'],
  none: ['soon', 'triangle'],
  undated: ['soon', 'triangle'],
}

type VerdictProps = {
  readonly contract: ContractView | null
  readonly now: number
  /** Without the date, where it stands beside the badge already. */
  readonly short?: boolean
}

/** `✓ 服务期内 · 2027-03-31 止`. */
export function VerdictBadge({ contract, now, short = false }: VerdictProps) {
  const { t } = useTranslation('desk')
  const { zone } = useWords()
  const verdict = judgeContract(contract, now)
  const [tone, shape] = verdictLook[verdict]
  const limit = (): string => {
    if (!contract?.period || short) return ''
    if (verdict === 'not-yet') return ` · ${t('contract.from', { from: isoDate(contract.period.from, zone) })}`
    // The end is exclusive: the last day of service is the one before it.
    return ` · ${t('contract.until', { to: isoDate(contract.period.to - 1, zone) })}`
  }
  return <StateBadge tone={tone} shape={shape} label={t(`contract.${verdict}`) + limit()} />
}

type Props = {
  readonly subject: Subject
  readonly about: SubjectCard
  readonly contract: ContractView | null
  readonly now: number
  readonly onDismiss: () => void
}

export function CallCard({ subject, about, contract, now, onDismiss }: Props) {
  const { t } = useTranslation('desk')
  const { call } = subject
  const { card, contact } = about
  const site = card?.sites.find((one) => one.distanceKm !== null) ?? null
  return (
    <Card
      aria-label={card?.customer.name ?? t('call.unknown')}
      data-phase={call?.phase ?? 'none'}
      data-testid="call-card"
    >
      <div className="who">
        <div className="state">
          <PhaseBadge call={call} stored={Boolean(subject.memo?.storedCall)} />
          <Facts
            items={[
              call ? t('call.queue', { queue: call.queue }) : null,
              call?.answeredAt ? t('call.waited', { time: spanText(call.answeredAt - call.joinedAt) }) : null,
            ]}
          />
          {card ? (
            <Link className="record" href={`/customers/${card.customer.id}`}>
              {t('call.record')}
            </Link>
          ) : null}
          {call === null || call.phase === 'ended' ? (
            <Dismiss type="button" look="quiet" onClick={onDismiss}>
              {t('call.dismiss')}
            </Dismiss>
          ) : null}
        </div>
        <h1>
          {card ? card.customer.name : t(about.number ? 'call.unknown' : 'call.newCustomer')}
          {contact ? <span>{contact.name}</span> : null}
        </h1>
      </div>
      {call ? <CallTimer call={call} /> : <span />}
      <div className="foot">
        <Facts
          items={[
            about.number ? (
              <DialNumber key="number" className="number" number={about.number} shown={about.number} />
            ) : null,
            card ? (contact ? contact.title : about.number ? t('call.contactUnknown') : null) : null,
            card ? card.customer.city : null,
            card ? (site ? t('call.distance', { km: site.distanceKm }) : t('call.distanceUnknown')) : null,
          ]}
        />
        {card ? (
          <div>
            <VerdictBadge contract={contract} now={now} />
          </div>
        ) : null}
      </div>
    </Card>
  )
}

function PhaseBadge({ call, stored }: { readonly call: DeskCallRow | null; readonly stored: boolean }) {
  const { t } = useTranslation('desk')
  if (call === null) return <StateBadge tone="quiet" label={t(stored ? 'phase.stored' : 'phase.lookup')} />
  switch (call.phase) {
    case 'ringing':
      return <StateBadge tone="soon" bare shape="triangle" label={t('phase.ringing')} />
    case 'talking':
      return <StateBadge tone="call" label={t('phase.talking')} />
    case 'ended':
      return <StateBadge tone="quiet" label={call.answeredAt === null ? t('phase.missed') : t('phase.ended')} />
  }
}

function CallTimer({ call }: { readonly call: DeskCallRow }) {
  switch (call.phase) {
    case 'ringing':
      return (
        <span className="timer" data-phase="ringing">
          <Elapsed since={call.joinedAt} tone={waitTone} />
        </span>
      )
    case 'talking':
      return (
        <span className="timer" data-phase="talking">
          <Elapsed since={call.answeredAt ?? call.joinedAt} />
        </span>
      )
    case 'ended':
      return (
        <span className="timer">
          {spanText(call.endedAt === null ? 0 : call.endedAt - (call.answeredAt ?? call.joinedAt))}
        </span>
      )
  }
}
