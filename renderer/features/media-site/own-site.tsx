/** What this site is: its centre, its own card, and where patches are imported to. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayAct } from '#shared/domain/people/people'
import { useSession } from '../../data/app-status'
import { ActionButton } from '../../ui/fields'
import { Enrol } from './enrol'
import { ImportDir } from './import-dir'
import { OwnCard } from './own-card'
import { Facts, Lead, Part, Quiet, Sheet } from './parts'
import type { SiteView } from './use-site'

const Column = styled('div')({ display: 'grid', gap: 14, gridTemplateColumns: 'minmax(0, 1fr)', alignContent: 'start' })

export function OwnSite({ view }: { readonly view: SiteView }) {
  const { t } = useTranslation('media-site')
  const administrator = mayAct(useSession()?.user.roles ?? [], ['administrator'])
  const [renewing, setRenewing] = useState(false)
  const { site, fingerprint, importDir } = view.mode
  if (renewing || !site)
    return <Enrol onEnrolled={() => setRenewing(false)} {...(site ? { onClose: () => setRenewing(false) } : {})} />
  return (
    <Column>
      <Sheet aria-label={t('own.title')}>
        <Lead>
          <h2>{site.name}</h2>
        </Lead>
        <Facts>
          <dt>{t('own.centre')}</dt>
          <dd>{site.centre}</dd>
          <dt>{t('own.id')}</dt>
          <dd>{site.id}</dd>
        </Facts>
        <Part>
          <h3>{t('own.renewTitle')}</h3>
          <p>{t('own.renewHint')}</p>
          {administrator ? (
            <div>
              <ActionButton type="button" onClick={() => setRenewing(true)}>
                {t('own.renew')}
              </ActionButton>
            </div>
          ) : (
            <Quiet>{t('enrol.administratorOnly')}</Quiet>
          )}
        </Part>
      </Sheet>
      <Sheet aria-label={t('importing.where')}>
        <Part>
          <h3>{t('importing.where')}</h3>
          <p>{t('importDir.hint')}</p>
          <ImportDir dir={importDir} />
        </Part>
      </Sheet>
      {fingerprint === null ? null : (
        <Sheet aria-label={t('ownCard.title')}>
          <OwnCard fingerprint={fingerprint} quiet />
        </Sheet>
      )}
    </Column>
  )
}
