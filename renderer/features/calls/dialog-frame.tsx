/** The frame of the small forms of this screen: a title, the fields, what went wrong, and two buttons. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '#shared/lib/result'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'

const Body = styled('form')(({ theme }) => ({
  display: 'grid',
  gap: 14,
  padding: '20px 24px',
  '& h2': { margin: 0, fontSize: 18 },
  '& p': { margin: 0, color: theme.tokens.quiet },
  '& footer': { display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 10, marginTop: 6 },
  '& footer > .first': { marginInlineEnd: 'auto' },
}))

type Props = {
  readonly title: string
  readonly hint?: string
  readonly confirm: string
  readonly pending: boolean
  readonly error: Failure | null
  /** At the left of the buttons. */
  readonly aside?: React.ReactNode
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children: React.ReactNode
}

export function DialogFrame({ title, hint, confirm, pending, error, aside, onConfirm, onClose, children }: Props) {
  const { t } = useTranslation('common')
  const id = useId()
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth transitionDuration={0}>
      <Body
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending) onConfirm()
        }}
      >
        <h2 id={id}>{title}</h2>
        {hint ? <p>{hint}</p> : null}
        {children}
        {error ? <ErrorNote failure={error} /> : null}
        <footer>
          {aside ? <span className="first">{aside}</span> : null}
          <ActionButton type="button" onClick={onClose}>
            {t('action.cancel')}
          </ActionButton>
          <ActionButton type="submit" look="primary" disabled={pending}>
            {confirm}
          </ActionButton>
        </footer>
      </Body>
    </Dialog>
  )
}
