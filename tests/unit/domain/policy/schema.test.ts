import { describe, expect, it } from 'vitest'
import { parsePolicy } from '#main/features/policies/load'
import { Milestone, milestoneNames } from '#shared/domain/policy/events'
import { loadBundledLibrary, policyOf } from '../../../support/policies'
import { policyText, problemsAfter, type Place } from '../../../support/policy-mistakes'

const library = await loadBundledLibrary()
const S2 = 'integrator-general'

describe('the bundled policies', () => {
  it('are four, each of its document', () => {
    expect([...library.policies.keys()].toSorted()).toEqual([
      'beixinyuan-statement',
      'equipment-handbook',
      'integrator-general',
      'xingwang-standard',
    ])
  })

  it('[S1-25] defines P1 to P4 in the words of the document', () => {
    const { severities } = policyOf(library, 'xingwang-standard').policy
    expect(severities.map(({ id }) => id)).toEqual(['P1', 'P2', 'P3', 'P4'])
    expect(severities.map(({ definition }) => definition.slice(0, 9))).toEqual([
      '出现严重故障，对客',
      '对业务运营造成显著',
      '对业务运营造成有限',
      '业务运营没有造成影',
    ])
  })

  it('[S3-10] has four levels, consultation and other', () => {
    expect(policyOf(library, 'equipment-handbook').policy.severities.map(({ id }) => id)).toEqual([
      'L1',
      'L2',
      'L3',
      'L4',
      'consult',
      'other',
    ])
  })

  it('[S1-03] [S1-05] takes six request categories, two of which name a device', () => {
    const { requestCategories, hotline } = policyOf(library, 'xingwang-standard').policy
    expect(hotline.number).toBe('400-881-0169')
    expect(requestCategories.map(({ id, needsDevice }) => [id, needsDevice])).toEqual([
      ['fault', true],
      ['repair', true],
      ['sales', false],
      ['policy', false],
      ['complaint', false],
      ['suggestion', false],
    ])
  })

  it('[S1-11] lists the 22 cities', () => {
    expect(policyOf(library, 'xingwang-standard').policy.listedCities).toHaveLength(22)
  })

  it('[S1-20] [S1-12] names what suspends promises, and traffic for deliveries only', () => {
    const { pauseReasons, commitments } = policyOf(library, 'xingwang-standard').policy
    expect(pauseReasons.filter(({ factIds }) => factIds.includes('S1-20')).map(({ id }) => id)).toEqual([
      'force-majeure',
      'social',
      'power',
      'carrier',
    ])
    expect(pauseReasons.find(({ id }) => id === 'traffic')?.factIds).toEqual(['S1-12'])
    const byTraffic = commitments.filter(({ pausedBy }) => pausedBy?.includes('traffic')).map(({ id }) => id)
    expect(byTraffic).toEqual(['spare-delivery', 'faulty-return'])
    expect(pauseReasons.filter(({ needsEvidence }) => needsEvidence).map(({ id }) => id)).toEqual([
      'force-majeure',
      'social',
      'power',
      'carrier',
      'traffic',
    ])
  })

  it('says what no document states', () => {
    const assumed = [...library.policies.values()].flatMap(({ policy }) => [
      ...policy.calendars.filter((calendar) => calendar.assumed).map(({ id }) => `${policy.id} ${id}`),
      ...policy.commitments.flatMap(({ id, rules }) =>
        rules.some((rule) => rule.assumed) ? [`${policy.id} ${id}`] : [],
      ),
    ])
    expect(assumed.toSorted()).toEqual([
      'beixinyuan-statement 5x8',
      'xingwang-standard faulty-return',
      'xingwang-standard first-contact',
    ])
  })

  it('give every commitment a clause and the facts it comes from', () => {
    for (const { policy } of library.policies.values())
      for (const { clause, factIds } of policy.commitments) {
        expect(clause.text.length).toBeGreaterThan(0)
        expect(factIds.length).toBeGreaterThan(0)
      }
  })

  it('name every milestone in two languages', () => {
    for (const milestone of Milestone.options)
      expect(milestoneNames[milestone].zh).not.toBe(milestoneNames[milestone].en)
  })
})

describe('a policy file with a mistake', () => {
  it('is right without one', () => expect(problemsAfter(S2, ['version'], 2)).toBe(''))

  it.each<[string, Place, unknown, string]>([
    [
      'a calendar that is not there',
      ['commitments', 0, 'calendar'],
      '5x9',
      'commitments[0].calendar: no calendar "5x9" in this policy',
    ],
    [
      'a severity that is not there',
      ['commitments', 0, 'rules', 0, 'when'],
      { severity: ['fault', 'P9'] },
      'commitments[0].rules[0].when.severity[1]: no severity "P9" in this policy',
    ],
    [
      'a default severity that is not there',
      ['defaultSeverity'],
      'P9',
      'defaultSeverity: no severity "P9" in this policy',
    ],
    [
      'an event outside the vocabulary',
      ['commitments', 0, 'startsOn'],
      'ticket.opened',
      'commitments[0].startsOn: Invalid option',
    ],
    [
      'a clock that stops on its own start',
      ['commitments', 0, 'stopsOn'],
      ['ticket.reported'],
      'commitments[0].stopsOn: a clock cannot stop on what starts it',
    ],
    [
      'a duration in days',
      ['commitments', 0, 'rules', 0, 'amount', 'iso'],
      'P1D',
      'commitments[0].rules[0].amount.iso: expected hours',
    ],
    [
      'a duration of nothing',
      ['commitments', 0, 'rules', 0, 'amount', 'iso'],
      'PT0M',
      'commitments[0].rules[0].amount.iso: must be over zero',
    ],
    [
      'an empty duration',
      ['commitments', 0, 'rules', 0, 'amount', 'iso'],
      'PT',
      'commitments[0].rules[0].amount.iso: expected hours',
    ],
    [
      'an unknown kind of amount',
      ['commitments', 0, 'rules', 0, 'amount', 'kind'],
      'weeks',
      'commitments[0].rules[0].amount.kind: Invalid',
    ],
    [
      'half a working day',
      ['commitments', 0, 'rules', 0, 'amount'],
      { kind: 'workingDays', n: 0.5 },
      'commitments[0].rules[0].amount.n: Invalid input',
    ],
    [
      'a duration without a calendar',
      ['commitments', 0, 'calendar'],
      null,
      'commitments[0].rules[0].amount: needs a calendar',
    ],
    [
      'a condition on cities without a list',
      ['commitments', 0, 'rules', 0, 'when'],
      { inListedCity: true },
      'commitments[0].rules[0].when.inListedCity: the policy lists no cities',
    ],
    [
      'a distance without a bound',
      ['commitments', 0, 'rules', 0, 'when'],
      { distanceKm: {} },
      'commitments[0].rules[0].when.distanceKm: state at least one bound',
    ],
    [
      'a pause reason that is not there',
      ['commitments', 0, 'pausedBy'],
      ['rain'],
      'commitments[0].pausedBy[0]: no pause reason "rain"',
    ],
    ['two commitments with one id', ['commitments', 1, 'id'], 'response', 'commitments[1]: "response" is given twice'],
    ['no rules', ['commitments', 0, 'rules'], [], 'commitments[0].rules: Too small'],
    ['alert levels that fall', ['alerts', 1, 'percent'], 50, 'alerts[1].percent: alert levels must rise'],
    ['an alert for nobody', ['alerts', 0, 'roles'], [], 'alerts[0].roles: Too small'],
    ['an alert for a role there is not', ['alerts', 0, 'roles'], ['director'], 'alerts[0].roles[0]: Invalid option'],
    ['a misspelt field', ['commitments', 0, 'stopOn'], [], 'commitments[0]: Unrecognized key: "stopOn"'],
    ['no name', ['name'], undefined, 'name: Invalid input'],
  ])('%s is told with its place', (_what, place, value, message) => {
    expect(problemsAfter(S2, place, value)).toContain(message)
  })

  it('is told with its file', () => {
    const broken = parsePolicy('mine.json', policyText(S2).replace('"PT1H"', '"1 hour"'))
    expect(broken).toMatchObject({
      ok: false,
      error: {
        code: 'policies.file-invalid',
        params: { file: 'mine.json', path: 'commitments[0].rules[0].amount.iso' },
      },
    })
    expect(parsePolicy('mine.json', '{ "id": ')).toMatchObject({
      ok: false,
      error: { params: { file: 'mine.json', path: '' } },
    })
  })
})
