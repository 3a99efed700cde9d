/** The ladder of a declared emergency: what is due when, who answers for it, whom to tell, and what closes the case. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LadderView, Rung, RungState } from '#shared/domain/emergency/ladder'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useMinute } from '../../data/minute'
import { Countdown } from '../../ui/countdown'
import { ActionButton } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import type { Shape } from '../../ui/state-badge'
import { dateTime, dueText } from '../../ui/time-text'
import type { Tone } from '../../ui/tokens'
import { useWords } from '../../ui/words'
import { ActFrame } from './act-frame'
import { mayDo } from './action-fields'
import { ClauseNote } from './clause-note'
import { NoteRow } from './note-row'

const look: Readonly<Record<RungState, readonly [Tone, Shape]>> = {
  open: ['action', 'ring'],
  late: ['late', 'diamond'],
  done: ['good', 'check'],
  'done-late': ['late', 'check'],
}

const Ladder = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { borderTop: `1px solid ${theme.tokens.line}` },
  '& > li:first-of-type': { borderTop: 0 },
  '& .row': {
    display: 'grid',
    gridTemplateColumns: '5.6em minmax(0, 1fr) auto',
    gap: '0 14px',
    alignItems: 'baseline',
    padding: '7px 0',
  },
  '& .when': { fontVariantNumeric: 'tabular-nums', color: theme.tokens.quiet, whiteSpace: 'nowrap' },
  '& .what > strong': { fontWeight: 600, marginInlineEnd: 8 },
  '& .what > small': { display: 'block', color: theme.tokens.quiet, fontSize: '0.93em' },
  '& .end': { display: 'flex', alignItems: 'center', gap: 10, whiteSpace: 'nowrap' },
  '& .end > button': { minHeight: 28, padding: '1px 10px' },
  '& form': { margin: '0 0 10px' },
}))

const dayMs = 86_400_000

const After = styled('p')(({ theme }) => ({
  margin: '8px 0',
  padding: '7px 12px',
  borderRadius: 8,
  background: theme.tokens.soft.soon,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  gap: '2px 10px',
}))

export function EmergencyPanel({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const name = useLocalName()
  const now = useMinute()
  const view = ticket.sheet?.ladder
  if (!view) return null
  const { ladder, rungs } = view
  return (
    <Panel title={name(ladder.name)} aside={t('emergency.declared', { time: dateTime(view.declaredAt, words) })}>
      <Ladder aria-label={t('emergency.ladder')}>
        {rungs.map((rung) => (
          <LadderRow
            key={rung.step.id}
            ticket={ticket}
            view={view}
            id={rung.step.id}
            when={dueText(rung.dueAt, now, words)}
            name={name(rung.step.name)}
            people={[
              t('emergency.responsible', { name: name(rung.step.responsible) }),
              ...(rung.step.notify.length > 0
                ? [t('emergency.notify', { names: rung.step.notify.map(name).join(t('blocked.join')) })]
                : []),
            ].join(t('blocked.semicolon'))}
            clause={rung.step.clause}
            doneAt={rung.doneAt}
          >
            <RungMark rung={rung} running={view.resolvedAt === null} />
          </LadderRow>
        ))}
      </Ladder>
      <Observation view={view} />
      {ladder.closing.length > 0 && view.resolvedAt !== null ? (
        <Ladder aria-label={t('emergency.closing')}>
          {ladder.closing.map((step) => {
            const doneAt = view.closing.find(({ id }) => id === step.id)?.doneAt ?? null
            return (
              <LadderRow
                key={step.id}
                ticket={ticket}
                view={view}
                id={step.id}
                when={t('emergency.beforeClosing')}
                name={name(step.name)}
                people={t('emergency.responsible', { name: name(step.responsible) })}
                clause={step.clause}
                doneAt={doneAt}
              >
                {doneAt === null ? (
                  <StateBadge bare tone="quiet" shape="ring" label={t('emergency.state.open')} />
                ) : (
                  <StateBadge bare tone="good" shape="check" label={t('emergency.state.done')} />
                )}
              </LadderRow>
            )
          })}
        </Ladder>
      ) : null}
    </Panel>
  )
}

function RungMark({ rung, running }: { readonly rung: Rung; readonly running: boolean }) {
  const { t } = useTranslation('tickets')
  const [tone, shape] = look[rung.state]
  // The repair came before it was due: nobody waits for it.
  if (rung.state === 'open' && !running)
    return <StateBadge bare tone="quiet" shape="cross" label={t('emergency.state.dropped')} />
  return (
    <>
      <StateBadge bare tone={tone} shape={shape} label={t(`emergency.state.${rung.state}`)} />
      {rung.doneAt === null && running ? (
        <Countdown clock={{ state: 'running', dueAt: rung.dueAt, remainingMs: 0 }} />
      ) : null}
    </>
  )
}

function Observation({ view }: { readonly view: LadderView }) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const { observeUntil, mayClose, resolvedAt } = view
  const now = useMinute()
  if (resolvedAt === null) return null
  return (
    <After>
      {observeUntil !== null && now < observeUntil ? (
        <>
          <StateBadge bare tone="soon" shape="triangle" label={t('emergency.after')} />
          <span>{t('emergency.observeUntil', { time: dateTime(observeUntil, words) })}</span>
          {/* More than a day ahead a countdown would say the same day once more. */}
          {observeUntil - now < dayMs ? (
            <Countdown clock={{ state: 'running', dueAt: observeUntil, remainingMs: 0 }} />
          ) : null}
        </>
      ) : mayClose ? (
        <StateBadge bare tone="good" shape="check" label={t('emergency.mayClose')} />
      ) : (
        <StateBadge bare tone="soon" shape="triangle" label={t('emergency.closingLeft')} />
      )}
    </After>
  )
}

type RowProps = {
  readonly ticket: Ticket
  readonly view: LadderView
  readonly id: string
  readonly when: string
  readonly name: string
  readonly people: string
  readonly clause: React.ComponentProps<typeof ClauseNote>['clause']
  readonly doneAt: number | null
  readonly children: React.ReactNode
}

function LadderRow({ ticket, view, id, when, name, people, clause, doneAt, children }: RowProps) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const now = useMinute()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  return (
    <li>
      <div className="row">
        <span className="when">{when}</span>
        <span className="what">
          <strong>{name}</strong>
          <ClauseNote clause={clause} />
          <small>
            {people}
            {doneAt === null
              ? ''
              : `${t('blocked.semicolon')}${t('emergency.doneAt', { time: dueText(doneAt, now, words) })}`}
          </small>
        </span>
        <span className="end">
          {children}
          {doneAt === null && mayDo(ticket, 'ladder-step') ? (
            <ActionButton
              type="button"
              aria-expanded={open}
              aria-label={t('duties.name.done', { step: name })}
              onClick={() => setOpen(!open)}
            >
              {t('duties.done')}
            </ActionButton>
          ) : null}
        </span>
      </div>
      {open ? (
        <ActFrame
          ticket={ticket}
          action="ladder-step"
          label={t('duties.name.done', { step: name })}
          confirm={t('duties.confirm.done')}
          onClose={() => setOpen(false)}
          make={(rev) => ({ id: ticket.id, rev, action: 'ladder-step', ladder: view.ladder.id, step: id, note })}
        >
          <NoteRow
            label={t('emergency.note')}
            hint={t('emergency.noteHint')}
            value={note}
            onChange={setNote}
            rows={1}
          />
        </ActFrame>
      ) : null}
    </li>
  )
}
