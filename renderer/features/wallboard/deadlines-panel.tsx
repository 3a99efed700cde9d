/** The promises that are due: overdue first, then the soonest. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { PolicySummary } from '#shared/ipc/contract'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import { Countdown } from '../../ui/countdown'
import { EmptyState } from '../../ui/notes'
import { StateShape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'
import { fitting, severityBadge } from './model'
import type { TicketTotals } from './model'
import { BoardPanel, Line, More, Quiet, Rows, useRoom } from './parts'

const rowRem = 4

const Item = styled('li')(({ theme }) => ({
  flex: 'none',
  height: `${rowRem}rem`,
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr) auto',
  alignItems: 'center',
  columnGap: '1rem',
  borderTop: `1px solid ${theme.tokens.line}`,
  '&:first-of-type': { borderTop: 0 },
  '& .what': { fontSize: '1.2rem', fontWeight: 600 },
  '& .left': { fontSize: '1.95rem', fontWeight: 700 },
}))
const Severity = styled('span', { shouldForwardProp: (name) => name !== 'tone' })<{ readonly tone: Tone }>(
  ({ theme, tone }) => ({
    width: '3.5rem',
    padding: '0.4rem 0',
    textAlign: 'center',
    borderRadius: '0.5rem',
    fontWeight: 700,
    fontSize: '1rem',
    lineHeight: 1.25,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    background: theme.tokens.soft[tone],
    color: theme.tokens.tone[tone],
  }),
)
const Aside = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  gap: '1rem',
  '& > span': { display: 'inline-flex', alignItems: 'center', gap: '0.4rem', fontWeight: 600 },
  '& > .soon': { color: theme.tokens.tone.soon },
  '& > .late': { color: theme.tokens.tone.late },
}))

type Props = {
  /** In their order, see `deadlineRows`. */
  readonly tickets: readonly TicketRow[]
  readonly totals: TicketTotals | null
  readonly policies: ReadonlyMap<string, PolicySummary>
}

export function DeadlinesPanel({ tickets, totals, policies }: Props) {
  const { t, i18n } = useTranslation('wallboard')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const [room, ref] = useRoom(rowRem, 8)
  const { shown, more } = fitting(tickets.length, room)
  return (
    <BoardPanel
      title={t('deadlines.title')}
      aside={
        totals ? (
          <Aside>
            {totals.atRisk > 0 ? (
              <span className="soon">
                <StateShape shape="triangle" /> {totals.atRisk} {t('tickets.atRisk')}
              </span>
            ) : null}
            {totals.overdue > 0 ? (
              <span className="late">
                <StateShape shape="diamond" /> {totals.overdue} {t('tickets.overdue')}
              </span>
            ) : null}
          </Aside>
        ) : null
      }
    >
      {tickets.length === 0 ? (
        <EmptyState icon={<StateShape shape="check" />} title={t('deadlines.empty')} hint={t('deadlines.emptyHint')} />
      ) : null}
      <Rows ref={ref} hidden={tickets.length === 0} aria-label={t('deadlines.title')}>
        {tickets.slice(0, shown).map((ticket) => {
          const policy = policies.get(ticket.policyId)
          const severity = severityBadge(policy, ticket.severity, language)
          const commitment = policy?.commitments.find(({ id }) => id === ticket.clock?.commitment)
          return (
            <Item key={ticket.id}>
              <Severity tone={severity.tone}>{severity.text}</Severity>
              <div>
                <Line className="what">
                  {commitment?.name[language] ?? ticket.clock?.commitment} · {ticket.city} {ticket.customerName}
                </Line>
                <Quiet>
                  {ticket.number} · {policy?.provider[language] ?? ticket.policyId} ·{' '}
                  {t(`common:stage.${ticket.stage}`)}
                </Quiet>
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
