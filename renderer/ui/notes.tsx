/** What a screen says when there is nothing, something went wrong, or the data is old. */
import { styled } from '@mui/material/styles'
import type { Failure } from '#shared/lib/result'
import { LiveText } from './live-text'
import { StateShape } from './state-badge'
import { useWords } from './words'

const Empty = styled('div')(({ theme }) => ({
  flex: 1,
  display: 'grid',
  placeContent: 'center',
  justifyItems: 'center',
  gap: '0.35em',
  padding: '1.6em 1em',
  textAlign: 'center',
  color: theme.tokens.quiet,
  '& strong': { color: theme.tokens.text, fontSize: '1.08em', fontWeight: 600 },
  '& svg': { fontSize: '1.6em', marginBottom: '0.2em' },
}))

type EmptyProps = {
  readonly title: string
  /** What the person may do, or why it is well that there is nothing. */
  readonly hint?: string
  readonly icon?: React.ReactNode
  readonly action?: React.ReactNode
}

export function EmptyState({ title, hint, icon, action }: EmptyProps) {
  return (
    <Empty>
      {icon}
      <strong>{title}</strong>
      {hint ? <span>{hint}</span> : null}
      {action}
    </Empty>
  )
}

const Note = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '0.6em',
  padding: '0.55em 0.85em',
  borderRadius: 8,
  background: theme.tokens.soft.late,
  color: theme.tokens.tone.late,
  fontWeight: 500,
  '& > svg': { flex: 'none' },
  '& > span': { flex: 1 },
  '& button': {
    font: 'inherit',
    fontWeight: 600,
    color: 'inherit',
    background: 'none',
    border: '1px solid currentColor',
    borderRadius: 6,
    padding: '0.1em 0.7em',
    cursor: 'pointer',
  },
}))

type ErrorProps = ({ readonly text: string } | { readonly failure: Failure }) & { readonly onRetry?: () => void }

export function ErrorNote({ onRetry, ...said }: ErrorProps) {
  const words = useWords()
  return (
    <Note role="alert">
      <StateShape shape="diamond" />
      <span>{'text' in said ? said.text : words.failure(said.failure)}</span>
      {onRetry ? (
        <button type="button" onClick={onRetry}>
          {words.retry}
        </button>
      ) : null}
    </Note>
  )
}

const Stale = styled(Note.withComponent('output'))(({ theme }) => ({
  background: theme.tokens.soft.soon,
  color: theme.tokens.tone.soon,
}))

/** "Link lost, data N s old", ticking. `since`: UTC ms of the last data. */
export function StaleBanner({ since }: { readonly since: number }) {
  const words = useWords()
  return (
    <Stale>
      <StateShape shape="triangle" />
      <LiveText render={(now) => words.dataIsOld(Math.max(0, Math.floor((now - since) / 1_000)))} />
    </Stale>
  )
}
