/** One piece of long work: what it is, how far it is, and how to end it. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { MediaJobRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { bytesText } from '../../ui/bytes-text'
import { ErrorNote } from '../../ui/notes'
import { ProgressBar } from '../../ui/progress-bar'
import { StateBadge } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { SmallButton } from './parts'

const Line = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 6,
  '& > header': { display: 'flex', alignItems: 'center', gap: 10, minWidth: 0 },
  '& > header > strong': { flex: 1, minWidth: 0, overflowWrap: 'anywhere', fontWeight: 600 },
  '& > header > span': { color: theme.tokens.quiet, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
}))

export const isRunning = ({ state }: MediaJobRow): boolean => state === 'waiting' || state === 'running'

export const percentOf = ({ done, total }: MediaJobRow): number | null =>
  total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : null

export function JobLine({ job }: { readonly job: MediaJobRow }) {
  const { t } = useTranslation('media')
  const words = useWords()
  const cancel = useCall('media.job.cancel')
  const dismiss = useCall('media.job.dismiss')
  const title = `${t(`job.kind.${job.kind}`)} · ${job.label}`
  const percent = percentOf(job)
  return (
    <Line>
      <header>
        <strong>{title}</strong>
        {job.state === 'running' ? (
          <span>
            {job.total > 0 ? `${bytesText(job.done)} / ${bytesText(job.total)} · ${percent ?? 0}%` : t('job.running')}
          </span>
        ) : null}
        {job.state === 'waiting' ? <span>{t('job.waiting')}</span> : null}
        {job.state === 'done' ? <StateBadge bare tone="good" label={t('job.done')} /> : null}
        {job.state === 'cancelled' ? <StateBadge bare tone="quiet" shape="cross" label={t('job.cancelled')} /> : null}
        {isRunning(job) ? (
          <SmallButton
            type="button"
            aria-label={t('job.cancelOf', { title })}
            disabled={cancel.pending}
            onClick={() => void cancel.run({ job: job.id })}
          >
            {t('job.cancel')}
          </SmallButton>
        ) : (
          <SmallButton
            type="button"
            look="quiet"
            aria-label={t('job.dismissOf', { title })}
            disabled={dismiss.pending}
            onClick={() => void dismiss.run({ job: job.id })}
          >
            {t('job.dismiss')}
          </SmallButton>
        )}
      </header>
      {isRunning(job) ? <ProgressBar label={title} done={job.done} total={job.total} /> : null}
      {job.state === 'failed' ? <ErrorNote text={job.error ? words.failure(job.error) : t('job.failed')} /> : null}
      {cancel.error ? <ErrorNote failure={cancel.error} /> : null}
      {dismiss.error ? <ErrorNote failure={dismiss.error} /> : null}
    </Line>
  )
}
