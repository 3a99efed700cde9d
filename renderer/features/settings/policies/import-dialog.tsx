/** A version of a policy from a file or a pasted text: checked while it is written, kept as a draft. */
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyVersion } from '#shared/domain/policy/versions'
import { useCall } from '../../../data/use-call'
import { useQuery } from '../../../data/use-query'
import { ActionButton } from '../../../ui/fields'
import { useLocalName } from '../../../ui/local-text'
import { ErrorNote } from '../../../ui/notes'
import { StateBadge } from '../../../ui/state-badge'
import { IssueList, TextSource } from '../text-source'
import { WideDialog } from '../wide-dialog'

type Props = { readonly onClose: () => void; readonly onImported: (version: PolicyVersion) => void }

export function ImportDialog({ onClose, onImported }: Props) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const [text, setText] = useState('')
  const given = useDeferredValue(text)
  const checked = useQuery('policies.check', given.trim() === '' ? null : { text: given }, { keepPrevious: true })
  const { run, pending, error, clear } = useCall('policies.import')
  const found = given.trim() === '' ? undefined : checked.value
  const submit = async (): Promise<void> => {
    const result = await run({ text })
    if (result.ok) onImported(result.value)
  }
  return (
    <WideDialog
      title={t('policies.importTitle')}
      size="lg"
      onClose={onClose}
      footer={
        <>
          <ActionButton type="button" onClick={onClose}>
            {t('common:action.cancel')}
          </ActionButton>
          <ActionButton
            type="button"
            look="primary"
            disabled={pending || !found?.policy || given !== text || checked.loading}
            onClick={() => void submit()}
          >
            {t('policies.importAction')}
          </ActionButton>
        </>
      }
    >
      <p>{t('policies.importLead')}</p>
      <TextSource
        label={t('policies.importText')}
        accept="application/json,.json"
        text={text}
        onText={(next) => {
          clear()
          setText(next)
        }}
      />
      {checked.error ? <ErrorNote failure={checked.error} onRetry={checked.reload} /> : null}
      {found && found.issues.length > 0 ? (
        <>
          <StateBadge tone="late" label={t('source.issues', { count: found.issues.length })} />
          <IssueList issues={found.issues} text={given} />
        </>
      ) : null}
      {found?.policy ? (
        <>
          <StateBadge
            tone="good"
            label={t('policies.checked', { name: local(found.policy.name), version: found.policy.version })}
          />
          {found.policy.taken ? <p>{t('policies.taken', found.policy)}</p> : null}
        </>
      ) : null}
      {error ? <ErrorNote failure={error} /> : null}
    </WideDialog>
  )
}
