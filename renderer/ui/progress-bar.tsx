/** How far long work is: a bar that moves in steps, for the eye and for screen readers. */
import { styled } from '@mui/material/styles'

const Bar = styled('progress')(({ theme }) => ({
  appearance: 'none',
  display: 'block',
  width: '100%',
  height: 8,
  border: 0,
  borderRadius: 4,
  overflow: 'hidden',
  background: theme.tokens.soft.plain,
  '&::-webkit-progress-bar': { background: theme.tokens.soft.plain },
  '&::-webkit-progress-value': { background: theme.tokens.tone.action, borderRadius: 4 },
  '&:indeterminate': {
    background: `repeating-linear-gradient(-45deg, ${theme.tokens.soft.action} 0 8px, ${theme.tokens.soft.plain} 8px 16px)`,
  },
  '&:indeterminate::-webkit-progress-bar': { background: 'none' },
}))

type Props = {
  readonly label: string
  readonly done: number
  /** 0 while nobody knows how much there is to do. */
  readonly total: number
}

export function ProgressBar({ label, done, total }: Props) {
  return <Bar aria-label={label} {...(total > 0 ? { value: Math.min(done, total), max: total } : {})} />
}
