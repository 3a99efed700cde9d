/** How a verdict is said: every reason has its words in both languages, and dates are those of service. */
import { describe, expect, it } from 'vitest'
import { verdictTexts } from '../../../../renderer/app/verdict-texts'
import { readVerdict } from '../../../../renderer/ui/verdict-text'
import { verdictOf } from '../../../support/view-builders'

const name = ({ zh }: { zh: string }) => zh
const date = (at: number) => new Date(at).toISOString().slice(0, 10)
const read = (over: Parameters<typeof verdictOf>[0]) => readVerdict(verdictOf(over), name, date)
const period = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1), basis: 'stated' } as const

describe('a verdict', () => {
  it('[S1-18] says the last day of service, not the instant after it', () => {
    expect(read({ period })).toMatchObject({ key: 'in-service', params: { until: '2026-12-31' }, tone: 'good' })
    expect(read({ covered: false, reason: 'not-begun', period }).params.from).toBe('2026-01-01')
  })

  it('[S1-22] names the exception that keeps an item in service', () => {
    const subject = { zh: 'IAD1224', en: 'IAD1224' }
    expect(read({ period, subject, exception: 'IAD1224' })).toMatchObject({
      key: 'excepted',
      params: { subject: 'IAD1224' },
    })
  })

  it('of a period that is over without a date says no date', () => {
    expect(read({ covered: false, reason: 'ended' }).key).toBe('ended-undated')
    expect(read({ covered: false, reason: 'ended', period }).key).toBe('ended')
    expect(read({ covered: false, reason: 'not-begun' }).key).toBe('not-begun-undated')
  })

  it('outside for sure is said louder than what a date or an agreement may mend', () => {
    const tone = (reason: Parameters<typeof verdictOf>[0] & object) => read({ covered: false, ...reason }).tone
    expect([tone({ reason: 'third-party' }), tone({ reason: 'item' }), tone({ reason: 'ended' })]).toEqual([
      'late',
      'late',
      'late',
    ])
    expect([tone({ reason: 'no-period' }), tone({ reason: 'charged-service' })]).toEqual(['soon', 'soon'])
  })

  it.each(['zh', 'en'] as const)('has words for whatever it says in %s', (language) => {
    const { sentence, badge } = verdictTexts[language]
    const wordless = Object.keys(badge).filter((reason) => reason !== 'unjudged' && !(reason in sentence))
    expect(wordless).toEqual([])
    expect(Object.keys(sentence).toSorted()).toEqual(Object.keys(verdictTexts.zh.sentence).toSorted())
  })
})
