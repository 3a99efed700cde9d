/** What may be done to the ticket now, what keeps a step from being taken, and the small form each step asks for. */
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketAction } from '#shared/domain/tickets/actions'
import type { PossibleAction, Ticket } from '#shared/domain/tickets/tickets'
import { ActionButton } from '../../ui/fields'
import { Panel } from '../../ui/panel'
import { ActionForm } from './action-form'
import { arrangeBar } from './action-order'
import { InTheWay, obstaclesOf } from './in-the-way'

const Bar = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 6,
  '& > button': { paddingInline: 12 },
  '& + &': { marginTop: 8 },
  '& > hr': { width: 1, height: 22, margin: '0 4px', border: 0, background: theme.tokens.line },
}))
const Hint = styled('p')(({ theme }) => ({ margin: 0, color: theme.tokens.quiet }))

type Props = {
  readonly ticket: Ticket
  /** The action whose form is open. */
  readonly open: TicketAction | null
  readonly onOpen: (action: TicketAction | null) => void
  readonly onOpenForms: () => void
}

export function TicketActions({ ticket, open, onOpen, onOpenForms }: Props) {
  const { t } = useTranslation('tickets')
  const id = useId()
  const [unfolded, setUnfolded] = useState(false)
  const { steps, beside, more, next } = arrangeBar(ticket)
  const all = [...steps, ...beside, ...more]
  const obstacles = obstaclesOf(all)

  const button = ({ action, blocked }: PossibleAction) => {
    const first = obstacles.find(({ actions }) => actions.includes(action))?.actions[0]
    return (
      <ActionButton
        key={action}
        type="button"
        look={action === next ? 'primary' : 'plain'}
        disabled={blocked !== null}
        aria-expanded={open === action}
        aria-describedby={first === undefined ? undefined : `${id}-${first}`}
        onClick={() => onOpen(open === action ? null : action)}
      >
        {t(`action.${action}`)}
      </ActionButton>
    )
  }

  return (
    <Panel title={t('action.title')}>
      {all.length === 0 && open === null ? (
        <Hint>{t(ticket.stage === 'closed' ? 'page.readOnly' : 'page.noActions')}</Hint>
      ) : null}
      <Bar>
        {steps.map(button)}
        {steps.length > 0 && beside.length > 0 ? <hr /> : null}
        {beside.map(button)}
        {more.length > 0 ? (
          <ActionButton type="button" look="quiet" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {t(unfolded ? 'action.less' : 'action.more')}
          </ActionButton>
        ) : null}
      </Bar>
      {unfolded && more.length > 0 ? <Bar>{more.map(button)}</Bar> : null}
      <InTheWay ticket={ticket} actions={unfolded ? all : [...steps, ...beside]} id={id} onOpenForms={onOpenForms} />
      {open ? <ActionForm key={open} ticket={ticket} action={open} onClose={() => onOpen(null)} /> : null}
    </Panel>
  )
}
