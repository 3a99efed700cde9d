/** The head of the desk: who calls (or was looked up), how the call stands, and whether a contract covers it. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Contract } from '#shared/domain/customers/customers'
import type { DeskCallRow } from '#shared/ipc/contract'
import { Elapsed } from '../../ui/countdown'
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
import type { SubjectCard } from './subject-card'

const Card = styled('section')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  columnGap: 16,
  padding: '14px 18px',
  background: theme.tokens.panel,
  border: `2px solid ${theme.tokens.line}`,
  borderRadius: 12,
  flex: 'none',
  '&[data-phase=ringing]': { borderColor: theme.tokens.tone.late, background: theme.tokens.soft.late },
  '&[data-phase=talking]': { borderColor: theme.tokens.tone.call },
  '& .who': { minWidth: 0, display: 'grid', gap: 2 },
  '& h1': { margin: '2px 0', fontSize: '1.7em', lineHeight: 1.3, overflowWrap: 'anywhere' },
  '& h1 > span': { fontWeight: 500 },
  '& .side': {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: 8,
  },
  '& .timer': { fontSize: '2.4em', fontWeight: 700, lineHeight: 1.1 },
  '& .timer[data-phase=talking]': { color: theme.tokens.tone.call },
  '& .number': { color: theme.tokens.text, fontWeight: 600, userSelect: 'text' },
}))

const verdictLook: Readonly<Record<ContractVerdict, readonly [Tone, Shape]>> = {
  'in-service': ['good', 'check'],
  'not-yet': ['soon', 'ring'],
  expired: ['late', 'cross'],
  none: ['soon', 'triangle'],
}

/** `✓ 服务期内 · 2027-03-31 止`. */
export function VerdictBadge({ contract, now }: { readonly contract: Contract | null; readonly now: number }) {
  const { t } = useTranslation('desk')
  const { zone } = useWords()
  const verdict = judgeContract(contract, now)
  const [tone, shape] = verdictLook[verdict]
  // The end is exclusive: the last day of service is the one before it.
  const until = contract ? ` · ${t('contract.until', { to: isoDate(contract.endsAt - 1, zone) })}` : ''
  return <StateBadge tone={tone} shape={shape} label={t(`contract.${verdict}`) + until} />
}

type Props = {
  readonly subject: Subject
  readonly about: SubjectCard
  readonly contract: Contract | null
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
        <Facts
          items={[
            <PhaseBadge key="phase" call={call} />,
            call ? t('call.queue', { queue: call.queue }) : null,
            call?.answeredAt ? t('call.waited', { time: spanText(call.answeredAt - call.joinedAt) }) : null,
          ]}
        />
        <h1>
          {card ? card.customer.name : about.number || t('call.unknown')}
          {contact ? <span> · {contact.name}</span> : null}
        </h1>
        <Facts
          items={[
            card && about.number ? (
              <span key="number" className="number">
                {about.number}
              </span>
            ) : null,
            card ? (contact ? contact.title : about.number ? t('call.contactUnknown') : null) : t('call.unknown'),
            card ? card.customer.city : null,
            card ? (site ? t('call.distance', { km: site.distanceKm }) : t('call.distanceUnknown')) : null,
          ]}
        />
      </div>
      <div className="side">
        {call ? <CallTimer call={call} /> : <span />}
        <div>
          {card ? <VerdictBadge contract={contract} now={now} /> : null}
          {call === null || call.phase === 'ended' ? (
            <ActionButton type="button" look="quiet" onClick={onDismiss}>
              {t('call.dismiss')}
            </ActionButton>
          ) : null}
        </div>
      </div>
    </Card>
  )
}

function PhaseBadge({ call }: { readonly call: DeskCallRow | null }) {
  const { t } = useTranslation('desk')
  if (call === null) return <StateBadge tone="quiet" label={t('phase.lookup')} />
  switch (call.phase) {
    case 'ringing':
      return <StateBadge tone="late" shape="triangle" label={t('phase.ringing')} />
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
          <Elapsed since={call.joinedAt} />
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
