/** How many are to be called back, on the icon of the screen. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { useFeed } from '../../data/use-feed'

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
})

export function CallbacksBadge() {
  const { t } = useTranslation('calls')
  const counts = useFeed('callbacks').tables?.counts.get('counts')
  const open = (counts?.missed ?? 0) + (counts?.promised ?? 0)
  if (open === 0) return null
  return (
    <Count>
      <span aria-hidden="true">{open > 99 ? '99+' : open}</span>
      <span className="visually-hidden">{t('badge', { count: open })}</span>
    </Count>
  )
}
