/** What the console keeps an eye on beside its screens: alerts at the bell and in front, and the person's own duty. */
import { useState } from 'react'
import { mayAct } from '#shared/domain/people/people'
import type { Session } from '#shared/domain/people/people'
import type { DutyRow } from '#shared/ipc/contract'
import { useFeed } from '../data/use-feed'
import { AlertPanel, AlertPopUps, useAlerts } from '../features/alerts'
import type { OwnAlerts } from '../features/alerts'
import { DutyDialog } from '../features/duty'
import { useReminders } from '../features/media/reminders'
import { screens } from './routes'

export type Watch = {
  readonly alerts: OwnAlerts
  readonly own: DutyRow | null
  /** Of the weekly discs: how many are counted at the bell, and whether one is late. */
  readonly reminders: { readonly counted: { readonly count: number; readonly late: boolean } }
  readonly openAlerts: () => void
  readonly openDuty: () => void
  /** What lies over the screens. */
  readonly layer: React.ReactNode
}

/** `session` as it is: while it is locked nothing pops up, what is loud sounds all the same. */
export function useWatch({ user, locked }: Session): Watch {
  const [shown, setShown] = useState<'alerts' | 'duty' | null>(null)
  const alerts = useAlerts(user.id)
  const people = useFeed('duty').tables?.people
  const own = people?.get(user.id) ?? null
  const ticketRoles = screens.find(({ name }) => name === 'tickets')?.roles ?? []
  const linked = mayAct(user.roles, ticketRoles)
  const close = () => setShown(null)
  const reminders = useReminders(user, close)
  const layer = locked ? null : (
    <>
      {shown === null ? (
        <AlertPopUps userId={user.id} loud={alerts.loud} linked={linked} onShowAll={() => setShown('alerts')} />
      ) : null}
      {shown === 'alerts' ? (
        <AlertPanel
          alerts={alerts.all}
          others={alerts.others}
          error={alerts.error}
          linked={linked}
          besides={reminders.besides}
          history={mayAct(user.roles, ['duty-manager', 'service-manager'])}
          onClose={close}
        />
      ) : null}
      {shown === 'duty' && own ? <DutyDialog own={own} people={[...(people?.values() ?? [])]} onClose={close} /> : null}
    </>
  )
  return { alerts, own, reminders, openAlerts: () => setShown('alerts'), openDuty: () => setShown('duty'), layer }
}
