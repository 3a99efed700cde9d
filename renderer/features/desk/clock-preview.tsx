/** The clocks that would start if the form were saved now, before anything is promised. */
import { styled } from '@mui/material/styles'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockPreview as Preview, CommandInput, PolicySummary } from '#shared/ipc/contract'
import { useMinute } from '../../data/minute'
import { useQuery } from '../../data/use-query'
import { readAmount } from '../../ui/amount-text'
import { useLocalName } from '../../ui/local-text'
import { ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { dueText } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { Line, Note, Quiet } from './parts'

const Box = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 6,
  padding: '9px 14px',
  background: theme.tokens.inner,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 10,
  '& h3': { margin: 0, fontSize: '1em' },
  '& ul': { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 5 },
  '& > header': { display: 'flex', alignItems: 'baseline', gap: 12, flexWrap: 'wrap' },
  '& .clause': { fontSize: '0.9em', marginTop: -1 },
}))

type Props = {
  readonly input: CommandInput<'tickets.preview'> | null
  readonly policy: PolicySummary | undefined
}

export function ClockPreviewBox({ input, policy }: Props) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const preview = useQuery('tickets.preview', input, { keepPrevious: true })
  const now = useMinute()
  const { reload } = preview
  // The clocks would start when the form is saved: an open form moves its promises on.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => reload(), [now, reload])
  return (
    <Box aria-label={t('preview.title')}>
      <header>
        <h3>{t('preview.title')}</h3>
        {input === null ? <Note>{t('preview.choose')}</Note> : null}
        {preview.value?.length === 0 ? <Note>{t('preview.none')}</Note> : null}
      </header>
      {preview.error ? <ErrorNote text={words.failure(preview.error)} onRetry={preview.reload} /> : null}
      {preview.value && preview.value.length > 0 ? (
        <ul>
          {preview.value.map((clock) => (
            <PreviewLine key={clock.commitment} clock={clock} policy={policy} now={now} />
          ))}
        </ul>
      ) : null}
    </Box>
  )
}

type LineProps = { readonly clock: Preview; readonly policy: PolicySummary | undefined; readonly now: number }

function PreviewLine({ clock, policy, now }: LineProps) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const name = useLocalName()
  const commitment = policy?.commitments.find((one) => one.id === clock.commitment)
  const { amount, clauseRef, clauseText, assumed } = clock.explanation
  const { key, params } = readAmount(amount)
  return (
    <li>
      <Line>
        <span className="grow" title={`${clauseRef} ${clauseText}`}>
          {commitment ? name(commitment.name) : clock.commitment}
        </span>
        <Quiet>{t(`amount.${key}`, params)}</Quiet>
        {clock.dueAt === null ? (
          <StateBadge
            tone="soon"
            bare
            label={t(clock.state === 'incomplete' ? 'preview.incomplete' : 'preview.awaitingAgreement')}
          />
        ) : (
          <strong>{t('preview.before', { time: dueText(clock.dueAt, now, words) })}</strong>
        )}
      </Line>
      {assumed ? (
        <Line className="clause">
          <Quiet className="grow">{t('preview.clause', { clause: clauseRef })}</Quiet>
          <StateBadge tone="soon" bare shape="triangle" label={t('preview.assumed')} />
        </Line>
      ) : null}
    </li>
  )
}
