/** This site's own card: its fingerprint, to be read out to the centre, and the file that the centre takes in. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { Fingerprint } from './fingerprint'
import { Actions, Mono, Part } from './parts'

type Props = {
  readonly fingerprint: string
  /** The button is the main thing to do here. */
  readonly quiet?: boolean
}

export function OwnCard({ fingerprint, quiet = false }: Props) {
  const { t } = useTranslation('media-site')
  const write = useCall('mediaSite.card.export')
  const [file, setFile] = useState<string | null>(null)
  const save = async () => {
    const answer = await write.run(undefined)
    if (answer.ok && answer.value) setFile(answer.value.file)
  }
  return (
    <>
      <Part>
        <h3>{t('ownCard.fingerprint')}</h3>
        <Fingerprint digits={fingerprint} label={t('ownCard.fingerprint')} />
        <p>{t('ownCard.readOut')}</p>
      </Part>
      {write.error ? <ErrorNote failure={write.error} /> : null}
      {file === null ? null : (
        <output>
          <StateBadge bare tone="good" label={t('ownCard.saved')} /> <Mono>{file}</Mono>
        </output>
      )}
      <Actions>
        <ActionButton
          look={quiet || file !== null ? 'plain' : 'primary'}
          type="button"
          disabled={write.pending}
          onClick={() => void save()}
        >
          {t(file === null ? 'ownCard.export' : 'ownCard.exportAgain')}
        </ActionButton>
      </Actions>
    </>
  )
}
