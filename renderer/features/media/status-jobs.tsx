/** Long work in the status bar, so that it is in sight on every screen; a click shows each piece of it. */
import Popover from '@mui/material/Popover'
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaJobRow } from '#shared/ipc/contract'
import { useFeedTable } from '../../data/use-feed'
import { StateShape } from '../../ui/state-badge'
import { isRunning, JobLine, percentOf } from './job-line'

const Sheet = styled('section')(({ theme }) => ({
  width: 480,
  maxWidth: '90vw',
  padding: '14px 18px 18px',
  display: 'grid',
  gap: 14,
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 10,
  '& > h2': { margin: 0, fontSize: 16 },
}))

const Word = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 7,
  fontWeight: 600,
  fontVariantNumeric: 'tabular-nums',
  color: theme.tokens.tone.action,
  '&[data-failed=true]': { color: theme.tokens.tone.late },
  '&[data-done=true]': { color: theme.tokens.tone.good },
}))

/** Running ones first, then what failed, then what ended well; the newest first in each. */
const order = (job: MediaJobRow): number => (isRunning(job) ? 0 : job.state === 'failed' ? 1 : 2)

export function MediaJobs() {
  const { t } = useTranslation('media')
  const id = useId()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const table = useFeedTable('mediaJobs', 'jobs')
  const jobs = [...(table?.values() ?? [])].toSorted((a, b) => order(a) - order(b) || b.startedAt - a.startedAt)
  const first = jobs[0]
  if (!first) return null
  const running = jobs.filter(isRunning)
  const failed = running.length === 0 && first.state === 'failed'
  const percent = percentOf(first)
  const word =
    running.length > 0
      ? `${t(`job.kind.${first.kind}`)}${percent === null ? '' : ` ${percent}%`}${running.length > 1 ? t('job.more', { count: running.length - 1 }) : ''}`
      : `${t(`job.kind.${first.kind}`)} · ${t(`job.${first.state}`)}`
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}>
        <Word data-failed={failed} data-done={running.length === 0 && first.state === 'done'}>
          <StateShape shape={running.length > 0 ? 'half' : failed ? 'diamond' : 'check'} />
          {word}
        </Word>
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        transitionDuration={0}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': id } }}
      >
        <Sheet>
          <h2 id={id}>{t('job.title')}</h2>
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </Sheet>
      </Popover>
    </>
  )
}
