/**
 * The form around one act on the ticket: sent against the revision that the person saw, it keeps every word when somebody else
 * was faster, and says what has come in the way meanwhile.
 */
import { styled } from '@mui/material/styles'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketAct, TicketAction } from '#shared/domain/tickets/actions'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { KeyHint } from '../../ui/key-hint'
import { ErrorNote } from '../../ui/notes'

const Form = styled('form')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 12,
  marginTop: 12,
  padding: '14px 16px',
  borderRadius: 10,
  background: theme.tokens.inner,
  border: `1px solid ${theme.tokens.line}`,
  '& > p': { margin: 0, color: theme.tokens.quiet },
  '& > footer': { display: 'flex', flexWrap: 'wrap', gap: 8 },
  '&.bare': { marginTop: 0, padding: 0, border: 0, background: 'none' },
}))

type Props = {
  readonly ticket: Ticket
  readonly action: TicketAction
  /** What the form is called; the button confirms it. */
  readonly label: string
  readonly does?: string
  /** The act against a revision; null while something is wanting, which the fields say themselves. */
  readonly make: (rev: number) => TicketAct | null
  readonly onClose: () => void
  /** `bare` where something else, as a dialog, draws the frame. */
  readonly className?: 'bare'
  readonly children?: React.ReactNode
}

export function ActFrame({ ticket, action, label, does, make, onClose, className, children }: Props) {
  const { t } = useTranslation('tickets')
  const act = useCall('tickets.act')
  /** The revision in sight when the form was opened. */
  const [rev] = useState(ticket.rev)
  const [conflict, setConflict] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const offered = ticket.actions.find((one) => one.action === action)
  const possible = offered?.blocked === null

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not([type=radio]), textarea, select, input')?.focus()
  }, [])

  const submit = async () => {
    // After a conflict the fresh state has been shown: the next try is made against it.
    const made = make(conflict ? ticket.rev : rev)
    if (act.pending || !possible || made === null) return
    const result = await act.run(made)
    if (result.ok) return onClose()
    setConflict(result.error.code === 'conflict')
  }

  return (
    <Form
      ref={form}
      noValidate
      className={className}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return
        event.preventDefault()
        void submit()
      }}
    >
      {does ? <p>{does}</p> : null}
      {conflict ? <ErrorNote text={t('act.conflict')} /> : null}
      {!conflict && ticket.rev !== rev && possible && !act.pending ? <ErrorNote text={t('act.changed')} /> : null}
      {offered ? null : <ErrorNote text={t('act.gone', { stage: t(`common:stage.${ticket.stage}`) })} />}
      {offered?.blocked ? <ErrorNote failure={offered.blocked} /> : null}
      {act.error && !conflict ? <ErrorNote failure={act.error} /> : null}
      {children}
      <footer>
        <ActionButton type="submit" look="primary" disabled={act.pending || !possible}>
          {act.pending ? t('act.pending') : t('act.confirm', { action: label })}
          <KeyHint keys="Ctrl+Enter" />
        </ActionButton>
        <ActionButton type="button" onClick={onClose}>
          {t('act.cancel')}
        </ActionButton>
      </footer>
    </Form>
  )
}
