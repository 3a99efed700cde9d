/** A clock as text: what is left, by how much it is over, or when it is due. */
import { styled } from '@mui/material/styles'
import { LiveText } from './live-text'
import { countdownText, countdownTone, spanText } from './time-text'
import type { Ticking } from './time-text'
import type { Tone } from './tokens'
import { useWords } from './words'

// Colour is never alone: what is at risk bears the triangle of that state, as what is over bears the word.
const Marked = styled(LiveText)({
  '&[data-tone=soon]::before': {
    content: '"▲" / ""',
    fontSize: '0.6em',
    marginInlineEnd: '0.4em',
    verticalAlign: '0.16em',
  },
})

type CountdownProps = { readonly clock: Ticking; readonly className?: string }

export function Countdown({ clock, className }: CountdownProps) {
  const words = useWords()
  return (
    <Marked
      {...(className ? { className } : {})}
      render={(now) => countdownText(clock, now, words)}
      tone={(now) => countdownTone(clock, now)}
    />
  )
}

type ElapsedProps = {
  /** UTC ms. */
  readonly since: number
  /** The tone by the ms that have passed. */
  readonly tone?: (elapsedMs: number) => Tone
  readonly className?: string
}

/** How long something has been going on: `03:12`. */
export function Elapsed({ since, tone, className }: ElapsedProps) {
  return (
    <LiveText
      {...(className ? { className } : {})}
      render={(now) => spanText(now - since)}
      {...(tone ? { tone: (now: number) => tone(now - since) } : {})}
    />
  )
}
