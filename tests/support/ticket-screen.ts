/** One ticket's page, opened and loaded. */
import { screen } from '@testing-library/react'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { ok } from '#shared/lib/result'
import { openTickets } from './tickets-screen'
import { ticketOf } from './view-builders'

/** Every act succeeds unless the test answers otherwise. */
export async function openPage(ticket: Ticket) {
  const opened = openTickets({ path: `/tickets/${ticket.id}` })
  opened.fake.publish('ticket', { ticket: [ticket] })
  opened.fake.answer('tickets.act', () => ok(ticketOf()))
  opened.show()
  await screen.findByRole('heading', { level: 1, name: ticket.summary })
  return opened
}
