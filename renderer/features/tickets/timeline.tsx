/** Everything that happened to the ticket, newest first. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { TicketAction } from '#shared/domain/tickets/actions'
import type { Ticket, TicketEntry } from '#shared/domain/tickets/tickets'
import { Panel } from '../../ui/panel'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { useEntryFacts } from './entry-facts'

const List = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '8.6em minmax(0, 1fr)',
    columnGap: 34,
    paddingBottom: 14,
  },
  '& > li:last-of-type': { paddingBottom: 0 },
  // The line from one happening to the next, and a dot for each.
  '& > li:not(:last-of-type)::after': {
    content: '""',
    position: 'absolute',
    insetInlineStart: 'calc(8.6em + 16px)',
    top: 12,
    bottom: -6,
    width: 2,
    background: theme.tokens.line,
  },
  '& > li::before': {
    content: '""',
    position: 'absolute',
    zIndex: 1,
    insetInlineStart: 'calc(8.6em + 12px)',
    top: 6,
    width: 10,
    height: 10,
    borderRadius: '50%',
    background: theme.tokens.tone.quiet,
    border: `2px solid ${theme.tokens.panel}`,
  },
  '& > li:first-of-type::before': { background: theme.tokens.tone.action },
  '& .head': { display: 'flex', gap: 10, alignItems: 'baseline', flexWrap: 'wrap' },
  '& .quiet': { color: theme.tokens.quiet, fontVariantNumeric: 'tabular-nums' },
  '& time': { color: theme.tokens.quiet, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  '& p': { margin: '2px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}))

export function Timeline({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const entries = ticket.timeline.toSorted((a, b) => b.seq - a.seq)
  return (
    <Panel title={t('timeline.title')}>
      {entries.length === 0 ? t('timeline.none') : null}
      <List>
        {entries.map((entry) => (
          <Entry key={entry.seq} entry={entry} ticket={ticket} />
        ))}
      </List>
    </Panel>
  )
}

function Entry({ entry, ticket }: { readonly entry: TicketEntry; readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const name = entry.type.replace(/^ticket\./, '')
  const action = TicketAction.safeParse(name)
  const { note } = entry.data
  const facts = useEntryFacts()(ticket, entry)
  return (
    <li>
      <time dateTime={new Date(entry.at).toISOString()}>{dateTime(entry.at, words)}</time>
      <div>
        <div className="head">
          <strong>
            {action.success ? t(`action.${action.data}`) : t(`timeline.${name}`, { defaultValue: entry.type })}
          </strong>
          <span className="quiet">{entry.actorName || t('timeline.system')}</span>
        </div>
        {facts.length > 0 ? <span className="quiet">{facts.join(' · ')}</span> : null}
        {typeof note === 'string' && note !== '' ? <p>{note}</p> : null}
      </div>
    </li>
  )
}
