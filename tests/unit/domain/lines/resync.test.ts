/** What a gap in the link leaves open, and how lists and restarts close it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callsOf } from '#shared/domain/lines/calls'
import type { LineEvent, ListedChannel } from '#shared/domain/lines/events'
import { emptyLines, type LineState } from '#shared/domain/lines/state'
import { context, linesOf, play } from '../../../support/lines-played'

const inbound = linesOf('lines-inbound')
const isList = (event: LineEvent) => event.kind === 'channels-listed'
/** The list that was asked for while the caller was on hold. */
const listAt = inbound.findIndex(isList)
const held = play(inbound.slice(0, listAt)).state
const later = held.at + 60_000

const lost: readonly LineEvent[] = [
  { kind: 'link-lost', at: held.at + 500 },
  { kind: 'link-restored', at: later },
]
const list = (channels: readonly ListedChannel[]): LineEvent => ({ kind: 'channels-listed', at: later, channels })

const listed = (): readonly ListedChannel[] => {
  const event = inbound[listAt]
  return event?.kind === 'channels-listed' ? event.channels : []
}

const phases = (state: LineState) => callsOf(state, '8001', context).map(({ phase }) => phase)

describe('after a gap', () => {
  it('a call that the list shows goes on, with its times, and is marked', () => {
    const { state, finished } = play([...lost, list(listed())], held)
    expect(finished).toEqual([])
    expect(callsOf(state, '8001', context)).toEqual([{ ...callsOf(held, '8001', context)[0], incomplete: true }])
    const rest = play(inbound.slice(listAt), state).finished
    expect(rest.map(({ incomplete, endedBy }) => [incomplete, endedBy])).toEqual([[true, 'agent']])
  })

  it('a call that the list does not show has ended when the link was lost', () => {
    const { state, finished } = play([...lost, list([])], held)
    expect(state.channels.size).toBe(0)
    const [call] = callsOf(held, '8001', context)
    expect(finished).toHaveLength(1)
    expect(finished[0]).toMatchObject({
      incomplete: true,
      endedAt: held.at + 500,
      endedBy: null,
      talkMs: held.at + 500 - (call?.answeredAt ?? 0),
      holdMs: held.at + 500 - (call?.heldSince ?? 0),
    })
  })

  it('the list ends nothing that was heard of since the link is back: events are newer than it', () => {
    const opened = linesOf('lines-outbound').slice(0, 6)
    const { state, finished } = play([...lost, ...opened, list([])], held)
    // The held call is gone, the new one is not.
    expect(finished.map(({ direction }) => direction)).toEqual(['inbound'])
    expect(phases(state)).toEqual(['ringing'])
  })

  it('the list opens nothing that has ended since', () => {
    const ended = inbound.slice(listAt + 1)
    const { state } = play([...lost, ...ended, list(listed())], held)
    expect(state.channels.size).toBe(0)
  })

  it('a list alone tells who talks with whom', () => {
    const { state } = play([list(listed())])
    expect(callsOf(state, '8001', context)).toMatchObject([
      {
        phase: 'talking',
        direction: 'inbound',
        peerNumber: '13800001111',
        peerChannel: 'PJSIP/anonymous-00000000',
        incomplete: true,
      },
    ])
    const [call] = play(inbound.slice(listAt + 1), state).finished
    expect(call).toMatchObject({ endedBy: 'agent', incomplete: true })
  })

  it('a list finds the caller through a Local channel', () => {
    const events = linesOf('lines-local-kept')
    const only = events.filter(isList).slice(0, 1)
    const [call] = callsOf(play(only).state, '8001', context)
    expect(call).toMatchObject({ peerNumber: '13800001111', peerChannel: 'PJSIP/anonymous-00000000' })
  })

  it('a list beside events changes nothing, wherever it is heard', () => {
    const events = inbound.filter((event) => !isList(event))
    const begun = events.findIndex(({ kind }) => kind === 'dial-begin')
    fc.assert(
      fc.property(fc.integer({ min: begun + 1, max: events.length }), (at) => {
        const mixed = [...events.slice(0, at), list(listed()), ...events.slice(at)]
        expect(play(mixed).finished).toEqual(play(events).finished)
      }),
    )
  })

  it('nothing survives a restart of the PBX', () => {
    const startedAt = later - 10_000
    const { state, finished } = play([...lost, { kind: 'pbx-started', at: later, startedAt }], held)
    expect(state.channels.size).toBe(0)
    expect(finished.map(({ incomplete, endedAt }) => [incomplete, endedAt])).toEqual([[true, held.at + 500]])
  })

  it('not even a call of the very second before', () => {
    const opened = linesOf('lines-outbound').slice(0, 6)
    const played = play(opened).state
    const state = { ...played, pbxStartedAt: played.at - 60_000 }
    const restarted = [
      { kind: 'link-lost', at: state.at + 100 },
      { kind: 'link-restored', at: state.at + 900 },
      { kind: 'pbx-started', at: state.at + 900, startedAt: state.at + 200 },
    ] as const
    expect(play(restarted, state).finished.map(({ incomplete }) => incomplete)).toEqual([true])
    // Without a gap it only tells again since when it runs.
    expect(play(restarted.slice(2), state).finished).toEqual([])
    // Nor is it another when it said before that it began in this second.
    expect(play(restarted, { ...state, pbxStartedAt: state.at - 300 }).finished).toEqual([])
  })

  it('without lists a channel that stays silent is let go some time', () => {
    let state = held
    for (let n = 0; n < 20; n++) state = play(lost, state).state
    expect(state.channels.size).toBe(0)
    expect(play(lost, emptyLines(0)).finished).toEqual([])
  })
})
