/** The promises that are due: overdue first, then the soonest. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { PolicySummary } from '#shared/ipc/contract'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import { Countdown } from '../../ui/countdown'
import { EmptyState } from '../../ui/notes'
import { StateShape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'
import { bareName, fitting, severityBadge } from './model'
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
  readonly tickets: readonly TicketRow[] | null
  readonly policies: ReadonlyMap<string, PolicySummary>
}

export function DeadlinesPanel({ tickets, policies }: Props) {
  const { t, i18n } = useTranslation('wallboard')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const [room, ref] = useRoom(rowRem, 8)
  const count = tickets?.length ?? 0
  const { shown, more } = fitting(count, room)
  return (
    <BoardPanel title={t('deadlines.title')} aside={count > 0 ? t('deadlines.running', { count }) : null}>
      {tickets && count === 0 ? (
        <EmptyState icon={<StateShape shape="check" />} title={t('deadlines.empty')} hint={t('deadlines.emptyHint')} />
      ) : null}
      <Rows ref={ref} hidden={count === 0} aria-label={t('deadlines.title')}>
        {tickets?.slice(0, shown).map((ticket) => {
          const policy = policies.get(ticket.policyId)
          const severity = severityBadge(policy, ticket.severity, language)
          const commitment = policy?.commitments.find(({ id }) => id === ticket.clock?.commitment)
          return (
            <Item key={ticket.id}>
              <Severity tone={severity.tone}>{severity.text}</Severity>
              <div>
                <Line className="who">
                  {ticket.customerName}
                  <small>{ticket.city}</small>
                </Line>
                <Facts>
                  <span className="what">{bareName(commitment?.name[language] ?? ticket.clock?.commitment ?? '')}</span>
                  <span>{ticket.assigneeName ?? t('deadlines.nobody')}</span>
                  <span>{ticket.number}</span>
                </Facts>
              </div>
              {ticket.clock ? <Countdown className="left" clock={ticket.clock} /> : null}
            </Item>
          )
        })}
        {more > 0 ? <More>{t('deadlines.more', { count: more })}</More> : null}
      </Rows>
    </BoardPanel>
  )
}
