/** The state of an edition: colour, shape and word. */
import { useTranslation } from 'react-i18next'
import type { EditionState } from '#shared/domain/media/states'
import { StateBadge } from '../../ui/state-badge'
import { stateLook } from './model'

export function EditionStateBadge({ state, bare = false }: { readonly state: EditionState; readonly bare?: boolean }) {
  const { t } = useTranslation('media')
  const { tone, shape } = stateLook[state]
  return <StateBadge tone={tone} shape={shape} bare={bare} label={t(`state.${state}`)} />
}
