/** The screen of the calls at one address, on a bridge that holds the rows a test gives. */
import { userEvent } from '@testing-library/user-event'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { CallbackCountsRow, ClosedCallbackRow, MissedRow, PromisedRow } from '#shared/ipc/contract'
import { ok } from '#shared/lib/result'
import { CallsScreen } from '../../renderer/features/calls'
import { allCalls, changeView } from '../../renderer/features/calls/view-state'
import { DialContext } from '../../renderer/ui/dial-context'
import type { Dialler } from '../../renderer/ui/dial-context'
import { own } from './call-rows'
import { createFakeBridge } from './fake-bridge'
import type { Answers } from './fake-bridge'
import { renderScreen } from './render-screen'
import { appRow, policies } from './view-builders'

type Options = {
  readonly path?: string
  readonly missed?: readonly MissedRow[]
  readonly promised?: readonly PromisedRow[]
  readonly closed?: readonly ClosedCallbackRow[]
  readonly counts?: Partial<CallbackCountsRow>
  readonly hindrance?: string | null
  /** No telephone at all. */
  readonly noPhone?: boolean
  readonly answers?: Answers
}

export function openCalls(options: Options = {}) {
  const { path = '/calls', missed = [], promised = [], closed = [] } = options
  changeView(allCalls)
  const fake = createFakeBridge({
    'policies.list': () => ok(policies),
    'callbacks.take': () => ok(null),
    'callbacks.release': () => ok(null),
    'callbacks.close': () => ok(null),
    'callbacks.reopen': () => ok(null),
    'calls.list': () => ok({ rows: [], next: null }),
    'calls.facets': () => ok({ queues: [], agents: [] }),
    'tickets.list': () => ok({ rows: [], next: null }),
    ...options.answers,
  })
  const publish = (rows: Pick<Options, 'missed' | 'promised' | 'closed'>) =>
    fake.publish('callbacks', {
      missed: rows.missed ?? missed,
      promised: rows.promised ?? promised,
      closed: rows.closed ?? closed,
      counts: [
        {
          id: 'counts',
          missed: (rows.missed ?? missed).length,
          promised: (rows.promised ?? promised).length,
          withheld: 0,
          ...options.counts,
        },
      ],
    })
  fake.publish('app', { app: [appRow(own)] })
  fake.publish('queue', { queues: [] })
  publish({})
  const dialled: string[] = []
  const dialler: Dialler = {
    dial: (number) => void dialled.push(number),
    hindrance: options.hindrance ?? null,
    label: (number) => `拨打 ${number}`,
  }
  const { hook, history } = memoryLocation({ path, record: true })
  const user = userEvent.setup({ delay: null })
  renderScreen(
    // oxlint-disable-next-line react/hooks -- wouter takes the hook that reads the address
    <Router hook={hook}>
      <DialContext value={options.noPhone ? null : dialler}>
        <CallsScreen />
      </DialContext>
    </Router>,
    fake,
  )
  return { fake, user, history, dialled, publish }
}
