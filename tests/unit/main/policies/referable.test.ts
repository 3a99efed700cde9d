/** A reference to something that a policy does not have is told what there is, in every section that refers. */
import { describe, expect, it } from 'vitest'
import { checkPolicyText } from '#main/features/policies/check'
import { policyText } from '../../../support/policy-mistakes'

/** The issue at a place after the first occurrence of a text, from a beginning on, was replaced. */
function issueAfter(id: string, beginning: string, from: string, to: string) {
  const text = policyText(id)
  const start = text.indexOf(from, text.indexOf(beginning))
  if (start < 0) throw new Error(`no ${from} after ${beginning}`)
  const wrong = `${text.slice(0, start)}${to}${text.slice(start + from.length)}`
  return { issues: checkPolicyText(wrong).issues, line: wrong.slice(0, start).split('\n').length }
}

describe('what a reference may name', () => {
  it.each([
    [
      'the pause reason of a step',
      'equipment-handbook',
      '"procedures": [',
      '"waitsWith": "customer-evidence"',
      '"waitsWith": "evidence"',
      /^procedures\[0\]\.steps\[\d+\]\.waitsWith$/,
      ['customer-evidence', 'customer-consent'],
    ],
    [
      'the request category of a procedure',
      'equipment-handbook',
      '"procedures": [',
      '"steps": [',
      '"categories": ["trouble"], "steps": [',
      /^procedures\[0\]\.categories\[0\]$/,
      ['fault', 'repair'],
    ],
    [
      'the severity of a trigger',
      'equipment-handbook',
      '"trigger": {',
      '["L1"]',
      '["L0"]',
      /^ladders\[0\]\.trigger\.severities\[0\]$/,
      ['L1', 'L2', 'L3', 'L4', 'consult', 'other'],
    ],
    [
      'the cause of a fee rule',
      'beixinyuan-statement',
      '"fees": {',
      '"causes": ["product-bug"]',
      '"causes": ["bug"]',
      /^fees\.rules\[0\]\.when\.causes\[0\]$/,
      ['product-bug'],
    ],
    [
      'the cause for which a service is free',
      'beixinyuan-statement',
      '"coverage": {',
      '"freeFor": ["product-bug"]',
      '"freeFor": ["bug"]',
      /^coverage\.services\[\d+\]\.freeFor\[0\]$/,
      ['product-bug'],
    ],
    [
      'the question of a grading rule',
      'equipment-handbook',
      '"severityGuide": {',
      '"question": "danger"',
      '"question": "dangerous"',
      /^severityGuide\.rules\[0\]\.when\[0\]\.question$/,
      ['danger', 'minutes-down'],
    ],
  ])('%s', (_name, id, beginning, from, to, where, some) => {
    const { issues, line } = issueAfter(id, beginning, from, to)
    expect(issues).toHaveLength(1)
    expect(issues[0]?.path).toMatch(where)
    expect(issues[0]?.line).toBe(line)
    expect(issues[0]?.allowed).toEqual(expect.arrayContaining(some))
  })

  it.each([
    ['beixinyuan-statement', '"causes": [', '"id": "environment"', '"id": "product-bug"', 'coverage.causes[1]'],
    ['equipment-handbook', '"severities": [', '"id": "L2"', '"id": "L1"', 'severities[1]'],
  ])('an id of %s that is given twice is offered none that is taken', (id, beginning, from, to, where) => {
    const { issues } = issueAfter(id, beginning, from, to)
    const twice = issues.find(({ path }) => path === where)
    expect(twice?.zh).toContain('重复出现')
    expect(twice?.allowed).toBeUndefined()
  })
})
