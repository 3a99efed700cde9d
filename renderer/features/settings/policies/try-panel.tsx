/** A made-up case on a version of a policy: for every promise when it would be due, and why. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trial } from '#shared/domain/policy/trial'
import type { PolicyVersion } from '#shared/domain/policy/versions'
import { useMinute } from '../../../data/minute'
import { useQuery } from '../../../data/use-query'
import { Explanation } from '../../../ui/explanation/explanation'
import { SelectInput, TextInput } from '../../../ui/fields'
import { FormRow } from '../../../ui/form-row'
import { useLocalName } from '../../../ui/local-text'
import { ErrorNote } from '../../../ui/notes'
import { StateBadge } from '../../../ui/state-badge'
import { dateTime, dateWithWeekday, isoDate, timeOfDay } from '../../../ui/time-text'
import { useWords } from '../../../ui/words'
import { instantOf } from './model'
import { Part } from './parts/part'

const Fields = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(170px, 1fr))',
  gap: 14,
  alignItems: 'start',
})
const Answers = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  display: 'grid',
  gap: 8,
  '& details': { borderRadius: 10, border: `1px solid ${theme.tokens.line}`, background: theme.tokens.panel },
  '& summary, & .none': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '2px 14px',
    padding: '9px 14px',
    cursor: 'pointer',
  },
  '& .none': { cursor: 'default', borderRadius: 10, border: `1px solid ${theme.tokens.line}` },
  '& summary:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, borderRadius: 10 },
  '& .what': { minWidth: 160, fontWeight: 600 },
  '& .due': { marginInlineStart: 'auto', fontWeight: 700, fontVariantNumeric: 'tabular-nums' },
  '& .quiet': { color: theme.tokens.quiet },
  '& details > section': { border: 0, borderRadius: '0 0 10px 10px' },
}))

/** Longer than any road in the country; the field then says nothing. */
const furthestKm = 20_000

const numberOf = (text: string): number | null => {
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) || value < 0 || value > furthestKm ? null : value
}

export function TryPanel({ version }: { readonly version: PolicyVersion }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const words = useWords()
  const { id, version: number } = version
  const read = useQuery('policies.read', { id, version: number })
  const policy = read.value?.policy
  const [opened] = useState(() => Date.now())
  const [severity, setSeverity] = useState<string | null>(null)
  const [distance, setDistance] = useState('')
  const [city, setCity] = useState('')
  const [start, setStart] = useState(() => `${isoDate(opened, words.zone)}T${timeOfDay(opened, words)}`)
  const [agreed, setAgreed] = useState('')
  const startsAt = instantOf(start, words.zone)
  const chosen = policy?.severities.some((one) => one.id === severity) ? severity : (policy?.defaultSeverity ?? null)
  const answers = useQuery(
    'policies.try',
    policy && startsAt !== null
      ? {
          id,
          version: number,
          severity: chosen,
          distanceKm: numberOf(distance),
          city: city.trim() === '' ? null : city.trim(),
          startsAt,
          agreedAt: instantOf(agreed, words.zone),
        }
      : null,
    { keepPrevious: true },
  )
  return (
    <Part title={t('policies.tryTitle')} note={t('policies.tryLead')}>
      {read.error ? <ErrorNote failure={read.error} onRetry={read.reload} /> : null}
      <Fields>
        <FormRow label={t('policies.trySeverity')}>
          {(field) => (
            <SelectInput {...field} value={chosen ?? ''} onChange={(event) => setSeverity(event.target.value)}>
              {policy?.severities.map((one) => (
                <option key={one.id} value={one.id}>
                  {local(one.name)}
                </option>
              ))}
            </SelectInput>
          )}
        </FormRow>
        <FormRow label={t('policies.tryCity')}>
          {(field) => (
            <TextInput {...field} value={city} maxLength={40} onChange={(event) => setCity(event.target.value)} />
          )}
        </FormRow>
        <FormRow label={t('policies.tryDistance')}>
          {(field) => (
            <TextInput
              {...field}
              type="number"
              min={0}
              max={furthestKm}
              value={distance}
              onChange={(event) => setDistance(event.target.value)}
            />
          )}
        </FormRow>
        <FormRow label={t('policies.tryStart')}>
          {(field) => (
            <TextInput
              {...field}
              type="datetime-local"
              value={start}
              onChange={(event) => setStart(event.target.value)}
            />
          )}
        </FormRow>
        <FormRow label={t('policies.tryAgreed')}>
          {(field) => (
            <TextInput
              {...field}
              type="datetime-local"
              value={agreed}
              onChange={(event) => setAgreed(event.target.value)}
            />
          )}
        </FormRow>
      </Fields>
      {answers.error ? <ErrorNote failure={answers.error} onRetry={answers.reload} /> : null}
      <Answers aria-label={t('policies.tryAnswers')}>
        {answers.value?.map((trial) => (
          <li key={trial.commitment}>
            <Answer trial={trial} />
          </li>
        ))}
      </Answers>
    </Part>
  )
}

function Answer({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const words = useWords()
  const now = useMinute()
  const { name, startsOn, clock } = trial
  const head = (
    <>
      <span className="what">{local(name)}</span>
      <span className="quiet">{t('policies.starts', { what: local(startsOn) })}</span>
    </>
  )
  if (clock === null)
    return (
      <div className="none">
        {head}
        <span className="due quiet">{t('policies.tryNone')}</span>
      </div>
    )
  return (
    <details>
      <summary>
        {head}
        {clock.dueAt === null ? (
          <span className="due">
            <StateBadge
              tone="soon"
              bare
              label={t(clock.state === 'incomplete' ? 'policies.tryIncomplete' : 'policies.tryAwaiting')}
            />
          </span>
        ) : (
          <time className="due" dateTime={dateTime(clock.dueAt, words)}>
            {t('policies.tryDue', { time: `${dateWithWeekday(clock.dueAt, words)} ${timeOfDay(clock.dueAt, words)}` })}
          </time>
        )}
      </summary>
      <Explanation name={local(name)} clock={clock} now={now} nameOf={(note) => note} />
    </details>
  )
}
