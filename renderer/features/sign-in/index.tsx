/** The first screen: sign-in, or the first run of a new profile. Small, because everybody waits for it. */
import { lazy } from 'react'
import type { AppStatus } from '#shared/domain/app/status'
import { BrandFrame } from './brand-frame'
import { SignInForm } from './sign-in-form'

export { UnlockScreen } from './unlock-screen'

const FirstRunForm = lazy(async () => ({ default: (await import('./first-run-form')).FirstRunForm }))

type Props = {
  readonly status: Pick<AppStatus, 'version' | 'firstRun' | 'sampleLoaded'>
  /** Switches to the other language. */
  readonly onLanguage: () => void
}

export function SignInScreen({ status, onLanguage }: Props) {
  return (
    <BrandFrame version={status.version} onLanguage={onLanguage}>
      {status.firstRun ? (
        // Suspends the whole window: it is not ready before its form is there.
        <FirstRunForm />
      ) : (
        <SignInForm sampleLoaded={status.sampleLoaded} />
      )}
    </BrandFrame>
  )
}
