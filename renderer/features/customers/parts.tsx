/** Small pieces that the archive's panels are made of. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/fields'

export const Rows = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: 12,
    alignItems: 'start',
    padding: '8px 0',
    borderTop: `1px solid ${theme.tokens.line}`,
  },
  '& > li:first-of-type': { borderTop: 0 },
  '& > li > div': { minWidth: 0, display: 'grid', gap: 1 },
  '& strong': { fontWeight: 600, overflowWrap: 'anywhere' },
}))

export const Quiet = styled('span')(({ theme }) => ({
  color: theme.tokens.quiet,
  fontVariantNumeric: 'tabular-nums',
  overflowWrap: 'anywhere',
}))

export const Note = styled('p')(({ theme }) => ({ margin: '2px 0', color: theme.tokens.quiet }))

export const SmallButton = styled(ActionButton)({ minHeight: 28, padding: '0 10px' })

type EditProps = { readonly what: string; readonly onEdit: () => void }

/** `编辑`, with what it edits for whoever cannot see the row. */
export function EditButton({ what, onEdit }: EditProps) {
  const { t } = useTranslation('customers')
  return (
    <SmallButton type="button" look="quiet" aria-label={t('editOf', { what })} onClick={onEdit}>
      {t('edit')}
    </SmallButton>
  )
}
