/** How many weeks of sites need something today, on the icon of the screen. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { useFeedTable } from '../../data/use-feed'

const Count = styled('span')({
  position: 'absolute',
  top: -6,
  insetInlineStart: 14,
  minWidth: 18,
  padding: '0 5px',
  boxSizing: 'border-box',
  borderRadius: 9,
  fontSize: 12,
  lineHeight: '18px',
  fontWeight: 700,
  fontVariantNumeric: 'tabular-nums',
  textAlign: 'center',
  background: '#FFB938',
  color: '#1B1300',
  '&[data-late=true]': { background: '#D5352B', color: '#FFFFFF' },
})

export function MediaBadge() {
  const { t } = useTranslation('media')
  const reminders = useFeedTable('mediaReminders', 'reminders')
  const open = [...(reminders?.values() ?? [])].filter(({ volume }) => volume === 'loud' || volume === 'badge')
  if (open.length === 0) return null
  return (
    <Count>
      <span aria-hidden="true">{open.length > 99 ? '99+' : open.length}</span>
      <span className="visually-hidden">{t('badge', { count: open.length })}</span>
    </Count>
  )
}
