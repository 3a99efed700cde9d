/** The way of an edition as steps: which are done, by whom and when, where it stands, what is still to come. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { EditionRow } from '#shared/ipc/contract'
import { StateShape } from '../../ui/state-badge'
import type { Shape } from '../../ui/state-badge'
import { isoDate, timeOfDay } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { stepStates } from './model'
import type { Step, StepState } from './model'

const Steps = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: '14px 16px 12px',
  display: 'grid',
  gridAutoFlow: 'column',
  gridAutoColumns: 'minmax(0, 1fr)',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  '& > li': {
    position: 'relative',
    display: 'grid',
    justifyItems: 'center',
    alignContent: 'start',
    gap: 3,
    textAlign: 'center',
    color: theme.tokens.quiet,
    fontSize: 13,
    lineHeight: 1.4,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  '& > li > i': {
    position: 'relative',
    zIndex: 1,
    display: 'grid',
    placeItems: 'center',
    width: 26,
    height: 26,
    borderRadius: '50%',
    fontSize: 15,
    background: theme.tokens.panel,
    border: `2px solid ${theme.tokens.line}`,
    color: theme.tokens.quiet,
  },
  '& > li > b': { fontWeight: 500, fontSize: 14 },
  '& > li + li::before': {
    content: '""',
    position: 'absolute',
    top: 12,
    right: '50%',
    width: '100%',
    height: 2,
    background: theme.tokens.line,
  },
  '& > li[data-state=done] > i': { borderColor: theme.tokens.tone.good, color: theme.tokens.tone.good },
  '& > li[data-state=done] > b': { color: theme.tokens.text },
  '& > li[data-state=done] + li::before': { background: theme.tokens.tone.good },
  '& > li[data-state=current] > i': {
    borderColor: theme.tokens.tone.action,
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
  },
  '& > li[data-state=current] > b': { color: theme.tokens.tone.action, fontWeight: 700 },
  '& > li[data-state=ended] > i': {
    borderColor: theme.tokens.tone.late,
    background: theme.tokens.soft.late,
    color: theme.tokens.tone.late,
  },
  '& > li[data-state=ended] > b': { color: theme.tokens.tone.late, fontWeight: 700 },
}))

const shapes: Readonly<Record<StepState, Shape>> = {
  done: 'check',
  current: 'dot',
  skipped: 'ring',
  open: 'ring',
  ended: 'cross',
}

type Told = { readonly at: number | null; readonly by: string | null }

const latest = (of: readonly (number | null)[]): number | null => {
  const known = of.filter((at) => at !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** Who took a step and when; nulls where nothing is written down. */
function toldOf(edition: EditionRow, step: Step): Told {
  const good = edition.copies.filter(({ state }) => state !== 'spoiled')
  switch (step) {
    case 'planned':
      return { at: edition.createdAt, by: edition.plannedBy }
    case 'built':
      return { at: edition.builtAt, by: edition.builtBy }
    case 'burned': {
      const at = latest(good.map(({ burnedAt }) => burnedAt))
      return { at, by: good.find(({ burnedAt }) => burnedAt === at)?.burnedBy ?? null }
    }
    case 'verified':
      return { at: latest(good.map(({ checkedAt }) => checkedAt)), by: null }
    case 'sealed':
      return { at: null, by: edition.sealNumber }
    case 'handed-over':
      return { at: edition.handOver?.at ?? null, by: edition.handOver?.carrier ?? null }
    case 'received':
      return { at: edition.receivedAt, by: null }
    case 'site-verified':
      return { at: edition.receipt?.outcome === 'verified' ? edition.receipt.at : null, by: null }
    case 'imported':
      return { at: edition.receipt?.outcome === 'imported' ? edition.receipt.at : null, by: null }
  }
}

export function EditionSteps({ edition }: { readonly edition: EditionRow }) {
  const { t } = useTranslation('media')
  const words = useWords()
  return (
    <Steps aria-label={t('edition.way')}>
      {stepStates(edition).map(({ step, state }) => {
        const { at, by } = state === 'open' || state === 'skipped' ? { at: null, by: null } : toldOf(edition, step)
        return (
          <li key={step} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
            <i aria-hidden="true">
              <StateShape shape={shapes[state]} />
            </i>
            <b>{t(`state.${step}`)}</b>
            <span className="visually-hidden">{t(`stepState.${state}`)}</span>
            {by ? <span>{by}</span> : null}
            {at === null ? null : (
              <span>
                {isoDate(at, words.zone).slice(5)} {timeOfDay(at, words)}
              </span>
            )}
            {state === 'skipped' ? <span>{t('stepState.skipped')}</span> : null}
          </li>
        )
      })}
    </Steps>
  )
}
