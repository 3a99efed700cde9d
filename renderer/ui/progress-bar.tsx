/** How far long work is: a bar that moves in steps, for the eye and for screen readers. */
import { styled } from '@mui/material/styles'

const Track = styled('div')(({ theme }) => ({
  height: 8,
  borderRadius: 4,
  overflow: 'hidden',
  background: theme.tokens.soft.plain,
  '& > i': { display: 'block', height: '100%', borderRadius: 4, background: theme.tokens.tone.action },
  '&[data-unknown=true] > i': {
    width: '100%',
    opacity: 0.55,
    background: `repeating-linear-gradient(-45deg, ${theme.tokens.tone.action} 0 8px, transparent 8px 16px)`,
  },
}))

type Props = {
  readonly label: string
  readonly done: number
  /** 0 while nobody knows how much there is to do. */
  readonly total: number
}

export function ProgressBar({ label, done, total }: Props) {
  const known = total > 0
  const percent = known ? Math.min(100, Math.floor((done / total) * 100)) : 0
  return (
    <Track
      role="progressbar"
      aria-label={label}
      data-unknown={!known}
      {...(known ? { 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100 } : {})}
    >
      <i style={known ? { width: `${percent}%` } : undefined} />
    </Track>
  )
}
