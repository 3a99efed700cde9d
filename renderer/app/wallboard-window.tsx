/** The wallboard's window: always dark, everything in units that grow with the screen, so that 1080p and 4K look alike. */
import GlobalStyles from '@mui/material/GlobalStyles'
import { useAppStatus } from '../data/app-status'
import { useFreshViews } from '../data/use-fresh-views'
import { WallboardScreen } from '../features/wallboard'
// The board is a picture from its first moment on: it waits for its font.
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet
import './fonts'
import { Ready } from './ready'

/** 1 rem is 20 px at 1920×1080. */
const scale = (
  <GlobalStyles
    styles={{
      html: { fontSize: 'min(calc(100vw / 96), calc(100vh / 54))' },
      body: { fontSize: '1rem', overflow: 'hidden', cursor: 'default' },
    }}
  />
)

export function WallboardWindow() {
  const status = useAppStatus()
  useFreshViews(status?.session ?? null, status?.policiesInForce)
  return (
    <>
      {scale}
      <WallboardScreen status={status} />
      {status ? <Ready /> : null}
    </>
  )
}
