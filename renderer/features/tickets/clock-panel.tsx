/** A ticket's clocks as rings that drain; each opens what explains it. */
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useMinute } from '../../data/minute'
import { ClockRing } from '../../ui/clock-ring'
import { Countdown } from '../../ui/countdown'
import { EmptyState } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { StateBadge, StateShape } from '../../ui/state-badge'
import { useLocalName } from '../../ui/local-text'
import { dateTime, dueText } from '../../ui/time-text'
import type { Tone } from '../../ui/tokens'
import { useWords } from '../../ui/words'
import { Explanation } from '../../ui/explanation/explanation'
import { ClauseNote } from './clause-note'
import { clockLook, ticks } from './clock-look'
import { useTicketNames } from './ticket-words'

const Rings = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(258px, 1fr))',
  gap: 10,
  marginBottom: 12,
})

const Clock = styled('button')(({ theme }) => ({
  font: 'inherit',
  color: 'inherit',
  display: 'flex',
  alignItems: 'center',
  gap: 14,
  padding: '11px 14px',
  textAlign: 'start',
  background: 'none',
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 10,
  cursor: 'pointer',
  '&:hover': { borderColor: theme.tokens.quiet },
  '&:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 1 },
  '&[aria-expanded=true]': {
    borderColor: theme.tokens.tone.action,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.action}`,
  },
  '& .what': { display: 'grid', minWidth: 0, gap: 1 },
  '& .what > strong': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: 600 },
  '& .left': { fontSize: '1.5em', fontWeight: 700, lineHeight: 1.25 },
  '& .foot': { display: 'flex', gap: 8, color: theme.tokens.quiet, fontSize: '0.92em', whiteSpace: 'nowrap' },
}))

const Inside = styled('span', { shouldForwardProp: (name) => name !== 'tone' })<{ readonly tone: Tone }>(
  ({ theme, tone }) => ({
    color: theme.tokens.tone[tone],
    fontSize: '1.5em',
    lineHeight: 0,
    '&& svg': { position: 'static', transform: 'none' },
  }),
)

const Pauses = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: '0 0 10px',
  padding: '7px 12px',
  borderRadius: 8,
  background: theme.tokens.soft.wrap,
  '& > li': { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '2px 10px' },
  '& > li > span:last-of-type': { fontVariantNumeric: 'tabular-nums' },
}))

/** The reasons for which clocks rest now. */
function PausesInForce({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const name = useLocalName()
  const pauses = ticket.sheet?.pauses ?? []
  if (pauses.length === 0) return null
  return (
    <Pauses aria-label={t('pause.inForce')}>
      {pauses.map((pause) => (
        <li key={pause.reason}>
          <StateBadge bare tone="wrap" shape="bars" label={name(pause.name)} />
          <span>{t('pause.sinceTime', { time: dateTime(pause.since, words) })}</span>
          <ClauseNote clause={pause.clause} />
        </li>
      ))}
    </Pauses>
  )
}

export function ClockPanel({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const names = useTicketNames()
  const id = useId()
  // Undefined until a person chooses; then the soonest clock explains itself, null closes it.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined)
  const { clocks } = ticket
  const open = chosen === undefined ? (ticket.clock?.commitment ?? clocks[0]?.commitment ?? null) : chosen
  const explained = clocks.find((clock) => clock.commitment === open)
  const now = useMinute()

  return (
    <Panel title={t('clocks.title')}>
      <PausesInForce ticket={ticket} />
      {clocks.length === 0 ? (
        <EmptyState title={t('clocks.none')} hint={t('clocks.noneHint')} />
      ) : (
        <Rings>
          {clocks.map((clock) => {
            const [tone, shape] = clockLook[clock.state]
            return (
              <Clock
                key={clock.commitment}
                type="button"
                aria-expanded={clock.commitment === open}
                aria-controls={`${id}-explanation`}
                onClick={() => setChosen(clock.commitment === open ? null : clock.commitment)}
              >
                <ClockRing clock={clock} size={58}>
                  <Inside tone={tone}>
                    <StateShape shape={shape} />
                  </Inside>
                </ClockRing>
                <span className="what">
                  <strong>{names.commitment(ticket.policyId, clock.commitment)}</strong>
                  <span className="left">
                    <Countdown clock={clock} />
                  </span>
                  <span className="foot">
                    {ticks(clock.state) ? (
                      <StateBadge bare tone={tone} shape={shape} label={t(`clocks.state.${clock.state}`)} />
                    ) : null}
                    {clock.dueAt === null ? null : t('clocks.due', { time: dueText(clock.dueAt, now, words) })}
                  </span>
                </span>
              </Clock>
            )
          })}
        </Rings>
      )}
      {explained ? (
        <Explanation
          id={`${id}-explanation`}
          name={names.commitment(ticket.policyId, explained.commitment)}
          clock={explained}
          now={now}
          nameOf={(note) => names.pauseReason(ticket.policyId, note)}
        />
      ) : null}
    </Panel>
  )
}
