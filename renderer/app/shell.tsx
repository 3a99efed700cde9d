/** The console after sign-in: navigation by role, the screen, notices, the status bar, and the lock over it all. */
import { styled } from '@mui/material/styles'
import { Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, Route, Router, Switch, useLocation } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { AppStatus } from '#shared/domain/app/status'
import { mayAct } from '#shared/domain/people/people'
import type { Session } from '#shared/domain/people/people'
import { mediaWork } from '#shared/ipc/define'
import { useMediaMode } from '../data/media-mode'
import { useCall } from '../data/use-call'
import { useFreshViews } from '../data/use-fresh-views'
import { AlertBell } from '../features/alerts'
import { DutyStatus } from '../features/duty'
import { MediaJobs } from '../features/media/status-jobs'
import { PhoneBar, useDialler, usePhone } from '../features/phone'
import { UnlockScreen } from '../features/sign-in'
import { DialContext } from '../ui/dial-context'
import { EmptyState, ErrorNote } from '../ui/notes'
import { useWords } from '../ui/words'
import { ErrorBoundary } from './error-boundary'
import { LinkStatus } from './link-status'
import { Navigation } from './navigation'
import { HolidayNotice, SampleMark } from './notices'
import { screens, siteScreens } from './routes'
import { ShortcutSheet, useShortcuts } from './shortcuts'
import { StatusBar } from './status-bar'
import { useWatch } from './watch'

const Frame = styled('div')({
  height: '100vh',
  display: 'grid',
  gridTemplateColumns: '80px minmax(0, 1fr)',
  '&[inert]': { visibility: 'hidden' },
})
const Column = styled('div')({
  display: 'grid',
  gridTemplateRows: 'auto minmax(0, 1fr) auto',
  minWidth: 0,
  minHeight: 0,
})
const Stage = styled('main')({ minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column', overflow: 'auto' })

type Props = { readonly status: AppStatus; readonly session: Session }

export function Shell(props: Props) {
  return (
    // oxlint-disable-next-line react/hooks -- wouter takes the hook that reads the address
    <Router hook={useHashLocation}>
      <Console {...props} />
    </Router>
  )
}

function Console({ status, session }: Props) {
  const { t } = useTranslation('common')
  const words = useWords()
  const [location, navigate] = useLocation()
  const [help, setHelp] = useState(false)
  const openWallboard = useCall('app.openWallboard')
  const lock = useCall('session.lock')
  useFreshViews(session, status.policiesInForce)
  const watch = useWatch(session)
  const phone = usePhone()
  const dialler = useDialler(phone)

  const { roles, displayName } = session.user
  // An isolated site has no hotline: neither its screens nor what stands around them.
  const site = useMediaMode() === 'site'
  const open = (site ? siteScreens : screens).filter((screen) => mayAct(roles, screen.roles))
  const current = open.find(({ path }) => location === path || location.startsWith(`${path}/`)) ?? null
  const administrator = mayAct(roles, ['administrator'])
  const showWallboard = () => void openWallboard.run({ fullScreen: true })
  useShortcuts({
    onHelp: () => setHelp(true),
    onWallboard: () => (site ? undefined : showWallboard()),
    onLock: () => void lock.run(undefined),
    onAlerts: () => (site ? undefined : watch.openAlerts()),
    onScreen: (index) => {
      const target = open[index]
      if (target) navigate(target.path)
    },
  })
  useEffect(() => {
    document.title = current ? `${t(`nav.${current.name}`)} · ${t('product')}` : t('product')
  }, [current, t])

  return (
    <DialContext.Provider value={dialler}>
      <Frame inert={session.locked}>
        <Navigation
          session={session}
          screens={open}
          current={current}
          onWallboard={site ? null : showWallboard}
          bell={
            site ? null : (
              <AlertBell alerts={watch.alerts.counted} more={watch.reminders.counted} onOpen={watch.openAlerts} />
            )
          }
          onDuty={site ? null : watch.openDuty}
        />
        <Column>
          <div>
            {site ? null : (
              <>
                <HolidayNotice years={status.missingHolidayYears} administrator={administrator} />
                <PhoneBar phone={phone} locked={session.locked} />
              </>
            )}
            {openWallboard.error ? <ErrorNote failure={openWallboard.error} onRetry={showWallboard} /> : null}
          </div>
          <Stage>
            <ErrorBoundary key={current?.path ?? ''}>
              <Suspense fallback={<EmptyState title={words.loading} />}>
                <Switch>
                  {open.map(({ path, screen: Screen }) => (
                    <Route key={path} path={`${path}/*?`}>
                      <Screen />
                    </Route>
                  ))}
                  <Route>
                    {open[0] ? (
                      <Redirect to={open[0].path} replace />
                    ) : (
                      <EmptyState title={t('nav.none')} hint={t('nav.noneHint')} />
                    )}
                  </Route>
                </Switch>
              </Suspense>
            </ErrorBoundary>
          </Stage>
          <StatusBar>
            {site ? (
              <span>{t('siteMode')}</span>
            ) : (
              <>
                <DutyStatus own={watch.own} onOpen={watch.openDuty} />
                <LinkStatus />
              </>
            )}
            {!site && mayAct(roles, mediaWork) ? <MediaJobs /> : null}
            <SampleMark status={status} administrator={administrator} />
            <span className="push" />
            <button type="button" onClick={() => setHelp(true)}>
              {t('shortcut.title')} <kbd>?</kbd>
            </button>
          </StatusBar>
        </Column>
      </Frame>
      {site ? null : watch.layer}
      {help ? <ShortcutSheet screens={open} hotline={!site} onClose={() => setHelp(false)} /> : null}
      {session.locked ? <UnlockScreen name={displayName} /> : null}
    </DialContext.Provider>
  )
}
