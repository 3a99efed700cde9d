/** A number that matters: large and bare, its unit small and quiet. */
import { styled } from '@mui/material/styles'
import type { Tone } from './tokens'

const Line = styled('span', { shouldForwardProp: (name) => name !== 'tone' })<{ readonly tone: Tone }>(
  ({ theme, tone }) => ({
    color: theme.tokens.tone[tone],
    fontWeight: 700,
    lineHeight: 1,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    '& > small': { fontSize: 'max(0.4em, 13px)', fontWeight: 400, color: theme.tokens.quiet, marginLeft: '0.25em' },
  }),
)

type Props = {
  readonly value: React.ReactNode
  readonly unit?: string
  readonly tone?: Tone
  readonly className?: string
}

export function BigNumber({ value, unit, tone = 'plain', className }: Props) {
  return (
    <Line tone={tone} className={className}>
      {value}
      {unit ? <small>{unit}</small> : null}
    </Line>
  )
}
