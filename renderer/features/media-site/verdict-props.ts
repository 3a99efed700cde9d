/** What each way of a verdict is shown from. */
import type { DiscVerdict } from '#shared/domain/media/codes'
import type { MediaJobRow } from '#shared/ipc/media-rows'
import type { SiteView } from './use-site'

export type VerdictProps = {
  readonly view: SiteView
  readonly verify: MediaJobRow
  readonly verdict: DiscVerdict
  readonly onRestart: () => void
}
