/** The middle of the desk for one call or customer: the card, then the archive, or the quick capture of a stranger. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { usePolicies } from '../../data/policies'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { useWords } from '../../ui/words'
import { OpenTicketsPanel, RecentCallsPanel, SitesPanel } from './archive'
import { CallCard } from './call-card'
import { CallNotes } from './call-notes'
import { CaptureForm } from './capture-form'
import { ContractsPanel } from './contracts-panel'
import { DevicesPanel } from './devices-panel'
import { focusStop } from './desk-keys'
import type { FormEdits, FormFields } from './form'
import { Lookup } from './lookup'
import type { Memo, Subject } from './memory'
import { Note } from './parts'
import type { SubjectCard } from './subject-card'

const Pair = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(300px, 1fr))',
  gap: 12,
  alignItems: 'start',
})

type Props = {
  readonly subject: Subject
  readonly about: SubjectCard
  readonly fields: FormFields
  readonly now: number
  readonly onChange: (change: (memo: Memo) => Partial<Memo>) => void
  readonly onEdit: (edits: FormEdits) => void
  readonly onDismiss: () => void
}

export function SubjectMain({ subject, about, fields, now, onChange, onEdit, onDismiss }: Props) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const policies = usePolicies()
  const { card } = about
  const contract = card?.contracts.find((one) => one.id === fields.contractId) ?? null

  return (
    <>
      <CallCard subject={subject} about={about} contract={contract} now={now} onDismiss={onDismiss} />
      {subject.call ? <CallNotes call={subject.call} /> : null}
      {about.error ? <ErrorNote text={words.failure(about.error)} onRetry={about.reload} /> : null}
      {card ? (
        <>
          <ContractsPanel
            contracts={card.contracts}
            usedId={fields.contractId}
            now={now}
            onUse={(used) => onEdit({ contractId: used.id })}
          />
          <OpenTicketsPanel card={card} />
          <DevicesPanel
            card={card}
            pickedId={fields.deviceId}
            onPick={(device) => {
              onEdit({ deviceId: device.id, serial: device.serialNumber })
              focusStop(fields.category === '' ? 'form' : 'summary')
            }}
          />
          <Pair>
            <RecentCallsPanel card={card} />
            <SitesPanel card={card} />
          </Pair>
        </>
      ) : about.customerId !== null ? (
        about.loading ? (
          <EmptyState title={words.loading} />
        ) : null
      ) : (
        <>
          <CaptureForm
            number={about.number}
            policies={[...policies.values()]}
            typed={subject.memo?.capture ?? {}}
            policyId={fields.policyId}
            onType={(capture) => onChange(() => ({ capture }))}
            onPolicy={(policyId) => onEdit({ policyId })}
            onCaptured={(match, policyId) => {
              onChange((memo) => ({ captured: match, capture: {}, edits: { ...memo.edits, policyId } }))
              focusStop('form')
            }}
          />
          <Panel title={t('search.forCall')}>
            <Note style={{ marginBottom: 8 }}>{t('search.forCallHint')}</Note>
            <Lookup
              label={t('search.forCall')}
              onPick={({ customerId, title, edits }) =>
                onChange((memo) => ({ customerId, title, edits: { ...memo.edits, ...edits } }))
              }
            />
          </Panel>
        </>
      )}
    </>
  )
}
