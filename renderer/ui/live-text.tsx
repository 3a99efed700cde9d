/** Text that ticks: one subscription to the beat writes the text node directly, nothing renders. */
import { styled } from '@mui/material/styles'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useBeat } from './beat'
import type { Tone } from './tokens'

type Props = {
  readonly render: (now: number) => string
  /** Colours the text by a tone that may change as time goes by. */
  readonly tone?: (now: number) => Tone
  readonly className?: string
  readonly label?: string
}

const Text = styled('span')(({ theme }) => ({
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
  ...Object.fromEntries(
    Object.entries(theme.tokens.tone).map(([tone, color]) => [`&[data-tone='${tone}']`, { color }]),
  ),
}))

export function LiveText({ render, tone, className, label }: Props) {
  const beat = useBeat()
  const element = useRef<HTMLSpanElement>(null)
  const write = useRef<() => void>(() => {})

  useLayoutEffect(() => {
    write.current = () => {
      const node = element.current
      if (!node) return
      const now = beat.now()
      const text = render(now)
      if (node.textContent !== text) node.textContent = text
      const nextTone = tone?.(now)
      // Without a tone the text goes back to the colour around it, also when the same element had one before.
      if (nextTone === undefined) delete node.dataset['tone']
      else if (node.dataset['tone'] !== nextTone) node.dataset['tone'] = nextTone
    }
    write.current()
  })
  useEffect(() => beat.subscribe(() => write.current()), [beat])

  return <Text ref={element} className={className} role={label ? 'timer' : undefined} aria-label={label} />
}
