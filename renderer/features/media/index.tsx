/** The weekly discs of the centre: board, editions, catalogue, receipts, keys and sites, chain of custody, plans. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useFeed } from '../../data/use-feed'
import { StateBadge } from '../../ui/state-badge'
import { Board } from './board'
import { Catalogue } from './catalogue'
import { EditionPage } from './edition-page'
import { Keys } from './keys'
import { Ledger } from './ledger'
import { Plans } from './plans'
import { Receipts } from './receipts'

const Screen = styled('div')({
  flex: 1,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  padding: '14px 14px 0',
  '& > div:last-of-type': { marginBottom: 14 },
})

const Bar = styled('header')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 36,
  '& h1': { margin: 0, fontSize: '1.4em', marginInlineEnd: 'auto' },
  '& > nav': {
    display: 'flex',
    padding: 2,
    borderRadius: 9,
    border: `1px solid ${theme.tokens.line}`,
    background: theme.tokens.panel,
  },
  '& > nav > a': {
    color: theme.tokens.quiet,
    padding: '4px 14px',
    borderRadius: 7,
    textDecoration: 'none',
    whiteSpace: 'nowrap',
  },
  '& > nav > a:hover': { color: theme.tokens.text },
  '& > nav > a[aria-current=page]': {
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
  '& > nav > a:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}` },
}))

const tabs = ['board', 'catalogue', 'receipts', 'ledger', 'plans', 'keys'] as const
type Tab = (typeof tabs)[number]

const pathOf = (tab: Tab): string => (tab === 'board' ? '/media' : `/media/${tab}`)

export function MediaScreen() {
  const { t } = useTranslation('media')
  const [location] = useLocation()
  const { state } = useFeed('media')
  const [part = '', item, form] = location.split('/').slice(2)
  const tab = tabs.find((one) => one === part) ?? 'board'
  return (
    <Screen>
      <Bar>
        <h1>{t('title')}</h1>
        {state === 'stale' ? <StateBadge tone="soon" label={t('stale')} /> : null}
        <nav aria-label={t('tab.label')}>
          {tabs.map((one) => (
            <Link key={one} href={pathOf(one)} aria-current={one === tab ? 'page' : undefined}>
              {t(`tab.${one}`)}
            </Link>
          ))}
        </nav>
      </Bar>
      <Part part={part} item={item ?? null} form={form ?? null} />
    </Screen>
  )
}

type PartProps = { readonly part: string; readonly item: string | null; readonly form: string | null }

function Part({ part, item, form }: PartProps) {
  switch (part) {
    case 'editions':
      return item === null ? <Board /> : <EditionPage key={`${item} ${form ?? ''}`} id={item} form={form} />
    case 'catalogue':
      return <Catalogue chosen={item} />
    case 'receipts':
      return <Receipts />
    case 'ledger':
      return <Ledger />
    case 'plans':
      return <Plans chosen={item} />
    case 'keys':
      return <Keys />
    default:
      return <Board />
  }
}
