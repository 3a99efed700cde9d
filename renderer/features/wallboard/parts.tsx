/** The board's own parts: panels and tiles in its units, lists that show what fits and say what does not. */
import { styled } from '@mui/material/styles'
import { useCallback, useState } from 'react'
import { Panel } from '../../ui/panel'

export const BoardPanel = styled(Panel)({
  flex: 1,
  borderRadius: '0.6rem',
  '& > header': { padding: '0.7rem 1.1rem 0.4rem', fontSize: '1.25rem' },
  '& > header > div': { fontSize: '1.1rem' },
  '& > div': { padding: '0 1.1rem 0.8rem', fontSize: '1.3rem' },
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
  '&[hidden]': { display: 'none' },
})

/** Height of the line that says how many more there are. */
const moreRem = 2

export const More = styled('li')(({ theme }) => ({
  flex: 'none',
  height: `${moreRem}rem`,
  display: 'flex',
  alignItems: 'center',
  color: theme.tokens.quiet,
  fontSize: '1.15rem',
}))

/** One line that never wraps: what does not fit ends in an ellipsis. */
export const Line = styled('span')({
  display: 'block',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  minWidth: 0,
})

export const Quiet = styled(Line)(({ theme }) => ({ color: theme.tokens.quiet, fontSize: '1.15rem', lineHeight: 1.4 }))

/** One line of facts: what does not fit is left out whole, the last first; only the first may end in an ellipsis. */
export const Facts = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  height: '1.5em',
  lineHeight: 1.5,
  overflow: 'hidden',
  fontSize: '1.15rem',
  color: theme.tokens.quiet,
  fontVariantNumeric: 'tabular-nums',
  '& > span': { whiteSpace: 'nowrap' },
  '& > span:first-of-type': { overflow: 'hidden', textOverflow: 'ellipsis', maxWidth: '100%' },
  '& > span + span::before': { content: '"·"', margin: '0 0.45em' },
  '& > .what': { color: theme.tokens.text },
}))

/** How many rows fit: all of a list, or beside the line that says how many more there are. */
export type Room = { readonly alone: number; readonly besideMore: number }

/**
 * The room for rows of `rowRem` in the element that gets the ref; `guess` rows until it has been measured, and where
 * nothing is laid out.
 */
export function useRoom(rowRem: number, guess: number): readonly [Room, (element: HTMLElement | null) => void] {
  const [room, setRoom] = useState<Room>({ alone: guess, besideMore: guess - 1 })
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return
      const measure = () => {
        const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
        const rows = (height: number) => Math.max(1, Math.floor(height / (rowRem * rem) + 0.01))
        const { clientHeight } = element
        if (clientHeight === 0) return
        const [alone, besideMore] = [rows(clientHeight), rows(clientHeight - moreRem * rem)]
        setRoom((old) => (old.alone === alone && old.besideMore === besideMore ? old : { alone, besideMore }))
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
