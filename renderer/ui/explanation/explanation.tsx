/** Why a clock says what it says: one sentence, the days behind it, and the clause it comes from. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { useLocalName } from '../local-text'
import type { LocalName } from '../local-text'
import { readAmount } from '../amount-text'
import { StateBadge, StateShape } from '../state-badge'
import { dateWithWeekday, timeOfDay } from '../time-text'
import { useWords } from '../words'
import { DayStrip } from './day-strip'
import type { Segment } from './day-strips'
import { useSpanWords } from './span-words'

const Box = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 12,
  padding: '14px 16px',
  borderRadius: 10,
  background: theme.tokens.inner,
  border: `1px solid ${theme.tokens.line}`,
  '& h3': { margin: 0, fontSize: '1.02em', display: 'flex', alignItems: 'baseline', gap: 10 },
  '& p': { margin: 0, fontSize: '1.04em' },
  '& .missing': {
    display: 'flex',
    alignItems: 'baseline',
    gap: 8,
    padding: '7px 12px',
    borderRadius: 8,
    fontSize: '0.96em',
    background: theme.tokens.soft.soon,
    color: theme.tokens.tone.soon,
  },
  '& .missing > svg': { flex: 'none' },
  '& blockquote': {
    margin: 0,
    padding: '2px 0 2px 12px',
    borderInlineStart: `3px solid ${theme.tokens.line}`,
    color: theme.tokens.quiet,
  },
  '& cite': { fontStyle: 'normal', fontWeight: 600, color: theme.tokens.text, marginInlineEnd: 8 },
}))

/** A clock with the reasons of its deadline. Instants are UTC ms. */
export type ExplainedClock = {
  readonly state:
    'running' | 'paused' | 'met' | 'met-late' | 'overdue' | 'cancelled' | 'awaiting-agreement' | 'incomplete'
  readonly startedAt: number
  readonly dueAt: number | null
  readonly remainingMs: number
  readonly metAt: number | null
  readonly explanation: {
    readonly amount: string
    readonly calendar: LocalName | null
    readonly clauseRef: string
    readonly clauseText: string
    readonly assumed: boolean
    readonly missingHolidayYears: readonly number[]
    readonly segments: readonly Segment[]
  }
}

type Props = {
  readonly id?: string
  readonly name: string
  readonly clock: ExplainedClock
  /** UTC ms. */
  readonly now: number
  /** The name of a note of a segment: holidays say their own, pauses give the id of their reason. */
  readonly nameOf: (note: string) => string
}

export function Explanation({ id, name, clock, now, nameOf }: Props) {
  const { t } = useTranslation('common')
  const sentence = useSentence(clock)
  const { assumed, clauseRef, clauseText, missingHolidayYears, segments } = clock.explanation
  return (
    <Box id={id} aria-label={t('explain.of', { name })}>
      <h3>
        {name}
        {assumed ? <StateBadge tone="soon" shape="triangle" label={t('explain.assumed')} /> : null}
      </h3>
      <p>{sentence}</p>
      {missingHolidayYears.length > 0 ? (
        <p role="note" className="missing">
          <StateShape shape="triangle" />
          {t('explain.missingHolidays', { years: missingHolidayYears.join(t('explain.yearsJoin')) })}
        </p>
      ) : null}
      <DayStrip segments={segments} now={now} nameOf={nameOf} />
      <blockquote>
        <cite>{clauseRef}</cite>
        {clauseText}
      </blockquote>
    </Box>
  )
}

function useSentence(clock: ExplainedClock): string {
  const { t } = useTranslation('common')
  const words = useWords()
  const spanWords = useSpanWords()
  const say = (at: number | null): string =>
    at === null ? '' : `${dateWithWeekday(at, words)} ${timeOfDay(at, words)}`
  const localName = useLocalName()
  const { amount } = clock.explanation
  const calendar = clock.explanation.calendar && localName(clock.explanation.calendar)
  const { key, params } = readAmount(amount)
  const from = say(clock.startedAt)
  const amountWords = t(`explain.amount.${key}`, params)
  const start =
    key === 'agreed'
      ? t('explain.startAgreed', { from })
      : key === 'nextWorkingDay' && calendar !== null
        ? t('explain.startNextDay', { from, calendar })
        : calendar === null
          ? t('explain.startNatural', { from, amount: amountWords })
          : t('explain.start', { from, calendar, amount: amountWords })
  const due = say(clock.dueAt)
  switch (clock.state) {
    case 'running':
      return t('explain.due', { start, due })
    case 'overdue':
      return t('explain.overdue', { start, due })
    case 'paused':
      return t('explain.paused', { start, left: spanWords(clock.remainingMs) })
    case 'met':
      return t('explain.met', { start, due, met: say(clock.metAt) })
    case 'met-late':
      return t('explain.metLate', { start, due, met: say(clock.metAt) })
    case 'cancelled':
      return t('explain.cancelled', { start })
    case 'awaiting-agreement':
      return t('explain.awaitingAgreement', { start })
    case 'incomplete':
      return t('explain.incomplete', { start })
  }
}
