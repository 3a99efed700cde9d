import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TelephonySource } from '#main/telephony/source'
import type { CallId } from '#shared/domain/ids'
import type { QueueEvent } from '#shared/domain/queue/events'
import type { PbxLink } from '#shared/domain/telephony/settings'
import type { Ticket } from '#shared/domain/tickets/tickets'
import type { ClockPreview } from '#shared/ipc/contract'
import { ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { addCustomer, administratorOf, createTicket, faultDraft, valueOf } from '../../support/builders'
import { openLink, openProfile, screenOf } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import { amiLink } from '../../support/links'
import { createProfile, type Profile } from '../../support/profile'

let profile: Profile
beforeEach(() => {
  profile = createProfile()
})
afterEach(() => profile.remove())

const pbx = (host: string) => amiLink({ host })

const aMoment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Sources that say whether they run; they take a moment to open and to stop, as sockets and files do. */
function createSources() {
  const running = new Set<string>()
  const open = async (link: PbxLink): Promise<Result<TelephonySource>> => {
    await aMoment()
    const name = link.source === 'ami' ? link.host : link.id
    return ok({
      kind: link.source,
      start: () => void running.add(name),
      stop: async () => {
        await aMoment()
        running.delete(name)
      },
    })
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
  expect(await telephony.settings()).toMatchObject([{ link: { host: 'second' } }])
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

/** A caller waits on a link for which the test speaks, somebody is signed in, and a ticket could be written. */
async function openWithCaller() {
  const clock = createFakeClock()
  const services = await openProfile(profile.dir, { clock })
  const draft = faultDraft(await addCustomer(services))
  await administratorOf(services)
  const { live, callers, remember } = await openLink(services)
  const talks = (at: number) => live.take([answered(at + 3_000), completed(at + 63_000)])
  live.take([joined(clock.now())])
  const [visit] = live.state().visits.values()
  if (!visit) throw new Error('nobody waits')
  const { callId } = callers.known(visit)
  return { clock, services, draft, live, callers, remember, talks, visit, callId }
}

test('a call that a desk shows keeps its id after its end, and is forgotten when the desk lets go', async () => {
  const { services, callers, remember, talks, visit, callId } = await openWithCaller()
  expect(services.telephony.joinedAt(callId)).toBe(visit.joinedAt)
  remember([visit.id])
  talks(visit.joinedAt)
  await callers.identified([visit])
  await services.storage.settled()
  expect(callers.byCallId(callId)).toBe(visit.id)
  remember([])
  expect(callers.byCallId(callId)).toBeUndefined()
  await services.stop()
})

test.each([
  ['a desk shows', true],
  ['no desk shows', false],
])(
  'a ticket saved in the moment in which its call ends, which %s, is linked to it and counts from its beginning',
  async (_, shown) => {
    const { services, draft, remember, talks, visit, callId } = await openWithCaller()
    if (shown) remember([visit.id])
    talks(visit.joinedAt)

    const saved = valueOf((await screenOf(services)('tickets.create', { ...draft, callId })) as Result<Ticket>)
    expect(saved.calls.map(({ id }) => id)).toEqual([callId])
    expect(saved.clocks[0]?.startedAt).toBe(visit.joinedAt)
    await services.stop()
  },
)

test('calls that end within a moment share one commit, and a row for each is there after it', async () => {
  const { clock, services, live, talks } = await openWithCaller()
  const { storage, telephony } = services
  let commits = 0
  // The queues are kept at the end of the session, without an entry of their own.
  storage.onCommit((entries) => {
    if (entries.length > 0) commits++
  })
  talks(clock.now())
  live.take([joined(clock.now() + 63_001)])
  talks(clock.now() + 63_001)
  const rows = async () => (await storage.db.selectFrom('calls').select('id').execute()).length
  await storage.settled()
  expect([commits, await rows()]).toEqual([0, 0])
  clock.advance(500)
  await telephony.stop()
  expect([commits, await rows()]).toEqual([1, 2])
  await services.stop()
})

test('the preview of a ticket counts from where its call began, as the ticket does', async () => {
  const { clock, services, draft, visit, callId } = await openWithCaller()
  const call = screenOf(services)
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
