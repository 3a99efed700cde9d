/** Versions of policies: nothing is lost when files change, tickets keep theirs, and a change of many clocks loses nothing. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'sqlite3'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UserId } from '#shared/domain/ids'
import type { Services } from '#main/app/services'
import { migrate, migrations } from '#main/db/migrate'
import type { NewId } from '#main/platform/ids'
import { act, addCustomer, administratorOf, createTicket, faultDraft, valueOf } from '../../support/builders'
import type { CustomerIds } from '../../support/builders'
import { buildScript } from '../../support/built-script'
import { openProfile } from '../../support/centre'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { beijing, inBeijing, resourcesDir } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

let readerFile: string
let bundled: string
let profile: Profile
let clock: FakeClock
let services: Services & { readonly newId: NewId }
let boss: UserId
let customer: CustomerIds

beforeAll(async () => {
  readerFile = await buildScript(path.resolve(import.meta.dirname, '../../../electron/main/reader/worker.ts'))
  bundled = await readFile(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')
})
const open = async (): Promise<void> => {
  services = await openProfile(profile.dir, { clock, readerFile })
  await services.policies.applyChanges()
}
beforeEach(async () => {
  profile = createProfile()
  clock = createFakeClock(beijing('2026-11-25 10:00'))
  await open()
  boss = await administratorOf(services)
  customer = await addCustomer(services, { policyId: 'integrator-general' })
})
afterEach(async () => {
  await services.stop()
  profile.remove()
})
const restart = async (): Promise<void> => {
  await services.stop()
  await open()
}

/** The policy of S2 with another response time, under another number. */
const version = (n: number, response: string): string =>
  bundled.replace('"version": 1', `"version": ${n}`).replace('"PT1H"', `"${response}"`)

const putFile = async (text: string): Promise<string> => {
  const file = path.join(profile.dir, 'policies', 'ours.json')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
  return file
}
const report = () => createTicket(services, faultDraft(customer, { policyId: 'integrator-general', severity: 'fault' }))
const responseDue = async (id: Awaited<ReturnType<typeof report>>['id']) => {
  const ticket = await services.tickets.read(id)
  const found = ticket?.clocks.find(({ commitment }) => commitment === 'response')
  return [found?.policyVersion, inBeijing(found?.dueAt ?? 0)]
}
const stored = (id: string) =>
  services.storage.db
    .selectFrom('ticket_clocks')
    .select(['policy_version', 'due_at'])
    .where('ticket_id', '=', id)
    .where('commitment', '=', 'response')
    .executeTakeFirstOrThrow()
const typesOf = async (entity: string) =>
  (
    await services.storage.db.selectFrom('journal').select('type').where('entity', '=', entity).orderBy('seq').execute()
  ).map(({ type }) => type)

describe('files', () => {
  it('bring versions that stay when the file is replaced; a ticket keeps its own', async () => {
    const first = await report()
    await putFile(version(2, 'PT2H'))
    clock.advance(60_000)
    await restart()
    const second = await report()
    expect(await responseDue(first.id)).toEqual([1, '2026-11-25 11:00'])
    expect(await responseDue(second.id)).toEqual([2, '2026-11-25 12:01'])
    expect(services.policies.at('integrator-general', beijing('2026-11-25 10:00'))?.policy.version).toBe(1)
    expect(services.policies.get('integrator-general')?.policy.version).toBe(2)

    // A step long after goes by the version of the ticket, and so does the clock that runs on.
    clock.advance(30 * 60_000)
    valueOf(await services.tickets.act(boss, act(first, 'accept')))
    expect(await responseDue(first.id)).toEqual([1, '2026-11-25 11:00'])
    expect(await services.policies.versions()).toContainEqual(
      expect.objectContaining({
        id: 'integrator-general',
        version: 1,
        state: 'replaced',
        activeFrom: 0,
        openTickets: 1,
      }),
    )
  })

  it('keep a lower number as a draft, and what is in force in force', async () => {
    await putFile(version(3, 'PT3H'))
    await restart()
    await putFile(version(2, 'PT2H'))
    await restart()
    expect(services.policies.get('integrator-general')?.policy.version).toBe(3)
    expect((await services.policies.versions()).find(({ version: n }) => n === 2)).toMatchObject({ state: 'draft' })
  })

  it('that say something else under the same number measure the tickets of that version anew', async () => {
    const ticket = await report()
    await putFile(version(1, 'PT2H'))
    await restart()
    expect(await responseDue(ticket.id)).toEqual([1, '2026-11-25 12:00'])
    expect(await stored(ticket.id)).toEqual({ policy_version: 1, due_at: beijing('2026-11-25 12:00') })
    expect(await typesOf('policy')).toContain('policy.changed')
  })
})

describe('an imported version', () => {
  it('is a draft until it is activated; a number taken by another content is refused with the free one', async () => {
    expect(valueOf(await services.policies.importText(boss, version(2, 'PT2H')))).toMatchObject({
      version: 2,
      state: 'draft',
      source: 'imported',
      addedBy: '示例管理员',
    })
    expect(services.policies.get('integrator-general')?.policy.version).toBe(1)
    // The very same text again changes nothing.
    expect(valueOf(await services.policies.importText(boss, version(2, 'PT2H')))).toMatchObject({ version: 2 })
    expect(await services.policies.importText(boss, version(2, 'PT3H'))).toMatchObject({
      ok: false,
      error: { code: 'policies.version-taken', params: { version: 2, free: 3 } },
    })
    expect(await services.policies.importText(boss, '{')).toMatchObject({
      ok: false,
      error: { code: 'policies.text-invalid', params: { line: 1 } },
    })
    expect(await typesOf('policy')).toEqual(expect.arrayContaining(['policy.imported']))
    await restart()
    expect((await services.policies.versions()).find(({ version: n }) => n === 2)).toMatchObject({ state: 'draft' })
  })

  it('measures new tickets from its day on, and running ones only when asked to', async () => {
    const first = await report()
    valueOf(await services.policies.importText(boss, version(2, 'PT2H')))
    const activeFrom = clock.now()
    valueOf(
      await services.policies.activate(boss, {
        id: 'integrator-general',
        version: 2,
        activeFrom,
        applyToRunning: false,
      }),
    )
    const second = await report()
    expect(await responseDue(first.id)).toEqual([1, '2026-11-25 11:00'])
    expect(await responseDue(second.id)).toEqual([2, '2026-11-25 12:00'])

    const preview = valueOf(await services.policies.previewVersion('integrator-general', 2))
    expect(preview).toMatchObject({
      tickets: 1,
      moved: 1,
      byCommitment: [{ commitment: 'response', moved: 1, later: 1, earlier: 0 }],
      examples: [
        {
          number: first.number,
          customerName: '示例客户',
          from: beijing('2026-11-25 11:00'),
          to: beijing('2026-11-25 12:00'),
        },
      ],
    })
    expect(await responseDue(first.id)).toEqual([1, '2026-11-25 11:00'])
    const done = valueOf(
      await services.policies.activate(boss, {
        id: 'integrator-general',
        version: 2,
        activeFrom,
        applyToRunning: true,
      }),
    )
    expect(done).toEqual(preview)
    expect(await responseDue(first.id)).toEqual([2, '2026-11-25 12:00'])
    expect(await stored(first.id)).toEqual({ policy_version: 2, due_at: beijing('2026-11-25 12:00') })
    expect(await typesOf('clock')).toContain('clocks.reevaluated')
    expect(await services.tickets.soonest(10)).toHaveLength(2)
  })

  it('takes effect by itself when its day comes, also on running tickets, and also when the app was closed then', async () => {
    const ticket = await report()
    valueOf(await services.policies.importText(boss, version(2, 'PT2H')))
    const activeFrom = beijing('2026-11-25 10:30')
    const input = { id: 'integrator-general', version: 2, activeFrom, applyToRunning: true }
    valueOf(await services.policies.activate(boss, input))
    expect(services.policies.get('integrator-general')?.policy.version).toBe(1)
    await services.stop()
    clock.advance(40 * 60_000)
    await open()
    expect(services.policies.get('integrator-general')?.policy.version).toBe(2)
    expect(await responseDue(ticket.id)).toEqual([2, '2026-11-25 12:00'])
    expect(await typesOf('policy')).toContain('policy.applied')
  })

  it('can be taken back while it is to come, and comes into force neither in the past nor in another age', async () => {
    valueOf(await services.policies.importText(boss, version(2, 'PT2H')))
    const activate = (activeFrom: number | null) =>
      services.policies.activate(boss, { id: 'integrator-general', version: 2, activeFrom, applyToRunning: false })
    const codeOf = async (activeFrom: number | null) => {
      const answer = await activate(activeFrom)
      return answer.ok ? 'ok' : answer.error.code
    }
    expect(await codeOf(beijing('2026-11-24 23:59'))).toBe('policies.activation-past')
    expect(await codeOf(beijing('2062-11-25 00:00'))).toBe('policies.activation-far')
    expect(await codeOf(null)).toBe('policies.not-scheduled')
    expect(await codeOf(beijing('2026-12-01 00:00'))).toBe('ok')
    expect((await services.policies.versions()).find(({ version: n }) => n === 2)).toMatchObject({ state: 'scheduled' })
    expect(await codeOf(null)).toBe('ok')
    expect(await codeOf(beijing('2026-11-25 00:00'))).toBe('ok')
    expect(services.policies.get('integrator-general')?.policy.version).toBe(2)
    expect(
      await services.policies.activate(boss, { id: 'x', version: 1, activeFrom: 0, applyToRunning: false }),
    ).toMatchObject({ ok: false, error: { code: 'policies.unknown' } })
  })
})

describe('which version is in force', () => {
  const today = beijing('2026-11-25 00:00')
  const activate = (n: number, activeFrom: number) =>
    services.policies.activate(boss, { id: 'integrator-general', version: n, activeFrom, applyToRunning: false })
  const inForce = () => services.policies.get('integrator-general')?.policy.version

  it('is the one that was activated last: the same day, back to the one before', async () => {
    for (const n of [2, 3]) valueOf(await services.policies.importText(boss, version(n, `PT${n}H`)))
    for (const n of [3, 2, 3, 1]) {
      clock.advance(60_000)
      valueOf(await activate(n, today))
      expect(inForce()).toBe(n)
    }
    await restart()
    expect(inForce()).toBe(1)
  })

  it('is never none: what is in force cannot be put off, and activating it again changes no day', async () => {
    expect(await activate(1, beijing('2026-12-01 00:00'))).toMatchObject({
      ok: false,
      error: { code: 'policies.in-force' },
    })
    valueOf(await activate(1, today))
    valueOf(await activate(1, today))
    expect(await services.policies.versions()).toContainEqual(
      expect.objectContaining({ id: 'integrator-general', version: 1, activeFrom: 0, state: 'in-force' }),
    )
  })
})

describe('a version that drops what running tickets use', () => {
  /** Without the promise of a response, and under another name for the severity and for waiting for the customer. */
  const dropped = (): string => {
    const policy = JSON.parse(version(2, 'PT1H')) as {
      commitments: { id: string; pausedBy?: string[] }[]
      pauseReasons: { id: string }[]
    } & Record<string, unknown>
    policy.commitments = policy.commitments.filter(({ id }) => id !== 'response')
    return JSON.stringify(policy).replaceAll('"customer-wait"', '"waiting"').replaceAll('"fault"', '"failure"')
  }

  it('ends their alerts and leaves them to be worked on', async () => {
    let ticket = await report()
    clock.advance(55 * 60_000)
    await services.tickets.settleDue()
    expect((await services.alerts.list({ after: null, limit: 10 })).rows).toMatchObject([{ commitment: 'response' }])
    const take = async (action: string, set = {}) => {
      ticket = valueOf(await services.tickets.get(valueOf(await services.tickets.act(boss, act(ticket, action, set)))))
    }
    await take('pause', { reason: 'customer-wait', evidence: '' })
    valueOf(await services.policies.importText(boss, dropped()))
    const activation = { id: 'integrator-general', version: 2, activeFrom: clock.now(), applyToRunning: true }
    valueOf(await services.policies.activate(boss, activation))
    await services.tickets.settleDue()
    const [alert] = (await services.alerts.list({ after: null, limit: 10 })).rows
    expect(alert?.overAt).toBe(clock.now())
    ticket = valueOf(await services.tickets.get(ticket.id))
    expect(ticket.clocks.map(({ commitment }) => commitment)).not.toContain('response')
    expect(ticket.sheet?.pauses).toMatchObject([{ reason: 'customer-wait' }])
    await take('resume', { reason: 'customer-wait' })
    await take('accept')
    await take('contact')
    await take('resolve')
    await take('close')
    expect(ticket.stage).toBe('closed')
  })
})

describe('tickets that change while running clocks are measured anew', () => {
  it('keep what happened to them, and new ones are measured by what is in force', async () => {
    const tickets = []
    for (let n = 0; n < 30; n++) tickets.push(await report())
    valueOf(await services.policies.importText(boss, version(2, 'PT2H')))
    const activation = { id: 'integrator-general', version: 2, activeFrom: clock.now(), applyToRunning: true }
    const [effect, ...steps] = await Promise.all([
      services.policies.activate(boss, activation),
      ...tickets.slice(0, 10).map(async (ticket) => {
        const accepted = valueOf(await services.tickets.act(boss, act(ticket, 'accept')))
        return services.tickets.act(boss, act({ id: accepted, rev: ticket.rev + 1 }, 'contact'))
      }),
      ...Array.from({ length: 5 }, async () =>
        services.tickets.create(null, faultDraft(customer, { policyId: 'integrator-general', severity: 'fault' })),
      ),
    ])
    valueOf(effect)
    for (const step of steps) valueOf(step)
    const rows = await services.storage.db.selectFrom('tickets').selectAll().execute()
    expect(rows).toHaveLength(35)
    for (const row of rows) {
      const ticket = await services.tickets.read(row.id as (typeof tickets)[number]['id'])
      const response = ticket?.clocks.find(({ commitment }) => commitment === 'response')
      const column = await stored(row.id)
      expect(column.due_at).toBe(response?.dueAt)
      // What was stopped before the change keeps what it was measured by.
      expect([row.policy_version, column.policy_version]).toEqual([2, response?.policyVersion])
      expect(response?.state === 'met' ? 2 : response?.policyVersion).toBe(2)
    }
    expect((await services.audit.verify()).intact).toBe(true)
  })
})

describe('a profile from before versions', () => {
  it('gives each ticket the version its clocks were measured by', async () => {
    const file = path.join(profile.dir, 'old.db')
    const raw = new DatabaseSync(file)
    valueOf(migrate(raw, file, migrations.slice(0, 1)))
    raw.exec(`INSERT INTO customers VALUES ('c', 1, '旧客户', '杭州', 0)`)
    const insert = raw.prepare(
      `INSERT INTO tickets VALUES (?, 1, ?, ?, 'p', 's', 'k', '', '', 'c', NULL, NULL, NULL, NULL, '', '', '', NULL, NULL, 0, 0, NULL, 0, 0, NULL, 0)`,
    )
    insert.run('measured', '1', 'new')
    insert.run('without', '2', 'closed')
    raw.exec(`INSERT INTO ticket_clocks VALUES ('measured', 'x', 'met', 1, 0, 1, 0, NULL, 1, 3, 1),
      ('measured', 'y', 'running', 1, 0, 1, 0, NULL, NULL, 4, 1)`)
    valueOf(migrate(raw, file, migrations.slice(0, 3)))
    expect(
      raw
        .prepare('SELECT id, policy_version FROM tickets ORDER BY id')
        .all()
        .map((row) => ({ ...row })),
    ).toEqual([
      { id: 'measured', policy_version: 4 },
      { id: 'without', policy_version: 1 },
    ])
    expect(raw.prepare('SELECT count(*) AS n FROM policy_versions').get()).toMatchObject({ n: 0 })
    raw.close()
  })

  it('measures tickets of a version that was never kept by the oldest there is', async () => {
    const ticket = await report()
    await services.storage.write('system', async ({ tx, record }) => {
      await tx.deleteFrom('policy_versions').execute()
      await tx.deleteFrom('settings').where('key', '=', 'policies').execute()
      await tx.insertInto('settings').values({ key: 'policies', value: '"one print of everything"' }).execute()
      await record({ type: 'test', entity: 'test', entityId: 'test', change: {} })
    })
    const file = await putFile(version(5, 'PT3H'))
    await restart()
    expect(await responseDue(ticket.id)).toEqual([5, '2026-11-25 13:00'])
    await rm(file)
  })
})
