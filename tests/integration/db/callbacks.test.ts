import { DatabaseSync } from 'sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from '#main/db/migrate'
import { openCallbacks } from '../../support/callbacks'
import { createFakeClock } from '../../support/fake-clock'
import { createProfile } from '../../support/profile'

test('calls of the version before keep everything they said, and the callers among them who gave up are heard of', async () => {
  const profile = createProfile()
  onTestFinished(profile.remove)
  const clock = createFakeClock()
  const [ended, joined] = [clock.now() - 60_000, clock.now() - 90_000]
  const ids = ['01ARZ3NDEKTSV4RRFF00000001', '01ARZ3NDEKTSV4RRFF00000002']
  const raw = new DatabaseSync(profile.file)
  expect(migrate(raw, profile.file, migrations.slice(0, 5))).toMatchObject({ ok: true })
  raw.exec(`
INSERT INTO calls (id, visit, queue, number, joined_at, answered_at, ended_at, outcome, wait_ms, talk_ms, agent, source, note, disposition)
VALUES ('${ids[0]}', 'main/1/hotline/1', 'hotline', '13800001111', ${joined}, NULL, ${ended}, 'abandoned', 30000, 0, NULL, 'ami', '', NULL),
  ('${ids[1]}', 'main/2/hotline/1', 'hotline', '13800002222', ${joined}, ${joined + 5_000}, ${ended}, 'answered', 5000, 25000, '8001', 'ami', '问进度', 'test');
`)
  raw.close()

  const centre = await openCallbacks(profile.file, { clock })
  onTestFinished(centre.close)
  const calls = await centre.db
    .selectFrom('calls')
    .select(['id', 'visit', 'note', 'disposition', 'disposition_note', 'kind', 'link'])
    .orderBy('id')
    .execute()
  expect(calls).toEqual([
    {
      id: ids[0],
      visit: 'main/1/hotline/1',
      note: '',
      disposition: null,
      disposition_note: '',
      kind: 'queue',
      link: 'main',
    },
    {
      id: ids[1],
      visit: 'main/2/hotline/1',
      note: '问进度',
      disposition: 'test',
      disposition_note: '',
      kind: 'queue',
      link: 'main',
    },
  ])
  expect(await centre.hearing.catchUp()).toBe(2)
  expect((await centre.view()).missed).toMatchObject([{ number: '+8613800001111', attempts: 1, lastAt: ended }])
})
