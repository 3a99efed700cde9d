/** What keeps steps from being taken, each said once with the steps it keeps, and the way out of it right beside. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PossibleAction, Ticket } from '#shared/domain/tickets/tickets'
import type { Failure } from '#shared/lib/result'
import { ActionButton } from '../../ui/fields'
import { StateShape } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { ChargeForm } from './charge-form'
import { ClauseNote } from './clause-note'
import { useVerdictWords } from './verdict-words'

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: '10px 0 0',
  padding: 0,
  display: 'grid',
  gap: 4,
  '& > li > div': { display: 'flex', alignItems: 'baseline', gap: 8 },
  '& > li > div > svg': { flex: 'none', color: theme.tokens.tone.soon },
  '& > li > div > p': { flex: 1, minWidth: 0, margin: 0 },
  '& b': { fontWeight: 600, marginInlineEnd: 8 },
  '& p > span': { color: theme.tokens.quiet },
  '& > li > div > button': { minHeight: 28, padding: '1px 10px' },
}))

export type Obstacle = { readonly failure: Failure; readonly actions: readonly PossibleAction['action'][] }

/** Steps with the same obstacle together, in the order of the work. */
export function obstaclesOf(actions: readonly PossibleAction[]): readonly Obstacle[] {
  const found = new Map<string, { failure: Failure; actions: PossibleAction['action'][] }>()
  for (const { action, blocked } of actions) {
    if (!blocked) continue
    const key = JSON.stringify(blocked)
    const one = found.get(key) ?? { failure: blocked, actions: [] }
    one.actions.push(action)
    found.set(key, one)
  }
  return [...found.values()]
}

type Props = {
  readonly ticket: Ticket
  readonly actions: readonly PossibleAction[]
  /** Ids of the descriptions begin with it: `<id>-<action>`. */
  readonly id: string
  readonly onOpenForms: () => void
}

export function InTheWay({ ticket, actions, id, onOpenForms }: Props) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const verdicts = useVerdictWords()
  const [accepting, setAccepting] = useState<string | null>(null)
  const obstacles = obstaclesOf(actions)
  if (obstacles.length === 0) return null
  return (
    <List aria-label={t('blocked.title')}>
      {obstacles.map(({ failure, actions: kept }) => {
        const key = failure.code === 'tickets.charge-not-accepted' ? String(failure.params?.['key'] ?? '') : null
        const charge = ticket.sheet?.openCharges.find((one) => one.key === key)
        return (
          <li key={JSON.stringify(failure)}>
            <div>
              <StateShape shape="triangle" />
              <p>
                <b>{kept.map((action) => t(`action.${action}`)).join(t('blocked.join'))}</b>
                <span id={`${id}-${kept[0] ?? ''}`}>
                  {charge ? `${verdicts.sentence(charge)}${t('blocked.semicolon')}` : null}
                  {words.failure(failure)}
                </span>{' '}
                <ClauseNote clause={charge?.clause} assumed={charge?.assumed} />
              </p>
              {key !== null && accepting !== key ? (
                <ActionButton type="button" onClick={() => setAccepting(key)}>
                  {t('action.charge-accept')}…
                </ActionButton>
              ) : null}
              {failure.code === 'tickets.form-incomplete' ? (
                <ActionButton type="button" onClick={onOpenForms}>
                  {t('blocked.toForm')}
                </ActionButton>
              ) : null}
            </div>
            {key !== null && accepting === key ? (
              <ChargeForm ticket={ticket} verdict={key} onClose={() => setAccepting(null)} />
            ) : null}
          </li>
        )
      })}
    </List>
  )
}
