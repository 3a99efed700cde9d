/** The desk without a call: what will happen when the telephone rings, and the tickets that cannot wait. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import { useFeed } from '../../data/use-feed'
import { Countdown } from '../../ui/countdown'
import { EmptyState } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { Line, Note, Quiet, Rows } from './parts'

const Middle = styled('div')({ display: 'flex', minHeight: 220, flex: 1 })

const shownAtMost = 10

/** Tickets with a deadline, the soonest (or longest overdue) first. */
export const soonestTickets = (tickets: ReadonlyMap<string, TicketRow>): readonly TicketRow[] =>
  [...tickets.values()]
    .flatMap((row) => (row.clock?.dueAt ? [{ row, dueAt: row.clock.dueAt }] : []))
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .slice(0, shownAtMost)
    .map(({ row }) => row)

export function Idle({ hasExtension }: { readonly hasExtension: boolean }) {
  const { t } = useTranslation('desk')
  const soonest = soonestTickets(useFeed('tickets').tables?.tickets ?? new Map())
  return (
    <>
      <Middle>
        <EmptyState
          title={hasExtension ? t('empty.title') : t('own.noExtensionTitle')}
          hint={hasExtension ? t('empty.hint') : t('own.noExtensionHint')}
          action={<Note>{t('empty.walkIn')}</Note>}
        />
      </Middle>
      {soonest.length > 0 ? (
        <Panel title={t('empty.soonest')} aside={<Link href="/tickets">{t('empty.allTickets')}</Link>}>
          <Rows>
            {soonest.map((ticket) => (
              <li key={ticket.id}>
                <Line>
                  <Link className="grow" href={`/tickets/${ticket.id}`}>
                    {ticket.summary}
                  </Link>
                  <Quiet>{ticket.customerName}</Quiet>
                  <strong>{ticket.clock ? <Countdown clock={ticket.clock} /> : null}</strong>
                </Line>
              </li>
            ))}
          </Rows>
        </Panel>
      ) : null}
    </>
  )
}
