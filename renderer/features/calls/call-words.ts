/** What calls are called, in the language of the window. */
import { useTranslation } from 'react-i18next'
import type { CallRow } from '#shared/ipc/contract'
import { groupedNumber } from '../../ui/grouped-number'
import type { Shape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'
import { spanSince } from './model'

export type CallWords = {
  readonly number: (number: string) => string
  readonly kind: (kind: string) => string
  readonly outcome: (outcome: string) => string
  /** `9 分钟前` */
  readonly ago: (at: number, now: number) => string
  readonly agent: (call: Pick<CallRow, 'agent' | 'agentName'>) => string
  readonly disposition: (call: Pick<CallRow, 'disposition' | 'dispositionNote'>) => string
}

export function useCallWords(): CallWords {
  const { t } = useTranslation('calls')
  return {
    number: (number) => (number === '' ? t('cell.hidden') : groupedNumber(number)),
    kind: (kind) => t(`kind.${kind}`, { defaultValue: kind }),
    outcome: (outcome) => t(`outcome.${outcome}`, { defaultValue: outcome }),
    ago: (at, now) => {
      const span = spanSince(at, now)
      return span.unit === 'now' ? t('ago.now') : t(`ago.${span.unit}`, { count: span.count })
    },
    agent: ({ agent, agentName }) => agentName ?? agent ?? '',
    disposition: ({ disposition, dispositionNote }) => {
      if (disposition === null) return ''
      const reason = t(`disposition.${disposition}`)
      return dispositionNote === '' ? reason : t('settled', { reason, note: dispositionNote })
    },
  }
}

/** An unanswered caller is what a person looks for in a log. */
export const outcomeTone = (call: Pick<CallRow, 'answeredAt' | 'endedAt' | 'kind'>): Tone => {
  if (call.endedAt === null) return 'call'
  if (call.answeredAt !== null) return 'plain'
  return call.kind === 'queue' ? 'late' : 'quiet'
}

export const outcomeShape = (call: Pick<CallRow, 'answeredAt' | 'endedAt'>): Shape => {
  if (call.endedAt === null) return 'dot'
  return call.answeredAt === null ? 'cross' : 'check'
}
