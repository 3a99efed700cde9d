/** A clock as a ring that drains from start to due, stepped once a second by writing one attribute. */
import { styled } from '@mui/material/styles'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useBeat } from './beat'
import { countdownTone } from './time-text'
import type { Ticking } from './time-text'

export type RingClock = Ticking & { readonly startedAt: number; readonly targetMs: number | null }

/** What is left, 1 to 0. A paused clock keeps the share of its target; a finished one is full. */
export function ringFraction(clock: RingClock, now: number): number {
  if (clock.state === 'met' || clock.state === 'met-late' || clock.state === 'cancelled') return 1
  if (clock.dueAt === null) {
    return clock.targetMs ? Math.min(1, Math.max(0, clock.remainingMs / clock.targetMs)) : 1
  }
  const whole = clock.dueAt - clock.startedAt
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (clock.dueAt - now) / whole))
}

const Ring = styled('span', { shouldForwardProp: (name) => name !== 'size' })<{ readonly size: number }>(
  ({ theme, size }) => ({
    position: 'relative',
    display: 'inline-grid',
    placeItems: 'center',
    width: size,
    height: size,
    flex: 'none',
    '& svg': { position: 'absolute', inset: 0, transform: 'rotate(-90deg)' },
    '& .track': { stroke: theme.tokens.line },
    '& .left': { stroke: theme.tokens.tone.action },
    "&[data-tone='good'] .left": { stroke: theme.tokens.tone.good },
    "&[data-tone='soon'] .left": { stroke: theme.tokens.tone.soon },
    "&[data-tone='late'] .left, &[data-tone='late'] .track": { stroke: theme.tokens.tone.late },
    "&[data-tone='wrap'] .left": { stroke: theme.tokens.tone.wrap },
    "&[data-tone='quiet'] .left": { stroke: theme.tokens.tone.quiet },
  }),
)

type Props = {
  readonly clock: RingClock
  /** px */
  readonly size?: number
  /** What stands inside the ring. */
  readonly children?: React.ReactNode
}

export function ClockRing({ clock, size = 44, children }: Props) {
  const beat = useBeat()
  const holder = useRef<HTMLSpanElement>(null)
  const arc = useRef<SVGCircleElement>(null)
  const write = useRef<() => void>(() => {})
  const width = Math.max(3, Math.round(size / 11))
  const radius = (size - width) / 2
  const length = 2 * Math.PI * radius

  useLayoutEffect(() => {
    write.current = () => {
      if (!holder.current || !arc.current) return
      const now = beat.now()
      // Whole steps of a pixel's size: no repaint where nothing would be seen.
      const offset = String(Math.round(length * (1 - ringFraction(clock, now))))
      if (arc.current.getAttribute('stroke-dashoffset') !== offset)
        arc.current.setAttribute('stroke-dashoffset', offset)
      const tone = countdownTone(clock, now)
      if (holder.current.dataset['tone'] !== tone) holder.current.dataset['tone'] = tone
    }
    write.current()
  })
  useEffect(() => beat.subscribe(() => write.current()), [beat])

  return (
    <Ring ref={holder} size={size}>
      <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
        <circle className="track" cx={size / 2} cy={size / 2} r={radius} fill="none" strokeWidth={width} />
        <circle
          ref={arc}
          className="left"
          cx={size / 2}
          cy={size / 2}
          r={radius}
          fill="none"
          strokeWidth={width}
          strokeDasharray={length}
        />
      </svg>
      {children}
    </Ring>
  )
}
