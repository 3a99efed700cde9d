/** A telephone number that dials when it is clicked, where the reader has a telephone; else the bare number. */
import { styled } from '@mui/material/styles'
import { useContext } from 'react'
import { DialContext } from './dial-context'
import { groupedNumber } from './grouped-number'

const Number = styled('button')(({ theme }) => ({
  font: 'inherit',
  fontVariantNumeric: 'tabular-nums',
  color: 'inherit',
  padding: 0,
  border: 0,
  background: 'none',
  cursor: 'pointer',
  userSelect: 'text',
  textDecoration: 'underline dotted',
  textUnderlineOffset: '0.25em',
  textDecorationColor: theme.tokens.edge,
  whiteSpace: 'nowrap',
  '&:hover:not(:disabled)': { color: theme.tokens.tone.action, textDecorationColor: 'currentColor' },
  '&:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2, borderRadius: 3 },
  '&:disabled': { cursor: 'default', textDecoration: 'none' },
}))

/** A switchboard's extension is asked for once it has answered. */
const withoutExtension = (number: string): string => number.split(/转|;ext=/u)[0]?.trim() ?? number

type Props = { readonly number: string; readonly shown?: string; readonly className?: string }

/** `shown` is what stands there, by default the number in groups. */
export function DialNumber({ number, shown = groupedNumber(number), className }: Props) {
  const dialler = useContext(DialContext)
  if (!dialler || number === '') return <span className={className}>{shown}</span>
  return (
    <Number
      type="button"
      className={className}
      disabled={dialler.hindrance !== null}
      title={dialler.hindrance ?? dialler.label(shown)}
      aria-label={dialler.label(shown)}
      onClick={(event) => {
        event.preventDefault()
        event.stopPropagation()
        dialler.dial(withoutExtension(number))
      }}
    >
      {shown}
    </Number>
  )
}
