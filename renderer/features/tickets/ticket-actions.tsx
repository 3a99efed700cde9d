/** What may be done to the ticket now, and the small form each step asks for. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketAction } from '#shared/domain/tickets/actions'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { ActionButton } from '../../ui/fields'
import { Panel } from '../../ui/panel'
import { ActionForm } from './action-form'
import { barActions } from './action-fields'

const Bar = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 })
const Hint = styled('p')(({ theme }) => ({ margin: 0, color: theme.tokens.quiet }))

/** Steps that carry the work on; the first of them is what is expected next. */
const steps: readonly TicketAction[] = ['accept', 'contact', 'log-in', 'arrive', 'resolve', 'close']

const wasDone = (ticket: Ticket, action: TicketAction): boolean =>
  ticket.timeline.some((entry) => entry.type === `ticket.${action}`)

export function TicketActions({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const [open, setOpen] = useState<{ readonly action: TicketAction; readonly rev: number } | null>(null)
  const possible = barActions(ticket)
  const actions = possible.map(({ action }) => action)
  const next = actions.find((action) => steps.includes(action) && !wasDone(ticket, action))
  return (
    <Panel title={t('action.title')}>
      {actions.length === 0 && open === null ? (
        <Hint>{t(ticket.stage === 'closed' ? 'page.readOnly' : 'page.noActions')}</Hint>
      ) : null}
      <Bar>
        {actions.map((action) => (
          <ActionButton
            key={action}
            type="button"
            look={action === next ? 'primary' : 'plain'}
            aria-expanded={open?.action === action}
            onClick={() => setOpen(open?.action === action ? null : { action, rev: ticket.rev })}
          >
            {t(`action.${action}`)}
          </ActionButton>
        ))}
      </Bar>
      {open ? (
        <ActionForm
          key={open.action}
          ticket={ticket}
          action={open.action}
          rev={open.rev}
          possible={actions.includes(open.action)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Panel>
  )
}
