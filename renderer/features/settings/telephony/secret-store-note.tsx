/** Says so when this computer keeps secrets less well than it could, and what to do about it. */
import { useTranslation } from 'react-i18next'
import type { SecretStore } from '#shared/ipc/contract'
import { Note } from './parts'

export function SecretStoreNote({ store }: { readonly store: SecretStore }) {
  const { t } = useTranslation('settings')
  if (store.kind !== 'key-file') return null
  const { state, file, mode, reason } = store
  const isTrouble = state === 'refused' || state === 'repaired'
  const words = {
    'none-yet': t('telephony.secretStore.none'),
    good: t('telephony.secretStore.good'),
    repaired: t('telephony.secretStore.repaired', { mode }),
    refused: t('telephony.secretStore.refused', { reason }),
  }
  return (
    <Note tone={isTrouble ? 'late' : 'soon'} title={t('telephony.secretStore.title')}>
      <p>{t('telephony.secretStore.meaning')}</p>
      {isTrouble ? <p>{words[state]}</p> : null}
      <details>
        <summary>{t('telephony.secretStore.more')}</summary>
        <p>
          <code>{t('telephony.secretStore.file', { file })}</code>
        </p>
        {isTrouble ? null : <p>{words[state]}</p>}
        {/* Elsewhere the system has a keyring of its own, and this is a failure of it. */}
        {store.backend === null ? null : <p>{t('telephony.secretStore.todo')}</p>}
      </details>
    </Note>
  )
}
