/** What a disc says of itself, once its manifest is believed. */
import { useTranslation } from 'react-i18next'
import type { DiscIdentity } from '#shared/domain/media/codes'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { Facts } from './parts'

export function DiscFacts({ disc }: { readonly disc: DiscIdentity | null }) {
  const { t } = useTranslation('media-site')
  const words = useWords()
  if (!disc) return null
  const time = (iso: string): string => dateTime(Date.parse(iso), words)
  return (
    <Facts>
      <dt>{t('disc.edition')}</dt>
      <dd>
        {t('disc.seqAndWeek', { seq: disc.seq, week: disc.week })} · {t(`disc.kind.${disc.kind}`)}
      </dd>
      <dt>{t('disc.number')}</dt>
      <dd>
        {disc.disc === null
          ? t('disc.numberUnknown', { of: disc.discs })
          : t('disc.nOf', { n: disc.disc, of: disc.discs })}
      </dd>
      <dt>{t('disc.for')}</dt>
      <dd>{disc.site.name}</dd>
      <dt>{t('disc.made')}</dt>
      <dd>{t('disc.madeUntil', { made: time(disc.created), until: time(disc.expires) })}</dd>
    </Facts>
  )
}
