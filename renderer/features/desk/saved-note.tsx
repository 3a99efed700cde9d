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

type Props = {
  readonly ticket: SavedTicket
  /** Where Enter leads: the next caller, or away from this one; null while it still talks and nobody else calls. */
  readonly next: { readonly label: string; readonly go: () => void } | null
  readonly onAnother: () => void
}

export function SavedNote({ ticket, next, onAnother }: Props) {
  const { t } = useTranslation('desk')
  const onward = useRef<HTMLButtonElement>(null)
  const leads = next !== null
  useEffect(() => {
    // The form that had the focus is gone: Enter now leads on. A field elsewhere keeps its focus.
    const { activeElement } = document
    if (leads && (activeElement === null || activeElement === document.body)) onward.current?.focus()
  }, [leads])
  return (
    <Box>
      <StateBadge tone="good" label={t('call.saved')} />
      <h2>{t('saved.title', { number: ticket.number })}</h2>
      <Note>{t(leads ? 'saved.hint' : 'saved.stillTalking')}</Note>
      <Link href={`/tickets/${ticket.id}`}>{t('saved.open')}</Link>
      <div>
        {next ? (
          <ActionButton type="button" ref={onward} look="primary" onClick={next.go}>
            {next.label}
            <KeyHint keys="Enter" />
          </ActionButton>
        ) : null}
        <ActionButton type="button" onClick={onAnother}>
          {t('saved.another')}
        </ActionButton>
      </div>
    </Box>
  )
}
