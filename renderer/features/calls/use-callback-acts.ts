/** What a person does with an entry of the list, and why it may not be possible. */
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { mayAct } from '#shared/domain/people/people'
import type { CallbackKey } from '#shared/ipc/calls-contract'
import type { Taker } from '#shared/ipc/contract'
import type { Failure } from '#shared/lib/result'
import { useSession } from '../../data/app-status'
import { useCall } from '../../data/use-call'
import { DialContext } from '../../ui/dial-context'

type Entry = { readonly key: CallbackKey; readonly number: string; readonly taken: Taker | null }

export type CallbackActs = {
  readonly take: (entry: Entry) => void
  readonly release: (entry: Entry) => void
  /** Takes it first: two must not dial the same person. */
  readonly dial: (entry: Entry) => void
  /** In words; null when it can be dialled. */
  readonly whyNotDial: (entry: Entry) => string | null
  readonly isMine: (taken: Taker | null) => boolean
  /** Somebody else works on it, and only a manager may interfere. */
  readonly isForeign: (taken: Taker | null) => boolean
  readonly mayRelease: (taken: Taker | null) => boolean
  /** Why nothing at all can be dialled from here; null when it can. */
  readonly hindrance: string | null
  readonly pending: boolean
  readonly error: Failure | null
  readonly clear: () => void
}

export function useCallbackActs(): CallbackActs {
  const { t } = useTranslation('calls')
  const user = useSession()?.user ?? null
  const dialler = useContext(DialContext)
  const take = useCall('callbacks.take')
  const release = useCall('callbacks.release')
  const manages = user !== null && mayAct(user.roles, ['duty-manager', 'service-manager'])
  const isMine = (taken: Taker | null): boolean => taken !== null && taken.id === user?.id
  const isOthers = (taken: Taker | null): boolean => taken !== null && !isMine(taken)

  return {
    take: ({ key }) => void take.run(key),
    release: ({ key }) => void release.run(key),
    dial: (entry) =>
      void (isMine(entry.taken) ? Promise.resolve({ ok: true }) : take.run(entry.key)).then(({ ok }) => {
        if (ok) dialler?.dial(entry.number)
      }),
    whyNotDial: ({ number, taken }) => {
      if (taken !== null && isOthers(taken)) return t('hint.taken', { name: taken.name })
      if (number === '') return t('hint.noNumber')
      return dialler === null ? t('hint.noPhone') : dialler.hindrance
    },
    isMine,
    isForeign: (taken) => isOthers(taken) && !manages,
    mayRelease: (taken) => taken !== null && (isMine(taken) || manages),
    hindrance:
      dialler === null ? t('hint.noPhone') : dialler.hindrance && t('hint.hindrance', { reason: dialler.hindrance }),
    pending: take.pending || release.pending,
    error: take.error ?? release.error,
    clear: () => {
      take.clear()
      release.clear()
    },
  }
}
