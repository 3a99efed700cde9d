/** Whether the request of the form would be in service, in one sentence with its clause, before anything is promised. */
import { styled } from '@mui/material/styles'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandInput, DeviceView } from '#shared/ipc/contract'
import { useMinute } from '../../data/minute'
import { useQuery } from '../../data/use-query'
import { ErrorNote } from '../../ui/notes'
import { StateBadge, StateShape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'
import { useVerdict } from '../../ui/use-verdict'
import { useWords } from '../../ui/words'
import { Quiet } from './parts'

const Box = styled('output', { shouldForwardProp: (name) => name !== 'tone' })<{ readonly tone: Tone }>(
  ({ theme, tone }) => ({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: 9,
    padding: '7px 14px',
    borderRadius: 10,
    background: theme.tokens.soft[tone],
    lineHeight: 1.5,
    '& > svg': { marginTop: '0.42em', color: theme.tokens.tone[tone] },
    '& > strong': { color: theme.tokens.tone[tone], fontWeight: 600 },
    '& > span': { gridColumn: 2, color: theme.tokens.text },
    '& > .clause': { color: theme.tokens.quiet, fontSize: '0.93em' },
  }),
)

export function VerdictLine({ input }: { readonly input: CommandInput<'tickets.judge'> | null }) {
  const { t } = useTranslation('common')
  const words = useWords()
  const read = useVerdict()
  const judged = useQuery('tickets.judge', input, { keepPrevious: true })
  const now = useMinute()
  const { reload } = judged
  // A period may end while the form is open.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => reload(), [now, reload])
  if (judged.error) return <ErrorNote text={words.failure(judged.error)} onRetry={judged.reload} />
  const verdict = judged.value
  if (input === null || !verdict) return null
  const { sentence, tone, shape } = read(verdict)
  return (
    <Box tone={tone} aria-label={t('desk:verdict.title')}>
      <StateShape shape={shape} />
      <strong>{sentence}</strong>
      {verdict.covered ? null : <span>{t('verdict.charged')}</span>}
      {verdict.clause ? (
        <span className="clause" title={verdict.clause.text}>
          {t('verdict.clause', { ref: verdict.clause.ref })}
          {verdict.assumed ? ` · ${t('verdict.assumed')}` : ''}
        </span>
      ) : null}
    </Box>
  )
}

/** The verdict on a device in a word or two; the sentence for whoever points at it. */
export function DeviceVerdict({ verdict }: { readonly verdict: DeviceView['verdict'] }) {
  const { t } = useTranslation('common')
  const read = useVerdict()
  if (verdict === null) return <Quiet>{t('verdict.badge.unjudged')}</Quiet>
  const { sentence, label, tone, shape } = read(verdict)
  return (
    <span title={sentence}>
      <StateBadge bare tone={tone} shape={shape} label={label} />
    </span>
  )
}
