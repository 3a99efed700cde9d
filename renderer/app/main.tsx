/** Entry of every window: the console, and by `?window=` the wallboard, a paper being drawn, or the page of a start that failed. */
import { createRoot } from 'react-dom/client'
import { lazy, StrictMode, Suspense } from 'react'
import { ConsoleWindow } from './console-window'
import { Providers } from './providers'
import { useThemeMode } from './theme-mode'

const WallboardWindow = lazy(async () => ({ default: (await import('./wallboard-window')).WallboardWindow }))

const ProblemWindow = lazy(async () => ({ default: (await import('./problem-window')).ProblemWindow }))

const PaperWindow = lazy(async () => ({ default: (await import('./paper-window')).PaperWindow }))

const wanted = new URLSearchParams(window.location.search).get('window')

function Console() {
  const [mode] = useThemeMode()
  return (
    <Providers mode={mode}>
      <ConsoleWindow />
    </Providers>
  )
}

// The window may be there before main is; the page of a failed start has nothing to ask.
if (wanted !== 'problem') await fetch('/ready')

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      {wanted === 'wallboard' ? (
        <Providers mode="dark">
          <Suspense fallback={null}>
            <WallboardWindow />
          </Suspense>
        </Providers>
      ) : wanted === 'paper' ? (
        <Providers mode="light">
          <Suspense fallback={null}>
            <PaperWindow />
          </Suspense>
        </Providers>
      ) : wanted === 'problem' ? (
        <Providers mode="light">
          <Suspense fallback={null}>
            <ProblemWindow />
          </Suspense>
        </Providers>
      ) : (
        <Console />
      )}
    </StrictMode>,
  )
}
