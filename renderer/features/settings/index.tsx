/** Settings: a section each for what an administrator keeps in order. Who may not write sees what may be read. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { mayAct } from '#shared/domain/people/people'
import type { Role } from '#shared/domain/people/people'
import { useSession } from '../../data/app-status'
import { useMediaMode } from '../../data/media-mode'
import { AuditSection } from './audit-section'
import { FactsSection } from './facts-section'
import { HolidaysSection } from './holidays'
import { PoliciesSection } from './policies'
import { QueuesSection } from './queues'
import { SampleSection } from './sample-section'
import { SiteSection } from './site-section'
import { TelephonySection } from './telephony'
import { UsersSection } from './users-section'

const Layout = styled('div')({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: '200px minmax(0, 1fr)',
})
const Sections = styled('nav')(({ theme }) => ({
  padding: '24px 12px',
  borderRight: `1px solid ${theme.tokens.line}`,
  background: theme.tokens.panel,
  display: 'grid',
  alignContent: 'start',
  gap: 2,
  '& h1': { margin: '0 12px 12px', fontSize: 18 },
  '& a': { padding: '7px 12px', borderRadius: 8, color: theme.tokens.text, textDecoration: 'none' },
  '& a:hover': { background: theme.tokens.inner },
  '& a[aria-current=page]': {
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
  '& a:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}` },
}))
const Content = styled('div')({ padding: '28px 32px', overflowY: 'auto', minWidth: 0 })

const sections = [
  { name: 'users', roles: ['administrator', 'duty-manager', 'service-manager'], screen: UsersSection },
  { name: 'telephony', roles: ['administrator'], screen: TelephonySection },
  { name: 'queues', roles: ['administrator', 'duty-manager', 'service-manager'], screen: QueuesSection },
  { name: 'holidays', roles: ['administrator', 'duty-manager', 'service-manager'], screen: HolidaysSection },
  { name: 'policies', roles: ['administrator', 'duty-manager', 'service-manager'], screen: PoliciesSection },
  { name: 'facts', roles: ['administrator', 'duty-manager', 'service-manager'], screen: FactsSection },
  { name: 'sample', roles: ['administrator'], screen: SampleSection },
  { name: 'site', roles: ['administrator'], screen: SiteSection },
  { name: 'audit', roles: ['administrator', 'service-manager'], screen: AuditSection },
] as const satisfies readonly { name: string; roles: readonly Role[]; screen: React.ComponentType }[]

/** What is left where there is no hotline. */
const ofSite: readonly string[] = ['users', 'site', 'audit']

export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const [location] = useLocation()
  const held = useSession()?.user.roles ?? []
  const site = useMediaMode() === 'site'
  const open = sections.filter(({ name, roles }) => mayAct(held, roles) && (!site || ofSite.includes(name)))
  const current = open.find(({ name }) => `${location}/`.startsWith(`/settings/${name}/`)) ?? open[0]
  return (
    <Layout>
      <Sections aria-label={t('title')}>
        <h1>{t('title')}</h1>
        {open.map((section) => (
          <Link
            key={section.name}
            href={`/settings/${section.name}`}
            aria-current={section === current ? 'page' : undefined}
          >
            {t(`section.${section.name}`)}
          </Link>
        ))}
      </Sections>
      <Content>{current ? <current.screen key={current.name} /> : null}</Content>
    </Layout>
  )
}
