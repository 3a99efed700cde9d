/** One open entry a number, whatever came in what order. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Heard, HeardKind } from '#shared/domain/callbacks/heard'
import { lastTalk, openOf } from '#shared/domain/callbacks/missed'
import { mainLink } from '#shared/domain/telephony/settings'

let calls = 0
const heard = (kind: HeardKind, at: number, over: Partial<Heard> = {}): Heard => {
  calls += 1
  const callId = over.callId ?? `call-${calls}`
  return { callId, kind, at, waitMs: 30_000, link: mainLink, queue: 'hotline', journey: callId, ...over }
}

describe('what is open of a number', () => {
  it('counts every time somebody gave up since they were last spoken with', () => {
    const open = openOf(
      [
        heard('missed', 1_000),
        heard('talked', 2_000),
        heard('missed', 3_000, { waitMs: 12_000, queue: 'sales' }),
        heard('missed', 5_000, { waitMs: 70_000 }),
        heard('short', 6_000, { waitMs: 2_000, callId: 'last' }),
      ],
      null,
    )
    expect(open).toMatchObject({
      attempts: 3,
      firstAt: 3_000,
      lastAt: 6_000,
      longestWaitMs: 70_000,
      lastCallId: 'last',
      queues: [
        { link: mainLink, queue: 'hotline' },
        { link: mainLink, queue: 'sales' },
      ],
    })
  })

  it.each<[string, readonly Heard[]]>([
    ['nothing was heard', []],
    ['somebody only misdialled', [heard('short', 1_000), heard('short', 2_000)]],
    ['a talk came after', [heard('missed', 1_000), heard('talked', 1_000)]],
    ['after the talk there was only a slip', [heard('missed', 1_000), heard('talked', 2_000), heard('short', 3_000)]],
    ['we only tried to call', [heard('tried', 1_000)]],
  ])('is nothing where %s', (_case, history) => {
    expect(openOf(history, null)).toBeNull()
  })

  it('begins with the first attempt that was no slip', () => {
    expect(openOf([heard('short', 1_000), heard('missed', 2_000)], null)).toMatchObject({ attempts: 1, firstAt: 2_000 })
  })

  it('takes one call through two queues for one attempt', () => {
    const journey = 'main/1700000000.1'
    const open = openOf(
      [heard('missed', 1_000, { journey }), heard('missed', 2_000, { journey, queue: 'second' })],
      null,
    )
    expect(open).toMatchObject({ attempts: 1, firstAt: 1_000, lastAt: 2_000 })
  })

  it('says how often we called in vain since', () => {
    const open = openOf(
      [heard('tried', 500), heard('missed', 1_000), heard('tried', 2_000), heard('tried', 3_000)],
      null,
    )
    expect(open).toMatchObject({ tries: 2, triedAt: 3_000 })
  })

  it('is nothing that somebody has settled by hand, until the next attempt', () => {
    const history = [heard('missed', 1_000), heard('missed', 2_000)]
    expect(openOf(history, 2_000)).toBeNull()
    expect(openOf([...history, heard('missed', 3_000)], 2_000)).toMatchObject({ attempts: 1, firstAt: 3_000 })
  })
})

const kinds: readonly HeardKind[] = ['missed', 'short', 'talked', 'tried']
/** At most one call ends in one instant of a number. */
const histories = fc.uniqueArray(
  fc.record({ kind: fc.constantFrom(...kinds), at: fc.integer({ min: 1, max: 10_000 }), journey: fc.nat({ max: 8 }) }),
  { selector: ({ at }) => at, maxLength: 40 },
)

/** The same told as a story, call by call: what a person with a pencil would do. */
function byPencil(story: readonly Heard[]) {
  let open: { journeys: Set<string>; firstAt: number; lastAt: number; tries: number } | null = null
  let closings = 0
  for (const { kind, at, journey } of story.toSorted((a, b) => a.at - b.at)) {
    if (kind === 'talked' && open) {
      open = null
      closings += 1
    }
    if (kind === 'tried' && open) open.tries += 1
    if (kind === 'short' || kind === 'missed') {
      if (open) {
        open.journeys.add(journey)
        open.lastAt = at
      } else if (kind === 'missed') open = { journeys: new Set([journey]), firstAt: at, lastAt: at, tries: 0 }
    }
  }
  const summary = open && {
    attempts: open.journeys.size,
    firstAt: open.firstAt,
    lastAt: open.lastAt,
    tries: open.tries,
  }
  return { open: summary, closings }
}

describe('any history', () => {
  const storyOf = (rows: readonly { kind: HeardKind; at: number; journey: number }[]): readonly Heard[] =>
    rows.map(({ kind, at, journey }) => heard(kind, at, { callId: `call-${at}`, journey: `main/${journey}` }))

  it('comes out as it would by pencil, in whatever order it was heard', () => {
    fc.assert(
      fc.property(
        histories.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          const open = openOf(storyOf(shuffled), null)
          const expected = byPencil(storyOf(rows)).open
          expect(
            open && { attempts: open.attempts, firstAt: open.firstAt, lastAt: open.lastAt, tries: open.tries },
          ).toEqual(expected)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('needs nothing of before the last talk', () => {
    fc.assert(
      fc.property(histories, (rows) => {
        const story = storyOf(rows)
        const talk = lastTalk(story)
        const kept = story.filter(({ at }) => talk === null || at >= talk.at)
        expect(openOf(kept, null)).toEqual(openOf(story, null))
      }),
    )
  })
})
