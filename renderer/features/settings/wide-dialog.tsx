/** A dialog with room for a text or a table, its actions at the foot. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useId } from 'react'

const Body = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 14,
  padding: '20px 24px',
  minWidth: 0,
  gridTemplateColumns: 'minmax(0, 1fr)',
  // A badge is as wide as its words.
  '& > span': { justifySelf: 'start' },
  '& > h2': { margin: 0, fontSize: 18 },
  '& > p': { margin: 0, color: theme.tokens.quiet },
  '& > footer': { display: 'flex', justifyContent: 'flex-end', alignItems: 'center', gap: 10, marginTop: 4 },
}))

type Props = {
  readonly title: string
  readonly size?: 'sm' | 'md' | 'lg'
  readonly onClose: () => void
  readonly footer: React.ReactNode
  readonly children: React.ReactNode
}

export function WideDialog({ title, size = 'md', onClose, footer, children }: Props) {
  const id = useId()
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth={size} fullWidth transitionDuration={0}>
      <Body>
        <h2 id={id}>{title}</h2>
        {children}
        <footer>{footer}</footer>
      </Body>
    </Dialog>
  )
}
