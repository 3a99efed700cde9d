/** The policy's questions that grade a fault, and the severity that the answers suggest [S1-25] [S3-10]. */
import { styled } from '@mui/material/styles'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestFromAnswers } from '#shared/domain/policy/grading'
import type { Answers } from '#shared/domain/policy/grading'
import type { SeverityQuestion } from '#shared/domain/policy/work'
import type { PolicySummary } from '#shared/ipc/contract'
import { ActionButton, TextInput } from '../../ui/fields'
import { useLocalName } from '../../ui/local-text'
import { StateBadge } from '../../ui/state-badge'
import { Quiet } from './parts'

const Box = styled('details')(({ theme }) => ({
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 8,
  background: theme.tokens.inner,
  '& > summary': { padding: '5px 11px', color: theme.tokens.quiet, cursor: 'pointer', borderRadius: 8 },
  '& > summary:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
  '& > ul': { listStyle: 'none', margin: 0, padding: '0 11px 9px', display: 'grid', gap: 7 },
  '& li': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: 10, alignItems: 'center' },
  '& li > span': { lineHeight: 1.45 },
}))

const Two = styled('fieldset')(({ theme }) => ({
  margin: 0,
  padding: 0,
  display: 'inline-flex',
  border: `1px solid ${theme.tokens.edge}`,
  borderRadius: 7,
  overflow: 'hidden',
  background: theme.tokens.panel,
  '& > button': {
    font: 'inherit',
    color: 'inherit',
    minWidth: 38,
    padding: '2px 8px',
    border: 0,
    background: 'none',
    cursor: 'pointer',
  },
  '& > button + button': { borderInlineStart: `1px solid ${theme.tokens.edge}` },
  '& > button[aria-pressed=true]': {
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
  '& > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
}))

const Suggestion = styled('output')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' })

/** The questions are many: what they come to stays in sight while they are answered. */
const Outcome = styled('div')(({ theme }) => ({
  position: 'sticky',
  bottom: -14,
  zIndex: 1,
  display: 'grid',
  gap: 6,
  padding: '8px 0',
  background: theme.tokens.panel,
  '&:empty': { display: 'none' },
}))

const mostMinutes = 100_000

type Props = {
  readonly policy: PolicySummary
  readonly answers: Answers
  readonly severity: string
  readonly onAnswer: (answers: Answers) => void
  readonly onTake: (severity: string) => void
}

export function SeverityGuideBlock({ policy, answers, severity, onAnswer, onTake }: Props) {
  const { t } = useTranslation('desk')
  const name = useLocalName()
  const { severityGuide: guide } = policy
  if (guide === null) return <EmergencyHint policy={policy} severity={severity} />
  const suggested = suggestFromAnswers(guide, answers)
  const known = policy.severities.find(({ id }) => id === suggested)
  const given = Object.keys(answers).length
  return (
    <div>
      <Box>
        <summary>
          {t('guide.title')}
          {given > 0 ? ` · ${t('guide.answered', { count: given })}` : ''}
        </summary>
        <ul>
          {guide.questions.map((question) => (
            <Question
              key={question.id}
              question={question}
              answer={answers[question.id]}
              onAnswer={(answer) => {
                const { [question.id]: _before, ...others } = answers
                onAnswer(answer === undefined ? others : { ...others, [question.id]: answer })
              }}
            />
          ))}
        </ul>
      </Box>
      <Outcome>
        {known ? (
          <Suggestion>
            {known.id === severity ? (
              <StateBadge tone="good" bare label={t('guide.agrees', { severity: name(known.name) })} />
            ) : (
              <>
                <StateBadge
                  tone="soon"
                  bare
                  shape="triangle"
                  label={t('guide.suggests', { severity: name(known.name) })}
                />
                <ActionButton
                  type="button"
                  onClick={() => onTake(known.id)}
                  style={{ minHeight: 28, padding: '1px 12px' }}
                >
                  {t('guide.take')}
                </ActionButton>
              </>
            )}
            {guide.assumed ? <Quiet>{t('guide.assumed')}</Quiet> : null}
          </Suggestion>
        ) : null}
        <EmergencyHint policy={policy} severity={known?.id ?? severity} />
      </Outcome>
    </div>
  )
}

/** What would make it an emergency [S3-16]: the ticket is declared one on its page, by a person. */
function EmergencyHint({ policy, severity }: { readonly policy: PolicySummary; readonly severity: string }) {
  const { t } = useTranslation('desk')
  const name = useLocalName()
  const emergency = policy.emergencies.find(({ severities }) => severities.includes(severity))
  if (!emergency) return null
  return <Quiet>{t('guide.emergency', { trigger: name(emergency.text) })}</Quiet>
}

type QuestionProps = {
  readonly question: SeverityQuestion
  readonly answer: boolean | number | undefined
  readonly onAnswer: (answer: boolean | number | undefined) => void
}

function Question({ question, answer, onAnswer }: QuestionProps) {
  const { t } = useTranslation('desk')
  const name = useLocalName()
  const id = useId()
  switch (question.kind) {
    case 'yes-no':
      return (
        <li>
          <span id={id}>{name(question.text)}</span>
          <Two aria-labelledby={id}>
            {[true, false].map((one) => (
              // A second press takes the answer back.
              <button
                key={String(one)}
                type="button"
                aria-pressed={answer === one}
                onClick={() => onAnswer(answer === one ? undefined : one)}
              >
                {t(one ? 'guide.yes' : 'guide.no')}
              </button>
            ))}
          </Two>
        </li>
      )
    case 'minutes':
      return (
        <li>
          <label htmlFor={id}>{name(question.text)}</label>
          <TextInput
            id={id}
            inputMode="numeric"
            autoComplete="off"
            value={typeof answer === 'number' ? String(answer) : ''}
            style={{ width: 84, minHeight: 30, padding: '2px 8px' }}
            onChange={(event) => {
              const typed = event.target.value.replaceAll(/\D/g, '')
              onAnswer(typed === '' ? undefined : Math.min(mostMinutes, Number(typed)))
            }}
          />
        </li>
      )
  }
}
