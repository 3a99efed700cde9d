/** The signed-in person's own state in the status bar: a click changes it. */
import { useTranslation } from 'react-i18next'
import type { DutyRow } from '#shared/ipc/contract'
import { dutyLooks } from '../../ui/duty-looks'
import { StateBadge } from '../../ui/state-badge'
import { useDutyWords } from './duty-words'

type Props = {
  /** Null until it is known. */
  readonly own: DutyRow | null
  readonly onOpen: () => void
}

export function DutyStatus({ own, onOpen }: Props) {
  const { t } = useTranslation('duty')
  const words = useDutyWords()
  if (!own) return null
  const state = words.state(own)
  return (
    <button type="button" aria-haspopup="dialog" aria-label={t('button', { state })} onClick={onOpen}>
      <StateBadge bare {...dutyLooks[own.state]} label={state} />
      <span>{words.details(own)}</span>
    </button>
  )
}
