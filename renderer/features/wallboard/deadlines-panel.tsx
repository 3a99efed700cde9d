/** The promises that are due: emergencies first, then what is overdue, then the soonest, each with what else runs. */
import { styled } from '@mui/material/styles'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { readClockKey } from '#shared/domain/sla/ticket-clocks'
import type { PolicySummary } from '#shared/ipc/contract'
import type { ClockSummary } from '#shared/domain/tickets/tickets'
import { Countdown } from '../../ui/countdown'
import { LiveText } from '../../ui/live-text'
import { EmptyState } from '../../ui/notes'
import { StateShape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'
import { dueText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { bareName, fitting, isEmergency, severityBadge } from './model'
import type { DeadlineRow } from './model'
import { BoardPanel, Facts, Line, More, Rows, useRoom } from './parts'

const rowRem = 4.5

const Item = styled('li')(({ theme }) => ({
  flex: `1 1 ${rowRem}rem`,
  minHeight: 0,
  maxHeight: `${rowRem * 1.25}rem`,
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr) auto',
  alignItems: 'center',
  columnGap: '1rem',
  borderTop: `1px solid ${theme.tokens.line}`,
  '&:first-of-type': { borderTop: 0 },
  '& .who': { fontSize: '1.45rem', fontWeight: 600, lineHeight: 1.4 },
  '& .who > small': { fontSize: '1.15rem', fontWeight: 400, color: theme.tokens.quiet, marginLeft: '0.7rem' },
  '& .left': { fontSize: '2.35rem', fontWeight: 700, lineHeight: 1 },
  '& .clocks': { display: 'grid', justifyItems: 'end', rowGap: '0.25rem' },
  '& .clocks > small': {
    fontSize: '1.1rem',
    lineHeight: 1.2,
    color: theme.tokens.quiet,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  '& .clocks > small > b': { color: theme.tokens.text, fontWeight: 600 },
  '&[data-emergency=true]': { background: theme.tokens.soft.late, borderRadius: '0.5rem', paddingInlineEnd: '0.7rem' },
}))
const Severity = styled('span', { shouldForwardProp: (name) => name !== 'tone' })<{ readonly tone: Tone }>(
  ({ theme, tone }) => ({
    width: '5.6rem',
    padding: '0.45rem 0',
    textAlign: 'center',
    borderRadius: '0.5rem',
    fontWeight: 700,
    fontSize: '1.2rem',
    lineHeight: 1.25,
    whiteSpace: 'nowrap',
    background: theme.tokens.soft[tone],
    color: theme.tokens.tone[tone],
  }),
)
type Props = {
  /** In their order, see `deadlineRows`; null until they are here. */
  readonly rows: readonly DeadlineRow[] | null
  readonly policies: ReadonlyMap<string, PolicySummary>
}

/** Renders with its own rows alone: calls change ten times a second, deadlines do not. */
export const DeadlinesPanel = memo(function DeadlinesPanel({ rows, policies }: Props) {
  const { t, i18n } = useTranslation('wallboard')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const [room, ref] = useRoom(rowRem, 8)
  const count = rows?.length ?? 0
  const { shown, more } = fitting(count, room)
  return (
    <BoardPanel title={t('deadlines.title')} aside={count > 0 ? t('deadlines.running', { count }) : null}>
      {rows && count === 0 ? (
        <EmptyState icon={<StateShape shape="check" />} title={t('deadlines.empty')} hint={t('deadlines.emptyHint')} />
      ) : null}
      <Rows ref={ref} hidden={count === 0} aria-label={t('deadlines.title')}>
        {rows?.slice(0, shown).map(({ ticket, clock, others }) => {
          const policy = policies.get(ticket.policyId)
          const severity = severityBadge(policy, ticket.severity, language)
          const emergency = isEmergency(ticket)
          const nameOf = (one: ClockSummary): string => {
            const { commitment } = readClockKey(one.commitment)
            return bareName(policy?.commitments.find(({ id }) => id === commitment)?.name[language] ?? commitment)
          }
          return (
            <Item key={ticket.id} data-emergency={emergency}>
              {emergency ? (
                <Severity tone="late">
                  <StateShape shape="diamond" /> {t('deadlines.emergency')}
                </Severity>
              ) : (
                <Severity tone={severity.tone}>{severity.text}</Severity>
              )}
              <div>
                <Line className="who">
                  {ticket.customerName}
                  <small>{ticket.city}</small>
                </Line>
                <Facts>
                  <span className="what">{clock ? nameOf(clock) : t('deadlines.handled')}</span>
                  <span>{ticket.assigneeName ?? t('deadlines.nobody')}</span>
                  <span>{ticket.number}</span>
                </Facts>
              </div>
              <div className="clocks">
                {clock ? <Countdown className="left" clock={clock} /> : null}
                <Others clocks={others} nameOf={nameOf} />
              </div>
            </Item>
          )
        })}
        {more > 0 ? <More>{t('deadlines.more', { count: more })}</More> : null}
      </Rows>
    </BoardPanel>
  )
})

type OthersProps = { readonly clocks: readonly ClockSummary[]; readonly nameOf: (clock: ClockSummary) => string }

/** What runs besides the clock shown large: the next of them with its time, and how many there are. */
function Others({ clocks, nameOf }: OthersProps) {
  const { t } = useTranslation('wallboard')
  const words = useWords()
  const [next] = clocks
  if (!next || next.dueAt === null) return null
  return (
    <small>
      {nameOf(next)} <LiveText render={(now) => dueText(next.dueAt ?? now, now, words)} />
      {clocks.length > 1 ? ` · ${t('deadlines.besides', { count: clocks.length - 1 })}` : ''}
    </small>
  )
}
