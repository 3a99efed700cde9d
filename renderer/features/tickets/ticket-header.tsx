/** The head of the page: which ticket, how grave, where it stands, whose turn it is, whether it is in service. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TicketSheet } from '#shared/domain/tickets/sheet'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useLocalName } from '../../ui/local-text'
import { StateBadge } from '../../ui/state-badge'
import { ClauseNote } from './clause-note'
import { StageSteps } from './stage-steps'
import { useTicketNames } from './ticket-words'
import { chargeLook, chargeOf, useVerdictWords } from './verdict-words'

const Head = styled('header')(({ theme }) => ({
  display: 'grid',
  gap: 4,
  '& > .line': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '4px 10px',
    color: theme.tokens.quiet,
  },
  '& > .line > ol': { marginInlineStart: 'auto' },
  '& h1': { margin: 0, fontSize: '1.6em', lineHeight: 1.35, overflowWrap: 'anywhere' },
  '& .number': { fontVariantNumeric: 'tabular-nums', color: theme.tokens.text, fontWeight: 600, userSelect: 'text' },
  '& .turn': { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'baseline', gap: 8, color: theme.tokens.text },
  '& .verdict': { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '2px 8px' },
  '& .verdict > span:nth-of-type(2)': { color: theme.tokens.text },
}))

type Props = { readonly ticket: Ticket; readonly stale: boolean }

export function TicketHeader({ ticket, stale }: Props) {
  const { t } = useTranslation('tickets')
  const names = useTicketNames()
  const { sheet, stage } = ticket
  const closed = stage === 'closed'
  return (
    <Head>
      <div className="line">
        <Link href="/tickets">{t('page.back')}</Link>
        <span className="number">{ticket.number}</span>
        <StateBadge tone="plain" shape="square" label={names.severity(ticket)} />
        <StateBadge
          tone={closed ? 'quiet' : 'call'}
          shape={closed ? 'check' : 'half'}
          label={t(`common:stage.${stage}`)}
        />
        {sheet?.ladder && !closed ? <EmergencyMark ladder={sheet.ladder} /> : null}
        {ticket.sample ? <StateBadge tone="quiet" label={t('row.sample')} /> : null}
        {stale ? <StateBadge tone="soon" label={t('stale')} /> : null}
        <StageSteps ticket={ticket} />
      </div>
      <h1>{ticket.summary}</h1>
      {sheet ? (
        <div className="line">
          {sheet.turn ? <WhoseTurn turn={sheet.turn} /> : null}
          <VerdictLine sheet={sheet} />
        </div>
      ) : null}
    </Head>
  )
}

const EmergencyMark = ({ ladder }: { readonly ladder: NonNullable<TicketSheet['ladder']> }) => {
  const { t } = useTranslation('tickets')
  return ladder.resolvedAt === null ? (
    <StateBadge tone="late" shape="diamond" label={t('emergency.running')} />
  ) : (
    <StateBadge tone="soon" shape="triangle" label={t('emergency.after')} />
  )
}

function WhoseTurn({ turn }: { readonly turn: NonNullable<TicketSheet['turn']> }) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const ours = turn.side === 'provider'
  return (
    <span className="turn">
      <StateBadge
        tone={ours ? 'action' : 'wrap'}
        shape={ours ? 'dot' : 'bars'}
        label={t('header.turn', { side: t(`side.${turn.side}`) })}
      />
      {name(turn.step.name)}
    </span>
  )
}

/** The whole verdict stands in the panel of the coverage; here its word and, where it costs, why. */
function VerdictLine({ sheet }: { readonly sheet: TicketSheet }) {
  const { t } = useTranslation('tickets')
  const verdicts = useVerdictWords()
  const charge = chargeOf(sheet)
  const [tone, shape] = chargeLook[charge]
  const { verdict } = sheet
  return (
    <span className="verdict">
      <StateBadge tone={tone} shape={shape} label={t(`verdict.charge.${charge}`)} />
      <span>{verdict.covered ? verdicts.within(verdict) : verdicts.sentence(verdict)}</span>
      <ClauseNote clause={verdict.clause} assumed={verdict.assumed} />
    </span>
  )
}
