/** What a real Asterisk said of dialled calls and transfers, told as calls of the telephones. */
import { describe, expect, it } from 'vitest'
import { linesOf, phasesOf, play, seconds } from '../../../support/lines-played'

const events = linesOf('asterisk22-lines')
const { state, finished } = play(events)
const ofPhone = (extension: string) => finished.filter((call) => call.extension === extension)

describe('calls of telephones, from a recording', () => {
  it('are those that were made, each telephone with its own time only', () => {
    expect(
      ofPhone('8001').map(({ direction, isInternal, peerNumber, failure, talkMs, transferredTo, endedBy }) => [
        direction,
        isInternal,
        peerNumber,
        failure,
        seconds(talkMs),
        transferredTo,
        endedBy,
      ]),
    ).toEqual([
      ['outbound', true, '8002', null, 1.4, null, null],
      ['outbound', true, '8003', 'cancelled', 0, null, null],
      ['inbound', false, '13800001111', null, 1.7, { mode: 'blind', target: '8002' }, 'transfer'],
      ['inbound', false, '13800002222', null, 5.2, { mode: 'attended', target: '8002' }, 'transfer'],
      ['inbound', false, '13800003333', null, 7.7, null, 'peer'],
    ])
  })

  it('that were handed on belong to the second telephone for its own time, and say from whom', () => {
    const [blind, attended] = ofPhone('8001').filter(({ transferredTo }) => transferredTo !== null)
    expect(
      ofPhone('8002').map(({ direction, isInternal, peerNumber, talkMs, transferredFrom }) => [
        direction,
        isInternal,
        peerNumber,
        seconds(talkMs),
        transferredFrom,
      ]),
    ).toEqual([
      ['inbound', true, '8001', 1.4, null],
      ['inbound', false, '13800001111', 2.2, { mode: 'blind', extension: '8001', uniqueid: blind?.uniqueid }],
      // Asked first, then alone with the caller.
      ['inbound', false, '13800002222', 4.8, { mode: 'attended', extension: '8001', uniqueid: attended?.uniqueid }],
      // Only asked.
      ['inbound', true, '8001', 3, null],
    ])
  })

  it('keep the caller waiting while somebody else is asked: that time is hold', () => {
    const [, , , attended, returned] = ofPhone('8001')
    expect(seconds(attended?.holdMs ?? 0)).toBe(3.3)
    expect(seconds(returned?.holdMs ?? 0)).toBe(3.5)
  })

  it('dialled from here ring the own telephone first, and say why nobody came', () => {
    const dead = ofPhone('8003').find(({ uniqueid }) => uniqueid === 'vigil-3')
    expect(dead).toMatchObject({
      direction: 'outbound',
      peerNumber: '8002',
      failure: 'no-answer',
      pickedUpAt: null,
      talkMs: 0,
      originatedBy: { channelId: 'vigil-3', actionId: 'x11' },
    })
    // 8999 is no telephone: there never was a channel.
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'originate-answer', extension: '8999', exten: '8002', status: 'unreachable' }),
    )
  })

  it('go through their phases', () => {
    expect(phasesOf(events, '8001')).toEqual([
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

  it('leave nothing behind', () => {
    const { channels, lines, bridges, pairs } = state
    expect([channels, lines, bridges, pairs].map(({ size }) => size)).toEqual([0, 0, 0, 0])
  })
})
