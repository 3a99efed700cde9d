/** What is loud comes in front of whatever is on screen, a card or two at a time; the bell keeps the rest. */
import { styled } from '@mui/material/styles'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertRow } from '#shared/ipc/contract'
import { heardKeys, markHeard, subscribeHeard } from '../../data/heard'
import { ActionButton } from '../../ui/fields'
import { AlertCard } from './alert-card'
import { popUpsOf } from './model'

const Stack = styled('section')(({ theme }) => ({
  position: 'fixed',
  // Beside the bell, away from the forms that people fill in at the right.
  insetInlineStart: 92,
  bottom: 44,
  width: 372,
  maxWidth: 'calc(100vw - 120px)',
  display: 'grid',
  gap: 8,
  zIndex: theme.zIndex.drawer - 1,
  '& > article': { boxShadow: '0 6px 24px rgba(10,17,32,.22)' },
  '& > footer': {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    padding: '4px 6px 4px 16px',
    borderRadius: 10,
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.line}`,
    boxShadow: '0 6px 24px rgba(10,17,32,.22)',
  },
}))

type Props = {
  readonly userId: string
  /** The most urgent first. */
  readonly loud: readonly AlertRow[]
  readonly linked: boolean
  readonly onShowAll: () => void
}

export function AlertPopUps({ userId, loud, linked, onShowAll }: Props) {
  const { t } = useTranslation('alerts')
  const heard = useSyncExternalStore(subscribeHeard, heardKeys)
  const keyOf = (id: string): string => `away/${userId}/${id}`
  const { cards, more } = popUpsOf(loud, (id) => heard.has(keyOf(id)))
  const putAway = (id: string): void => markHeard([keyOf(id)])
  if (cards.length === 0) return null
  return (
    <Stack aria-label={t('popUps')} aria-live="assertive">
      {cards.map((alert) => (
        <AlertCard
          key={alert.id}
          alert={alert}
          linked={linked}
          onFollow={() => putAway(alert.id)}
          onPutAway={() => putAway(alert.id)}
        />
      ))}
      {more > 0 ? (
        <footer>
          <span>{t('more', { count: more })}</span>
          <ActionButton type="button" look="quiet" onClick={onShowAll}>
            {t('showAll')}
          </ActionButton>
        </footer>
      ) : null}
    </Stack>
  )
}
