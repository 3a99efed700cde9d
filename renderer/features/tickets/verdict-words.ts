/** What is in service and what is not, said in one sentence. */
import { useTranslation } from 'react-i18next'
import type { Verdict, VerdictReason } from '#shared/domain/coverage/verdict'
import type { TicketSheet } from '#shared/domain/tickets/sheet'
import { useLocalName } from '../../ui/local-text'
import type { Shape } from '../../ui/state-badge'
import { isoDate } from '../../ui/time-text'
import type { Tone } from '../../ui/tokens'
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
  readonly sentence: (verdict: Verdict) => string
  /** Only why: `「第三方软件」不在服务范围内`. */
  readonly reason: (verdict: Verdict) => string
  /** The reason of a verdict of which only its key is left, as in the history: its subject is in Chinese. */
  readonly ofKey: (key: string) => string
}

export function useVerdictWords(): VerdictWords {
  const { t } = useTranslation('tickets')
  const { zone } = useWords()
  const name = useLocalName()

  const period: VerdictWords['period'] = ({ period: within }) =>
    within &&
    t('verdict.period', {
      from: isoDate(within.from, zone),
      // The end is exclusive: the last day in service is the one before.
      to: isoDate(within.to - 1, zone),
      basis: t(`verdict.basis.${within.basis}`),
    })
  const why = (reason: VerdictReason, subject: string, within: Verdict['period']): string =>
    t(`verdict.reason.${reason}`, {
      subject,
      from: within ? isoDate(within.from, zone) : '',
      to: within ? isoDate(within.to - 1, zone) : '',
    })
  const reason: VerdictWords['reason'] = (verdict) =>
    why(verdict.reason, verdict.subject ? name(verdict.subject) : '', verdict.period)
  return {
    period,
    within: (verdict) => t('verdict.within', { period: period(verdict) ?? t('coverage.noPeriod') }),
    reason,
    sentence: (verdict) => {
      const by = verdict.clause ? t('verdict.by', { ref: verdict.clause.ref }) : ''
      if (!verdict.covered) return t('verdict.outside', { reason: reason(verdict), by })
      const within = period(verdict) ?? ''
      return verdict.exception === null
        ? t('verdict.inside', { period: within })
        : t('verdict.exception', { period: within, item: verdict.exception, by })
    },
    ofKey: (key) => {
      const [id = '', ...rest] = key.split(':')
      return why(id as VerdictReason, rest.join(':'), null)
    },
  }
}
