/** The list of callers who gave up, on a real database. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { upsertCall } from '#main/features/calls/store'
import type { User } from '#shared/domain/people/people'
import { addCustomer, addUser, valueOf } from '../../support/builders'
import { openCallbacks } from '../../support/callbacks'
import type { CallbackCentre } from '../../support/callbacks'
import { createProfile } from '../../support/profile'
import type { Profile } from '../../support/profile'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const number = '013800001111'
const e164 = '+8613800001111'

let profile: Profile
let centre: CallbackCentre

beforeEach(async () => {
  profile = createProfile()
  centre = await openCallbacks(profile.file)
})
afterEach(async () => {
  await centre.close()
  profile.remove()
})

const missed = async () => (await centre.view()).missed
const counts = async () => (await centre.view()).counts[0]
const later = (ms: number): void => centre.clock.advance(ms)

describe('a caller who gives up', () => {
  it('is on the list once, however the number is written, with every attempt and the longest wait', async () => {
    await centre.gaveUp({ number, wait_ms: 30_000 })
    later(3 * MINUTE)
    await centre.gaveUp({ number: '+86 138 0000 1111', wait_ms: 90_000, queue: 'second' })
    later(5 * MINUTE)
    await centre.gaveUp({ number: '13800001111', wait_ms: 3_000 })
    expect(await missed()).toMatchObject([
      {
        number: e164,
        attempts: 3,
        longestWaitMs: 90_000,
        queues: [{ queue: 'hotline' }, { queue: 'second' }],
        taken: null,
      },
    ])
  })

  it('who only misdialled is not, by the limit of the queue', async () => {
    await centre.gaveUp({ number, wait_ms: 5_000 })
    await centre.gaveUp({ number: '13800002222', wait_ms: 9_000, queue: 'patient' })
    expect(await missed()).toEqual([])
    later(MINUTE)
    await centre.gaveUp({ number: '13800002222', wait_ms: 9_000 })
    later(MINUTE)
    await centre.gaveUp({ number: '13800002222', wait_ms: 9_000, queue: 'patient' })
    // A slip before it is none of the attempts, one after it is.
    expect(await missed()).toMatchObject([{ number: '+8613800002222', attempts: 2 }])
  })

  it('is named by the archive, also when it learns the number later', async () => {
    await centre.gaveUp({ number })
    expect(await missed()).toMatchObject([{ customerName: null }])
    const { customerId } = await addCustomer(centre, { name: '佛山示例制造厂', city: '佛山', numbers: [number] })
    expect(await missed()).toMatchObject([
      { customerId, customerName: '佛山示例制造厂', contactName: '某先生', city: '佛山' },
    ])
  })

  it('who withholds the number is only counted, until midnight', async () => {
    await centre.gaveUp({ number: '' })
    await centre.gaveUp({ number: 'anonymous' })
    expect(await missed()).toEqual([])
    expect(await counts()).toMatchObject({ missed: 0, withheld: 2 })
    later(24 * HOUR)
    expect(await counts()).toMatchObject({ withheld: 0 })
  })

  it('counts once though the call went through two queues', async () => {
    await centre.gaveUp({ number, linkedid: 'one', outcome: 'timed-out' })
    await centre.gaveUp({ number, linkedid: 'one', queue: 'overflow' })
    expect(await missed()).toMatchObject([{ attempts: 1, queues: [{ queue: 'overflow' }, { queue: 'hotline' }] }])
  })

  it('is on the disk with the call, or not at all', async () => {
    const row = centre.rowOf({ number })
    await expect(
      centre.storage.write('telephony', async ({ tx }) => {
        const id = await upsertCall(tx, row)
        await centre.hearing.hear(tx, { ...row, id })
        throw new Error('the disk failed')
      }),
    ).rejects.toThrow('the disk failed')
    expect(await missed()).toEqual([])
    expect(await centre.db.selectFrom('heard_calls').selectAll().execute()).toEqual([])
    await centre.end(row)
    expect(await missed()).toHaveLength(1)
  })

  it('is counted once though the call is stored again and the app starts anew', async () => {
    const row = centre.rowOf({ number })
    await centre.end(row)
    await centre.end(row)
    await centre.close()
    centre = await openCallbacks(profile.file)
    expect(await centre.hearing.catchUp()).toBe(0)
    await centre.end(row)
    expect(await missed()).toMatchObject([{ attempts: 1 }])
  })

  it('is found at the start where an older version has stored the call', async () => {
    const row = centre.rowOf({ number })
    const old = centre.rowOf({ number: '13800002222', joined_at: centre.clock.now() - 73 * HOUR })
    await centre.storage.write('telephony', async ({ tx }) => {
      await upsertCall(tx, row)
      await upsertCall(tx, old)
    })
    expect(await centre.hearing.catchUp()).toBe(1)
    expect(await missed()).toMatchObject([{ number: e164 }])
    expect(await centre.hearing.catchUp()).toBe(0)
  })
})

describe('an entry is closed', () => {
  it('by the next call of the number that is answered, in any queue', async () => {
    await centre.gaveUp({ number })
    later(MINUTE)
    const id = await centre.answered({ number: '8613800001111', queue: 'sales', link: 'branch' })
    const { missed: open, closed } = await centre.view()
    expect(open).toEqual([])
    expect(closed).toMatchObject([{ number: e164, closedCall: { id, kind: 'queue' }, closedBy: null, reason: null }])
  })

  it('by our own call when it is answered, with the prefix that leads outside; one in vain is counted', async () => {
    await centre.gaveUp({ number })
    later(MINUTE)
    await centre.dialled({ number: '913800001111' }, false)
    expect(await missed()).toMatchObject([{ tries: 1 }])
    later(MINUTE)
    const id = await centre.dialled({ number: '913800001111' }, true)
    const { missed: open, closed } = await centre.view()
    expect(open).toEqual([])
    expect(closed).toMatchObject([{ closedCall: { id, kind: 'outbound' } }])
  })

  it('and the next attempt opens another one', async () => {
    await centre.gaveUp({ number })
    later(MINUTE)
    await centre.answered({ number })
    later(5 * MINUTE)
    await centre.gaveUp({ number })
    expect(await missed()).toMatchObject([{ attempts: 1 }])
    expect((await centre.view()).closed).toHaveLength(1)
  })

  it('though the talk is heard of before the attempt that it answered', async () => {
    const gaveUp = centre.rowOf({ number })
    later(MINUTE)
    await centre.answered({ number })
    await centre.end(gaveUp)
    expect(await missed()).toEqual([])
  })
})

describe('working on the list', () => {
  let anna: User
  let ben: User
  let manager: User

  beforeEach(async () => {
    anna = await addUser(centre, 'anna', ['hotline-agent'])
    ben = await addUser(centre, 'ben', ['hotline-agent'])
    manager = await addUser(centre, 'mia', ['duty-manager'])
    await centre.gaveUp({ number })
  })

  const key = async () => {
    const [row] = await missed()
    if (!row) throw new Error('nothing on the list')
    return { kind: 'missed' as const, id: row.id }
  }

  it('one of two who take it at once has it, the other hears who', async () => {
    const entry = await key()
    const [first, second] = await Promise.all([centre.callbacks.take(anna, entry), centre.callbacks.take(ben, entry)])
    expect(first.ok).toBe(true)
    expect(second).toMatchObject({ ok: false, error: { code: 'callbacks.taken', params: { name: '某anna' } } })
    expect(await missed()).toMatchObject([{ taken: { id: anna.id, name: '某anna', at: centre.clock.now() } }])
    expect(await centre.callbacks.take(anna, entry)).toMatchObject({ ok: true })
  })

  it('only who has it, or a manager, puts it back or closes it', async () => {
    const entry = await key()
    valueOf(await centre.callbacks.take(anna, entry))
    expect(await centre.callbacks.release(ben, entry)).toMatchObject({ ok: false, error: { code: 'callbacks.taken' } })
    expect(await centre.callbacks.close(ben, entry.id, 'solved', '')).toMatchObject({
      ok: false,
      error: { code: 'callbacks.taken' },
    })
    valueOf(await centre.callbacks.release(manager, entry))
    expect(await missed()).toMatchObject([{ taken: null }])
    valueOf(await centre.callbacks.take(ben, entry))
    valueOf(await centre.callbacks.release(ben, entry))
    expect(await missed()).toMatchObject([{ taken: null }])
  })

  it('goes back when who has it signs out', async () => {
    valueOf(await centre.callbacks.take(anna, await key()))
    centre.callbacks.setUser(anna)
    // A lock keeps the person.
    centre.callbacks.setUser(anna)
    await centre.storage.settled()
    expect(await missed()).toMatchObject([{ taken: { id: anna.id } }])
    centre.callbacks.setUser(null)
    await centre.storage.settled()
    expect(await missed()).toMatchObject([{ taken: null }])
  })

  it('stays taken though the caller tries again', async () => {
    valueOf(await centre.callbacks.take(anna, await key()))
    later(MINUTE)
    await centre.gaveUp({ number })
    expect(await missed()).toMatchObject([{ attempts: 2, taken: { id: anna.id } }])
  })

  it('is closed with a reason, which is taken back within a day', async () => {
    const { id } = await key()
    expect(await centre.callbacks.close(anna, id, 'other', '')).toMatchObject({
      ok: false,
      error: { code: 'callbacks.note-required' },
    })
    valueOf(await centre.callbacks.close(anna, id, 'unreachable', '三次无人接听'))
    expect(await centre.view()).toMatchObject({
      missed: [],
      closed: [{ id, reason: 'unreachable', note: '三次无人接听', closedBy: '某anna', closedCall: null }],
      counts: [{ missed: 0 }],
    })
    expect(await centre.callbacks.take(ben, { kind: 'missed', id })).toMatchObject({
      ok: false,
      error: { code: 'callbacks.closed' },
    })
    later(23 * HOUR)
    valueOf(await centre.callbacks.reopen(ben, id))
    expect(await missed()).toMatchObject([{ id, attempts: 1, taken: null }])
    valueOf(await centre.callbacks.close(anna, id, 'wrong-number', ''))
    later(25 * HOUR)
    expect(await centre.callbacks.reopen(ben, id)).toMatchObject({ ok: false, error: { code: 'callbacks.too-late' } })
  })

  it('opens anew where a call that closed it was no talk, and the next talk closes it again', async () => {
    const { id } = await key()
    later(MINUTE)
    await centre.dialled({ number }, true)
    valueOf(await centre.callbacks.reopen(anna, id))
    expect(await missed()).toMatchObject([{ id, attempts: 1 }])
    later(MINUTE)
    await centre.answered({ number })
    expect(await missed()).toEqual([])
  })

  it('cannot be opened where the caller is on the list again, or was spoken with since', async () => {
    const { id } = await key()
    valueOf(await centre.callbacks.close(anna, id, 'solved', ''))
    later(MINUTE)
    await centre.gaveUp({ number })
    expect(await centre.callbacks.reopen(anna, id)).toMatchObject({ error: { code: 'callbacks.open-already' } })
    later(MINUTE)
    await centre.answered({ number })
    expect(await centre.callbacks.reopen(anna, id)).toMatchObject({ error: { code: 'callbacks.answered-since' } })
  })

  it('what was heard late of before the closing does not open it', async () => {
    const late = centre.rowOf({ number, linkedid: 'late' })
    later(MINUTE)
    valueOf(await centre.callbacks.close(anna, (await key()).id, 'solved', ''))
    await centre.end(late)
    expect(await missed()).toEqual([])
  })

  it('leaves in the journal who did what', async () => {
    const entry = await key()
    valueOf(await centre.callbacks.take(anna, entry))
    valueOf(await centre.callbacks.close(anna, entry.id, 'solved', ''))
    valueOf(await centre.callbacks.reopen(ben, entry.id))
    const lines = await centre.db
      .selectFrom('journal')
      .select(['type', 'actor'])
      .where('entity', '=', 'callback')
      .orderBy('seq')
      .execute()
    expect(lines).toEqual([
      { type: 'callback.taken', actor: anna.id },
      { type: 'callback.closed', actor: anna.id },
      { type: 'callback.reopened', actor: ben.id },
    ])
  })
})
