/** A state as colour, shape and word together: colour is never alone. */
import { styled } from '@mui/material/styles'
import type { Tone } from './tokens'

export type Shape = 'dot' | 'ring' | 'triangle' | 'square' | 'diamond' | 'bars' | 'check' | 'cross' | 'half'

const drawn: Readonly<Record<Shape, React.ReactNode>> = {
  dot: <circle cx="6" cy="6" r="4.5" />,
  ring: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="2" />,
  triangle: <path d="M6 1 11.4 11H.6Z" />,
  square: <rect x="1.5" y="1.5" width="9" height="9" rx="1" />,
  diamond: <path d="M6 .6 11.4 6 6 11.4.6 6Z" />,
  bars: <path d="M2 1.5h3v9H2zM7 1.5h3v9H7z" />,
  check: <path d="m1.5 6.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />,
  cross: <path d="m2 2 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="2" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 1.7a4.3 4.3 0 0 1 0 8.6z" />
    </>
  ),
}

export function StateShape({ shape }: { readonly shape: Shape }) {
  return (
    <svg viewBox="0 0 12 12" width="0.72em" height="0.72em" fill="currentColor" aria-hidden="true">
      {drawn[shape]}
    </svg>
  )
}

/** The shape that goes with a tone where a screen has no reason for another. */
export const shapeOf: Readonly<Record<Tone, Shape>> = {
  plain: 'ring',
  good: 'check',
  soon: 'triangle',
  late: 'diamond',
  call: 'dot',
  wrap: 'bars',
  quiet: 'ring',
  action: 'dot',
}

const Badge = styled('span', { shouldForwardProp: (name) => name !== 'tone' && name !== 'bare' })<{
  readonly tone: Tone
  readonly bare: boolean
}>(({ theme, tone, bare }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: '0.4em',
  padding: bare ? 0 : '0.12em 0.6em',
  borderRadius: '0.45em',
  background: bare ? 'none' : theme.tokens.soft[tone],
  color: theme.tokens.tone[tone],
  fontWeight: 600,
  lineHeight: 1.5,
  whiteSpace: 'nowrap',
}))

type Props = {
  readonly tone: Tone
  readonly label: string
  readonly shape?: Shape
  /** Without the tinted ground. */
  readonly bare?: boolean
  readonly className?: string
}

export function StateBadge({ tone, label, shape, bare = false, className }: Props) {
  return (
    <Badge tone={tone} bare={bare} className={className}>
      <StateShape shape={shape ?? shapeOf[tone]} />
      {label}
    </Badge>
  )
}
