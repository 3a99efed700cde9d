import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { User } from '#shared/domain/people/people'
import { LinkId } from '#shared/domain/telephony/settings'
import {
  act,
  addCustomer,
  addUser,
  administratorOf,
  createTicket,
  faultDraft,
  openCentre,
  strongPassword,
  valueOf,
} from '../../support/builders'
import type { Centre } from '../../support/builders'
import { createFakeClock } from '../../support/fake-clock'
import type { FakeClock } from '../../support/fake-clock'
import { createProfile, type Profile } from '../../support/profile'

let profile: Profile
let centre: Centre
let clock: FakeClock

beforeEach(async () => {
  profile = createProfile()
  clock = createFakeClock()
  centre = await openCentre(profile.file, { clock })
})
afterEach(async () => {
  await centre.close()
  profile.remove()
})

const code = (text: string, params?: Readonly<Record<string, unknown>>) => ({
  ok: false,
  error: expect.objectContaining({ code: text, ...(params ? { params } : {}) }),
})
const journalTypes = (): readonly unknown[] =>
  centre.raw
    .prepare('SELECT type FROM journal ORDER BY seq')
    .all()
    .map(({ type }) => type)
const edit = ({ displayName, roles, extension, phones, disabled }: User, set: Partial<User> = {}) => ({
  displayName,
  roles,
  extension,
  phones,
  disabled,
  ...set,
})

const draft = (username: string, extension: string | null) => ({
  username,
  displayName: `某${username}`,
  roles: ['hotline-agent' as const],
  extension,
  phones: [],
})

describe('the first run', () => {
  test('creates the administrator and signs in, once', async () => {
    expect(await centre.people.firstRun()).toBe(true)
    const session = valueOf(await centre.people.createAdministrator('boss', '示例管理员', strongPassword))
    expect(session).toMatchObject({
      user: { username: 'boss', roles: ['administrator'], extension: null },
      locked: false,
    })
    expect(await centre.people.firstRun()).toBe(false)
    expect(await centre.people.createAdministrator('other', '某人', strongPassword)).toEqual(code('users.not-first'))
    expect(journalTypes()).toEqual(['user.created', 'session.started'])
  })

  test('creates one administrator also when two begin at once', async () => {
    const both = await Promise.all(
      ['boss', 'other'].map((name) => centre.people.createAdministrator(name, '某人', strongPassword)),
    )
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await centre.people.list()).toHaveLength(1)
  })
})

describe('passwords', () => {
  test('are kept as argon2id with 19 MiB, two passes and one lane, each with a salt of its own', async () => {
    await addUser(centre, 'one')
    await addUser(centre, 'two')
    const hashes = centre.raw
      .prepare('SELECT password_hash AS hash FROM users')
      .all()
      .map(({ hash }) => String(hash))
    for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u)
    expect(new Set(hashes).size).toBe(2)
  })

  test('never leave the service: neither lists nor sessions nor the journal hold them', async () => {
    await administratorOf(centre)
    const user = await addUser(centre, 'one')
    valueOf(await centre.people.setPassword(user.id, 'another long sentence'))
    const seen = JSON.stringify([await centre.people.list(), centre.people.session()])
    const journal = JSON.stringify(centre.raw.prepare('SELECT change FROM journal').all())
    for (const text of [seen, journal]) expect(text).not.toMatch(/argon2|sentence/u)
  })

  test('can be set anew, which also ends a lock-out', async () => {
    const user = await addUser(centre, 'one')
    for (let n = 0; n < 5; n++) await centre.people.signIn('one', 'wrong')
    expect(await centre.people.signIn('one', strongPassword)).toEqual(code('auth.locked', { minutes: 1 }))
    valueOf(await centre.people.setPassword(user.id, 'another long sentence'))
    expect(await centre.people.signIn('one', strongPassword)).toEqual(code('auth.wrong'))
    expect(await centre.people.signIn('one', 'another long sentence')).toMatchObject({ ok: true })
  })
})

describe('signing in', () => {
  beforeEach(() => addUser(centre, 'one', ['engineer']))

  test('takes the name in any case and with spaces around it', async () => {
    expect(await centre.people.signIn(' ONE ', strongPassword)).toMatchObject({
      ok: true,
      value: { since: clock.now() },
    })
    await centre.people.signOut()
    expect(centre.people.session()).toBeNull()
    expect(journalTypes()).toEqual(['user.created', 'session.started', 'session.ended'])
  })

  test('does not tell a name that is unknown from a password that is wrong', async () => {
    expect(await centre.people.signIn('nobody', strongPassword)).toEqual(await centre.people.signIn('one', 'wrong'))
  })

  test('is refused for a disabled account, after the right password only', async () => {
    const [user] = await centre.people.list()
    if (!user) throw new Error('no user')
    await addUser(centre, 'boss', ['administrator'])
    valueOf(await centre.people.update(user.id, user.rev, edit(user, { disabled: true })))
    expect(await centre.people.signIn('one', 'wrong')).toEqual(code('auth.wrong'))
    expect(await centre.people.signIn('one', strongPassword)).toEqual(code('auth.disabled'))
  })

  test('five failures lock the account for a minute; each further one for twice as long, an hour at most', async () => {
    for (let n = 1; n <= 4; n++) expect(await centre.people.signIn('one', 'wrong')).toEqual(code('auth.wrong'))
    const minutes: unknown[] = []
    for (let n = 5; n <= 13; n++) {
      const refused = await centre.people.signIn('one', 'wrong')
      const told = refused.ok ? 0 : Number(refused.error.params?.minutes)
      minutes.push(told)
      // Until the very last moment the right password is refused too.
      clock.advance(told * 60_000 - 1)
      expect(await centre.people.signIn('one', strongPassword)).toEqual(code('auth.locked', { minutes: 1 }))
      clock.advance(1)
    }
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
    expect(await centre.people.signIn('one', strongPassword)).toMatchObject({ ok: true })
    await centre.people.signOut()
    // Success forgets the failures.
    for (let n = 1; n <= 4; n++) expect(await centre.people.signIn('one', 'wrong')).toEqual(code('auth.wrong'))
  })

  test('failures that come at once all count', async () => {
    await Promise.all(Array.from({ length: 8 }, () => centre.people.signIn('one', 'wrong')))
    expect(await centre.people.signIn('one', strongPassword)).toEqual(code('auth.locked', { minutes: 8 }))
  })

  test('a lock-out outlives a restart', async () => {
    for (let n = 0; n < 5; n++) await centre.people.signIn('one', 'wrong')
    await centre.close()
    centre = await openCentre(profile.file, { clock })
    expect(await centre.people.signIn('one', strongPassword)).toEqual(code('auth.locked', { minutes: 1 }))
  })

  test('a lock-out from before the clock was put right does not last for years', async () => {
    for (let n = 0; n < 5; n++) await centre.people.signIn('one', 'wrong')
    await centre.close()
    centre = await openCentre(profile.file, { clock: createFakeClock(clock.now() - 4 * 366 * 86_400_000) })
    expect(await centre.people.signIn('one', strongPassword)).toMatchObject({ ok: true })
  })
})

describe('the locked workstation', () => {
  test('keeps its session and opens for its own password only', async () => {
    await administratorOf(centre)
    await addUser(centre, 'one')
    valueOf(await centre.people.signIn('one', strongPassword))
    const since = centre.people.session()?.since
    centre.people.lock()
    clock.advance(60_000)
    expect(centre.people.session()).toMatchObject({ locked: true, user: { username: 'one' } })
    expect(await centre.people.unlock('wrong')).toEqual(code('auth.wrong'))
    expect(centre.people.session()?.locked).toBe(true)
    expect(await centre.people.unlock(strongPassword)).toMatchObject({ ok: true, value: { since, locked: false } })
    expect(journalTypes().slice(-2)).toEqual(['session.refused', 'session.unlocked'])
  })

  test('cannot be tried for ever', async () => {
    await administratorOf(centre)
    centre.people.lock()
    for (let n = 0; n < 5; n++) await centre.people.unlock('wrong')
    expect(await centre.people.unlock(strongPassword)).toEqual(code('auth.locked', { minutes: 1 }))
    clock.advance(60_000)
    expect(await centre.people.unlock(strongPassword)).toMatchObject({ ok: true })
  })

  test('stays shut when somebody signs out while the password is checked', async () => {
    await administratorOf(centre)
    centre.people.lock()
    const [unlocked] = await Promise.all([centre.people.unlock(strongPassword), centre.people.signOut()])
    expect(unlocked).toEqual(code('auth.signed-out'))
    expect(centre.people.session()).toBeNull()
    expect(journalTypes().at(-1)).toBe('session.ended')
  })

  test('is not opened when nobody is signed in', async () => {
    expect(await centre.people.unlock(strongPassword)).toEqual(code('auth.signed-out'))
    centre.people.lock()
    expect(centre.people.session()).toBeNull()
  })
})

describe('accounts', () => {
  test('a name is taken once', async () => {
    await addUser(centre, 'one')
    expect(await centre.people.create(draft('one', null), strongPassword)).toEqual(
      code('users.name-taken', { name: 'one' }),
    )
  })

  test('a telephone extension belongs to one account that may sign in', async () => {
    await administratorOf(centre)
    const first = valueOf(await centre.people.create(draft('one', '8001'), strongPassword))
    const taken = code('users.extension-taken', { extension: '8001' })
    expect(await centre.people.create(draft('two', '8001'), strongPassword)).toEqual(taken)
    const second = valueOf(await centre.people.create(draft('two', '8002'), strongPassword))
    expect(await centre.people.update(second.id, second.rev, edit(second, { extension: '8001' }))).toEqual(taken)
    // Keeping one's own is no conflict; a disabled account gives it up.
    const kept = valueOf(await centre.people.update(first.id, first.rev, edit(first, { displayName: '某甲' })))
    valueOf(await centre.people.update(kept.id, kept.rev, edit(kept, { disabled: true })))
    expect(await centre.people.update(second.id, second.rev, edit(second, { extension: '8001' }))).toMatchObject({
      ok: true,
      value: { extension: '8001', rev: 2 },
    })
  })

  test('a telephone on one PBX belongs to one account there, and is free on the others', async () => {
    await administratorOf(centre)
    const branch = LinkId.parse('branch')
    const depot = LinkId.parse('depot')
    const phones = [{ link: branch, extension: '9001' }]
    const first = valueOf(await centre.people.create({ ...draft('one', '8001'), phones }, strongPassword))
    expect(first).toMatchObject({ extension: '8001', phones })
    const taken = code('users.extension-taken', { extension: '9001' })
    expect(await centre.people.create({ ...draft('two', null), phones }, strongPassword)).toEqual(taken)
    const elsewhere = [{ link: depot, extension: '9001' }]
    const second = valueOf(await centre.people.create({ ...draft('two', null), phones: elsewhere }, strongPassword))
    expect(await centre.people.update(second.id, second.rev, edit(second, { phones }))).toEqual(taken)
    // What the first has given up for another telephone there, somebody else may have.
    const freed = [...elsewhere, { link: branch, extension: '8001' }]
    valueOf(await centre.people.update(second.id, second.rev, edit(second, { phones: freed })))
    expect((await centre.people.list()).find(({ id }) => id === second.id)?.phones).toEqual(freed)
  })

  test('an edit of an older state is refused', async () => {
    await administratorOf(centre)
    const user = await addUser(centre, 'one')
    valueOf(await centre.people.update(user.id, user.rev, edit(user, { displayName: '甲' })))
    expect(await centre.people.update(user.id, user.rev, edit(user, { displayName: '乙' }))).toEqual(code('conflict'))
    expect((await centre.people.list()).find(({ id }) => id === user.id)).toMatchObject({ displayName: '甲', rev: 2 })
  })

  test('one administrator who can sign in remains', async () => {
    const boss = await administratorOf(centre)
    const [user] = await centre.people.list()
    if (!user) throw new Error('no user')
    const last = code('users.last-administrator')
    expect(await centre.people.update(boss, 1, edit(user, { disabled: true }))).toEqual(last)
    expect(await centre.people.update(boss, 1, edit(user, { roles: ['engineer'] }))).toEqual(last)
    await addUser(centre, 'second', ['administrator'])
    expect(await centre.people.update(boss, 1, edit(user, { disabled: true }))).toMatchObject({ ok: true })
    // Who disabled the own account is signed out by it.
    expect(centre.people.session()).toBeNull()
  })

  test('a change of the own account shows in the session at once', async () => {
    const boss = await administratorOf(centre)
    const [user] = await centre.people.list()
    if (!user) throw new Error('no user')
    valueOf(await centre.people.update(boss, 1, edit(user, { extension: '8009', displayName: '新名' })))
    expect(centre.people.session()?.user).toMatchObject({ extension: '8009', displayName: '新名' })
  })

  test('who did what stands in the journal under the account', async () => {
    const boss = await administratorOf(centre)
    const ticket = await createTicket(centre, faultDraft(await addCustomer(centre)))
    valueOf(await centre.tickets.act(boss, act(ticket, 'accept')))
    const [last] = centre.raw.prepare('SELECT actor, type FROM journal ORDER BY seq DESC LIMIT 1').all()
    expect(last).toEqual({ actor: boss, type: 'ticket.accept' })
  })
})
