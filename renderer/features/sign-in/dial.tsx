/** The emblem: a watch's dial with the time of day inside and the second running around it. */
import { styled } from '@mui/material/styles'
import { useEffect, useRef } from 'react'
import { useBeat } from '../../ui/beat'
import { LiveText } from '../../ui/live-text'
import { timeOfDay } from '../../ui/time-text'
import { nightTokens } from '../../ui/tokens'
import { useWords } from '../../ui/words'

const Holder = styled('div')({
  position: 'relative',
  width: 'min(280px, 34vh)',
  aspectRatio: '1',
  display: 'grid',
  placeItems: 'center',
  '& svg': { position: 'absolute', inset: 0, width: '100%', height: '100%' },
  '& > span': { fontSize: 'min(60px, 7.4vh)', fontWeight: 700, letterSpacing: '0.01em', lineHeight: 1 },
})

const ticks = Array.from({ length: 60 }, (_, index) => index)
const radius = 92
const length = 2 * Math.PI * radius

export function Dial() {
  const words = useWords()
  const beat = useBeat()
  const arc = useRef<SVGCircleElement>(null)

  useEffect(() => {
    const draw = () => {
      const share = (Math.floor(beat.now() / 1_000) % 60) / 60
      arc.current?.setAttribute('stroke-dashoffset', (length * (1 - share)).toFixed(1))
    }
    draw()
    return beat.subscribe(draw)
  }, [beat])

  return (
    <Holder>
      <svg viewBox="-100 -100 200 200" aria-hidden="true">
        {ticks.map((tick) => (
          <line
            key={tick}
            y1={tick % 5 === 0 ? -82 : -80}
            y2={tick % 5 === 0 ? -72 : -77}
            transform={`rotate(${tick * 6})`}
            stroke={tick % 5 === 0 ? nightTokens.quiet : '#2A3A5A'}
            strokeWidth={tick % 5 === 0 ? 2 : 1.4}
            strokeLinecap="round"
          />
        ))}
        <circle r={radius} fill="none" stroke="#1B2B49" strokeWidth="4" />
        <circle
          ref={arc}
          r={radius}
          fill="none"
          stroke={nightTokens.tone.good}
          strokeWidth="4"
          strokeLinecap="round"
          strokeDasharray={length}
          strokeDashoffset={length}
          transform="rotate(-90)"
        />
      </svg>
      <LiveText render={(now) => timeOfDay(now, words)} />
    </Holder>
  )
}
