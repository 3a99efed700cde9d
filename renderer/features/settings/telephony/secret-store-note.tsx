/** Says so when this computer keeps secrets less well than it could, and what to do about it. */
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../../data/use-query'
import { Note } from './parts'

export function SecretStoreNote() {
  const { t } = useTranslation('settings')
  const store = useQuery('telephony.secretStore', undefined).value
  if (store?.kind !== 'key-file') return null
  const { state, file, mode, reason } = store
  const words = {
    'none-yet': t('telephony.secretStore.none'),
    good: t('telephony.secretStore.good'),
    repaired: t('telephony.secretStore.repaired', { mode }),
    refused: t('telephony.secretStore.refused', { reason }),
  }
  return (
    <Note tone={state === 'refused' || state === 'repaired' ? 'late' : 'soon'} title={t('telephony.secretStore.title')}>
      <p>{t('telephony.secretStore.meaning')}</p>
      <p>
        <code>{t('telephony.secretStore.file', { file })}</code>
        <br />
        {words[state]}
      </p>
      {/* Elsewhere the system has a keyring of its own, and this is a failure of it. */}
      {store.backend === null ? null : <p>{t('telephony.secretStore.todo')}</p>}
    </Note>
  )
}
