/** After saving: the number to read to the caller, and where to go from here. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ActionButton } from '../../ui/fields'
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
        <ActionButton type="button" look="primary" onClick={onClose}>
          {t('saved.close')}
        </ActionButton>
      </div>
    </Box>
  )
}
