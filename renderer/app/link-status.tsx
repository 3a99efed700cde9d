/** The telephone link in the status bar: a word that ticks while the data is old. */
import { useTranslation } from 'react-i18next'
import { linkView, summariseLinks } from '../data/link'
import { useFeed } from '../data/use-feed'
import { LiveText } from '../ui/live-text'
import { StateShape } from '../ui/state-badge'
import type { Shape } from '../ui/state-badge'
import { spanText } from '../ui/time-text'
import { Status } from './status-bar'

const shapes: Readonly<Record<'good' | 'soon' | 'late' | 'quiet', Shape>> = {
  good: 'dot',
  soon: 'triangle',
  late: 'diamond',
  quiet: 'ring',
}

export function LinkStatus() {
  const { t } = useTranslation('common')
  const queue = useFeed('queue')
  const link = summariseLinks(queue.tables?.links)
  const view = linkView(link, queue.state)
  const { staleSince } = view
  const reason = link?.reason ? t(`linkReason.${link.reason}`) : null
  return (
    <Status as="output" tone={view.tone} aria-label={t('link.title')}>
      <StateShape shape={shapes[view.tone]} />
      {view.key === 'lost' && staleSince !== null ? (
        <LiveText
          render={(now) => {
            const seconds = Math.max(0, Math.floor((now - staleSince) / 1_000))
            return seconds < 60 ? t('link.lost', { seconds }) : t('link.lostLong', { span: spanText(seconds * 1_000) })
          }}
        />
      ) : (
        <span>{t(`link.${view.key}`)}</span>
      )}
      {reason && view.tone !== 'good' ? <span>· {reason}</span> : null}
      {view.replay && view.key !== 'replay' && view.key !== 'finished' ? <span>{t('link.replay')}</span> : null}
    </Status>
  )
}
