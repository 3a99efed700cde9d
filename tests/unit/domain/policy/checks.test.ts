import { describe, expect, it } from 'vitest'
import { CheckedPolicy } from '#shared/domain/policy/checks'
import { issueWords } from '#shared/domain/issue-words'
import { policyText, problemsAfter, type Place } from '../../../support/policy-mistakes'

const S1 = 'xingwang-standard'
const S2 = 'integrator-general'
const S3 = 'equipment-handbook'
const S4 = 'beixinyuan-statement'

type Row = readonly [what: string, policy: string, place: Place, value: unknown, message: string]

describe('names that a policy does not have', () => {
  it.each<Row>([
    [
      'a pause reason of a commitment',
      S2,
      ['commitments', 1, 'pausedBy'],
      ['force-majeure', 'rain'],
      'commitments[1].pausedBy[1]: no pause reason "rain" in this policy; there are: customer-evidence, customer-consent, customer-verification, customer-wait, force-majeure',
    ],
    [
      'a category of a procedure',
      S2,
      ['procedures', 0, 'categories'],
      ['fault', 'riddle'],
      'procedures[0].categories[1]: no request category "riddle" in this policy; there are: fault, repair, sales, policy, complaint, suggestion',
    ],
    [
      'what a step waits with',
      S2,
      ['procedures', 0, 'steps', 1, 'waitsWith'],
      'patience',
      'procedures[0].steps[1].waitsWith: no pause reason "patience" in this policy; there are: customer-evidence',
    ],
    [
      'a severity that answers suggest',
      S1,
      ['severityGuide', 'rules', 1, 'severity'],
      'P9',
      'severityGuide.rules[1].severity: no severity "P9" in this policy; there are: P1, P2, P3, P4',
    ],
    [
      'a question that a rule asks',
      S1,
      ['severityGuide', 'rules', 0, 'when', 0, 'question'],
      'weather',
      'severityGuide.rules[0].when[0].question: no question "weather" in this policy; there are: service-down, may-interrupt, limited, enquiry',
    ],
    [
      'a severity that sets off a ladder',
      S3,
      ['ladders', 0, 'trigger', 'severities'],
      ['L1', 'L0'],
      'ladders[0].trigger.severities[1]: no severity "L0" in this policy; there are: L1, L2, L3, L4, consult, other',
    ],
    [
      'a cause that makes work free',
      S4,
      ['fees', 'rules', 0, 'when', 'causes'],
      ['product-bug', 'moon'],
      'fees.rules[0].when.causes[1]: no cause "moon" in this policy; there are: product-bug, environment, operation',
    ],
    [
      'a cause that makes a service free',
      S4,
      ['coverage', 'services', 2, 'freeFor'],
      ['moon'],
      'coverage.services[2].freeFor[0]: no cause "moon" in this policy; there are: product-bug, environment, operation',
    ],
  ])('%s is told with its place and what there is', (_what, policy, place, value, message) => {
    expect(problemsAfter(policy, place, value)).toContain(message)
  })

  it('are told in Chinese as well', () => {
    const policy: unknown = JSON.parse(policyText(S4).replace('"freeFor": ["product-bug"]', '"freeFor": ["moon"]'))
    const { error } = CheckedPolicy.safeParse(policy)
    expect(error?.issues.map((issue) => issueWords(issue).zh)).toEqual([
      '此政策中没有故障原因“moon”，可用：product-bug, environment, operation',
    ])
  })
})

describe('ids that are given twice', () => {
  it.each<readonly [policy: string, place: Place, id: string, message: string]>([
    [S1, ['calendars', 1, 'id'], '24x7', 'calendars[1]'],
    [S1, ['severities', 3, 'id'], 'P1', 'severities[3]'],
    [S1, ['requestCategories', 2, 'id'], 'fault', 'requestCategories[2]'],
    [S1, ['pauseReasons', 1, 'id'], 'force-majeure', 'pauseReasons[1]'],
    [S1, ['commitments', 1, 'id'], 'first-contact', 'commitments[1]'],
    [S1, ['listedCities', 5], '北京', 'listedCities[5]'],
    [S1, ['stages', 1, 'stage'], 'phone', 'stages[1]'],
    [S1, ['severityGuide', 'questions', 1, 'id'], 'service-down', 'severityGuide.questions[1]'],
    [S1, ['procedures', 2, 'id'], 'help-desk', 'procedures[2]'],
    [S1, ['procedures', 1, 'steps', 9, 'id'], 'fix', 'procedures[1].steps[9]'],
    [S1, ['forms', 1, 'id'], 'service-application', 'forms[1]'],
    [S1, ['forms', 0, 'fields', 3, 'id'], 'model', 'forms[0].fields[3]'],
    [S1, ['coverage', 'services', 1, 'id'], 'help-desk', 'coverage.services[1]'],
    [S1, ['coverage', 'itemClasses', 1, 'id'], 'consumables', 'coverage.itemClasses[1]'],
    [S1, ['coverage', 'causes', 2, 'id'], 'force-majeure', 'coverage.causes[2]'],
    [S1, ['fees', 'items', 1, 'id'], 'remote', 'fees.items[1]'],
    [S1, ['statements', 1, 'id'], 'services', 'statements[1]'],
    [S3, ['schedules', 1, 'id'], 'quarterly-inspection', 'schedules[1]'],
    [S3, ['ladders', 0, 'steps', 2, 'id'], 'notify', 'ladders[0].steps[2]'],
    [S3, ['ladders', 0, 'closing', 0, 'id'], 'notify', 'ladders[0].steps[5]'],
  ])('%s %j “%s” is told', (policy, place, id, at) => {
    expect(problemsAfter(policy, place, id)).toContain(`${at}: "${id}" is given twice`)
  })

  it('two ladders with one id are told', () => {
    const ladders: unknown = Reflect.get(Object(JSON.parse(policyText(S3))), 'ladders')
    const [ladder] = Array.isArray(ladders) ? ladders : []
    expect(problemsAfter(S3, ['ladders'], [ladder, ladder])).toContain('ladders[1]: "major-fault" is given twice')
  })
})

describe('answers that can never be given', () => {
  it.each<Row>([
    [
      'yes to a question about minutes',
      S3,
      ['severityGuide', 'rules', 2, 'when', 0],
      { question: 'minutes-down', is: true },
      'severityGuide.rules[2].when[0]: "minutes-down" is answered in minutes: use over',
    ],
    [
      'minutes to a question of yes or no',
      S3,
      ['severityGuide', 'rules', 0, 'when', 0],
      { question: 'danger', over: 5 },
      'severityGuide.rules[0].when[0]: "danger" is answered by yes or no: use is',
    ],
  ])('%s', (_what, policy, place, value, message) => expect(problemsAfter(policy, place, value)).toBe(message))
})

describe('shapes', () => {
  it.each<Row>([
    [
      'a step of nobody',
      S2,
      ['procedures', 0, 'steps', 0, 'responsible'],
      'nobody',
      'procedures[0].steps[0].responsible: ',
    ],
    [
      'a milestone unknown',
      S2,
      ['procedures', 0, 'steps', 0, 'doneBy'],
      ['ticket.won'],
      'procedures[0].steps[0].doneBy[0]: ',
    ],
    ['a stage unknown', S1, ['stages', 0, 'stage'], 'telepathy', 'stages[0].stage: '],
    ['a form without fields', S2, ['forms', 0, 'fields'], [], 'forms[0].fields: '],
    ['half a fen', S2, ['fees', 'items', 0, 'list'], 0.5, 'fees.items[0].list: '],
    ['a price below nothing', S2, ['fees', 'items', 0, 'list'], -1, 'fees.items[0].list: '],
    [
      'a thirteenth month',
      S2,
      ['schedules', 3, 'recurrence', 'weeks', 0, 'month'],
      13,
      'schedules[3].recurrence.weeks[0].month: ',
    ],
    [
      'an item without a name',
      S1,
      ['coverage', 'itemClasses', 0, 'items', 0, 'name'],
      '',
      'coverage.itemClasses[0].items[0].name: ',
    ],
    ['a warranty of no days', S1, ['replacedPart', 'days'], 0, 'replacedPart.days: '],
    ['a ladder without steps', S3, ['ladders', 0, 'steps'], [], 'ladders[0].steps: '],
    ['an offset in words', S3, ['ladders', 0, 'steps', 0, 'offset'], '15min', 'ladders[0].steps[0].offset: '],
    ['a fact that looks like none', S2, ['statements', 0, 'factIds'], ['S2-4'], 'statements[0].factIds[0]: '],
    ['a clause without words', S2, ['statements', 0, 'clause', 'text'], '', 'statements[0].clause.text: '],
  ])('%s is told with its place', (_what, policy, place, value, message) => {
    expect(problemsAfter(policy, place, value)).toContain(message)
  })

  it.each([[S1], [S2], [S3], [S4]])('%s is right as it comes', (policy) => {
    expect(problemsAfter(policy, ['version'], 7)).toBe('')
  })
})
