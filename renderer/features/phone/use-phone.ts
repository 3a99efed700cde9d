/** The telephone at hand, what it does now, and acting on it. */
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hindrance, PhoneAbility, PhoneAct } from '#shared/domain/telephony/phone'
import type { AgentRow, PhoneRow } from '#shared/ipc/contract'
import type { Failure } from '#shared/lib/result'
import { useCall } from '../../data/use-call'
import { useFeed, useFeedTable } from '../../data/use-feed'
import { activePhone } from './model'

/** An act without its link, for each kind of act by itself. */
type WithoutLink<A> = A extends unknown ? Omit<A, 'link'> : never
export type Act = WithoutLink<PhoneAct>

export type Phone = {
  readonly phones: readonly PhoneRow[]
  readonly phone: PhoneRow | null
  readonly agents: ReadonlyMap<string, AgentRow>
  readonly choose: (link: string) => void
  /** Fulfilled with whether it was done. */
  readonly act: (act: Act) => Promise<boolean>
  readonly pending: boolean
  readonly error: Failure | null
  readonly clearError: () => void
  /** In words why an ability cannot be used now; null when it can. */
  readonly why: (ability: PhoneAbility) => string | null
}

const nobody: ReadonlyMap<string, AgentRow> = new Map<string, AgentRow>()

export function usePhone(): Phone {
  const { t } = useTranslation('phone')
  const [chosen, choose] = useState<string | null>(null)
  const { run, pending, error, clear } = useCall('phone.act')
  const phones = [...(useFeed('phone').tables?.phones.values() ?? [])]
  const agents = useFeedTable('queue', 'agents') ?? nobody
  const phone = activePhone(phones, chosen)
  const link = phone?.id ?? null

  const act = useCallback(
    async (wanted: Act): Promise<boolean> => {
      if (link === null) return false
      return (await run({ ...wanted, link })).ok
    },
    [run, link],
  )
  const wordsOf = (hindrance: Hindrance | null): string | null =>
    hindrance === null
      ? null
      : t(`hindrance.${hindrance.kind}`, hindrance.kind === 'right' ? { right: hindrance.right } : {})
  return {
    phones,
    phone,
    agents,
    choose,
    act,
    pending,
    error,
    clearError: clear,
    why: (ability) => (phone ? wordsOf(phone.abilities[ability]) : t('hindrance.none')),
  }
}
