/** Grading a fault: the questions of the policy with what they suggest, the definitions, and how it was graded before. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestFromAnswers, type Answers } from '#shared/domain/policy/grading'
import type { TicketSheet } from '#shared/domain/tickets/sheet'
import { ChoiceGroup } from '../../ui/choice-group'
import { ActionButton, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useLocalName } from '../../ui/local-text'
import { StateBadge } from '../../ui/state-badge'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'

const Questions = styled('fieldset')(({ theme }) => ({
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 8,
  margin: 0,
  padding: '8px 14px 12px',
  minWidth: 0,
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))',
  gap: '10px 20px',
  '& > legend': { padding: '0 6px', color: theme.tokens.quiet, fontSize: '0.93em' },
  '& > output': { gridColumn: '1 / -1', display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 10 },
}))

const Definitions = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 6,
  border: 0,
  margin: 0,
  padding: 0,
  minWidth: 0,
  '& > label': {
    display: 'grid',
    gridTemplateColumns: 'auto 7.6em minmax(0, 1fr)',
    alignItems: 'baseline',
    gap: 10,
    padding: '7px 12px',
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 8,
    background: theme.tokens.panel,
    cursor: 'pointer',
  },
  '& > label:hover': { borderColor: theme.tokens.edge },
  '& > label:has(input:checked)': {
    borderColor: theme.tokens.tone.action,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.action}`,
  },
  '& > label:has(input:focus-visible)': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
  '& > label > span': { color: theme.tokens.quiet, lineHeight: 1.5 },
  '& > small': { color: theme.tokens.tone.late, fontSize: '0.86em' },
}))

const History = styled('p')(({ theme }) => ({
  margin: 0,
  color: theme.tokens.quiet,
  fontVariantNumeric: 'tabular-nums',
}))

type Props = {
  readonly sheet: TicketSheet
  readonly current: string
  readonly value: string | null
  readonly error: string | null
  readonly onChange: (severity: string) => void
}

export function SeverityFields({ sheet, current, value, error, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const words = useWords()
  const { severities, severityGuide, severityHistory } = sheet
  const nameOf = (id: string): string => {
    const found = severities.find((one) => one.id === id)
    return found ? name(found.name) : id
  }
  return (
    <>
      {severityGuide ? <Guide guide={severityGuide} nameOf={nameOf} chosen={value} onTake={onChange} /> : null}
      <Definitions role="radiogroup" aria-label={t('field.severity')} aria-invalid={error !== null}>
        {severities.map((one) => (
          <label key={one.id}>
            <input
              type="radio"
              name="severity"
              value={one.id}
              checked={one.id === (value ?? current)}
              onChange={() => onChange(one.id)}
            />
            <strong>{one.id === current ? t('field.current', { severity: name(one.name) }) : name(one.name)}</strong>
            <span>{one.definition}</span>
          </label>
        ))}
        {error ? <small role="alert">{error}</small> : null}
      </Definitions>
      {severityHistory.length > 1 ? (
        <History>
          {t('field.severityHistory')}
          {severityHistory.map(({ severity, at }) => `${nameOf(severity)}（${dateTime(at, words)}）`).join(' → ')}
        </History>
      ) : null}
    </>
  )
}

type GuideProps = {
  readonly guide: NonNullable<TicketSheet['severityGuide']>
  readonly nameOf: (id: string) => string
  readonly chosen: string | null
  readonly onTake: (severity: string) => void
}

function Guide({ guide, nameOf, chosen, onTake }: GuideProps) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const [answers, setAnswers] = useState<Answers>({})
  const suggested = suggestFromAnswers(guide, answers)
  const answer = (id: string, value: boolean | number | null) =>
    setAnswers(({ [id]: _, ...rest }) => (value === null ? rest : { ...rest, [id]: value }))
  return (
    <Questions>
      <legend>{t('grade.title')}</legend>
      {guide.questions.map((question) => {
        const given = answers[question.id]
        return question.kind === 'yes-no' ? (
          <ChoiceGroup
            key={question.id}
            label={name(question.text)}
            choices={[
              { id: 'yes', label: t('grade.yes') },
              { id: 'no', label: t('grade.no') },
            ]}
            value={given === undefined ? null : given === true ? 'yes' : 'no'}
            onChange={(one) => answer(question.id, one === 'yes')}
          />
        ) : (
          <FormRow key={question.id} label={name(question.text)}>
            {(row) => (
              <TextInput
                {...row}
                type="number"
                min={0}
                inputMode="numeric"
                value={typeof given === 'number' ? given : ''}
                onChange={({ target }) => answer(question.id, target.value === '' ? null : Number(target.value))}
                style={{ maxWidth: 120 }}
              />
            )}
          </FormRow>
        )
      })}
      <output>
        {suggested === undefined ? (
          <span>{t(Object.keys(answers).length === 0 ? 'grade.unasked' : 'grade.none')}</span>
        ) : (
          <>
            <StateBadge tone="action" shape="half" label={t('grade.suggested', { severity: nameOf(suggested) })} />
            {/* It stays where it is once taken, so that the keyboard goes on from it. */}
            <ActionButton type="button" aria-pressed={suggested === chosen} onClick={() => onTake(suggested)}>
              {t(suggested === chosen ? 'grade.taken' : 'grade.take')}
            </ActionButton>
          </>
        )}
        {guide.assumed ? <StateBadge bare tone="soon" shape="triangle" label={t('common:explain.assumed')} /> : null}
      </output>
    </Questions>
  )
}
