/** The person at the foot of the navigation: who, and what concerns the person and the window's looks. */
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '#shared/domain/people/people'
import { useCall } from '../data/use-call'
import { KeyHint } from '../ui/key-hint'
import { otherLanguage } from './i18n'
import { useThemeMode } from './theme-mode'

const Face = styled('span')({
  width: 36,
  height: 36,
  borderRadius: '50%',
  display: 'grid',
  placeItems: 'center',
  background: '#24508F',
  color: '#FFFFFF',
  fontSize: 16,
  fontWeight: 600,
})
const Name = styled('span')({
  maxWidth: 70,
  marginInline: -3,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
})
const Who = styled('div')(({ theme }) => ({
  padding: '6px 16px 10px',
  marginBottom: 6,
  borderBottom: `1px solid ${theme.tokens.line}`,
  '& strong': { display: 'block' },
  '& small': { color: theme.tokens.quiet, fontSize: 13 },
}))
const Item = styled(MenuItem)({ display: 'flex', justifyContent: 'space-between', gap: 32, fontSize: 14 })

type Props = { readonly session: Session; readonly onDuty: (() => void) | null }

export function UserMenu({ session, onDuty }: Props) {
  const { t } = useTranslation('common')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [mode, setMode] = useThemeMode()
  const lock = useCall('session.lock')
  const signOut = useCall('session.signOut')
  const { user } = session

  const choose = (act: () => void) => () => {
    setAnchor(null)
    act()
  }
  return (
    <>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={t('menu.of', { name: user.displayName })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Face aria-hidden="true">{[...user.displayName][0]}</Face>
        <Name>{user.displayName}</Name>
      </button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        transitionDuration={0}
      >
        <Who>
          <strong>{user.displayName}</strong>
          <small>
            {user.roles.map((role) => t(`role.${role}`)).join(t('menu.and'))}
            {user.extension ? ` · ${t('menu.extension', { extension: user.extension })}` : ''}
          </small>
        </Who>
        {onDuty ? <Item onClick={choose(onDuty)}>{t('duty:menu')}</Item> : null}
        <Item onClick={choose(otherLanguage)}>{t('menu.language')}</Item>
        <Item onClick={choose(() => setMode(mode === 'light' ? 'dark' : 'light'))}>
          {t(mode === 'light' ? 'menu.dark' : 'menu.light')}
        </Item>
        <Item onClick={choose(() => void lock.run(undefined))}>
          {t('menu.lock')}
          <KeyHint keys="Alt+L" />
        </Item>
        <Item onClick={choose(() => void signOut.run(undefined))}>{t('menu.signOut')}</Item>
      </Menu>
    </>
  )
}
