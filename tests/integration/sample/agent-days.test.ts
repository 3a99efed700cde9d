/** The sample agents have a day behind them, without a moment told twice. */
import { expect, it, onTestFinished } from 'vitest'
import { beijing, loadBundledLibrary } from '../../support/policies'
import { createProfile } from '../../support/profile'
import { openSampleCentre } from '../../support/sample'

const library = await loadBundledLibrary()

it.each(['2026-11-23 16:20', '2026-11-23 08:02', '2026-11-23 00:30'])('loaded at %s', async (time) => {
  const now = beijing(time)
  const profile = createProfile()
  onTestFinished(profile.remove)
  const centre = await openSampleCentre(profile.file, now, { library })
  onTestFinished(centre.close)
  await centre.sample.load()
  const spans = await centre.db.selectFrom('agent_spans').selectAll().orderBy('extension').orderBy('from_at').execute()
  const overlaps = spans.filter(
    (span, at) => spans[at - 1]?.extension === span.extension && (spans[at - 1]?.to_at ?? 0) > span.from_at,
  )
  expect(overlaps).toEqual([])
  for (const { from_at: from, to_at: to, source } of spans) {
    expect([from < to, to <= now, from >= beijing('2026-11-23 00:00'), source]).toEqual([true, true, true, 'sample'])
  }
  const talked = await centre.db
    .selectFrom('calls')
    .select('agent')
    .distinct()
    .where('agent', 'is not', null)
    .where('kind', '=', 'queue')
    .where('joined_at', '>=', beijing('2026-11-23 00:00'))
    .execute()
  const inCall = new Set(spans.filter(({ state }) => state === 'in-call').map(({ extension }) => extension))
  expect([...inCall].toSorted()).toEqual(talked.flatMap(({ agent }) => agent ?? []).toSorted())
})
