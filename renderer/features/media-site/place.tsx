/** The first step of each week: what is in the drives, or an image or a folder that the person chooses. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { DiscPlace } from '#shared/ipc/media-site-contract'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import { ActionButton } from '../../ui/fields'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { Actions, Lead, Mono, Sheet } from './parts'

const Places = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 10,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: 16,
    padding: '12px 16px',
  },
  '& > li + li': { borderTop: `1px solid ${theme.tokens.line}` },
  '& > li > div > small': { display: 'block', color: theme.tokens.quiet, fontSize: 13 },
}))

const Nothing = styled('div')(({ theme }) => ({
  border: `1px dashed ${theme.tokens.edge}`,
  borderRadius: 10,
  display: 'grid',
}))

export function PlaceStep({ cancelled }: { readonly cancelled: boolean }) {
  const { t } = useTranslation('media-site')
  const words = useWords()
  const places = useQuery('mediaSite.places', undefined)
  const choose = useCall('mediaSite.place.choose')
  const verify = useCall('mediaSite.verify')
  const start = (place: DiscPlace) => void verify.run({ place: place.id })
  const other = async (kind: 'folder' | 'image') => {
    const answer = await choose.run({ kind })
    if (answer.ok && answer.value) start(answer.value)
  }
  const busy = verify.pending || choose.pending
  // What looks like a patch disc comes first: it is most likely what was just put in.
  const found = (places.value ?? []).toSorted((a, b) => Number(b.looksLikeDisc) - Number(a.looksLikeDisc))
  return (
    <Sheet aria-label={t('place.title')}>
      <Lead>
        <h2>{t('place.title')}</h2>
        <p>{t('place.lead')}</p>
      </Lead>
      {cancelled ? <output>{t('place.cancelled')}</output> : null}
      {places.error ? <ErrorNote failure={places.error} onRetry={places.reload} /> : null}
      {places.loading && !places.value ? <EmptyState title={t('place.looking')} /> : null}
      {places.value && found.length === 0 ? (
        <Nothing>
          <EmptyState title={t('place.none')} hint={t('place.noneHint')} />
        </Nothing>
      ) : null}
      {found.length > 0 ? (
        <Places aria-label={t('place.found')}>
          {found.map((place, i) => (
            <li key={place.id}>
              <div>
                <strong>{place.name}</strong>
                <small>
                  {t(`place.kind.${place.kind}`)}
                  {place.id === place.name ? null : (
                    <>
                      {' · '}
                      <Mono>{place.id}</Mono>
                    </>
                  )}
                </small>
              </div>
              {place.looksLikeDisc ? (
                <StateBadge tone="good" label={t('place.looksRight')} />
              ) : (
                <StateBadge tone="quiet" label={t('place.looksOther')} />
              )}
              <ActionButton
                type="button"
                look={place.looksLikeDisc && i === 0 ? 'primary' : 'plain'}
                disabled={busy}
                aria-label={t('place.checkThis', { name: place.name })}
                onClick={() => start(place)}
              >
                {t('place.check')}
              </ActionButton>
            </li>
          ))}
        </Places>
      ) : null}
      {choose.error ? <ErrorNote failure={choose.error} /> : null}
      {verify.error ? <ErrorNote failure={verify.error} /> : null}
      <Actions>
        <ActionButton type="button" disabled={places.loading} onClick={places.reload}>
          {places.loading ? words.loading : t('place.again')}
        </ActionButton>
        <ActionButton type="button" disabled={busy} onClick={() => void other('image')}>
          {t('place.image')}
        </ActionButton>
        <ActionButton type="button" disabled={busy} onClick={() => void other('folder')}>
          {t('place.folder')}
        </ActionButton>
      </Actions>
    </Sheet>
  )
}
