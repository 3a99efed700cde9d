/** Verifies the journal's hash chain and says from which entry on it cannot be trusted. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditVerdict } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { FactRow, Section, Surface } from './parts'

export function AuditSection() {
  const { t } = useTranslation('settings')
  const { run, pending, error } = useCall('audit.verify')
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null)
  const verify = async () => {
    setVerdict(null)
    const result = await run(undefined)
    if (result.ok) setVerdict(result.value)
  }
  return (
    <Section
      title={t('section.audit')}
      lead={t('audit.lead')}
      action={
        <ActionButton look="primary" type="button" disabled={pending} onClick={() => void verify()}>
          {pending ? t('audit.verifying') : t('audit.verify')}
        </ActionButton>
      }
    >
      {error ? <ErrorNote failure={error} /> : null}
      {verdict ? (
        <output>
          <Surface>
            <FactRow>
              <div>
                <StateBadge
                  tone={verdict.intact ? 'good' : 'late'}
                  label={verdict.intact ? t('audit.intact') : t('audit.broken', { seq: verdict.brokenAt })}
                />
                <p>
                  {verdict.intact
                    ? t('audit.intactHint', { entries: verdict.entries, checkpoints: verdict.checkpoints })
                    : t('audit.brokenHint', {
                        entries: verdict.entries,
                        checkpoints: verdict.checkpoints,
                        reason: verdict.reason,
                      })}
                </p>
              </div>
            </FactRow>
          </Surface>
        </output>
      ) : null}
    </Section>
  )
}
