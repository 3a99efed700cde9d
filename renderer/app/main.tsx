/** Entry of both windows: the console, and with `?window=wallboard` the wallboard. */
import { createRoot } from 'react-dom/client'
import { lazy, StrictMode, Suspense } from 'react'
import { ConsoleWindow } from './console-window'
import { Providers } from './providers'
import { useThemeMode } from './theme-mode'

const WallboardWindow = lazy(async () => ({ default: (await import('./wallboard-window')).WallboardWindow }))

const isWallboard = new URLSearchParams(window.location.search).get('window') === 'wallboard'

function Console() {
  const [mode] = useThemeMode()
  return (
    <Providers mode={mode}>
      <ConsoleWindow />
    </Providers>
  )
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      {isWallboard ? (
        <Providers mode="dark">
          <Suspense fallback={null}>
            <WallboardWindow />
          </Suspense>
        </Providers>
      ) : (
        <Console />
      )}
    </StrictMode>,
  )
}
