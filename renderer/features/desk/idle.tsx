/** The desk without a call: what will happen when the telephone rings, and the tickets that cannot wait. */
import { styled } from '@mui/material/styles'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import { useFeed } from '../../data/use-feed'
import { Countdown } from '../../ui/countdown'
import { KeyHint } from '../../ui/key-hint'
import { EmptyState } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { Line, Note, Quiet, Rows } from './parts'

const Middle = styled('div')({ display: 'flex', minHeight: 170, flex: 1 })

const Keys = styled('dl')({
  margin: '10px 0 0',
  display: 'grid',
  gridTemplateColumns: 'max-content max-content',
  gap: '8px 18px',
  textAlign: 'start',
  '& dd': { margin: 0 },
})

const shownAtMost = 12

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
          title={t(hasExtension ? 'empty.title' : 'empty.noCalls')}
          hint={t(hasExtension ? 'empty.hint' : 'empty.walkIn')}
          action={hasExtension ? <Note>{t('empty.walkIn')}</Note> : undefined}
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

/** Where the form will stand: what it waits for, and the keys that make it quick. */
export function IdleKeys() {
  const { t } = useTranslation('desk')
  const keys = [
    ['Ctrl+K', 'search'],
    ['F2', 'fill'],
    ['F3', 'devices'],
    ['Ctrl+Enter', 'save'],
  ] as const
  return (
    <EmptyState
      title={t('form.title')}
      hint={t('form.needsCustomer')}
      action={
        <Keys>
          {keys.map(([key, name]) => (
            <Fragment key={key}>
              <dt>
                <KeyHint keys={key} />
                <span className="visually-hidden">{key}</span>
              </dt>
              <dd>{t(`keys.${name}`)}</dd>
            </Fragment>
          ))}
        </Keys>
      }
    />
  )
}
