/** Work that is under way: how far, how much longer, and a way to end it. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { MediaJobRow } from '#shared/ipc/media-rows'
import { useCall } from '../../data/use-call'
import { ActionButton } from '../../ui/fields'
import { LiveText } from '../../ui/live-text'
import { ErrorNote } from '../../ui/notes'
import { spanText } from '../../ui/time-text'
import { bytesText, percentOf, remainingMs } from './model'
import { Actions, Lead, Sheet } from './parts'

const Bar = styled('progress')(({ theme }) => ({
  appearance: 'none',
  width: '100%',
  height: 14,
  border: 0,
  borderRadius: 7,
  background: theme.tokens.soft.plain,
  overflow: 'hidden',
  '&::-webkit-progress-bar': { background: theme.tokens.soft.plain },
  '&::-webkit-progress-value': { background: theme.tokens.tone.action, borderRadius: 7 },
}))
const Amount = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'baseline',
  gap: 20,
  fontVariantNumeric: 'tabular-nums',
  color: theme.tokens.quiet,
  '& > strong': { fontSize: 44, lineHeight: 1.1, color: theme.tokens.text },
  '& > strong > small': { fontSize: 20, marginInlineStart: 2, color: theme.tokens.quiet },
  '& > .push': { marginInlineStart: 'auto' },
}))

type Props = { readonly job: MediaJobRow; readonly what: 'checking' | 'importing' }

export function Progress({ job, what }: Props) {
  const { t } = useTranslation('media-site')
  const cancel = useCall('mediaSite.job.cancel')
  const percent = percentOf(job)
  const waits = job.state === 'waiting' || job.total <= 0
  return (
    <Sheet aria-label={t(`${what}.title`)}>
      <Lead>
        <h2>{t(`${what}.title`)}</h2>
        <p>{t(`${what}.lead`)}</p>
      </Lead>
      <Amount>
        <strong>
          {percent}
          <small>%</small>
        </strong>
        {waits ? (
          <span>{t('progress.preparing')}</span>
        ) : (
          <span>{t('progress.of', { done: bytesText(job.done), total: bytesText(job.total) })}</span>
        )}
        <LiveText
          className="push"
          render={(now) => {
            const left = remainingMs(job, now)
            return left === null ? '' : t('progress.left', { time: spanText(left) })
          }}
        />
      </Amount>
      <Bar aria-label={t(`${what}.title`)} max={100} value={percent} />
      {cancel.error ? <ErrorNote failure={cancel.error} /> : null}
      <Actions>
        <ActionButton type="button" disabled={cancel.pending} onClick={() => void cancel.run({ job: job.id })}>
          {t(`${what}.cancel`)}
        </ActionButton>
        <span>{job.label}</span>
      </Actions>
    </Sheet>
  )
}
