/** One alert: which promise of which ticket, how long it has, why it comes here, and the acknowledgement. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AlertRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { alertLooks } from '../../ui/alert-looks'
import { Countdown } from '../../ui/countdown'
import { ActionButton, TextInput } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'
import { useAlertWords } from './alert-words'

const Card = styled('article', { shouldForwardProp: (name) => name !== 'tone' })<{ readonly tone: Tone }>(
  ({ theme, tone }) => ({
    display: 'grid',
    gap: 6,
    padding: '12px 14px 12px 16px',
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.line}`,
    borderInlineStart: `4px solid ${theme.tokens.tone[tone]}`,
    borderRadius: 10,
    '& > header': { display: 'flex', alignItems: 'center', gap: 10, minHeight: 28 },
    '& > header > .push': { flex: 1 },
    '& > header > .left': { fontSize: 18, fontWeight: 700 },
    '& h3': {
      margin: 0,
      fontSize: 15,
      lineHeight: 1.5,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    '& h3 > a': { color: 'inherit', textDecoration: 'none' },
    '& h3 > a:hover': { textDecoration: 'underline' },
    '& h3 > a:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2, borderRadius: 4 },
    '& p': { margin: 0, color: theme.tokens.quiet, fontSize: 13, lineHeight: 1.6, overflowWrap: 'anywhere' },
    '& p > strong': { color: theme.tokens.text, fontWeight: 600 },
    '& p.why': { display: 'flex', alignItems: 'baseline', gap: 6 },
    '& p > span': { whiteSpace: 'nowrap' },
    '& p > span:not(:last-of-type)::after': { content: '" · "' },
    '& > form': { display: 'flex', gap: 8, marginTop: 4 },
    '& > form > input': { flex: 1, minWidth: 0 },
  }),
)

/** Why it comes here, or comes quietly; that it is one's own role needs no word. */
function whyKey({ volume, reason }: AlertRow): string | null {
  if (volume === 'quiet' || volume === 'badge') return volume
  return reason === null || reason === 'role' ? null : `reason.${reason}`
}

type Props = {
  readonly alert: AlertRow
  /** Whether this person may open tickets. */
  readonly linked: boolean
  /** Called when the person follows the link. */
  readonly onFollow?: () => void
  readonly onPutAway?: () => void
}

export function AlertCard({ alert, linked, onFollow, onPutAway }: Props) {
  const { t } = useTranslation('alerts')
  const words = useAlertWords()
  const [note, setNote] = useState('')
  const acknowledge = useCall('alerts.acknowledge')
  const { tone, shape } = alertLooks(alert.level)
  const { number, summary } = alert
  const why = whyKey(alert)
  return (
    <Card tone={tone} aria-label={`${number} ${words.level(alert.level)}`}>
      <header>
        <StateBadge tone={tone} shape={shape} label={words.level(alert.level)} />
        <span className="push" />
        <Countdown className="left" clock={alert} />
        {onPutAway ? (
          <ActionButton type="button" look="quiet" aria-label={t('putAwayOf', { number })} onClick={onPutAway}>
            {t('putAway')}
          </ActionButton>
        ) : null}
      </header>
      <h3 title={summary}>
        {linked ? (
          <Link href={`/tickets/${alert.ticketId}`} {...(onFollow ? { onClick: onFollow } : {})}>
            {summary}
          </Link>
        ) : (
          summary
        )}
      </h3>
      <p>
        <span>
          <strong>{words.commitment(alert.policyId, alert.commitment)}</strong>
        </span>
        <span>{alert.customerName}</span>
        <span>{number}</span>
        <span>{alert.assigneeName ?? t('nobody')}</span>
      </p>
      {why ? <p className="why">{t(why)}</p> : null}
      {acknowledge.error ? <ErrorNote failure={acknowledge.error} /> : null}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!acknowledge.pending) void acknowledge.run({ ids: [alert.id], note })
        }}
      >
        <TextInput
          value={note}
          maxLength={200}
          placeholder={t('note')}
          aria-label={t('noteOf', { number })}
          onChange={(event) => setNote(event.target.value)}
        />
        <ActionButton
          type="submit"
          look="primary"
          title={t('acknowledgeHint')}
          aria-label={t('acknowledgeOf', { number })}
          aria-busy={acknowledge.pending}
        >
          {t('acknowledge')}
        </ActionButton>
      </form>
    </Card>
  )
}
