/** Short scenes at a real Asterisk (`tests/pbx/record-lines.ts` writes them down), told as calls of the telephones. */
import { describe, expect, it } from 'vitest'
import { callsOf, recordingOf } from '#shared/domain/lines/calls'
import type { LineEvent } from '#shared/domain/lines/events'
import { reduceLineEvents } from '#shared/domain/lines/reduce'
import { emptyLines, type FinishedLineCall, type LiveLineCall } from '#shared/domain/lines/state'
import { context, linesOf, phasesOf, play, seconds } from '../../../support/lines-played'

function only(calls: readonly FinishedLineCall[], extension: string): FinishedLineCall {
  const [call, ...more] = calls.filter((one) => one.extension === extension)
  if (!call || more.length > 0) throw new Error(`${1 + more.length} calls of ${extension}`)
  return call
}

/** The telephone's newest call just after the last event that fits. */
function callAfter(events: readonly LineEvent[], extension: string, fits: (event: LineEvent) => boolean) {
  const end = events.findLastIndex(fits) + 1
  return callsOf(play(events.slice(0, end)).state, extension, context).at(-1)
}

const customer = { peerNumber: '13800001111', peerName: null, isInternal: false }

describe('a direct call', () => {
  const events = linesOf('lines-inbound')

  it('that the telephone holds and resumes tells its hold apart from its talk', () => {
    const { finished } = play(events)
    const call = only(finished, '8001')
    expect(call).toMatchObject({ ...customer, direction: 'inbound', endedBy: 'agent', failure: null, cause: 16 })
    expect([call.talkMs, call.holdMs].map(seconds)).toEqual([4.6, 2])
    expect(phasesOf(events, '8001')).toEqual(['ringing', 'talking', 'held', 'talking', '-'])
  })

  it('shows the channels of both sides and since when one is held', () => {
    const at = events.find((event) => event.kind === 'hold' && event.held)?.at ?? null
    const held = callAfter(events, '8001', (event) => event.kind === 'hold' && event.held)
    expect(held).toMatchObject({
      phase: 'held',
      heldSince: at ?? Number.NaN,
      channel: 'PJSIP/8001-00000001',
      peerChannel: 'PJSIP/anonymous-00000000',
    } satisfies Partial<LiveLineCall>)
  })

  it('is recorded where the caller is, and the file is known after the end', () => {
    const { state, finished } = play(events)
    const { recording, peerUniqueid, uniqueid } = only(finished, '8001')
    expect(recording).toMatch(/^\/var\/spool\/monitor\/\d+\.0\.wav$/)
    expect(recordingOf(state, [null, peerUniqueid])).toBe(recording)
    expect(recordingOf(state, ['9.9', uniqueid])).toBe(recording)
    expect(recordingOf(state, ['9.9'])).toBeNull()
  })

  it('that nobody takes has no talk and says why', () => {
    const call = only(play(linesOf('lines-missed')).finished, '8001')
    expect(call).toMatchObject({ ...customer, failure: 'no-answer', answeredAt: null, pickedUpAt: null, talkMs: 0 })
  })

  it('that another telephone picks up is that telephone’s', () => {
    const { finished } = play(linesOf('lines-pickup'))
    expect(only(finished, '8001')).toMatchObject({ ...customer, failure: 'cancelled', talkMs: 0 })
    const taken = only(finished, '8002')
    expect(taken).toMatchObject({ ...customer, direction: 'inbound', failure: null, endedBy: 'agent' })
    expect(seconds(taken.talkMs)).toBe(1)
  })
})

describe('a call that goes out', () => {
  const calls = play(linesOf('lines-outbound')).finished
  const [dialled, own] = calls
  const [refused, unanswered] = play(linesOf('lines-refused')).finished

  it('by a click rings here first; its talk begins when the other side answers', () => {
    expect(dialled).toMatchObject({
      ...customer,
      direction: 'outbound',
      originatedBy: { channelId: 'vigil-d1', actionId: 'd1' },
      endedBy: 'peer',
      failure: null,
    })
    const { startedAt = 0, pickedUpAt, answeredAt, talkMs = 0 } = dialled ?? {}
    expect([(pickedUpAt ?? 0) - startedAt, (answeredAt ?? 0) - startedAt, talkMs].map(seconds)).toEqual([1.2, 1.9, 2.5])
    expect(phasesOf(linesOf('lines-outbound'), '8001').slice(0, 4)).toEqual(['ringing', 'dialling', 'talking', '-'])
  })

  it('shows no number while it is not known which one is meant', () => {
    const events = linesOf('lines-outbound')
    const first = events.findIndex(({ kind }) => kind === 'dial-begin')
    const [call] = callsOf(play(events.slice(0, first + 1)).state, '8001', context)
    expect(call).toMatchObject({ phase: 'ringing', direction: 'outbound', peerNumber: null, peerName: null })
  })

  it('from the telephone itself knows its number at once', () => {
    expect(own).toMatchObject({
      direction: 'outbound',
      peerNumber: '13900002222',
      endedBy: 'agent',
      originatedBy: null,
    })
    expect(seconds(own?.talkMs ?? 0)).toBe(1.5)
  })

  it('and is refused keeps the cause of the other side', () => {
    expect(refused).toMatchObject({ ...customer, failure: 'busy', cause: 17, talkMs: 0, answeredAt: null })
    // The telephone still hears the tone: the desk can say why.
    const events = linesOf('lines-refused')
    const toned = callAfter(events, '8001', (event) => event.kind === 'dial-end' && event.status === 'busy')
    expect(toned).toMatchObject({ phase: 'dialling', failure: 'busy' })
  })

  it('and is not even picked up here is not blamed on the customer', () => {
    expect(unanswered).toMatchObject({
      direction: 'outbound',
      peerNumber: '13800001111',
      peerUniqueid: null,
      failure: 'no-answer',
      pickedUpAt: null,
      originatedBy: { channelId: 'vigil-d3', actionId: 'd3' },
    })
  })
})

describe('a call of a queue', () => {
  it('that is handed on keeps its recording with both agents', () => {
    const { finished } = play(linesOf('lines-blind'))
    const [first, second] = [only(finished, '8001'), only(finished, '8002')]
    expect(first).toMatchObject({ ...customer, endedBy: 'transfer', transferredTo: { mode: 'blind', target: '8002' } })
    expect(second).toMatchObject({ ...customer, transferredFrom: { mode: 'blind', extension: '8001' } })
    expect([first.talkMs, second.talkMs].map(seconds)).toEqual([1.5, 2])
    expect(second.recording).toBe(first.recording)
    expect(first.recording).toContain('queue-')
  })

  it.each(['lines-local-kept', 'lines-local-optimised'])('finds the caller through a Local channel: %s', (name) => {
    const events = linesOf(name)
    const { finished } = play(events)
    const caller = events.find((event) => event.kind === 'channel-opened')
    expect(finished).toHaveLength(1)
    expect(only(finished, '8001')).toMatchObject({
      ...customer,
      direction: 'inbound',
      endedBy: 'agent',
      peerUniqueid: caller?.kind === 'channel-opened' ? caller.uniqueid : '',
    })
    expect(seconds(only(finished, '8001').talkMs)).toBe(3)
    // While it rings, and while it is talked.
    const ringing = callAfter(events, '8001', (event) => event.kind === 'dial-begin')
    expect(ringing).toMatchObject({ phase: 'ringing', peerChannel: 'PJSIP/anonymous-00000000' })
    expect(phasesOf(events, '8001')).toEqual(['ringing', 'talking', '-'])
  })
})

describe('a call taken apart by the PBX and put together again', () => {
  it('is held while the caller hears music, and one call all the time', () => {
    const events = linesOf('lines-parked')
    const call = only(play(events).finished, '8001')
    expect(phasesOf(events, '8001')).toEqual(['ringing', 'talking', 'held', 'talking', '-'])
    expect([call.talkMs, call.holdMs].map(seconds)).toEqual([6, 1.5])
  })
})

describe('which telephones are agents’', () => {
  it('is decided outside: others make no calls, but are found as the other side', () => {
    const none = reduceLineEvents(emptyLines(0), linesOf('lines-inbound'), { isPhone: () => false })
    expect(none.finished).toEqual([])
    const all = reduceLineEvents(emptyLines(0), linesOf('lines-inbound'), { isPhone: () => true })
    expect(all.finished.map(({ extension, isInternal }) => [extension, isInternal])).toEqual([
      ['8001', true],
      ['anonymous', true],
    ])
  })
})
