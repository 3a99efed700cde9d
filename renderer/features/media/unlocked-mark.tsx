/** Whether the private key is in memory, and for how long still: the time ticks. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { MediaKeyRow } from '#shared/ipc/contract'
import { LiveText } from '../../ui/live-text'
import { StateShape } from '../../ui/state-badge'
import { spanText } from '../../ui/time-text'

const Mark = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 7,
  fontWeight: 600,
  color: theme.tokens.quiet,
  '&[data-open=true]': { color: theme.tokens.tone.good },
}))

export function UnlockedMark({ keyRow: { unlockedUntil } }: { readonly keyRow: MediaKeyRow }) {
  const { t } = useTranslation('media')
  const open = unlockedUntil !== null
  return (
    <Mark data-open={open}>
      <StateShape shape={open ? 'dot' : 'square'} />
      {open ? (
        <LiveText render={(now) => t('key.unlockedFor', { time: spanText(unlockedUntil - now) })} />
      ) : (
        t('key.locked')
      )}
    </Mark>
  )
}
