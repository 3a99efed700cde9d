import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkPolicyText } from '#main/features/policies/check'
import { resourcesDir } from '../../../support/policies'

const bundled = readFileSync(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')

/** The line and column (from 1) of the first occurrence of some text. */
function placeOf(text: string, part: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(part)).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

describe('the text of a policy', () => {
  it('nested too deep is told where, as anything else that is wrong', () => {
    for (const open of ['[', '{"a":']) {
      const { issues, value } = checkPolicyText(open.repeat(100_000))
      expect(value).toBeNull()
      expect(issues).toEqual([
        expect.objectContaining({ line: 1, column: 64 * open.length + 1, zh: '括号嵌套超过 64 层' }),
      ])
    }
    // Brackets within words open nothing.
    const words = JSON.stringify('[{"'.repeat(100))
    expect(checkPolicyText(bundled.replace('"系统集成商"', words)).issues).toEqual([])
  })

  it('leaves a number for the next version, and has ids that a history can keep', () => {
    const issueOf = (from: string, to: string) => checkPolicyText(bundled.replace(from, to)).issues[0]?.path
    expect(issueOf('"version": 1', '"version": 9007199254740991')).toBe('version')
    expect(issueOf('"id": "response"', `"id": "${'r'.repeat(121)}"`)).toBe('commitments[0].id')
  })

  it('is taken as it is when all is right, with or without a byte order mark', () => {
    for (const text of [bundled, `\uFEFF${bundled}`, bundled.replaceAll('\n', '\r\n')]) {
      const { issues, value: policy } = checkPolicyText(text)
      expect(issues).toEqual([])
      expect(policy?.id).toBe('integrator-general')
    }
  })

  it.each([
    ['a wrong amount', '"PT1H"', '"1h"', '"1h"', 'commitments[0].rules[0].amount.iso'],
    ['a wrong type', '"version": 1', '"version": "one"', '"one"', 'version'],
    ['a misspelt field', '"stopsOn"', '"stopOn"', '"stopOn"', 'commitments[0].stopOn'],
    ['a calendar that is not there', '"calendar": "24x7"', '"calendar": "8x5"', '"8x5"', 'commitments[0].calendar'],
    ['an unknown milestone', '"ticket.reported"', '"ticket.rung"', '"ticket.rung"', 'commitments[0].startsOn'],
  ])('with %s is told its line, column and path', (_name, from, to, at, where) => {
    const text = bundled.replace(from, to)
    const issue = checkPolicyText(text).issues.find((one) => one.path === where)
    expect(issue).toMatchObject(placeOf(text, at))
    expect(issue?.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(issue?.en).toMatch(/^[ -~“”]+$/)
  })

  it('says what may stand there instead', () => {
    const allowedFor = (from: string, to: string, where: string) =>
      checkPolicyText(bundled.replace(from, to)).issues.find((one) => one.path === where)?.allowed
    expect(allowedFor('"ticket.reported"', '"ticket.rung"', 'commitments[0].startsOn')).toContain('ticket.reported')
    expect(allowedFor('"stopsOn"', '"stopOn"', 'commitments[0].stopOn')).toContain('stopsOn')
    expect(allowedFor('"calendar": "24x7"', '"calendar": "8x5"', 'commitments[0].calendar')).toEqual(['24x7'])
    expect(allowedFor('"kind": "duration"', '"kind": "hours"', 'commitments[0].rules[0].amount.kind')).toEqual([
      'duration',
      'workingDays',
      'calendarDays',
      'agreed',
    ])
  })

  it('names a missing field at the value it is missing from', () => {
    const text = bundled.replace(/\n {2}"defaultSeverity": "fault",/, '')
    expect(checkPolicyText(text).issues).toEqual([
      {
        line: 1,
        column: 1,
        path: 'defaultSeverity',
        zh: '缺少字段“defaultSeverity”',
        en: expect.stringContaining('missing'),
      },
    ])
  })

  it.each([
    ['a comma too many', '{\n  "id": "x",\n}', 3, 1],
    ['a missing comma', '{\n  "id": "x"\n  "version": 1\n}', 3, 3],
    ['a Chinese comma', '{\n  "id": "x"，\n  "version": 1\n}', 2, 12],
    ['a comment', '{ // ours\n  "id": "x"\n}', 1, 3],
    ['an open text', '{ "id": "x', 1, 9],
    ['nothing', '', 1, 1],
    ['a field given twice', '{\n  "id": "x",\n  "id": "y"\n}', 3, 3],
  ])('that is no JSON for %s is told where', (_name, text, line, column) => {
    const { issues, value: policy } = checkPolicyText(text)
    expect(policy).toBeNull()
    expect(issues[0]).toMatchObject({ line, column, path: '' })
  })

  it('tells of fifty faults at most, in the order of the text', () => {
    const { issues } = checkPolicyText(
      JSON.stringify({ commitments: Array.from({ length: 100 }, () => ({})) }, null, 1),
    )
    expect(issues).toHaveLength(50)
    expect(issues.map(({ line }) => line)).toEqual(issues.map(({ line }) => line).toSorted((a, b) => a - b))
  })
})
