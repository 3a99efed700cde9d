/** The alerts that were raised, the latest first, with what became of each. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { PastAlert } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import { alertLooks } from '../../ui/alert-looks'
import { ActionButton } from '../../ui/fields'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { useAlertWords } from './alert-words'

const List = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { display: 'grid', gap: 4, padding: '10px 2px', borderTop: `1px solid ${theme.tokens.line}` },
  '& > li:first-of-type': { borderTop: 0 },
  '& .head': { display: 'flex', alignItems: 'center', gap: 10 },
  '& time': { marginInlineStart: 'auto', color: theme.tokens.quiet, fontVariantNumeric: 'tabular-nums', fontSize: 13 },
  '& a': { color: 'inherit', fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& p': { margin: 0, fontSize: 13, color: theme.tokens.quiet, lineHeight: 1.6, overflowWrap: 'anywhere' },
}))

const pageSize = 50
const firstPage = { after: null, limit: pageSize } as const

export function AlertHistory({ onFollow }: { readonly onFollow: () => void }) {
  const { t } = useTranslation('alerts')
  const words = useWords()
  const first = useQuery('alerts.list', firstPage)
  const older = useCall('alerts.list')
  const [added, setAdded] = useState<{ rows: readonly PastAlert[]; next: PastAlert['id'] | null } | null>(null)
  if (first.error) return <ErrorNote failure={first.error} onRetry={first.reload} />
  if (!first.value) return <EmptyState title={words.loading} />
  const rows = [...first.value.rows, ...(added?.rows ?? [])]
  const next = added ? added.next : first.value.next
  if (rows.length === 0) return <EmptyState title={t('history.empty')} />
  const showOlder = async () => {
    const page = await older.run({ after: next, limit: pageSize })
    if (page.ok) setAdded({ rows: [...(added?.rows ?? []), ...page.value.rows], next: page.value.next })
  }
  return (
    <>
      <List>
        {rows.map((alert) => (
          <PastRow key={alert.id} alert={alert} onFollow={onFollow} />
        ))}
      </List>
      {older.error ? <ErrorNote failure={older.error} /> : null}
      {next ? (
        <ActionButton type="button" disabled={older.pending} onClick={() => void showOlder()}>
          {t('history.older')}
        </ActionButton>
      ) : null}
    </>
  )
}

function PastRow({ alert, onFollow }: { readonly alert: PastAlert; readonly onFollow: () => void }) {
  const { t } = useTranslation('alerts')
  const words = useWords()
  const names = useAlertWords()
  const { tone, shape } = alertLooks(alert.level)
  const end = (() => {
    const { acknowledgedAt, overAt } = alert
    if (acknowledgedAt !== null)
      return t('history.acknowledged', {
        name: alert.acknowledgedByName ?? t('history.somebody'),
        time: dateTime(acknowledgedAt, words),
      })
    return overAt === null ? t('history.open') : t('history.over', { time: dateTime(overAt, words) })
  })()
  const roles = alert.roles.map((role) => t(`common:role.${role}`)).join(t('common:menu.and'))
  return (
    <li>
      <div className="head">
        <StateBadge tone={tone} shape={shape} label={names.level(alert.level)} />
        <time dateTime={new Date(alert.raisedAt).toISOString()}>{dateTime(alert.raisedAt, words)}</time>
      </div>
      <Link href={`/tickets/${alert.ticketId}`} onClick={onFollow}>
        {alert.summary}
      </Link>
      <p>
        {names.commitment(alert.policyId, alert.commitment)} · {alert.customerName} · {alert.number}
      </p>
      <p>
        {end} · {t('history.toWhom', { roles })}
      </p>
      {alert.note === '' ? null : <p>{alert.note}</p>}
    </li>
  )
}
