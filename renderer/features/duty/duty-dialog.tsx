/** Signing on, going out with a word, coming back, signing off; and who else is on duty now. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DutyState } from '#shared/domain/duty/duty'
import type { DutyRow } from '#shared/ipc/contract'
import { useMinute } from '../../data/minute'
import { useCall } from '../../data/use-call'
import { ChoiceGroup } from '../../ui/choice-group'
import { dutyLooks } from '../../ui/duty-looks'
import { ActionButton, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge } from '../../ui/state-badge'
import { timeOfDay } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { useDutyWords } from './duty-words'
import { endOf, likelyNext, saveWord, shiftHours } from './model'

const Form = styled('form')(({ theme }) => ({
  display: 'grid',
  gap: 16,
  padding: '20px 24px',
  '& > h2': { margin: 0, fontSize: 18 },
  '& > footer': { display: 'flex', justifyContent: 'flex-end', gap: 10 },
  '& > section': { borderTop: `1px solid ${theme.tokens.line}`, paddingTop: 14 },
  '& > section > h3': { margin: '0 0 8px', fontSize: 14, fontWeight: 500, color: theme.tokens.quiet },
  '& > section > p': { margin: 0, color: theme.tokens.quiet },
  '& ul': {
    ...thinScrollbar(theme),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: 8,
    maxHeight: 232,
    overflowY: 'auto',
  },
  '& li': { display: 'grid', gridTemplateColumns: '5.2em minmax(0, 1fr)', alignItems: 'baseline', columnGap: 10 },
  '& li small': { display: 'block', color: theme.tokens.quiet, fontSize: 13 },
}))

type Props = {
  readonly own: DutyRow
  /** Everybody who is on duty or away. */
  readonly people: readonly DutyRow[]
  readonly onClose: () => void
}

export function DutyDialog({ own, people, onClose }: Props) {
  const { t } = useTranslation('duty')
  const words = useWords()
  const dutyWords = useDutyWords()
  const id = useId()
  const now = useMinute()
  const [state, setState] = useState<DutyState>(likelyNext(own.state))
  const kept = own.endsAt !== null && own.endsAt > now ? own.endsAt : null
  const [end, setEnd] = useState(kept === null ? 'none' : 'keep')
  const [note, setNote] = useState('')
  const change = useCall('duty.set')
  const away = state === 'away'
  const choices = (own.state === 'off' ? (['on', 'off'] as const) : DutyState.options).map((one) => ({
    id: one,
    label: t(`state.${one}`),
    explanation: t(`explain.${one}`),
  }))
  const time = (at: number): string => timeOfDay(at, words)
  const ends = [
    ...(kept === null ? [] : [{ id: 'keep', label: t('keepEnd', { time: time(kept) }) }]),
    { id: 'none', label: t('noEnd') },
    ...shiftHours.map((hours) => ({
      id: String(hours),
      label: t('hours', { hours, time: time(endOf(String(hours), now, null) ?? now) }),
    })),
  ]
  const noteField = useRef<HTMLInputElement>(null)
  const save = async () => {
    if (change.pending) return
    const done = await change.run({ state, note, endsAt: state === 'on' ? endOf(end, now, kept) : null })
    if (done.ok) onClose()
    else if (done.error.code === 'duty.note-required') noteField.current?.focus()
  }
  const standing = people.filter((person) => person.state !== 'off')
  const noteMissing = change.error?.code === 'duty.note-required' ? words.failure(change.error) : null
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth transitionDuration={0}>
      <Form
        aria-labelledby={id}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <h2 id={id}>{t('title')}</h2>
        <ChoiceGroup
          label={t('choose')}
          choices={choices}
          value={state}
          columns={choices.length}
          onChange={(chosen) => {
            change.clear()
            setState(DutyState.parse(chosen))
          }}
        />
        {state === 'on' ? <ChoiceGroup label={t('ends')} choices={ends} value={end} onChange={setEnd} /> : null}
        <FormRow
          label={t(away ? 'noteAway' : 'note')}
          required={away}
          error={noteMissing}
          {...(away ? { hint: t('noteAwayHint') } : state === 'on' && end !== 'none' ? { hint: t('endsHint') } : {})}
        >
          {(field) => (
            <TextInput
              {...field}
              ref={noteField}
              required={false}
              aria-required={field.required}
              value={note}
              maxLength={200}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </FormRow>
        {change.error && noteMissing === null ? <ErrorNote failure={change.error} /> : null}
        <footer>
          <ActionButton type="button" onClick={onClose}>
            {t('cancel')}
          </ActionButton>
          <ActionButton type="submit" look="primary" aria-busy={change.pending}>
            {t(`save.${saveWord(own.state, state)}`)}
          </ActionButton>
        </footer>
        <section>
          <h3>{t('now')}</h3>
          {standing.length === 0 ? <p>{t('nobody')}</p> : null}
          <ul>
            {standing.map((person) => (
              <li key={person.id}>
                <StateBadge bare {...dutyLooks[person.state]} label={dutyWords.state(person)} />
                <div>
                  {person.name}（{person.roles.map((role) => t(`common:role.${role}`)).join(t('common:menu.and'))}）
                  <small>{dutyWords.details(person)}</small>
                </div>
              </li>
            ))}
          </ul>
        </section>
      </Form>
    </Dialog>
  )
}
