import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TelephonySource } from '#main/telephony/source'
import type { CallId } from '#shared/domain/ids'
import type { QueueEvent } from '#shared/domain/queue/events'
import { mainLink } from '#shared/domain/telephony/settings'
import type { PbxLink } from '#shared/domain/telephony/settings'
import type { Ticket } from '#shared/domain/tickets/tickets'
import type { ClockPreview } from '#shared/ipc/contract'
import { ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { addCustomer, administratorOf, createTicket, faultDraft, valueOf } from '../../support/builders'
import { openProfile, screenOf } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import { amiLink, replayLink } from '../../support/links'
import { createProfile, type Profile } from '../../support/profile'

let profile: Profile
beforeEach(() => {
  profile = createProfile()
})
afterEach(() => profile.remove())

const pbx = (host: string): PbxLink => amiLink({ host })

const aMoment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Sources that say whether they run; they take a moment to open and to stop, as sockets and files do. */
function createSources() {
  const running = new Set<string>()
  const open = async (link: PbxLink) => {
    await aMoment()
    const name = link.source === 'ami' ? link.host : link.source
    const source: TelephonySource = {
      kind: 'ami',
      start: () => void running.add(name),
      stop: async () => {
        await aMoment()
        running.delete(name)
      },
    }
    return ok(source)
  }
  return { running, open }
}

test('two changes of the link at once leave one source: the later one', async () => {
  const { running, open } = createSources()
  const { telephony, stop } = await openProfile(profile.dir, { openSource: open })
  await Promise.all([
    telephony.start(),
    telephony.save('system', pbx('first')),
    telephony.save('system', pbx('second')),
  ])
  expect([...running]).toEqual(['second'])
  expect(await telephony.settings()).toMatchObject([{ link: { host: 'second' }, hasSecret: true }])
  await stop()
  expect(running.size).toBe(0)
})

test('an end of the session while a source starts leaves none', async () => {
  const { running, open } = createSources()
  const first = await openProfile(profile.dir, { openSource: open })
  await first.telephony.save('system', pbx('centre'))
  const started = first.telephony.start()
  await first.stop()
  await started
  expect(running.size).toBe(0)
})

/** The queues of a link whose source says nothing by itself. */
async function silentLink({ telephony }: Awaited<ReturnType<typeof openProfile>>) {
  await telephony.save('system', replayLink)
  const link = telephony.link(mainLink)
  if (!link) throw new Error('there is no link')
  return link
}

const caller = { uniqueid: '1.1', linkedid: null, channel: null, number: '13800138000', name: null }
const member = { extension: '8001', interface: 'PJSIP/8001', name: null }
const joined = (at: number): QueueEvent => ({
  kind: 'caller-joined',
  at,
  queue: 'hotline',
  caller,
  position: 1,
  fromSnapshot: false,
})
const answered = (at: number): QueueEvent => ({
  kind: 'connected',
  at,
  queue: 'hotline',
  caller,
  member,
  leg: null,
  waitMs: 3_000,
  ringMs: null,
})
const completed = (at: number): QueueEvent => ({
  kind: 'completed',
  at,
  queue: 'hotline',
  caller,
  member,
  leg: null,
  waitMs: 3_000,
  talkMs: 60_000,
  by: 'caller',
})

test('a call that a desk shows keeps its id after its end, and is forgotten when the desk lets go', async () => {
  const clock = createFakeClock()
  const services = await openProfile(profile.dir, { clock })
  const { telephony, storage, stop } = services
  const { live, callers, remember } = await silentLink(services)
  live.take([joined(clock.now())])
  const [visit] = live.state().visits.values()
  if (!visit) throw new Error('nobody waits')
  const { callId } = callers.known(visit)
  expect(telephony.joinedAt(callId)).toBe(clock.now())
  remember([visit.id])
  live.take([answered(clock.now() + 3_000), completed(clock.now() + 63_000)])
  await callers.identified([visit])
  await storage.settled()
  expect(callers.byCallId(callId)).toBe(visit.id)
  remember([])
  expect(callers.byCallId(callId)).toBeUndefined()
  await stop()
})

test.each([
  ['a desk shows', true],
  ['no desk shows', false],
])(
  'a ticket saved in the moment in which its call ends, which %s, is linked to it and counts from its beginning',
  async (_, shown) => {
    const clock = createFakeClock()
    const services = await openProfile(profile.dir, { clock })
    const draft = faultDraft(await addCustomer(services))
    await administratorOf(services)
    const { live, callers, remember } = await silentLink(services)
    live.take([joined(clock.now())])
    const [visit] = live.state().visits.values()
    if (!visit) throw new Error('nobody waits')
    const { callId } = callers.known(visit)
    if (shown) remember([visit.id])
    live.take([answered(clock.now() + 3_000), completed(clock.now() + 63_000)])

    const saved = valueOf((await screenOf(services)('tickets.create', { ...draft, callId })) as Result<Ticket>)
    expect(saved.calls.map(({ id }) => id)).toEqual([callId])
    expect(saved.clocks[0]?.startedAt).toBe(visit.joinedAt)
    await services.stop()
  },
)

test('calls that end within a moment share one commit, and a row for each is there after it', async () => {
  const clock = createFakeClock()
  const services = await openProfile(profile.dir, { clock })
  const { telephony, storage, stop } = services
  const { live } = await silentLink(services)
  let commits = 0
  storage.onCommit(() => commits++)
  live.take([joined(clock.now())])
  live.take([answered(clock.now() + 3_000), completed(clock.now() + 63_000)])
  live.take([joined(clock.now() + 63_001)])
  live.take([answered(clock.now() + 66_000), completed(clock.now() + 126_000)])
  const rows = async () => (await storage.db.selectFrom('calls').select('id').execute()).length
  await storage.settled()
  expect([commits, await rows()]).toEqual([0, 0])
  clock.advance(500)
  await telephony.stop()
  expect([commits, await rows()]).toEqual([1, 2])
  await stop()
})

test('the preview of a ticket counts from where its call began, as the ticket does', async () => {
  const clock = createFakeClock()
  const services = await openProfile(profile.dir, { clock })
  const draft = faultDraft(await addCustomer(services))
  await administratorOf(services)
  const call = screenOf(services)
  const { live, callers } = await silentLink(services)
  live.take([joined(clock.now())])
  const [visit] = live.state().visits.values()
  if (!visit) throw new Error('nobody waits')
  const { callId } = callers.known(visit)
  clock.advance(180_000)

  const preview = (await call('tickets.preview', {
    policyId: draft.policyId,
    severity: draft.severity,
    category: draft.category,
    channel: draft.channel,
    siteId: draft.siteId,
    callId,
  })) as Result<readonly ClockPreview[]>
  const saved = (await call('tickets.create', { ...draft, callId })) as Result<Ticket>
  const dues = valueOf(preview).map(({ dueAt }) => dueAt)
  expect(dues).toEqual(valueOf(saved).clocks.map(({ dueAt }) => dueAt))
  expect(valueOf(saved).clocks[0]?.startedAt).toBe(visit.joinedAt)
  await services.stop()
})

test('a ticket of a call that is not known is not said to be linked to one', async () => {
  const services = await openProfile(profile.dir)
  const draft = faultDraft(await addCustomer(services))
  const ticket = await createTicket(services, { ...draft, callId: services.newId<CallId>(0) })
  expect(ticket.calls).toEqual([])
  expect(ticket.timeline[0]?.data).toMatchObject({ callId: null })
  await services.stop()
})
