/** The own telephone for the shell: its bar, and what dials numbers on all screens. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dialler } from '../../ui/dial-context'
import type { Phone } from './use-phone'

export { PhoneBar } from './phone-bar'
export { usePhone } from './use-phone'

/** Null for whoever has no telephone. */
export function useDialler({ phone, act, why }: Phone): Dialler | null {
  const { t } = useTranslation('phone')
  const hasPhone = phone !== null
  const hindrance = why('dial') ?? (phone && phone.calls.length > 0 ? t('dial.busy') : null)
  return useMemo(
    () =>
      hasPhone
        ? {
            hindrance,
            dial: (number) => void act({ act: 'dial', number }),
            label: (number) => t('dial.number', { number }),
          }
        : null,
    [hasPhone, hindrance, act, t],
  )
}
