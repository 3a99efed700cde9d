/** The agent's desk on a bridge that answers like the main process with an archive of one customer. */
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { CustomerId } from '#shared/domain/ids'
import type { CustomerCard, DeskCallRow, LinkRow, VisitRow } from '#shared/ipc/contract'
import { ok } from '#shared/lib/result'
import { DeskScreen } from '../../renderer/features/desk'
import { createFakeBridge } from './fake-bridge'
import type { Answers } from './fake-bridge'
import { linkRow } from './queue-rows'
import { renderScreen } from './render-screen'
import { appRow, cardOf, customer, policies, session, ticketOf, ulid, verdictOf } from './view-builders'

let people = 100

/** Somebody else in the archive. */
export const otherCard = cardOf({ customer: { ...customer, id: CustomerId.parse(ulid(20)), name: '北京某数据中心' } })

type Options = {
  readonly calls?: readonly DeskCallRow[]
  readonly visits?: readonly VisitRow[]
  readonly card?: CustomerCard
  readonly extension?: string | null
  readonly links?: readonly LinkRow[]
  readonly answers?: Answers
  /** Who sits here; a new person for each desk unless told. */
  readonly person?: number
}

export async function openDesk(options: Options = {}) {
  people += 1
  const card = options.card ?? cardOf()
  const fake = createFakeBridge({
    'policies.list': () => ok(policies),
    'customers.card': ({ id }) => ok(id === otherCard.customer.id ? otherCard : card),
    'customers.search': () => ok([]),
    'devices.find': () => ok([]),
    'tickets.preview': () => ok([]),
    'tickets.judge': () => ok(verdictOf()),
    'tickets.create': (draft) => ok({ ...ticketOf(), ...draft, number: '20261123-0042' }),
    ...options.answers,
  })
  const extension = options.extension === undefined ? '8001' : options.extension
  fake.publish('app', { app: [appRow(session(extension, options.person ?? people))] })
  fake.publish('queue', { visits: options.visits ?? [], links: options.links ?? [linkRow()] })
  fake.publish('desk', { calls: options.calls ?? [] })
  fake.publish('tickets', { tickets: [] })
  const user = userEvent.setup({ delay: null })
  const view = renderScreen(<DeskScreen />, fake)
  await screen.findByRole('region', { name: '我的状态' })
  return { fake, user, view }
}

export const callCard = () => screen.findByTestId('call-card')
export const ticketForm = async () => within(await screen.findByRole('form', { name: '新建工单' }))
