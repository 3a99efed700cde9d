/** Where a ticket stands with what is in service: the verdict, its period, and who takes over the cost. */
import { useTranslation } from 'react-i18next'
import type { Verdict, VerdictReason } from '#shared/domain/coverage/verdict'
import type { TicketSheet } from '#shared/domain/tickets/sheet'
import type { Shape } from '../../ui/state-badge'
import { isoDate } from '../../ui/time-text'
import type { Tone } from '../../ui/tokens'
import { useVerdict } from '../../ui/use-verdict'
import type { SpokenVerdict } from '../../ui/verdict-text'
import { useWords } from '../../ui/words'

export type Charge = 'none' | 'open' | 'accepted'

/** Where the ticket stands with its cost. */
export const chargeOf = ({ verdict, chargeAccepted }: Pick<TicketSheet, 'verdict' | 'chargeAccepted'>): Charge =>
  verdict.covered ? 'none' : chargeAccepted ? 'accepted' : 'open'

export const chargeLook: Readonly<Record<Charge, readonly [Tone, Shape]>> = {
  none: ['good', 'check'],
  open: ['soon', 'triangle'],
  accepted: ['call', 'half'],
}

export type VerdictWords = {
  /** `2026-01-01 至 2027-12-31，合同载明`; null without a period. */
  readonly period: (verdict: Pick<Verdict, 'period'>) => string | null
  /** The same as words that stand alone. */
  readonly within: (verdict: Pick<Verdict, 'period'>) => string
  /** The whole verdict in one sentence. */
  readonly sentence: (verdict: SpokenVerdict) => string
  /** The same of a verdict of which only its key is left, as in the history: its subject is in Chinese. */
  readonly ofKey: (key: string) => string
}

export function useVerdictWords(): VerdictWords {
  const { t } = useTranslation('tickets')
  const { zone } = useWords()
  const read = useVerdict()

  const period: VerdictWords['period'] = ({ period: within }) =>
    within &&
    t('verdict.period', {
      from: isoDate(within.from, zone),
      // The end is exclusive: the last day in service is the one before.
      to: isoDate(within.to - 1, zone),
      basis: t(`common:verdict.basis.${within.basis}`),
    })
  const sentence: VerdictWords['sentence'] = (verdict) => read(verdict).sentence
  return {
    period,
    within: (verdict) => t('verdict.within', { period: period(verdict) ?? t('coverage.noPeriod') }),
    sentence,
    ofKey: (key) => {
      const [reason = '', ...rest] = key.split(':')
      const subject = rest.join(':')
      return sentence({
        covered: false,
        // Keys are made of the reasons there are.
        reason: reason as VerdictReason,
        subject: { zh: subject, en: subject },
        period: null,
        exception: null,
      })
    },
  }
}
