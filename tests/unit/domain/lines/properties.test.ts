/** What holds for every recording, however its events arrive. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LineEvent } from '#shared/domain/lines/events'
import { emptyLines } from '#shared/domain/lines/state'
import { linesOf, play, playBatches } from '../../../support/lines-played'

const names = [
  'asterisk22-lines',
  'asterisk22-basic',
  'asterisk16-basic',
  'lines-inbound',
  'lines-outbound',
  'lines-refused',
  'lines-blind',
  'lines-local-kept',
  'lines-local-optimised',
  'lines-parked',
  'lines-pickup',
]
const recordings = names.map((name) => ({ name, events: linesOf(name) }))
const anyRecording = fc.constantFrom(...recordings)

/** A recording, and a place in it. */
const anyPlace = anyRecording.chain(({ name, events }) =>
  fc.record({ name: fc.constant(name), events: fc.constant(events), at: fc.nat({ max: events.length - 1 }) }),
)

const sizesOf = ({ channels, lines, bridges, pairs }: ReturnType<typeof play>['state']) =>
  [channels, lines, bridges, pairs].map(({ size }) => size)

describe('the lines', () => {
  it.each(names)('are empty after %s: every channel has ended', (name) => {
    expect(sizesOf(play(linesOf(name)).state)).toEqual([0, 0, 0, 0])
  })

  it('are the same however the events are batched', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(anyRecording, sizes, ({ events }, lengths) => {
        const batches: (readonly LineEvent[])[] = []
        for (let from = 0, i = 0; from < events.length; i++) {
          const size = lengths[i % lengths.length] ?? 1
          batches.push(events.slice(from, from + size))
          from += size
        }
        expect(playBatches(batches)).toEqual(play(events))
      }),
      { numRuns: 100 },
    )
  })

  it('are not changed by an event that is heard twice', () => {
    fc.assert(
      fc.property(anyPlace, ({ events, at }) => {
        const twice = events.flatMap((event, index) => (index === at ? [event, event] : [event]))
        expect(play(twice)).toEqual(play(events))
      }),
      { numRuns: 200 },
    )
  })

  it('are not changed by events of channels that are over', () => {
    fc.assert(
      fc.property(anyPlace, ({ events, at }) => {
        const past = events.slice(0, at).filter(({ kind }) => kind !== 'pbx-started' && kind !== 'channels-listed')
        const { state } = play(events)
        const again = play(past, state)
        expect(again.finished).toEqual([])
        expect(again.state).toEqual(state)
      }),
      { numRuns: 60 },
    )
  })

  it('never count hold beyond talk, nor talk beyond the call', () => {
    for (const { events } of recordings)
      for (const { startedAt, endedAt, talkMs, holdMs } of play(events).finished) {
        expect(holdMs).toBeLessThanOrEqual(talkMs)
        expect(talkMs).toBeLessThanOrEqual(endedAt - startedAt)
      }
  })

  it('lose no channel whose events are incomplete, and throw at none', () => {
    fc.assert(
      fc.property(anyRecording, fc.infiniteStream(fc.boolean()), ({ events }, keep) => {
        const heard = events.filter(({ kind }) => kind === 'channel-ended' || keep.next().value)
        const { state, finished } = play(heard)
        expect(sizesOf(state)).toEqual([0, 0, 0, 0])
        for (const { talkMs, holdMs } of finished) expect(holdMs).toBeLessThanOrEqual(talkMs)
      }),
      { numRuns: 150 },
    )
  })

  it('remember a bounded number of channels that are over', () => {
    let { state } = { state: emptyLines(0) }
    const ref = (n: number) => ({ linkedid: null, channel: `PJSIP/8001-${n}`, extension: '8001', pair: null })
    for (let n = 0; n < 5_000; n++)
      state = play(
        [{ kind: 'channel-ended', at: n, uniqueid: `${n}`, ...ref(n), cause: 16, causeText: null }],
        state,
      ).state
    expect(state.over.size + state.overBefore.size).toBeLessThanOrEqual(512)
  })
})
