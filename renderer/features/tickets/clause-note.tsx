/** The clause that something rests on: the place in the document, its words on demand. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Clause } from '#shared/domain/policy/parts'
import { OnDemand } from '../../ui/on-demand'
import { StateBadge } from '../../ui/state-badge'

const Words = styled('blockquote')(({ theme }) => ({
  margin: 0,
  '& cite': { display: 'block', fontStyle: 'normal', fontWeight: 600, color: theme.tokens.text },
}))

type Props = { readonly clause: Clause | null | undefined; readonly assumed?: boolean | undefined }

/** Nothing where the document does not speak of it, but for the mark that it was assumed. */
export function ClauseNote({ clause, assumed = false }: Props) {
  const { t } = useTranslation('tickets')
  return (
    <>
      {clause ? (
        <OnDemand label={t('clause.label', { ref: clause.ref })}>
          <Words>
            <cite>{clause.ref}</cite>
            {clause.text}
          </Words>
        </OnDemand>
      ) : null}
      {assumed ? <StateBadge bare tone="soon" shape="triangle" label={t('clause.assumed')} /> : null}
    </>
  )
}
