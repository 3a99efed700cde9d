/** What must not be forgotten of the weekly discs: in the panel behind the bell, beside the alerts of the clocks. */
import { styled } from '@mui/material/styles'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { nameOfSite } from '#shared/domain/media/papers'
import { mayAct } from '#shared/domain/people/people'
import type { User } from '#shared/domain/people/people'
import type { MediaReminderRow } from '#shared/ipc/contract'
import { mediaWork } from '#shared/ipc/define'
import { useAlarm } from '../../data/alarm'
import { useCall } from '../../data/use-call'
import { useFeedTable } from '../../data/use-feed'
import { ActionButton, TextInput } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import type { Shape } from '../../ui/state-badge'
import { dateTime, isoDate } from '../../ui/time-text'
import type { Tone } from '../../ui/tokens'
import { useWords } from '../../ui/words'

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
    '& > header > span:last-of-type': { marginInlineStart: 'auto', color: theme.tokens.quiet, fontSize: 13 },
    '& h3': { margin: 0, fontSize: 15, lineHeight: 1.5 },
    '& h3 > a': { color: 'inherit', textDecoration: 'none' },
    '& h3 > a:hover': { textDecoration: 'underline' },
    '& p': { margin: 0, color: theme.tokens.quiet, fontSize: 13, lineHeight: 1.6 },
    '& > form': { display: 'flex', gap: 8, marginTop: 4 },
    '& > form > input': { flex: 1, minWidth: 0 },
  }),
)

const looks: Readonly<Record<MediaReminderRow['kind'], { readonly tone: Tone; readonly shape: Shape }>> = {
  'due-soon': { tone: 'call', shape: 'half' },
  'due-today': { tone: 'soon', shape: 'triangle' },
  'hand-over-overdue': { tone: 'late', shape: 'diamond' },
  'week-missed': { tone: 'late', shape: 'cross' },
  'receipt-overdue': { tone: 'late', shape: 'diamond' },
  'edition-failed': { tone: 'late', shape: 'cross' },
  'key-not-backed-up': { tone: 'soon', shape: 'triangle' },
}

const isLate = ({ kind }: MediaReminderRow): boolean => looks[kind].tone === 'late'

/** Where it is dealt with. */
function placeOf(row: MediaReminderRow): string {
  if (row.kind === 'key-not-backed-up') return '/media/keys'
  return row.editionId === null ? '/media' : `/media/editions/${row.editionId}`
}

type Props = { readonly reminder: MediaReminderRow; readonly onFollow: () => void }

function ReminderCard({ reminder, onFollow }: Props) {
  const { t } = useTranslation('media')
  const words = useWords()
  const [note, setNote] = useState('')
  const acknowledge = useCall('media.reminder.acknowledge')
  const { kind, siteName, customerName, seq, week } = reminder
  const look = looks[kind]
  const title = t(`reminder.${kind}`, {
    site: nameOfSite({ customer: customerName, site: siteName }),
    week: week ?? '',
    seq: seq ?? '',
  })
  return (
    <Card tone={look.tone} aria-label={title}>
      <header>
        <StateBadge {...look} label={t(`reminderKind.${kind}`)} />
        <span>
          {reminder.dueAt === null
            ? dateTime(reminder.since, words)
            : // The day ends at its due moment, which is the midnight after it.
              t('reminders.by', { date: isoDate(reminder.dueAt - 1, words.zone) })}
        </span>
      </header>
      <h3>
        <Link href={placeOf(reminder)} onClick={onFollow}>
          {title}
        </Link>
      </h3>
      {acknowledge.error ? <ErrorNote failure={acknowledge.error} /> : null}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!acknowledge.pending) void acknowledge.run({ ids: [reminder.id], note })
        }}
      >
        <TextInput
          value={note}
          maxLength={200}
          placeholder={t('reminders.note')}
          aria-label={t('reminders.noteOf', { title })}
          onChange={(event) => setNote(event.target.value)}
        />
        <ActionButton type="submit" look="primary" disabled={acknowledge.pending}>
          {t('reminders.acknowledge')}
        </ActionButton>
      </form>
    </Card>
  )
}

/** What is open for this person: counted at the bell, listed behind it, and heard once where it is loud. */
export function useReminders(user: Pick<User, 'id' | 'roles'>, onFollow: () => void) {
  const table = useFeedTable('mediaReminders', 'reminders')
  const may = mayAct(user.roles, mediaWork)
  const rows = useMemo(
    () =>
      may
        ? [...(table?.values() ?? [])].toSorted(
            (a, b) => Number(isLate(b)) - Number(isLate(a)) || (a.dueAt ?? a.since) - (b.dueAt ?? b.since),
          )
        : [],
    [table, may],
  )
  useAlarm(
    user.id,
    rows.filter(({ volume }) => volume === 'loud').map(({ id }) => id),
  )
  const counted = rows.filter(({ volume }) => volume === 'loud' || volume === 'badge')
  return {
    counted: { count: counted.length, late: counted.some(isLate) },
    besides: {
      count: rows.length,
      view: rows.map((row) => <ReminderCard key={row.id} reminder={row} onFollow={onFollow} />),
    },
  }
}
