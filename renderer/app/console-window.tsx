/** The console: sign-in while nobody is here, then the shell, loaded only after. */
import { lazy, Suspense } from 'react'
import { useAppStatus } from '../data/app-status'
import { SignInScreen } from '../features/sign-in'
import { otherLanguage } from './i18n'
import { Ready } from './ready'

const Shell = lazy(async () => ({ default: (await import('./shell')).Shell }))

export function ConsoleWindow() {
  const status = useAppStatus()
  if (!status) return null
  return (
    <Suspense fallback={null}>
      {status.session ? (
        <Shell status={status} session={status.session} />
      ) : (
        <SignInScreen status={status} onLanguage={otherLanguage} />
      )}
      <Ready />
    </Suspense>
  )
}
