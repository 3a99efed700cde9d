/** What a screen says of the telephone link: old data is never shown as if it were live. */
import { describe, expect, it } from 'vitest'
import { hasHeard, linkView } from '../../../../renderer/data/link'
import { linkRow } from '../../../support/queue-rows'

describe('linkView', () => {
  it.each([
    ['live', 'good', 'live', null],
    ['lost', 'late', 'lost', 500],
    ['rejected', 'late', 'rejected', 500],
    ['stopped', 'late', 'stopped', 500],
    ['connecting', 'soon', 'connecting', 500],
    ['syncing', 'soon', 'syncing', 500],
    ['finished', 'quiet', 'finished', null],
    ['none', 'quiet', 'none', null],
  ] as const)('%s', (state, tone, key, staleSince) => {
    expect(linkView(linkRow({ state, lastDataAt: 500 }), 'live')).toEqual({ tone, key, staleSince, replay: false })
  })

  it('tells no age of data that never came', () => {
    const never = linkRow({ state: 'lost', since: 700, lastDataAt: null })
    expect(linkView(never, 'live')).toMatchObject({ tone: 'late', key: 'lostShort', staleSince: null })
    expect(hasHeard(never)).toBe(false)
    expect(hasHeard(linkRow({ state: 'lost', lastDataAt: 500 }))).toBe(true)
    expect(hasHeard(linkRow({ state: 'live', lastDataAt: null }))).toBe(true)
    expect(hasHeard(linkRow({ source: 'none', state: 'none', lastDataAt: null }))).toBe(false)
  })

  it('never calls a replay live', () => {
    expect(linkView(linkRow({ source: 'replay' }), 'live')).toMatchObject({ key: 'replay', tone: 'soon', replay: true })
    expect(linkView(linkRow({ source: 'replay', state: 'lost' }), 'live')).toMatchObject({ key: 'lost', replay: true })
  })

  it('says that there is no data when main refuses it', () => {
    expect(linkView(linkRow(), 'refused')).toMatchObject({ key: 'refused', tone: 'late' })
  })
})
