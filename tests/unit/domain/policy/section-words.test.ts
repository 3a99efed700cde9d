/** The rules of a policy's further sections as a person reads them. */
import { describe, expect, it } from 'vitest'
import {
  excludedItemWords,
  feeConditionWords,
  guideConditionWords,
  recurrenceWords,
} from '#shared/domain/policy/section-words'

const names = {
  causes: [{ id: 'bug', name: { zh: '产品缺陷', en: 'Product bug' } }],
  priceItems: [
    { kind: 'other', name: { zh: '平台买断', en: 'Buy-out' } },
    { kind: 'remote', name: { zh: '远程服务费', en: 'Remote fee' } },
  ],
}

describe('when a fee rule holds', () => {
  it.each([
    [undefined, null],
    [{}, null],
    [{ inPeriod: true, kinds: ['labour' as const] }, '服务期内，工时'],
    [{ kinds: ['other' as const, 'remote' as const], causes: ['bug'] }, '平台买断、远程服务费，故障原因为产品缺陷'],
    [{ causes: ['gone'] }, '故障原因为gone'],
    [{ causeCovered: true, requestCovered: false }, '故障原因属于服务，请求不在服务范围内'],
  ])('%j: %s', (when, words) => {
    expect(feeConditionWords(when, names)?.zh ?? null).toBe(words)
  })
})

it('the answers of a grading rule are joined, for all of them must hold', () => {
  const questions = [
    { id: 'down', text: { zh: '是否瘫痪？', en: 'Down?' } },
    { id: 'minutes', text: { zh: '多少分钟？', en: 'Minutes?' } },
  ]
  const when = [
    { question: 'down', is: false },
    { question: 'minutes', over: 30 },
  ]
  expect(guideConditionWords(when, questions)).toEqual({
    zh: '“是否瘫痪？”答“否”，且“多少分钟？”超过 30 分钟',
    en: '“Down?” no and “Minutes?” over 30 min',
  })
})

it.each([
  [null, '不定期（原文未注明间隔）'],
  [{ every: 'quarter' as const }, '每季度一次'],
  [
    {
      every: 'weeks' as const,
      weeks: [
        { month: 4, week: 1 },
        { month: 9, week: 5 },
      ],
    },
    '每年 4 月第一周、9 月第五周',
  ],
])('[S2-10] %j recurs %s', (recurrence, words) => {
  expect(recurrenceWords(recurrence).zh).toBe(words)
})

it.each([
  [{ name: '白板笔', except: [] }, '白板笔'],
  [{ name: '麦克风', except: ['智真'] }, '麦克风（智真除外）'],
  [{ name: 'IAD', except: ['IAD1224'] }, 'IAD（IAD1224 除外）'],
  [{ name: '摄像机', only: ['视频监控'], except: ['A', 'B'] }, '摄像机（仅限视频监控，A、B 除外）'],
])('[S1-22] %j is named %s', (item, words) => {
  expect(excludedItemWords(item).zh).toBe(words)
})
