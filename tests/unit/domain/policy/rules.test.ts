import { describe, expect, it } from 'vitest'
import { durationMs } from '#shared/domain/policy/amount'
import { chooseRule, isListedCity, suggestSeverity, type CaseFacts } from '#shared/domain/policy/rules'
import { contextOf, loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()
const spare = contextOf(library, 'xingwang-standard', 'spare-delivery')
const onsite = contextOf(library, 'equipment-handbook', 'onsite-arrival')
const choose = ({ policy, commitment }: typeof spare, facts: CaseFacts) => chooseRule(policy, commitment, facts)

describe('choosing a rule', () => {
  it.each<[CaseFacts, number]>([
    [{ severity: 'P1', distanceKm: 49.9, city: '北京' }, 0],
    [{ severity: 'P3', distanceKm: 0, city: '乌鲁木齐' }, 0],
    [{ severity: 'P2', distanceKm: 50, city: '北京' }, 1],
    [{ severity: 'P1', distanceKm: 10, city: '西安' }, 1],
    [{ severity: 'P3', distanceKm: 399.9, city: '北京' }, 2],
    [{ severity: 'P1', distanceKm: 400, city: '北京' }, 3],
    [{ severity: 'P4', distanceKm: 400, city: '北京' }, 3],
  ])('[S1-11] %j takes rule %i', (facts, index) => {
    expect(choose(spare, facts)).toMatchObject({ kind: 'rule', index })
  })

  it('[S1-11] promises nothing for P4 within 400 km', () => {
    expect(choose(spare, { severity: 'P4', distanceKm: 10, city: '北京' })).toEqual({ kind: 'none' })
  })

  it.each<[number, number]>([
    [0, 0],
    [50, 0],
    [50.1, 1],
    [100, 1],
    [100.1, 2],
    [400, 2],
    [400.1, 3],
    [800, 3],
    [800.1, 4],
    [5000, 4],
  ])('[S3-14] %d km takes row %i of table 2-4', (distanceKm, index) => {
    expect(choose(onsite, { distanceKm })).toMatchObject({ kind: 'rule', index })
  })

  it('guesses no fact that decides', () => {
    expect(choose(spare, { city: '北京', distanceKm: 10 })).toEqual({ kind: 'missing', facts: ['severity'] })
    expect(choose(spare, { city: '北京' })).toEqual({ kind: 'missing', facts: ['severity', 'distanceKm'] })
    expect(choose(onsite, {})).toEqual({ kind: 'missing', facts: ['distanceKm'] })
  })

  it('asks for no fact that cannot matter', () => {
    expect(choose(spare, { distanceKm: 500 })).toMatchObject({ kind: 'rule', index: 3 })
    expect(choose(spare, { severity: 'P1', distanceKm: 120 })).toMatchObject({ kind: 'rule', index: 1 })
  })

  it('knows a city with and without 市, and takes an unknown one as not listed', () => {
    const { policy } = spare
    expect(['北京', '北京市', ' 上海 ', '西安', undefined].map((city) => isListedCity(policy, city))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('amounts', () => {
  it.each([
    ['PT30M', 30 * 60_000],
    ['PT4H', 4 * 3_600_000],
    ['PT1H30M', 90 * 60_000],
    ['PT48H', 48 * 3_600_000],
    ['PT15S', 15_000],
  ])('%s is %i ms', (iso, ms) => expect(durationMs(iso)).toBe(ms))
})

describe('suggesting a severity', () => {
  const handbook = policyOf(library, 'equipment-handbook').policy

  it.each([
    ['今早起系统瘫痪，所有座席无法登录', 'L1'],
    ['录音功能时断时续', 'L4'],
    ['咨询一下扩容的办法', 'consult'],
    ['你好', undefined],
  ])('[S3-10] %s', (description, severity) => expect(suggestSeverity(handbook, description)).toBe(severity))
})
