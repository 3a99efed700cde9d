/** What a screen says of the telephone link: old data is never shown as if it were live. */
import { describe, expect, it } from 'vitest'
import type { LinkPhase } from '#shared/domain/queue/link'
import { LinkId } from '#shared/domain/telephony/settings'
import { hasHeard, linkView, summariseLinks } from '../../../../renderer/data/link'
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
  ] as const)('%s', (state, tone, key, staleSince) => {
    expect(linkView(linkRow({ state, lastDataAt: 500 }), 'live')).toEqual({ tone, key, staleSince, replay: false })
  })

  it('tells a login that was refused from a certificate that this side refused', () => {
    const row = linkRow({ state: 'rejected', reason: 'wrong-credentials', lastDataAt: null })
    expect(linkView(row, 'live').key).toBe('rejected')
    expect(linkView({ ...row, reason: 'tls-untrusted' }, 'live').key).toBe('untrusted')
  })

  it('tells no age of data that never came', () => {
    const never = linkRow({ state: 'lost', since: 700, lastDataAt: null })
    expect(linkView(never, 'live')).toMatchObject({ tone: 'late', key: 'lostShort', staleSince: null })
    expect(hasHeard(never)).toBe(false)
    expect(hasHeard(linkRow({ state: 'lost', lastDataAt: 500 }))).toBe(true)
    expect(hasHeard(linkRow({ state: 'live', lastDataAt: null }))).toBe(true)
    const none = summariseLinks(new Map())
    expect(none && hasHeard(none)).toBe(false)
    expect(linkView(none, 'live')).toEqual({ tone: 'quiet', key: 'none', staleSince: null, replay: false })
  })

  it('never calls a replay live', () => {
    expect(linkView(linkRow({ source: 'replay' }), 'live')).toMatchObject({ key: 'replay', tone: 'soon', replay: true })
    expect(linkView(linkRow({ source: 'replay', state: 'lost' }), 'live')).toMatchObject({ key: 'lost', replay: true })
  })

  it('says that there is no data when main refuses it', () => {
    expect(linkView(linkRow(), 'refused')).toMatchObject({ key: 'refused', tone: 'late' })
  })
})

describe('several links', () => {
  const linksOf = (...states: readonly LinkPhase[]) =>
    new Map(
      states.map((state, n) => {
        const id = LinkId.parse(`pbx-${n}`)
        return [id, linkRow({ id, state })] as const
      }),
    )

  it.each<[LinkPhase, readonly LinkPhase[]]>([
    ['live', ['live', 'live']],
    ['live', ['finished', 'live']],
    ['syncing', ['live', 'syncing']],
    ['authenticating', ['syncing', 'authenticating']],
    ['connecting', ['authenticating', 'connecting', 'live']],
    ['stopped', ['connecting', 'stopped']],
    ['lost', ['live', 'stopped', 'lost']],
    ['rejected', ['lost', 'rejected', 'live']],
  ])('are told by the one that is worst, so that no loss hides behind another PBX: %s of %j', (worst, states) => {
    expect(summariseLinks(linksOf(...states))?.state).toBe(worst)
    expect(summariseLinks(linksOf(...states.toReversed()))?.state).toBe(worst)
  })

  it('are told by the first of those that are alike', () => {
    expect(summariseLinks(linksOf('live', 'lost', 'lost'))).toMatchObject({ id: 'pbx-1' })
  })

  it('are not known before the first frame', () => {
    expect(summariseLinks(undefined)).toBeUndefined()
    expect(linkView(undefined, 'loading')).toMatchObject({ tone: 'quiet', key: 'connecting' })
  })
})
