/** One row of a duties table, with what a person may say of it. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepProgress, StepState } from '#shared/domain/procedures/progress'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useMinute } from '../../data/minute'
import { ActionButton } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { StateShape } from '../../ui/state-badge'
import type { Shape } from '../../ui/state-badge'
import { dueText } from '../../ui/time-text'
import type { Tone } from '../../ui/tokens'
import { useWords } from '../../ui/words'
import { ActFrame } from './act-frame'
import { mayDo } from './action-fields'
import { NoteRow } from './note-row'

const look: Readonly<Record<StepState, readonly [Tone, Shape]>> = {
  done: ['good', 'check'],
  skipped: ['quiet', 'cross'],
  current: ['action', 'dot'],
  open: ['quiet', 'ring'],
}

const Row = styled('li')(({ theme }) => ({
  position: 'relative',
  gridColumn: '1 / -1',
  display: 'grid',
  gridTemplateColumns: 'subgrid',
  '& > .row': {
    gridColumn: '1 / -1',
    display: 'grid',
    gridTemplateColumns: 'subgrid',
    alignItems: 'center',
    minHeight: 34,
    padding: '3px 8px',
    borderRadius: 8,
  },
  "&[data-state='current'] > .row": { background: theme.tokens.soft.action },
  "&[data-state='current'] .name": { fontWeight: 600 },
  "&[data-state='done'] .name, &[data-state='skipped'] .name": { color: theme.tokens.quiet },
  '& .name > small': { color: theme.tokens.quiet, fontWeight: 400, marginInlineStart: 6, fontSize: '0.93em' },
  '& .sides': { whiteSpace: 'nowrap', color: theme.tokens.quiet, fontSize: '0.93em' },
  '& .sides > b': { fontWeight: 600, color: theme.tokens.text },
  "& .sides > b[data-side='customer']": { color: theme.tokens.tone.wrap },
  '& .end': {
    display: 'flex',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: 2,
    color: theme.tokens.quiet,
    fontSize: '0.93em',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  '& .end > button': { minHeight: 28, padding: '1px 9px' },
  '& > form': { gridColumn: '1 / -1', margin: '6px 0 10px' },
}))

const Mark = styled('span')<{ readonly 'data-tone': Tone }>(({ theme }) => ({
  lineHeight: 0,
  ...Object.fromEntries(
    Object.entries(theme.tokens.tone).map(([tone, color]) => [`&[data-tone='${tone}']`, { color }]),
  ),
}))

type Outcome = 'done' | 'skipped' | 'asked'

type Props = { readonly ticket: Ticket; readonly procedure: string; readonly progress: StepProgress }

export function DutyRow({ ticket, procedure, progress }: Props) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const words = useWords()
  const now = useMinute()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { step, state, at } = progress
  const [tone, shape] = look[state]
  const open = state === 'current' || state === 'open'
  const rests = ticket.sheet?.pauses.find(({ reason }) => reason === step.waitsWith)
  const asked = rests?.askedFor?.procedure === procedure && rests.askedFor.step === step.id ? rests : null
  const outcomes: readonly Outcome[] =
    open && mayDo(ticket, 'step')
      ? [
          ...(step.waitsWith !== undefined && !rests ? (['asked'] as const) : []),
          ...(step.optional ? (['skipped'] as const) : []),
          'done',
        ]
      : []
  return (
    <Row data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <div className="row">
        <Mark data-tone={tone}>
          <StateShape shape={shape} />
          <span className="visually-hidden">{t(`duties.state.${state}`)}</span>
        </Mark>
        <span className="name">
          {name(step.name)}
          {step.optional && open && !name(step.name).includes(t('duties.optional')) ? (
            <small>{t('duties.optional')}</small>
          ) : null}
          {open && asked ? <small>{t('duties.askedSince', { time: dueText(asked.since, now, words) })}</small> : null}
        </span>
        <span className="sides">
          <b data-side={step.responsible} title={t('duties.responsible')}>
            {t(`side.${step.responsible}`)}
          </b>
          {step.assisting ? (
            <span title={t('duties.assisting')}>
              {' / '}
              {t(`side.${step.assisting}`)}
            </span>
          ) : null}
        </span>
        <span className="end">
          {at === null ? null : `${t(`duties.state.${state}`)} ${dueText(at, now, words)}`}
          {outcomes.map((one) => (
            <ActionButton
              key={one}
              type="button"
              look={one === 'done' && state === 'current' ? 'plain' : 'quiet'}
              aria-expanded={outcome === one}
              aria-label={t(`duties.name.${one}`, { step: name(step.name) })}
              onClick={() => setOutcome(outcome === one ? null : one)}
            >
              {t(`duties.${one}`)}
            </ActionButton>
          ))}
        </span>
      </div>
      {outcome ? (
        <StepForm
          key={outcome}
          ticket={ticket}
          procedure={procedure}
          progress={progress}
          outcome={outcome}
          onClose={() => setOutcome(null)}
        />
      ) : null}
    </Row>
  )
}

function StepForm({
  ticket,
  procedure,
  progress: { step },
  outcome,
  onClose,
}: Props & { readonly outcome: Outcome; readonly onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const [note, setNote] = useState('')
  const pause = ticket.sheet?.pauseChoices.find(({ id }) => id === step.waitsWith)
  const rests = pause?.rests ?? []
  const asked =
    rests.length === 0
      ? t('duties.doesAskedNothing')
      : t('duties.doesAsked', { names: rests.map(name).join(t('blocked.join')) })
  return (
    <ActFrame
      ticket={ticket}
      action="step"
      label={t(`duties.name.${outcome}`, { step: name(step.name) })}
      confirm={t(`duties.confirm.${outcome}`)}
      does={outcome === 'asked' ? asked : t(`duties.does.${outcome}`)}
      onClose={onClose}
      make={(rev) => ({ id: ticket.id, rev, action: 'step', procedure, step: step.id, outcome, note })}
    >
      <NoteRow label={t('field.note')} value={note} onChange={setNote} rows={1} />
    </ActFrame>
  )
}
