/** A badge in the header of the board. */
import { styled } from '@mui/material/styles'
import { StateBadge } from '../../ui/state-badge'

export const Badge = styled(StateBadge)({
  fontSize: '1.15rem',
  padding: '0.25rem 1rem',
  borderRadius: '2rem',
  minWidth: 0,
  overflow: 'hidden',
})
