/** The links to telephone systems: a card for each, live, and what an administrator does with them. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostLinks } from '#shared/domain/telephony/settings'
import type { StoredLink } from '#shared/ipc/telephony-contract'
import { useFeed } from '../../../data/use-feed'
import { useQuery } from '../../../data/use-query'
import { ActionButton } from '../../../ui/fields'
import { EmptyState, ErrorNote } from '../../../ui/notes'
import { StateShape } from '../../../ui/state-badge'
import { useWords } from '../../../ui/words'
import { Section } from '../parts'
import { LinkCard } from './link-card'
import { LinkDialog } from './link-dialog'
import { SecretStoreNote } from './secret-store-note'

const Cards = styled('section')({ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 })

export function TelephonySection() {
  const { t } = useTranslation('settings')
  const words = useWords()
  const stored = useQuery('telephony.links', undefined)
  const store = useQuery('telephony.secretStore', undefined)
  const rows = useFeed('links').tables?.links
  const [edited, setEdited] = useState<StoredLink | 'new' | null>(null)
  const links = stored.value ?? []
  const done = (changed: boolean) => {
    setEdited(null)
    if (!changed) return
    stored.reload()
    // The key file is made with the first secret.
    store.reload()
  }
  return (
    <Section
      title={t('section.telephony')}
      lead={t('telephony.lead')}
      action={
        <ActionButton
          look="primary"
          type="button"
          disabled={!stored.value || links.length >= mostLinks}
          onClick={() => setEdited('new')}
        >
          {t('telephony.add')}
        </ActionButton>
      }
    >
      {store.value ? <SecretStoreNote store={store.value} /> : null}
      {stored.error ? <ErrorNote failure={stored.error} onRetry={stored.reload} /> : null}
      {stored.value ? (
        <Cards aria-label={t('telephony.list')}>
          {links.map((one) => (
            <LinkCard
              key={one.link.id}
              stored={one}
              row={rows?.get(one.link.id)}
              onEdit={() => setEdited(one)}
              onRemoved={stored.reload}
            />
          ))}
        </Cards>
      ) : null}
      {stored.value?.length === 0 ? (
        <EmptyState icon={<StateShape shape="ring" />} title={t('telephony.empty')} hint={t('telephony.emptyHint')} />
      ) : null}
      {stored.loading && !stored.value ? <EmptyState title={words.loading} /> : null}
      {edited ? (
        <LinkDialog stored={edited === 'new' ? null : edited} links={links.map(({ link }) => link)} onDone={done} />
      ) : null}
    </Section>
  )
}
