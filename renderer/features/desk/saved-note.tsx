/** After saving: the number to read to the caller, and where to go from here. */
import { styled } from '@mui/material/styles'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ActionButton } from '../../ui/fields'
import { KeyHint } from '../../ui/key-hint'
import { StateBadge } from '../../ui/state-badge'
import type { SavedTicket } from './memory'
import { Note } from './parts'

const Box = styled('output')({
  display: 'grid',
  gap: 14,
  justifyItems: 'start',
  padding: '22px 18px',
  '& h2': { margin: 0, fontSize: '1.45em', lineHeight: 1.4, userSelect: 'text' },
  '& > div': { display: 'flex', flexWrap: 'wrap', gap: 8 },
})

type Props = { readonly ticket: SavedTicket; readonly onAnother: () => void; readonly onClose: () => void }

export function SavedNote({ ticket, onAnother, onClose }: Props) {
  const { t } = useTranslation('desk')
  const done = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // The form that had the focus is gone: Enter now leads on to the next call. A field elsewhere keeps its focus.
    if (document.activeElement === null || document.activeElement === document.body) done.current?.focus()
  }, [])
  return (
    <Box>
      <StateBadge tone="good" label={t('call.saved')} />
      <h2>{t('saved.title', { number: ticket.number })}</h2>
      <Note>{t('saved.hint')}</Note>
      <Link href={`/tickets/${ticket.id}`}>{t('saved.open')}</Link>
      <div>
        <ActionButton type="button" onClick={onAnother}>
          {t('saved.another')}
        </ActionButton>
        <ActionButton type="button" ref={done} look="primary" onClick={onClose}>
          {t('saved.close')}
          <KeyHint keys="Enter" />
        </ActionButton>
      </div>
    </Box>
  )
}
