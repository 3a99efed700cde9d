/** How somebody stands, in words. */
import { useTranslation } from 'react-i18next'
import type { DutyRow } from '#shared/ipc/contract'
import { dueText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { useMinute } from '../../data/minute'

export type DutyWords = {
  readonly state: (row: Pick<DutyRow, 'state' | 'since'>) => string
  /** Since when, until when, and the note; empty for somebody who has never signed on. */
  readonly details: (row: Pick<DutyRow, 'state' | 'since' | 'endsAt' | 'note'>) => string
}

export function useDutyWords(): DutyWords {
  const { t } = useTranslation('duty')
  const words = useWords()
  const now = useMinute()
  const time = (at: number): string => dueText(at, now, words)
  return {
    state: ({ state, since }) => t(`state.${since === null ? 'never' : state}`),
    details: ({ state, since, endsAt, note }) => {
      if (since === null) return ''
      const end = state === 'on' && endsAt !== null ? t(endsAt > now ? 'until' : 'ended', { time: time(endsAt) }) : null
      return [t('since', { time: time(since) }), end, note === '' ? null : note]
        .filter((part) => part !== null)
        .join(' · ')
    },
  }
}
