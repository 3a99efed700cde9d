/** The open alerts of the signed-in person, live; what is loud sounds when it is heard of for the first time. */
import { useMemo } from 'react'
import type { Failure } from '#shared/lib/result'
import { useAlarm } from '../../data/alarm'
import { useFeed } from '../../data/use-feed'
import { shownAlerts } from './model'
import type { ShownAlerts } from './model'

export type OwnAlerts = ShownAlerts & { readonly others: number; readonly error: Failure | null }

export function useAlerts(userId: string): OwnAlerts {
  const { tables, error } = useFeed('alerts', { of: 'own' })
  const shown = useMemo(() => shownAlerts(tables?.alerts.values() ?? []), [tables?.alerts])
  useAlarm(
    userId,
    shown.loud.map(({ id }) => id),
  )
  return { ...shown, others: tables?.others.get('others')?.count ?? 0, error }
}
