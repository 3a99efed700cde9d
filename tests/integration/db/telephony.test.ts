import { DatabaseSync } from 'sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from '#main/db/migrate'
import { createProfile } from '../../support/profile'

/** Rows as version 4 wrote them: a person, a call of a PBX with its ticket, one of a recording, one of the sample centre. */
const oldRows = `
INSERT INTO users (id, rev, username, display_name, roles, extension, disabled, password_hash, failures, sample, created_at)
  VALUES ('U', 1, 'one', '甲', '["hotline-agent"]', '8001', 0, 'hash', 0, 0, 0);
INSERT INTO customers (id, rev, name, city, sample) VALUES ('C', 1, '旧客户', '杭州', 0);
INSERT INTO tickets (id, rev, number, stage, policy_id, severity, category, summary, description, customer_id, stated_serial,
    contact_name, callback_number, created_at, sample, policy_version, channel, open_clocks, due_at, urgency)
  VALUES ('T', 1, '20261101-0001', 'new', 'equipment-handbook', 'L3', 'fault', '告警', '', 'C', '', '', '', 5, 0, 1, 'phone', '[]', 9, 0);
INSERT INTO calls VALUES ('A', '1795336846.7/hotline/1', 'hotline', '057187359879', 100, 110, 170, 'answered', 10, 60, '8001', 'C', 'ami');
INSERT INTO calls VALUES ('B', '1795336846.8-1/vip/1', 'vip', '13800001111', 200, NULL, 215, 'abandoned', 15, 0, NULL, NULL, 'replay');
INSERT INTO calls VALUES ('S', 'sample/S', 'hotline', '13900002222', 50, 55, 80, 'answered', 5, 25, '8002', NULL, 'sample');
INSERT INTO ticket_calls VALUES ('T', 'A');
`

test('the calls of a single link become calls of the main one, and keep everything they said', () => {
  const profile = createProfile()
  onTestFinished(profile.remove)
  const raw = new DatabaseSync(profile.file)
  onTestFinished(() => raw.close())
  raw.exec('PRAGMA foreign_keys = ON')
  expect(migrate(raw, profile.file, migrations.slice(0, 4))).toMatchObject({ ok: true })
  raw.exec(oldRows)
  const before = raw.prepare('SELECT * FROM calls ORDER BY id').all()
  expect(migrate(raw, profile.file, migrations.slice(0, 5))).toEqual({ ok: true, value: { from: 4, to: 5 } })

  const unknown = {
    link: 'main',
    kind: 'queue',
    linkedid: null,
    caller_name: null,
    rings: '[]',
    hold_ms: 0,
    wrap_up_ms: 0,
    ended_by: null,
    transferred_to: null,
    recording: null,
    incomplete: 0,
    note: '',
    disposition: null,
    disposed_by: null,
  }
  const visits: Readonly<Record<string, string>> = {
    A: 'main/1795336846.7/hotline/1',
    B: 'main/1795336846.8-1/vip/1',
    // The sample centre's calls are its own by this name.
    S: 'sample/S',
  }
  expect(raw.prepare('SELECT * FROM calls ORDER BY id').all()).toEqual(
    before.map((row) => ({ ...row, ...unknown, visit: visits[String(row['id'])] })),
  )
  expect(raw.prepare('SELECT * FROM ticket_calls').all()).toEqual([{ ticket_id: 'T', call_id: 'A' }])
  expect(raw.prepare('SELECT extension, phones FROM users').all()).toEqual([{ extension: '8001', phones: '[]' }])
  for (const table of ['agent_spans', 'link_gaps']) expect(raw.prepare(`SELECT * FROM ${table}`).all()).toEqual([])
  expect(raw.prepare('PRAGMA foreign_key_check').all()).toEqual([])
})
