/** What a real Asterisk said of dialled calls and transfers, told as calls of the telephones. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAmiDecoder } from '#main/telephony/ami/codec'
import { createLineTranslator, isLineEvent } from '#main/telephony/ami/translate-lines'
import type { LineEvent } from '#shared/domain/lines/events'
import { reduceLineEvents } from '#shared/domain/lines/reduce'
import { callsOf, emptyLines } from '#shared/domain/lines/state'
import type { FinishedLineCall, LineState } from '#shared/domain/lines/state'

const file = path.resolve(import.meta.dirname, '../../../support/fixtures/recordings/asterisk22-lines.ami.txt')

function readEvents(): readonly LineEvent[] {
  const translator = createLineTranslator()
  const events: LineEvent[] = []
  const frames = createAmiDecoder((name) => isLineEvent(name)).push(readFileSync(file))
  for (const frame of frames) translator.translate(frame, 1_795_594_200_000, events)
  return events
}

const events = readEvents()

function play(batches: readonly (readonly LineEvent[])[]): { state: LineState; finished: readonly FinishedLineCall[] } {
  let state = emptyLines(0)
  const finished: FinishedLineCall[] = []
  for (const batch of batches) {
    const next = reduceLineEvents(state, batch)
    state = next.state
    finished.push(...next.finished)
  }
  return { state, finished }
}

const whole = play([events])
const ofPhone = (extension: string) => whole.finished.filter((call) => call.extension === extension)
const seconds = (ms: number): number => Math.round(ms / 100) / 10

/** Every phase of a telephone's newest call, each once, in order. */
function phasesOf(extension: string): readonly string[] {
  let state = emptyLines(0)
  const seen: string[] = []
  for (const event of events) {
    state = reduceLineEvents(state, [event]).state
    const call = callsOf(state, extension).at(-1)
    const phase = call ? call.phase : '-'
    if (phase !== seen.at(-1)) seen.push(phase)
  }
  return seen
}

describe('calls of telephones, from a recording', () => {
  it('are those that were made, each telephone with its own time only', () => {
    expect(
      ofPhone('8001').map(({ direction, peerNumber, failure, talkMs, transferredTo }) => [
        direction,
        peerNumber,
        failure,
        seconds(talkMs),
        transferredTo,
      ]),
    ).toEqual([
      ['outbound', '8002', null, 1.4, null],
      ['outbound', '8003', 'cancelled', 0, null],
      ['inbound', '13800001111', null, 1.7, '8002'],
      ['inbound', '13800002222', null, 5.2, '8002'],
      ['inbound', '13800003333', null, 7.7, null],
    ])
    expect(ofPhone('8002').map(({ direction, failure, talkMs }) => [direction, failure, seconds(talkMs)])).toEqual([
      ['inbound', null, 1.4],
      ['inbound', null, 2.2],
      ['inbound', null, 4.8],
      ['inbound', null, 3],
    ])
  })

  it('keep the caller waiting while somebody else is asked: that time is hold', () => {
    const [, , , attended, cancelled] = ofPhone('8001')
    expect(seconds(attended?.holdMs ?? 0)).toBeGreaterThan(2)
    expect(attended?.holdMs).toBeLessThan(attended?.talkMs ?? 0)
    expect(cancelled?.holdMs).toBeLessThan(cancelled?.talkMs ?? 0)
  })

  it('dialled from here ring the own telephone first, and say why nobody came', () => {
    const dead = ofPhone('8003').find(({ uniqueid }) => uniqueid === 'vigil-3')
    expect(dead).toMatchObject({ direction: 'outbound', failure: 'no-answer', talkMs: 0 })
    expect(events).toContainEqual(expect.objectContaining({ kind: 'dial-failed', extension: '8999', number: '8002' }))
  })

  it('go through their phases', () => {
    expect(phasesOf('8001')).toEqual([
      // Dialled from here, answered, over.
      'ringing',
      'dialling',
      'talking',
      '-',
      'ringing',
      'dialling',
      '-',
      // From the queue, handed over at once.
      'ringing',
      'talking',
      '-',
      // Handed over after asking.
      'ringing',
      'talking',
      'held',
      'consulting',
      'held',
      '-',
      // Asked, and taken back.
      'ringing',
      'talking',
      'held',
      'consulting',
      'held',
      'talking',
      '-',
    ])
  })
})

describe('the state of the lines', () => {
  it('forgets every channel that ended', () => {
    expect([...whole.state.channels.keys()]).toEqual([])
  })

  it('is the same however the events are batched', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }), (sizes) => {
        const batches: (readonly LineEvent[])[] = []
        let from = 0
        for (let i = 0; from < events.length; i++) {
          const size = sizes[i % sizes.length] ?? 1
          batches.push(events.slice(from, from + size))
          from += size
        }
        expect(play(batches)).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  it('is not changed by an event that is heard twice', () => {
    fc.assert(
      fc.property(fc.nat({ max: events.length - 1 }), (index) => {
        const twice = events.flatMap((event, i) => (i === index ? [event, event] : [event]))
        expect(play([twice])).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  it('ends calls that a list no longer shows, and marks those it shows first', () => {
    const talking = reduceLineEvents(emptyLines(0), events.slice(0, 40)).state
    const alive = [...talking.channels.values()]
    expect(alive.length).toBeGreaterThan(0)
    const at = talking.at + 60_000
    const gone = reduceLineEvents(talking, [{ kind: 'listed', at, channels: [] }])
    expect(gone.state.channels.size).toBe(0)
    expect(gone.finished.every(({ incomplete }) => incomplete)).toBe(true)
  })
})
