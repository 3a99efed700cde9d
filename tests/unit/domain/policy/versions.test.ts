import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePolicies } from '#shared/domain/policy/diff'
import { freeVersion, stateOf, versionAt } from '#shared/domain/policy/versions'
import { loadBundledLibrary, policyOf } from '../../../support/policies'

describe('the version in force', () => {
  const versions = [
    { version: 1, activeFrom: 0 },
    { version: 2, activeFrom: 100 },
    { version: 3, activeFrom: null },
    { version: 4, activeFrom: 200 },
  ]

  it.each([
    [-1, undefined],
    [0, 1],
    [99, 1],
    [100, 2],
    [199, 2],
    [200, 4],
  ])('at %d is %s', (instant, version) => {
    expect(versionAt(versions, instant)?.version).toBe(version)
  })

  it('is the higher of two that begin at once, and an older one that was put in force again', () => {
    expect(
      versionAt(
        [
          { version: 2, activeFrom: 0 },
          { version: 1, activeFrom: 0 },
        ],
        5,
      )?.version,
    ).toBe(2)
    expect(versionAt([{ version: 1, activeFrom: 300 }, ...versions.slice(1)], 300)?.version).toBe(1)
  })

  it('is exactly one of those whose day has come, whatever the order of the list', () => {
    const dated = fc.record({
      version: fc.integer({ min: 1, max: 50 }),
      activeFrom: fc.option(fc.integer({ min: 0, max: 99 })),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(dated, { selector: ({ version }) => version }),
        fc.integer({ min: 0, max: 99 }),
        (all, now) => {
          const found = versionAt(all, now)
          expect(versionAt(all.toReversed(), now)).toBe(found)
          const inForce = all.filter((one) => stateOf(one, all, now) === 'in-force')
          expect(inForce).toEqual(found ? [found] : [])
        },
      ),
    )
  })

  it('leaves the next number free', () => {
    expect(freeVersion(versions)).toBe(5)
    expect(freeVersion([])).toBe(1)
  })
})

describe('comparing two versions', async () => {
  const { policy } = policyOf(await loadBundledLibrary(), 'equipment-handbook')
  const changed = structuredClone(policy)
  const at = (path: string) => comparePolicies(policy, changed).find((one) => one.path === path)

  it('finds nothing between equals', () => {
    expect(comparePolicies(policy, structuredClone(policy))).toEqual([])
  })

  it('says each difference at its place, in words of both languages', () => {
    const response = changed.commitments.find(({ id }) => id === 'fault-response')
    const [rule] = response?.rules ?? []
    if (!response || !rule) throw new Error('no such promise')
    rule.amount = { kind: 'duration', iso: 'PT5H' }
    response.startsOn = 'request.confirmed'
    changed.severities = changed.severities.filter(({ id }) => id !== 'other')
    changed.listedCities = ['惠州']
    changed.pauseReasons.push({
      id: 'new',
      name: { zh: '新原因', en: 'New reason' },
      factIds: [],
      needsEvidence: false,
    })
    expect(at('commitments.fault-response.rules[0].amount')).toMatchObject({
      section: 'commitments',
      sectionName: { zh: '承诺' },
      kind: 'changed',
      before: { zh: '4 小时', en: '4 h' },
      after: { zh: '5 小时', en: '5 h' },
      place: { zh: expect.stringContaining(response.name.zh) },
    })
    expect(at('commitments.fault-response.startsOn')).toMatchObject({
      before: { zh: '故障申报' },
      after: { zh: '服务请求已确认' },
    })
    expect(at('severities.other')).toMatchObject({ kind: 'removed', after: null })
    expect(at('listedCities')).toMatchObject({ kind: 'changed', after: { zh: '惠州' } })
    expect(at('pauseReasons.new')).toMatchObject({
      kind: 'added',
      before: null,
      after: { zh: expect.stringContaining('新原因') },
    })
    expect(comparePolicies(policy, changed)).toHaveLength(5)
  })

  it('names parts that it has no words for as the file does', () => {
    expect(comparePolicies({ ...policy, gauges: [] }, { ...policy, gauges: [{ id: 'a', afterMinutes: 15 }] })).toEqual([
      expect.objectContaining({
        section: 'gauges',
        sectionName: { zh: 'gauges', en: 'gauges' },
        path: 'gauges.a',
        kind: 'added',
      }),
    ])
  })
})
