/** The contents of a policy: a link to each part, in sight while one reads. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'

const Bar = styled('nav')(({ theme }) => ({
  position: 'sticky',
  // The list of settings scrolls within its own padding.
  top: -28,
  zIndex: 2,
  padding: '8px 12px',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  // Nothing shows in the corners above it while it stands at the edge.
  boxShadow: `0 -10px 0 ${theme.tokens.ground}, 0 10px 12px -8px ${theme.tokens.ground}`,
  '& ul': { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: '0 2px' },
  '& button': {
    font: 'inherit',
    fontSize: 13,
    padding: '3px 9px',
    border: 0,
    borderRadius: 6,
    cursor: 'pointer',
    color: theme.tokens.tone.action,
    background: 'none',
    whiteSpace: 'nowrap',
  },
  '& button:hover': { background: theme.tokens.soft.action },
  '& button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
}))

type Props = {
  readonly parts: readonly { readonly name: string; readonly title: string }[]
  readonly onOpen: (name: string) => void
}

/** Buttons, for an address of its own would leave the page: the hash of the address is the app's route. */
export function Contents({ parts, onOpen }: Props) {
  const { t } = useTranslation('settings')
  return (
    <Bar aria-label={t('document.contents')}>
      <ul>
        {parts.map(({ name, title }) => (
          <li key={name}>
            <button type="button" onClick={() => onOpen(name)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </Bar>
  )
}
