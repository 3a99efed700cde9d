/** The board's own parts: panels and tiles in its units, lists that show what fits and say what does not. */
import { styled } from '@mui/material/styles'
import { useCallback, useState } from 'react'
import { Panel } from '../../ui/panel'

export const BoardPanel = styled(Panel)({
  borderRadius: '0.6rem',
  '& > header': { padding: '0.75rem 1.1rem 0.35rem', fontSize: '1.05rem' },
  '& > header > div': { fontSize: '0.95rem' },
  '& > div': { padding: '0 1.1rem 0.7rem' },
})

export const Rows = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  flex: 1,
  minHeight: 0,
  overflow: 'hidden',
  display: 'flex',
  flexDirection: 'column',
})

export const More = styled('li')(({ theme }) => ({
  flex: 1,
  display: 'flex',
  alignItems: 'center',
  color: theme.tokens.quiet,
  fontSize: '0.95rem',
}))

/** One line that never wraps: what does not fit ends in an ellipsis. */
export const Line = styled('span')({
  display: 'block',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  minWidth: 0,
})

export const Quiet = styled(Line)(({ theme }) => ({ color: theme.tokens.quiet, fontSize: '0.95rem' }))

/**
 * How many rows of `rowRem` fit into the element that gets the ref; `guess` until it has been measured, and where
 * nothing is laid out.
 */
export function useRoom(rowRem: number, guess: number): readonly [number, (element: HTMLElement | null) => void] {
  const [room, setRoom] = useState(guess)
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return
      const measure = () => {
        const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
        if (element.clientHeight > 0) setRoom(Math.max(1, Math.floor(element.clientHeight / (rowRem * rem) + 0.01)))
      }
      const observer = new ResizeObserver(measure)
      observer.observe(element)
      measure()
      return () => observer.disconnect()
    },
    [rowRem],
  )
  return [room, ref]
}
