/** The left edge: the screens this person may open, the wallboard, and the person. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Session } from '#shared/domain/people/people'
import { Icon } from './icons'
import type { Screen } from './routes'
import { UserMenu } from './user-menu'

const Nav = styled('nav')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 4,
  padding: '14px 8px 12px',
  background: theme.tokens.nav,
  color: theme.tokens.navText,
  borderRight: `1px solid ${theme.palette.mode === 'dark' ? theme.tokens.line : theme.tokens.nav}`,
  '& > strong': { color: '#FFFFFF', fontSize: 19, letterSpacing: '0.04em', marginBottom: 12 },
  '& > .push': { flex: 1 },
  '& > a, & > button': {
    width: 64,
    padding: '9px 0 7px',
    display: 'grid',
    justifyItems: 'center',
    gap: 3,
    font: 'inherit',
    fontSize: 13,
    lineHeight: 1.4,
    color: 'inherit',
    textDecoration: 'none',
    background: 'none',
    border: 0,
    borderRadius: 10,
    cursor: 'pointer',
  },
  '& > a:hover, & > button:hover': { background: 'rgba(255,255,255,.07)', color: '#FFFFFF' },
  '& > a[aria-current=page]': { background: '#24508F', color: '#FFFFFF' },
  '& > a:focus-visible, & > button:focus-visible': { outline: '2px solid #7FB0FF', outlineOffset: -1 },
}))

const Figure = styled('span')({ position: 'relative', display: 'grid' })

type Props = {
  readonly session: Session
  readonly screens: readonly Screen[]
  readonly current: Screen | null
  /** Null where there is no wallboard. */
  readonly onWallboard: (() => void) | null
  readonly bell: React.ReactNode
  readonly onDuty: (() => void) | null
}

export function Navigation({ session, screens, current, onWallboard, bell, onDuty }: Props) {
  const { t } = useTranslation('common')
  return (
    <Nav aria-label={t('nav.main')}>
      <strong>{t('product')}</strong>
      {screens.map((screen) => (
        <Link key={screen.path} href={screen.path} aria-current={screen === current ? 'page' : undefined}>
          <Figure>
            <Icon name={screen.name} />
            {screen.badge ? <screen.badge /> : null}
          </Figure>
          {t(`nav.${screen.name}`)}
        </Link>
      ))}
      {onWallboard ? (
        <button type="button" onClick={onWallboard}>
          <Icon name="wallboard" />
          {t('nav.wallboard')}
        </button>
      ) : null}
      <span className="push" />
      {bell}
      <UserMenu session={session} onDuty={onDuty} />
    </Nav>
  )
}
