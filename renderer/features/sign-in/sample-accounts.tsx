/** While the sample centre is loaded: its accounts and their published password, filled in with a click. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { sampleAccounts, samplePassword } from '#shared/domain/sample/accounts'
import { StateShape } from '../../ui/state-badge'

const Note = styled('section')(({ theme }) => ({
  marginTop: 28,
  paddingTop: 18,
  borderTop: `1px solid ${theme.tokens.line}`,
  display: 'grid',
  gap: 10,
  '& h3': { margin: 0, fontSize: 14, display: 'flex', alignItems: 'center', gap: 8 },
  '& h3 svg': { color: theme.tokens.tone.soon },
  '& p': { margin: 0, color: theme.tokens.quiet, fontSize: 13 },
  '& code': { fontSize: '1em', userSelect: 'all', color: theme.tokens.text },
  '& ul': {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: 6,
  },
  '& button': {
    font: 'inherit',
    fontSize: 13,
    width: '100%',
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '0 8px',
    padding: '5px 10px',
    color: theme.tokens.text,
    background: theme.tokens.inner,
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 8,
    cursor: 'pointer',
    whiteSpace: 'nowrap',
  },
  '& button:hover': { borderColor: theme.tokens.tone.action },
  '& button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 1 },
  '& button small': { color: theme.tokens.quiet, fontSize: 12, lineHeight: '20px' },
}))

type Props = { readonly onPick: (username: string, password: string) => void }

export function SampleAccounts({ onPick }: Props) {
  const { t } = useTranslation('sign-in')
  return (
    <Note aria-label={t('sample.title')}>
      <h3>
        <StateShape shape="triangle" />
        {t('sample.title')}
      </h3>
      <ul>
        {sampleAccounts.map(({ username, roles }) => (
          <li key={username}>
            <button type="button" onClick={() => onPick(username, samplePassword)}>
              <span>{roles.map((role) => t(`common:role.${role}`)).join(t('common:menu.and'))}</span>
              <small>{username}</small>
            </button>
          </li>
        ))}
      </ul>
      <p>
        {t('sample.password')} <code>{samplePassword}</code>
      </p>
    </Note>
  )
}
