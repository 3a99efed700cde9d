/** What the operator does today: each week that needs something, the most urgent first, its next step as one button. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { WorkRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { ErrorNote, EmptyState } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge, StateShape } from '../../ui/state-badge'
import { isoDate } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { shortDay, urgencyLook } from './board-model'
import { hindranceOf, isUnlocked } from './model'
import { UnlockDialog } from './key-dialogs'
import { Control } from './parts'
import type { WeekOfSite } from './plan-edition-dialog'
import { UnlockedMark } from './unlocked-mark'
import { useMedia } from './use-media'

const Surface = styled('section')(({ theme }) => ({
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  overflow: 'hidden',
  '& > header': { display: 'flex', alignItems: 'center', gap: 10, padding: '10px 16px', minHeight: 50 },
  '& > header > h2': { margin: 0, fontSize: '1.06em', flex: 1 },
  '& > ul': {
    ...thinScrollbar(theme),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
  },
  '& > ul > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '4px 10px',
    padding: '10px 16px',
    borderTop: `1px solid ${theme.tokens.line}`,
  },
  '& > ul > li > div': { minWidth: 0, display: 'grid', gap: 1 },
  '& > ul > li strong': { fontWeight: 600, overflowWrap: 'anywhere' },
  '& > ul > li strong > a': { color: 'inherit', textDecoration: 'none' },
  '& > ul > li strong > a:hover': { textDecoration: 'underline' },
  '& > ul > li small': { color: theme.tokens.quiet, fontSize: 13, fontVariantNumeric: 'tabular-nums' },
  '& > ul > li > .error': { gridColumn: '1 / -1' },
}))

type Props = {
  readonly work: readonly WorkRow[]
  readonly loaded: boolean
  readonly onPlan: (of: WeekOfSite) => void
}

export function WorkList({ work, loaded, onPlan }: Props) {
  const { t } = useTranslation('media')
  const words = useWords()
  const media = useMedia()
  const [unlocking, setUnlocking] = useState(false)
  const { key } = media.around
  const due = work.filter(({ urgency }) => urgency !== 'later')
  const later = work.length - due.length
  return (
    <Surface aria-label={t('work.title')}>
      <header>
        <h2>{t('work.title')}</h2>
        {key ? (
          isUnlocked(key, media.around.now) ? (
            <UnlockedMark keyRow={key} />
          ) : (
            <Control compact hindrance={null} onClick={() => setUnlocking(true)}>
              {t('key.unlock')}
            </Control>
          )
        ) : null}
      </header>
      {!loaded ? <EmptyState title={words.loading} /> : null}
      {loaded && due.length === 0 ? (
        <EmptyState
          icon={<StateShape shape="check" />}
          title={t('work.none')}
          {...(later > 0 ? { hint: t('work.later', { count: later }) } : {})}
        />
      ) : null}
      {due.length > 0 ? (
        <ul>
          {due.map((row) => (
            <WorkItem key={row.id} row={row} onPlan={onPlan} />
          ))}
        </ul>
      ) : null}
      {unlocking ? <UnlockDialog onClose={() => setUnlocking(false)} /> : null}
    </Surface>
  )
}

function WorkItem({ row, onPlan }: { readonly row: WorkRow; readonly onPlan: (of: WeekOfSite) => void }) {
  const { t } = useTranslation('media')
  const words = useWords()
  const [, navigate] = useLocation()
  const media = useMedia()
  const build = useCall('media.edition.build')
  const edition = row.editionId === null ? undefined : media.editions?.get(row.editionId)
  const name = media.placeOf(row.siteId, row.siteName)
  const page = row.editionId === null ? null : `/media/editions/${row.editionId}`
  const { step } = row
  const why =
    edition && step !== 'plan' && step !== 'chase' && step !== 'give-up'
      ? hindranceOf(edition, step, media.around)
      : null

  const take = async () => {
    if (step === 'plan') return onPlan({ siteId: row.siteId, siteName: name, week: row.week })
    if (page === null) return
    if (step === 'build' && row.editionId !== null) {
      const begun = await build.run({ id: row.editionId })
      if (!begun.ok) return
      return navigate(page)
    }
    navigate(step === 'chase' ? page : `${page}/${step}`)
  }

  return (
    <li>
      <div>
        <strong>
          {page === null ? name : <Link href={page}>{name}</Link>}
          {row.seq === null ? '' : ` #${row.seq}`}
        </strong>
        <span>
          <StateBadge bare {...urgencyLook[row.urgency]} label={t(`urgency.${row.urgency}`)} />
        </span>
        <small>
          {step === 'chase'
            ? t('work.receiptDue', { day: shortDay(isoDate(row.dueAt - 1, words.zone)) })
            : t('work.due', { day: shortDay(row.due) })}
          {row.holiday === null ? '' : ` · ${t('board.holiday', { name: row.holiday })}`}
          {row.kind === 'baseline' ? ` · ${t('kind.baseline')}` : ''}
          {row.catchesUp.length > 0 ? ` · ${t('work.catchesUp', { count: row.catchesUp.length })}` : ''}
        </small>
      </div>
      <Control
        compact
        look="primary"
        hindrance={why === null ? null : t(`hindrance.${why}`)}
        disabled={build.pending}
        aria-label={t('work.stepOf', { step: t(`work.step.${step}`), site: name })}
        onClick={() => void take()}
      >
        {t(`work.step.${step}`)}
      </Control>
      {build.error ? (
        <div className="error">
          <ErrorNote failure={build.error} />
        </div>
      ) : null}
    </li>
  )
}
