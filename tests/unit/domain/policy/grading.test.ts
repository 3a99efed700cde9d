import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestFromAnswers, type Answers } from '#shared/domain/policy/grading'
import type { SeverityGuide } from '#shared/domain/policy/work'
import { loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()

function guideOf(id: string): SeverityGuide {
  const { severityGuide } = policyOf(library, id).policy
  if (!severityGuide) throw new Error(`${id} asks nothing`)
  return severityGuide
}

const S1 = guideOf('xingwang-standard')
const S3 = guideOf('equipment-handbook')

describe('a severity from what the caller answers', () => {
  it.each<[Answers, string | undefined]>([
    [{ 'service-down': true }, 'P1'],
    [{ 'service-down': true, enquiry: true, limited: true }, 'P1'],
    [{ 'service-down': false, 'may-interrupt': true }, 'P2'],
    [{ 'service-down': false, 'may-interrupt': false, limited: true }, 'P3'],
    [{ 'service-down': false, 'may-interrupt': false, limited: false, enquiry: true }, 'P4'],
    [{ 'service-down': false }, undefined],
    [{}, undefined],
  ])('[S1-25] %j suggests %s', (answers, severity) => expect(suggestFromAnswers(S1, answers)).toBe(severity))

  it.each<[Answers, string | undefined]>([
    [{ danger: true, enquiry: true }, 'L1'],
    [{ 'whole-system-down': true }, 'L1'],
    [{ 'whole-system-down': false, 'minutes-down': 31 }, 'L1'],
    [{ 'minutes-down': 30, degraded: true }, 'L3'],
    [{ 'minutes-down': 30.5, degraded: true }, 'L1'],
    [{ 'may-go-down': true, degraded: true }, 'L2'],
    [{ degraded: true, intermittent: true }, 'L3'],
    [{ intermittent: true }, 'L4'],
    [{ enquiry: true }, 'consult'],
    [{ 'new-demand': true }, 'other'],
    [{ danger: false, 'minutes-down': 0 }, undefined],
  ])('[S3-10] [S3-16] %j suggests %s', (answers, severity) => expect(suggestFromAnswers(S3, answers)).toBe(severity))

  it.each([
    ['[S1-25] S1', 'xingwang-standard', S1],
    ['[S3-10] S3', 'equipment-handbook', S3],
  ])('%s: every severity can be suggested, and the questions are marked as assumed', (_name, id, guide) => {
    const severities = policyOf(library, id).policy.severities.map((severity) => severity.id)
    expect(new Set(guide.rules.map(({ severity }) => severity))).toEqual(new Set(severities))
    expect(guide.assumed).toBe(true)
  })

  it('one more grave answer never makes it less grave', () => {
    const order = policyOf(library, 'equipment-handbook').policy.severities.map(({ id }) => id)
    const rank = (severity: string | undefined) => (severity === undefined ? order.length : order.indexOf(severity))
    const yesNo = S3.questions.filter(({ kind }) => kind === 'yes-no').map(({ id }) => id)
    fc.assert(
      fc.property(fc.subarray(yesNo), fc.constantFrom(...yesNo), (given, more) => {
        const answers = Object.fromEntries(given.map((id) => [id, true]))
        expect(rank(suggestFromAnswers(S3, { ...answers, [more]: true }))).toBeLessThanOrEqual(
          rank(suggestFromAnswers(S3, answers)),
        )
      }),
    )
  })

  it('yes where minutes are asked for holds nothing', () => {
    expect(suggestFromAnswers(S3, { 'minutes-down': true })).toBeUndefined()
  })
})
