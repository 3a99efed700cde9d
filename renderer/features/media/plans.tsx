/** Plans: the sites at the left, the plan of one of them as a form, and the coming weeks as it stands. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge, StateShape } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { PlanEditor } from './plan-editor'
import { useMedia } from './use-media'

const Frame = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: '280px minmax(0, 1fr)',
  gap: 14,
  '& > nav': {
    ...thinScrollbar(theme),
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 12,
    padding: 8,
    gap: 2,
  },
  '& > nav > a': {
    display: 'grid',
    gap: 1,
    padding: '8px 12px',
    borderRadius: 8,
    color: theme.tokens.text,
    textDecoration: 'none',
  },
  '& > nav > a > strong': { fontWeight: 600, overflowWrap: 'anywhere' },
  '& > nav > a > small': { color: theme.tokens.quiet, fontSize: 13 },
  '& > nav > a:hover': { background: theme.tokens.inner },
  '& > nav > a[aria-current=page]': { background: theme.tokens.soft.action },
  '& > nav > a:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
}))

export function Plans({ chosen }: { readonly chosen: string | null }) {
  const { t } = useTranslation('media')
  const words = useWords()
  const media = useMedia()
  const site = media.sites.find(({ id }) => id === chosen)
  if (media.error) return <ErrorNote failure={media.error} />
  if (!media.editions) return <EmptyState title={words.loading} />
  if (media.sites.length === 0)
    return <EmptyState icon={<StateShape shape="ring" />} title={t('sites.none')} hint={t('sites.noneHint')} />
  // Those with a plan first: they are what is worked on.
  const sites = media.sites.toSorted((a, b) => Number(b.hasPlan) - Number(a.hasPlan))
  return (
    <Frame>
      <nav aria-label={t('plans.sites')}>
        {sites.map(({ id, name, customer, hasPlan }) => (
          <Link key={id} href={`/media/plans/${id}`} aria-current={id === chosen ? 'page' : undefined}>
            <strong>{customer}</strong>
            <small>{name}</small>
            <span>
              <StateBadge
                bare
                tone={hasPlan ? 'good' : 'quiet'}
                label={t(hasPlan ? 'plans.hasPlan' : 'plans.noPlan')}
              />
            </span>
          </Link>
        ))}
      </nav>
      {site ? (
        <PlanEditor key={site.id} site={site} />
      ) : (
        <EmptyState title={t('plans.choose')} hint={t('plans.chooseHint')} />
      )}
    </Frame>
  )
}
