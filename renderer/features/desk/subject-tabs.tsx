/** The calls and customers that are open, newest first: a tab list with arrow keys, and Ctrl+number from anywhere. */
import { styled } from '@mui/material/styles'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Elapsed } from '../../ui/countdown'
import { StateBadge, StateShape } from '../../ui/state-badge'
import type { Shape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'
import { isHalfFilled, isLive } from './memory'
import type { Subject } from './memory'

const Bar = styled('div')(({ theme }) => ({
  display: 'flex',
  gap: 6,
  overflowX: 'auto',
  flex: 'none',
  '& button': {
    font: 'inherit',
    color: theme.tokens.text,
    display: 'flex',
    alignItems: 'baseline',
    gap: 8,
    minWidth: 112,
    maxWidth: 340,
    padding: '6px 12px',
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 8,
    background: theme.tokens.panel,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
  },
  // A call that rings or talks says so in words beside its name, however many there are.
  '& button[data-live=true]': { flexShrink: 0 },
  '& button > .who': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '& button[aria-selected=true]': { borderColor: theme.tokens.tone.action, background: theme.tokens.soft.action },
  '& button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
}))

const Mark = styled('span', { shouldForwardProp: (name) => name !== 'tone' })<{ readonly tone: Tone }>(
  ({ theme, tone }) => ({ color: theme.tokens.tone[tone] }),
)

/** A state whose word would leave no room for the name: its shape, the word for whoever points at it or listens. */
function ShapeMark({ tone, shape, label }: { readonly tone: Tone; readonly shape: Shape; readonly label: string }) {
  return (
    <Mark tone={tone} title={label}>
      <StateShape shape={shape} />
      <span className="visually-hidden">{label}</span>
    </Mark>
  )
}

type Props = {
  readonly subjects: readonly Subject[]
  readonly active: Subject | null
  readonly nameOf: (subject: Subject) => string
  readonly onChoose: (key: string) => void
}

export function SubjectTabs({ subjects, active, nameOf, onChoose }: Props) {
  const { t } = useTranslation('desk')

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return
      const subject = subjects[Number(event.key) - 1]
      if (!subject) return
      event.preventDefault()
      onChoose(subject.key)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [subjects, onChoose])

  const step = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    const at = subjects.findIndex((one) => one.key === active?.key)
    const next = subjects[at + (event.key === 'ArrowRight' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    onChoose(next.key)
    event.currentTarget.querySelector<HTMLElement>(`[data-key='${CSS.escape(next.key)}']`)?.focus()
  }

  return (
    <Bar role="tablist" aria-label={t('call.tabs')} onKeyDown={step}>
      {subjects.map((subject) => (
        <button
          key={subject.key}
          type="button"
          role="tab"
          data-key={subject.key}
          data-live={isLive(subject)}
          aria-selected={subject.key === active?.key}
          tabIndex={subject.key === active?.key ? 0 : -1}
          onClick={() => onChoose(subject.key)}
        >
          <PhaseMark subject={subject} />
          <span className="who">{nameOf(subject)}</span>
          {subject.memo?.saved ? (
            <ShapeMark tone="good" shape="check" label={t('call.saved')} />
          ) : isHalfFilled(subject.memo) ? (
            <StateBadge tone="soon" bare shape="half" label={t('call.draft')} />
          ) : null}
        </button>
      ))}
    </Bar>
  )
}

function PhaseMark({ subject }: { readonly subject: Subject }) {
  const { t } = useTranslation('desk')
  const { call } = subject
  if (call === null) return <ShapeMark tone="quiet" shape="ring" label={t('phase.lookup')} />
  switch (call.phase) {
    case 'ringing':
      return <StateBadge tone="soon" bare shape="triangle" label={t('phase.ringing')} />
    case 'talking':
      return (
        <span>
          <StateBadge tone="call" bare label={t('phase.talking')} />{' '}
          <Elapsed since={call.answeredAt ?? call.joinedAt} />
        </span>
      )
    case 'ended':
      return call.answeredAt === null ? (
        <ShapeMark tone="soon" shape="cross" label={t('phase.missed')} />
      ) : (
        <ShapeMark tone="quiet" shape="ring" label={t('phase.ended')} />
      )
  }
}
