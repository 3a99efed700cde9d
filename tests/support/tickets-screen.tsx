/** The tickets screen at one address, with the size that a window would give it: the test's DOM has no layout. */
import { userEvent } from '@testing-library/user-event'
import { vi } from 'vitest'
import type { StageCountRow } from '#shared/ipc/contract'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import type { Stage } from '#shared/domain/tickets/stages'
import { ok } from '#shared/lib/result'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { TicketsScreen } from '../../renderer/features/tickets'
import { changeView } from '../../renderer/features/tickets/view-state'
import type { TicketsView } from '../../renderer/features/tickets/view-state'
import { createFakeBridge } from './fake-bridge'
import type { Answers } from './fake-bridge'
import { renderScreen } from './render-screen'
import { appRow, policies } from './view-builders'

type Options = {
  readonly path?: string
  readonly view?: Partial<TicketsView>
  readonly tickets?: readonly TicketRow[]
  readonly stages?: readonly StageCountRow[]
  readonly answers?: Answers
}

export const stageCount = (id: Stage, open: number, over: Partial<StageCountRow> = {}): StageCountRow => ({
  id,
  open,
  atRisk: 0,
  overdue: 0,
  ...over,
})

/** Windows are 800 px high here, so that lists draw the rows which would be in sight. */
export function giveLayout(): void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200)
}

export function openTickets({ path = '/tickets', view, tickets = [], stages = [], answers }: Options = {}) {
  changeView({ view: 'board', stage: null, text: '', ...view })
  const fake = createFakeBridge({
    'policies.list': () => ok(policies),
    'tickets.list': () => ok({ rows: tickets, next: null }),
    ...answers,
  })
  fake.publish('app', { app: [appRow()] })
  fake.publish('tickets', { tickets, stages })
  const { hook, history } = memoryLocation({ path, record: true })
  const user = userEvent.setup({ delay: null })
  const show = () =>
    renderScreen(
      // oxlint-disable-next-line react/hooks -- wouter takes the hook that reads the address
      <Router hook={hook}>
        <TicketsScreen />
      </Router>,
      fake,
    )
  return { fake, user, history, show }
}
