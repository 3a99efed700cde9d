import { DatabaseSync } from 'sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from '#main/db/migrate'
import { foundation } from '#main/db/migrations/0001-foundation'
import { createProfile } from '../../support/profile'

/** Rows as the first version wrote them: an open ticket with a clock, one without, and a closed one. */
const oldRows = `
INSERT INTO customers VALUES ('C', 1, '旧客户', '杭州', 0);
INSERT INTO sites VALUES ('S', 'C', '机房', '杭州', '', 20);
INSERT INTO contracts VALUES ('K', 'C', 'HT-1', 'equipment-handbook', 1000, 2000);
INSERT INTO devices VALUES ('D', 'C', 'S', 'K', 'SN-1', 'BC-1', 'SX-1', '网络');
INSERT INTO tickets VALUES ('T1', 3, '20261101-0001', 'phone', 'equipment-handbook', 'L3', 'fault', '告警', '', 'C', 'S', NULL, 'K', 'D',
  '', '', '', NULL, NULL, 5, 0, '{"commitment":"phone-response","dueAt":9000}', 2, 9000, 9001, 1);
INSERT INTO tickets VALUES ('T2', 1, '20261101-0002', 'new', 'equipment-handbook', 'L3', 'policy', '咨询', '', 'C', NULL, NULL, NULL, NULL,
  '', '', '', NULL, NULL, 6, 0, NULL, 0, 9007199254740991, NULL, 0);
INSERT INTO tickets VALUES ('T3', 9, '20261101-0003', 'closed', 'equipment-handbook', 'L3', 'fault', '旧事', '', 'C', NULL, NULL, NULL, NULL,
  '', '', '', NULL, NULL, 7, 0, NULL, 3, 9007199254740991, NULL, 0);
`

test('tickets, contracts and devices of the first version keep everything they said', () => {
  const profile = createProfile()
  onTestFinished(profile.remove)
  const raw = new DatabaseSync(profile.file)
  onTestFinished(() => raw.close())
  raw.exec('PRAGMA foreign_keys = ON')
  expect(migrate(raw, profile.file, [foundation])).toMatchObject({ ok: true })
  raw.exec(oldRows)
  expect(migrate(raw, profile.file, migrations.slice(0, 2))).toMatchObject({ ok: true })

  const tickets = raw
    .prepare('SELECT id, rev, open_clocks, channel, service, due_at, next_check_at FROM tickets ORDER BY id')
    .all()
  expect(tickets).toEqual([
    {
      id: 'T1',
      rev: 3,
      open_clocks: '[{"commitment":"phone-response","dueAt":9000}]',
      channel: 'phone',
      service: null,
      due_at: 9000,
      next_check_at: 0,
    },
    {
      id: 'T2',
      rev: 1,
      open_clocks: '[]',
      channel: 'phone',
      service: null,
      due_at: Number.MAX_SAFE_INTEGER,
      next_check_at: 0,
    },
    // What is closed is not looked at again.
    {
      id: 'T3',
      rev: 9,
      open_clocks: '[]',
      channel: 'phone',
      service: null,
      due_at: Number.MAX_SAFE_INTEGER,
      next_check_at: null,
    },
  ])
  expect(raw.prepare('SELECT * FROM contracts').all()).toEqual([
    {
      id: 'K',
      customer_id: 'C',
      number: 'HT-1',
      policy_id: 'equipment-handbook',
      rev: 1,
      stated_from: 1000,
      stated_to: 2000,
      accepted_at: null,
      previous_ends_at: null,
    },
  ])
  expect(
    raw.prepare('SELECT serial_number, rev, item_kind, third_party, customised, warranty_from FROM devices').all(),
  ).toEqual([{ serial_number: 'SN-1', rev: 1, item_kind: '', third_party: 0, customised: 0, warranty_from: null }])
  expect(raw.prepare('PRAGMA foreign_key_check').all()).toEqual([])
})
