import { describe, expect, it } from 'vitest'
import {
  judgeCoverage,
  type CoveredDevice,
  type CoverageRequest,
  type Verdict,
  type VerdictReason,
} from '#shared/domain/coverage/verdict'
import type { SupportStage } from '#shared/domain/policy/parts'
import { productLines } from '#main/features/sample/products'
import { deviceWith, noTerms, requestWith, throughout2026 } from '../../../support/coverage-requests'
import { beijing, loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()
const S1 = 'xingwang-standard'
const S2 = 'integrator-general'
const S3 = 'equipment-handbook'
const S4 = 'beixinyuan-statement'

const judge = (policy: string, set: Partial<CoverageRequest> = {}): Verdict =>
  judgeCoverage(policyOf(library, policy).policy, requestWith(set))

const ofDevice = (set: Partial<CoveredDevice>, stage: SupportStage = 'phone'): Verdict =>
  judge(S1, { device: deviceWith(set), stage })

it('names a verdict shortly enough for the history of a ticket, so that any charge can be accepted', () => {
  const { policy } = policyOf(library, S1)
  const [first] = policy.coverage?.itemClasses ?? []
  if (!policy.coverage || !first) throw new Error('no classes')
  const name = '摄像机'.repeat(60)
  const coverage = { ...policy.coverage, itemClasses: [{ ...first, items: [{ name, except: [] }] }] }
  const { reason, key } = judgeCoverage({ ...policy, coverage }, requestWith({ device: deviceWith({ model: name }) }))
  expect([reason, key.length]).toEqual(['item', 120])
})

describe('the period', () => {
  const starts = beijing('2026-01-01 00:00')
  const ends = beijing('2027-01-01 00:00')

  it.each<[string, number, VerdictReason]>([
    ['a millisecond before it begins', starts - 1, 'not-begun'],
    ['as it begins', starts, 'in-service'],
    ['in its last millisecond', ends - 1, 'in-service'],
    ['as it ends', ends, 'ended'],
  ])('[S1-18] [S4-08] %s: %s', (_what, at, reason) => {
    for (const policy of [S1, S4])
      expect(judge(policy, { at })).toMatchObject({ reason, covered: reason === 'in-service' })
  })

  it('[S2-07] after the warranty the clause that goes on is cited, with the period that is over', () => {
    const accepted = { ...noTerms, acceptedAt: beijing('2024-05-01 00:00') }
    expect(judge(S2, { contract: accepted })).toMatchObject({
      covered: false,
      reason: 'ended',
      factIds: ['S2-07'],
      clause: { ref: '1.3' },
      period: { from: beijing('2024-05-01 00:00'), to: beijing('2026-05-01 00:00'), basis: 'acceptance' },
    })
    expect(judge(S2, { contract: accepted, at: beijing('2026-04-30 23:59') }).covered).toBe(true)
  })

  it('[S3-04] after the warranty of the handbook its own clause', () => {
    const contract = { ...noTerms, acceptedAt: beijing('2025-05-01 00:00') }
    expect(judge(S3, { contract })).toMatchObject({ reason: 'ended', factIds: ['S3-04'] })
  })

  it('[S3-02] says that its length is assumed, until the contract states one', () => {
    const contract = { ...noTerms, acceptedAt: beijing('2026-01-01 00:00') }
    expect(judge(S3, { contract })).toMatchObject({ covered: true, assumed: true, factIds: ['S3-02'] })
    const stated = { ...contract, endsAt: beijing('2027-06-01 00:00') }
    expect(judge(S3, { contract: stated })).toMatchObject({ covered: true, assumed: false })
  })

  it('without a contract, and without a date that gives a period, nothing is in service', () => {
    expect(judge(S1, { contract: null })).toMatchObject({ covered: false, reason: 'no-contract', period: null })
    expect(judge(S1, { contract: noTerms })).toMatchObject({ covered: false, reason: 'no-period', period: null })
  })

  it('a policy that says nothing of coverage covers everything within the stated time', () => {
    const silent = { zone: 'Asia/Shanghai' }
    expect(judgeCoverage(silent, requestWith({ device: deviceWith({ thirdParty: true }) })).covered).toBe(true)
    expect(judgeCoverage(silent, requestWith({ at: ends })).reason).toBe('ended')
  })
})

describe('product lines', () => {
  it.each(productLines.map(({ name }) => [name]))('[S1-01] %s is in the catalogue', (productLine) => {
    expect(ofDevice({ productLine }).reason).toBe('in-service')
  })

  it('[S1-01] spaces do not matter, and a line may be told more closely', () => {
    expect(ofDevice({ productLine: '融合通信·EC企业通信系列产品' }).covered).toBe(true)
    expect(ofDevice({ productLine: '能基 & 数据中心' }).covered).toBe(true)
  })

  it.each([['医疗影像'], ['融合通信'], ['']])('[S1-01] “%s” is not', (productLine) => {
    expect(ofDevice({ productLine })).toMatchObject({ covered: false, reason: 'product-line', factIds: ['S1-01'] })
  })

  it('[S1-01] a request without a device is not kept out', () => expect(judge(S1).covered).toBe(true))
})

describe('things that are not covered', () => {
  it('[S1-23] what was bought elsewhere is out, before its product line is looked at', () => {
    expect(ofDevice({ thirdParty: true, productLine: '别家' })).toMatchObject({
      reason: 'third-party',
      factIds: ['S1-23'],
      clause: { text: '外购件不在本服务说明书所含的服务范围内。' },
    })
  })

  it('[S1-16] special versions are out', () => {
    expect(ofDevice({ customised: true })).toMatchObject({ reason: 'customised', factIds: ['S1-16'] })
  })

  it('a policy without such a clause does not keep them out', () => {
    const device = deviceWith({ thirdParty: true, customised: true })
    expect(judge(S2, { device }).covered).toBe(true)
  })

  const video = '融合通信·视频会议系列'
  const watch = '融合通信·视频监控系列'

  it.each<[string, Partial<CoveredDevice>]>([
    ['线缆', { itemKind: '光纤线缆' }],
    ['耳机', { itemKind: '耳机' }],
    ['麦克风', { itemKind: '麦克风' }],
    ['白板笔', { itemKind: '白板笔' }],
    ['延长器', { itemKind: 'HDMI 延长器' }],
    ['分配器', { itemKind: '分配器' }],
    ['锂电池模块', { itemKind: 'S 系列交换机锂电池模块' }],
    ['制冷剂', { itemKind: '制冷剂' }],
    ['防尘网', { itemKind: '防尘网' }],
    ['加湿桶', { itemKind: '加湿桶' }],
    ['摄像机', { itemKind: '摄像机', productLine: watch }],
    ['编解码器', { itemKind: '编解码器', productLine: watch }],
    ['IP 电话机', { itemKind: 'ip电话机' }],
    ['IAD', { itemKind: '语音接入设备', model: 'iad132' }],
    ['EGW', { itemKind: '企业网关', model: 'EGW1520' }],
    ['瘦客户端', { itemKind: '瘦客户端' }],
    ['话务盒', { itemKind: '话务盒' }],
    ['音箱', { itemKind: '有源音箱' }],
    ['调制解调器', { itemKind: '调制解调器' }],
    ['无线手持终端', { itemKind: '无线手持终端' }],
    ['接入终端', { itemKind: '接入终端' }],
    ['个人电脑', { itemKind: '个人电脑' }],
    ['外设', { itemKind: '电脑外设' }],
    ['便携机', { itemKind: '便携机' }],
    ['电视机', { itemKind: '电视机' }],
    ['防护罩', { itemKind: '防护罩' }],
    ['支架', { itemKind: '显示器支架' }],
    ['三脚架', { itemKind: '三脚架' }],
    ['推车', { itemKind: '推车' }],
    ['桌椅', { itemKind: '桌椅' }],
    ['机柜', { itemKind: '机柜' }],
    ['文档', { itemKind: '文档' }],
    ['产品附件', { itemKind: '产品附件' }],
    ['安装附件', { itemKind: '安装附件' }],
    ['工具', { itemKind: '工具' }],
    ['室外天线', { itemKind: '室外天线' }],
  ])('[S1-22] %s is out in every stage', (item, set) => {
    for (const stage of ['phone', 'onsite'] as const)
      expect(ofDevice(set, stage)).toMatchObject({
        covered: false,
        reason: 'item',
        subject: { zh: item },
        factIds: ['S1-22'],
        exception: null,
      })
  })

  it.each<[string, Partial<CoveredDevice>, string | null]>([
    ['麦克风 of 智真', { itemKind: '麦克风', model: '智真 TP-M1', productLine: video }, '智真'],
    ['音箱 of 智真', { itemKind: '智真音箱', productLine: video }, '智真'],
    ['电视机 of 智真', { itemKind: '电视机', model: '智真 TP-55', productLine: video }, '智真'],
    ['IAD1224', { itemKind: 'IAD', model: 'IAD 1224' }, 'IAD1224'],
    ['a camera for meetings', { itemKind: '摄像机', productLine: video }, null],
    ['a codec for meetings', { itemKind: '编解码器', productLine: video }, null],
    [
      'a lithium battery of no S series',
      { itemKind: '锂电池模块', model: 'DC-BAT9', productLine: '能基&数据中心' },
      null,
    ],
  ])('[S1-22] %s stays in', (_what, set, exception) => {
    expect(ofDevice(set)).toMatchObject({ covered: true, reason: 'in-service', exception })
  })

  it.each<[string, Partial<CoveredDevice>, SupportStage, VerdictReason]>([
    ['a terminal for meetings, on site', { itemKind: '会议终端', productLine: video }, 'onsite', 'item-stage'],
    ['a terminal for meetings, remotely', { itemKind: '会议终端', productLine: video }, 'remote', 'in-service'],
    ['an accessory, on site', { itemKind: '备用附件' }, 'onsite', 'item-stage'],
    [
      'IAD1224, on site: its exception is of the other list',
      { itemKind: 'IAD', model: 'IAD1224' },
      'onsite',
      'item-stage',
    ],
    ['IAD1224, by phone', { itemKind: 'IAD', model: 'IAD1224' }, 'phone', 'in-service'],
    ['a loudspeaker of 智真, on site', { itemKind: '智真音箱', productLine: video }, 'onsite', 'item-stage'],
    ['a terminal that is out altogether is told as that', { itemKind: '接入终端' }, 'onsite', 'item'],
    ['a switch, on site', {}, 'onsite', 'in-service'],
    ['software for terminals', { itemKind: '终端安全软件', productLine: '星网信通自产软件' }, 'onsite', 'in-service'],
  ])('[S1-23] %s', (_what, set, stage, reason) => {
    expect(ofDevice(set, stage).reason).toBe(reason)
  })

  it('[S1-23] which things are terminals is assumed, and the verdict says so', () => {
    expect(ofDevice({ itemKind: '会议终端' }, 'onsite')).toMatchObject({
      subject: { zh: '会议终端' },
      factIds: ['S1-23'],
      assumed: true,
    })
  })
})

describe('services', () => {
  it.each([['help-desk'], ['remote-handling'], ['software-update'], ['advance-replacement']])(
    '[S1-02] %s is one of the four',
    (service) => expect(judge(S1, { service }).covered).toBe(true),
  )

  it.each([['software-upgrade'], ['business-software']])('[S1-08] %s is no part of it', (service) => {
    expect(judge(S1, { service })).toMatchObject({ reason: 'service', factIds: ['S1-08'] })
  })

  it.each([['data-recovery'], ['application-tests'], ['interoperability'], ['missing-patches'], ['advice-ignored']])(
    '[S1-19] %s is not included',
    (service) =>
      expect(judge(S1, { service })).toMatchObject({ covered: false, reason: 'service', factIds: ['S1-19'] }),
  )

  it('[S1-09] keeping a faulty part is sold', () => {
    expect(judge(S1, { service: 'faulty-part-retention' })).toMatchObject({ reason: 'charged-service' })
  })

  it.each<[SupportStage]>([['consult'], ['phone'], ['remote'], ['onsite'], ['emergency']])(
    '[S3-05] %s is a service of the catalogue',
    (stage) => expect(judge(S3, { stage }).covered).toBe(true),
  )

  it('[S3-16] [S3-18] repairs of what an emergency replaced are out, what a manufacturer charges is charged', () => {
    expect(judge(S3, { service: 'emergency-part-repair' })).toMatchObject({ reason: 'service', factIds: ['S3-16'] })
    expect(judge(S3, { service: 'value-added-charged' })).toMatchObject({ reason: 'charged-service' })
    expect(judge(S3, { service: 'value-added-free' }).covered).toBe(true)
  })

  it.each<[string, string | null, VerdictReason]>([
    ['nothing found yet', null, 'charged-service'],
    ['a bug of the product', 'product-bug', 'in-service'],
    ["the user's network", 'environment', 'charged-service'],
  ])('[S4-04] remote service with %s', (_what, cause, reason) => {
    expect(judge(S4, { stage: 'remote', cause }).reason).toBe(reason)
  })

  it('[S4-04] by phone no cause costs anything', () => {
    expect(judge(S4, { cause: 'operation' }).covered).toBe(true)
  })

  it.each<[string, string | undefined, VerdictReason]>([
    ['tracking', '北京市', 'in-service'],
    ['tracking', '上海', 'region'],
    ['tracking', undefined, 'region'],
    ['emergency', ' 北京 ', 'charged-service'],
    ['emergency', '天津', 'region'],
  ])('[S4-05] [S4-06] %s in %s: %s', (service, city, reason) => {
    expect(judge(S4, { service, city }).reason).toBe(reason)
  })

  it('[S4-07] discs are charged', () => {
    expect(judge(S4, { service: 'patch-discs' })).toMatchObject({ reason: 'charged-service', factIds: ['S4-07'] })
  })

  it('[S2-18] the buy-out of a platform is charged, an upgrade is not', () => {
    expect(judge(S2, { service: 'platform-buyout' }).reason).toBe('charged-service')
    expect(judge(S2, { service: 'upgrade' }).covered).toBe(true)
  })
})

describe('causes', () => {
  const causesOf = (policy: string, covered: boolean) =>
    (policyOf(library, policy).policy.coverage?.causes ?? []).filter((cause) => cause.covered === covered)

  it.each(causesOf(S1, false).map(({ id, name }) => [id, name.zh]))('[S1-21] %s (%s) is not covered', (cause) => {
    expect(judge(S1, { cause })).toMatchObject({ covered: false, reason: 'cause', factIds: ['S1-21'] })
  })

  it.each(causesOf(S3, false).map(({ id, name }) => [id, name.zh]))('[S3-15] %s (%s) is charged', (cause) => {
    expect(judge(S3, { cause })).toMatchObject({ covered: false, reason: 'cause', factIds: ['S3-15'] })
  })

  it('[S1-21] [S3-15] [S2-18] are eight, seven and one', () => {
    expect([S1, S3, S2].map((policy) => causesOf(policy, false).length)).toEqual([8, 7, 1])
    expect(judge(S2, { cause: 'man-made' })).toMatchObject({ reason: 'cause', factIds: ['S2-18'] })
  })

  it('a fault of the product is covered, and so is what is not found', () => {
    for (const policy of [S1, S2, S3])
      for (const cause of ['product-quality', null, 'a cause of an older policy'])
        expect(judge(policy, { cause }).covered).toBe(true)
  })
})

describe('which reason is told', () => {
  const bad = deviceWith({ productLine: '别家', itemKind: '耳机' })

  it('the period before the device, the device before the service, the service before the cause', () => {
    const request = { device: bad, service: 'data-recovery', cause: 'wear' } as const
    expect(judge(S1, { ...request, at: beijing('2028-01-01 00:00') }).reason).toBe('ended')
    expect(judge(S1, request).reason).toBe('product-line')
    expect(judge(S1, { ...request, device: deviceWith() }).reason).toBe('service')
    expect(judge(S1, { ...request, device: deviceWith(), service: null }).reason).toBe('cause')
  })

  it('a verdict is accepted for what it speaks of, not for another', () => {
    const keys = [
      judge(S1, { cause: 'wear' }),
      judge(S1, { cause: 'misuse' }),
      judge(S1, { service: 'data-recovery' }),
      judge(S1, { contract: null }),
    ].map(({ key }) => key)
    expect(new Set(keys).size).toBe(4)
    expect(judge(S1, { cause: 'wear', at: beijing('2026-12-01 00:00') }).key).toBe(keys[0])
  })

  it('a covered request cites the rule that gave the period', () => {
    expect(judge(S1, { contract: throughout2026 })).toMatchObject({ clause: { ref: '4 说明 2' }, factIds: ['S1-18'] })
  })
})
