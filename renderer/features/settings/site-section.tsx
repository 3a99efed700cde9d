/** Decides whether this computer is a support centre or an isolated site that only takes in patch discs. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMediaMode } from '../../data/media-mode'
import { useCall } from '../../data/use-call'
import { Confirm } from '../../ui/confirm'
import { ActionButton } from '../../ui/fields'
import { StateBadge } from '../../ui/state-badge'
import { FactRow, Quiet, Section, Surface } from './parts'

export function SiteSection() {
  const { t } = useTranslation('settings')
  const site = useMediaMode() === 'site'
  const become = useCall('mediaSite.become')
  const [asking, setAsking] = useState(false)
  const confirm = async () => {
    if ((await become.run({ mode: site ? 'centre' : 'site' })).ok) setAsking(false)
  }
  const close = () => {
    become.clear()
    setAsking(false)
  }
  return (
    <Section title={t('section.site')} lead={t('site.lead')}>
      <Surface>
        <FactRow>
          <div>
            <StateBadge tone="good" label={t(site ? 'site.site' : 'site.centre')} />
            <p>{t(site ? 'site.siteMeans' : 'site.centreMeans')}</p>
          </div>
          <ActionButton type="button" onClick={() => setAsking(true)}>
            {t(site ? 'site.becomeCentre' : 'site.becomeSite')}
          </ActionButton>
        </FactRow>
      </Surface>
      <Quiet>{t('site.people')}</Quiet>
      {asking ? (
        <Confirm
          title={t(site ? 'site.becomeCentreTitle' : 'site.becomeSiteTitle')}
          text={t(site ? 'site.becomeCentreText' : 'site.becomeSiteText')}
          action={t(site ? 'site.centre' : 'site.site')}
          cancel={t('common:action.cancel')}
          pending={become.pending}
          error={become.error}
          onConfirm={() => void confirm()}
          onClose={close}
        />
      ) : null}
    </Section>
  )
}
