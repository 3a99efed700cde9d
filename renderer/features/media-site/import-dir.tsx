/** The folder or share that patches are imported to, and choosing another one. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { Mono, Quiet } from './parts'

const Row = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', minHeight: 36 })

export function ImportDir({ dir }: { readonly dir: string | null }) {
  const { t } = useTranslation('media-site')
  const choose = useCall('mediaSite.importDir.choose')
  return (
    <>
      <Row>
        {dir === null ? <Quiet>{t('importDir.none')}</Quiet> : <Mono>{dir}</Mono>}
        <ActionButton
          type="button"
          look={dir === null ? 'primary' : 'plain'}
          disabled={choose.pending}
          onClick={() => void choose.run(undefined)}
        >
          {t(dir === null ? 'importDir.choose' : 'importDir.change')}
        </ActionButton>
      </Row>
      {choose.error ? <ErrorNote failure={choose.error} /> : null}
    </>
  )
}
