/** Asks once before something that cannot be taken back with a click. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useId } from 'react'
import type { Failure } from '#shared/lib/result'
import { ActionButton } from './fields'
import { ErrorNote } from './notes'

const Body = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 14,
  padding: '20px 24px',
  '& h2': { margin: 0, fontSize: 18 },
  '& p': { margin: 0, color: theme.tokens.quiet },
  '& footer': { display: 'flex', justifyContent: 'flex-end', gap: 10, marginTop: 6 },
}))

type Props = {
  readonly title: string
  readonly text: string
  readonly action: string
  readonly cancel: string
  readonly pending: boolean
  readonly error: Failure | null
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function Confirm({ title, text, action, cancel, pending, error, onConfirm, onClose }: Props) {
  const id = useId()
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth transitionDuration={0}>
      <Body>
        <h2 id={id}>{title}</h2>
        <p>{text}</p>
        {error ? <ErrorNote failure={error} /> : null}
        <footer>
          <ActionButton type="button" onClick={onClose}>
            {cancel}
          </ActionButton>
          <ActionButton type="button" look="danger" disabled={pending} onClick={onConfirm}>
            {action}
          </ActionButton>
        </footer>
      </Body>
    </Dialog>
  )
}
