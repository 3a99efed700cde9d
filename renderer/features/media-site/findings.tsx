/** The mark beside a finding, and what else the site should know of a disc. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { wordsOfNotice } from '#shared/domain/media/code-words'
import type { DiscNotice } from '#shared/domain/media/codes'
import { useLocalName } from '../../ui/local-text'
import { StateShape } from '../../ui/state-badge'

export { StateShape as FindingShape } from '../../ui/state-badge'

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gap: 8,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    alignItems: 'baseline',
    gap: 10,
    padding: '9px 14px',
    borderRadius: 8,
    background: theme.tokens.soft.plain,
  },
  '& > li[data-loud=true]': { background: theme.tokens.soft.soon, color: theme.tokens.tone.soon, fontWeight: 500 },
}))

/** Somebody should do something about these; the others only explain. */
const loud: readonly DiscNotice[] = ['gap', 'expires-soon', 'released']

export function Notices({ notices }: { readonly notices: readonly DiscNotice[] }) {
  const { t } = useTranslation('media-site')
  const local = useLocalName()
  if (notices.length === 0) return null
  return (
    <List aria-label={t('verdict.notices')}>
      {notices.map((notice) => (
        <li key={notice} data-loud={loud.includes(notice)}>
          <StateShape shape={loud.includes(notice) ? 'triangle' : 'ring'} />
          <span>{local(wordsOfNotice(notice))}</span>
        </li>
      ))}
    </List>
  )
}
