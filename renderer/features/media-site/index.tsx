/**
 * An isolated site: enrolment once, then each week the disc from the drive to the receipt. For people who do it once a week: one
 * thing at a time, in large words. `/site` is the way in, `/site/history` what has come, `/site/own` what this site is.
 */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useCall } from '../../data/use-call'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { useWords } from '../../ui/words'
import { Beside } from './beside'
import { Enrol, GiveOwnCard } from './enrol'
import { History } from './history'
import { endedJobs, flowOf } from './model'
import { OwnSite } from './own-site'
import { PlaceStep } from './place'
import { Progress } from './progress'
import { ReceiptStep } from './receipt'
import { Steps } from './steps'
import { useSite } from './use-site'
import type { SiteView } from './use-site'
import { VerdictStep } from './verdict'

const Page = styled('div')(({ theme }) => ({
  ...thinScrollbar(theme),
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  scrollbarGutter: 'stable',
  padding: '18px 28px 28px',
  '& > div': {
    maxWidth: 1280,
    marginInline: 'auto',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: 18,
    alignContent: 'start',
  },
}))

const Bar = styled('header')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 36,
  '& > h1': { margin: 0, fontSize: '1.4em', whiteSpace: 'nowrap' },
  '& > span': { color: theme.tokens.quiet, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > fieldset': {
    margin: 0,
    marginInlineStart: 'auto',
    display: 'flex',
    padding: 2,
    borderRadius: 9,
    border: `1px solid ${theme.tokens.line}`,
    background: theme.tokens.panel,
  },
  '& > fieldset > button': {
    font: 'inherit',
    color: theme.tokens.quiet,
    padding: '4px 16px',
    border: 0,
    borderRadius: 7,
    background: 'none',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
  },
  '& > fieldset > button[aria-pressed=true]': {
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
  '& > fieldset > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}` },
}))

const Two = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 300px',
  gap: 14,
  alignItems: 'start',
})

const tabs = [
  { name: 'flow', path: '/site' },
  { name: 'history', path: '/site/history' },
  { name: 'own', path: '/site/own' },
] as const

export function MediaSiteScreen() {
  const { t } = useTranslation('media-site')
  const words = useWords()
  const [location, navigate] = useLocation()
  const { view, error } = useSite()
  const tab = tabs.findLast(({ path }) => `${location}/`.startsWith(`${path}/`))?.name ?? 'flow'
  const chosen = /^\/site\/history\/([^/]+)$/.exec(location)?.[1] ?? null
  return (
    <Page>
      <div>
        <Bar>
          <h1>{t('title')}</h1>
          <span>{view?.mode.site?.name ?? ''}</span>
          <fieldset aria-label={t('tab.label')}>
            {tabs.map(({ name, path }) => (
              <button key={name} type="button" aria-pressed={name === tab} onClick={() => navigate(path)}>
                {t(`tab.${name}`)}
              </button>
            ))}
          </fieldset>
        </Bar>
        {error ? <ErrorNote failure={error} /> : null}
        {!view && !error ? <EmptyState title={words.loading} /> : null}
        {view && tab === 'flow' ? <Way view={view} /> : null}
        {view && tab === 'history' ? <History view={view} chosen={chosen} /> : null}
        {view && tab === 'own' ? <OwnSite view={view} /> : null}
      </div>
    </Page>
  )
}

/** The card of a site that has just been enrolled is given away before anything else. */
function Way({ view }: { readonly view: SiteView }) {
  const { site, fingerprint } = view.mode
  const [giving, setGiving] = useState(site === null)
  if (!site) return <Enrol />
  if (giving && fingerprint !== null) return <GiveOwnCard fingerprint={fingerprint} onDone={() => setGiving(false)} />
  return <DiscWay view={view} />
}

function DiscWay({ view }: { readonly view: SiteView }) {
  const dismiss = useCall('media.job.dismiss')
  const flow = flowOf(view.jobs.values())
  const restart = async () => {
    for (const job of endedJobs(view.jobs.values())) await dismiss.run({ job: job.id })
  }
  const onRestart = () => void restart()
  return (
    <>
      <Steps current={flow.step} />
      {dismiss.error ? <ErrorNote failure={dismiss.error} /> : null}
      {flow.step === 'place' ? (
        <Two>
          <PlaceStep cancelled={flow.cancelled} />
          <Beside view={view} />
        </Two>
      ) : null}
      {flow.step === 'checking' ? <Progress job={flow.job} what="checking" /> : null}
      {flow.step === 'verdict' ? (
        <VerdictStep
          key={flow.verify.id}
          view={view}
          verify={flow.verify}
          problem={flow.problem}
          onRestart={onRestart}
        />
      ) : null}
      {flow.step === 'importing' ? <Progress job={flow.job} what="importing" /> : null}
      {flow.step === 'receipt' ? (
        <ReceiptStep view={view} job={flow.job} verify={flow.verify} onRestart={onRestart} />
      ) : null}
    </>
  )
}
