/** How far an edition has come at this site: colour, shape and word. */
import { useTranslation } from 'react-i18next'
import type { ArrivalRow } from '#shared/ipc/media-site-contract'
import { StateBadge } from '../../ui/state-badge'
import { isRefused, unchecked, unimported } from './model'

export function ArrivalState({ arrival }: { readonly arrival: ArrivalRow }) {
  const { t } = useTranslation('media-site')
  if (isRefused(arrival)) return <StateBadge tone="late" shape="cross" label={t('state.refused')} />
  if (arrival.receipt !== null) return <StateBadge tone="good" label={t('state.imported')} />
  if (unchecked(arrival).length > 0) return <StateBadge tone="soon" shape="half" label={t('state.incomplete')} />
  return unimported(arrival).length < arrival.discs.length ? (
    <StateBadge tone="soon" shape="half" label={t('state.importing')} />
  ) : (
    <StateBadge tone="soon" label={t('state.verified')} />
  )
}
