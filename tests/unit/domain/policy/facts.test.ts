/** Every fact of the four documents stands somewhere in the data of its policy, and what is only read says the right words. */
import { describe, expect, it } from 'vitest'
import { loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()

const documents = [
  ['S1', 'xingwang-standard', 26],
  ['S2', 'integrator-general', 18],
  ['S3', 'equipment-handbook', 18],
  ['S4', 'beixinyuan-statement', 9],
] as const

function* factIdsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, one] of Object.entries(value))
    if (key === 'factIds' && Array.isArray(one)) for (const id of one) yield String(id)
    else yield* factIdsIn(one)
}

type Cited = { readonly clause?: unknown; readonly assumed?: unknown; readonly factIds?: readonly string[] }

describe('the facts of the documents', () => {
  it.each(documents)('%s: every one of them stands in %s, and no other', (document, id, count) => {
    const expected = Array.from({ length: count }, (_, i) => `${document}-${String(i + 1).padStart(2, '0')}`)
    expect([...new Set(factIdsIn(policyOf(library, id).policy))].toSorted()).toEqual(expected)
  })

  it.each(documents)('%s: what has no clause in %s is marked as assumed', (_document, id) => {
    const { policy } = policyOf(library, id)
    const entries: readonly (readonly [string, Cited])[] = [
      ...policy.pauseReasons.map((one) => [`pauseReasons ${one.id}`, one] as const),
      ...(policy.coverage?.services ?? []).map((one) => [`services ${one.id}`, one] as const),
      ...(policy.coverage?.causes ?? []).map((one) => [`causes ${one.id}`, one] as const),
      ...(policy.fees?.items ?? []).map((one) => [`fees ${one.id}`, one] as const),
    ]
    const silent = entries.filter(([, one]) => one.clause === undefined && one.assumed !== true)
    expect(silent.map(([name]) => name)).toEqual([])
    const both = entries.filter(([, one]) => one.clause !== undefined && one.assumed === true)
    expect(both.map(([name]) => name)).toEqual([])
  })

  it.each(documents)('%s: every name of %s is told in both languages', (_document, id) => {
    const { policy } = policyOf(library, id)
    const names = [
      ...policy.stages,
      ...policy.procedures.flatMap(({ name, steps }) => [{ name }, ...steps]),
      ...policy.forms.flatMap(({ name, fields }) => [{ name }, ...fields]),
      ...policy.ladders.flatMap(({ name, steps, closing }) => [{ name }, ...steps, ...closing]),
      ...(policy.coverage?.services ?? []),
      ...(policy.coverage?.itemClasses ?? []),
      ...(policy.coverage?.causes ?? []),
      ...policy.schedules.flatMap(({ name, workList }) => [{ name }, ...workList.map((text) => ({ name: text }))]),
      ...policy.statements,
    ].map(({ name }) => name)
    expect(
      names.filter(
        ({ zh, en }) => !/[\p{Script=Han}]/u.test(zh.replace('Help Desk', '客')) || /\p{Script=Han}/u.test(en),
      ),
    ).toEqual([])
  })
})

describe('the clauses that are read', () => {
  it.each([
    ['[S1-02]', 'xingwang-standard', 'services', '提高了远程问题处理、备件先行服务的响应时间和响应速度'],
    ['[S1-04]', 'xingwang-standard', 'traceable', '对所有来电进行实时响应，并在最短时间内转接到相应的技术工程师'],
    ['[S1-08]', 'xingwang-standard', 'update-scope', '软件升级或者新功能新特性的提供不在该服务的范围内'],
    ['[S1-09]', 'xingwang-standard', 'ownership', '更换件归您所有，而您原有的故障件归星网信通所有'],
    ['[S1-15]', 'xingwang-standard', 'relocation', '三十（30）天内通知星网信通'],
    ['[S1-17]', 'xingwang-standard', 'windows', '备件先行 5×10×NBD'],
    ['[S1-24]', 'xingwang-standard', 'data-consent', '在客户同意的前提下'],
    ['[S1-24]', 'xingwang-standard', 'returned-hardware', '已经从硬件设备中彻底删除'],
    ['[S1-26]', 'xingwang-standard', 'liability', '最大赔偿额不高于客户购买该产品/服务所支付的金额'],
    ['[S2-03]', 'integrator-general', 'lifetime', '终生维修、保养服务'],
    ['[S2-04]', 'integrator-general', 'regular-tests', '定期测试和检查'],
    ['[S2-13]', 'integrator-general', 'hidden-risks', '准备备件，立即进行更换'],
    ['[S2-14]', 'integrator-general', 'spares', '各服务点主要硬件维修所需的备件供应'],
    ['[S2-16]', 'integrator-general', 'duty-attendance', '准时到达工作岗位，详细填写日志'],
    ['[S2-16]', 'integrator-general', 'duty-alarm', '通知对应的相关负责人员'],
    ['[S2-16]', 'integrator-general', 'duty-conduct', '保护服务对像的相关秘密'],
    ['[S2-16]', 'integrator-general', 'duty-violations', '制止无效的可立即通知中心管理人员'],
    ['[S3-07]', 'equipment-handbook', 'spares', '常备易损易坏部件'],
    ['[S3-08]', 'equipment-handbook', 'archive', '包括电话情况记录和季度维护报告，以备查询'],
    ['[S3-18]', 'equipment-handbook', 'value-added', '厂家收费的，我公司将按照成本为用户提供'],
    ['[S4-04]', 'beixinyuan-statement', 'no-damage', '不损坏用户主机和数据'],
    ['[S4-05]', 'beixinyuan-statement', 'signed-log', '由客户签字确认'],
    ['[S4-07]', 'beixinyuan-statement', 'patch-source', '协助登陆微软网站下载系统补丁'],
    ['[S4-09]', 'beixinyuan-statement', 'publications', '安全公告……下载中心……常见问题解答'],
  ])('%s %s: %s says “%s”', (fact, id, statement, words) => {
    const found = policyOf(library, id).policy.statements.find((one) => one.id === statement)
    expect(found?.factIds).toContain(fact.slice(1, -1))
    expect(found?.clause.text).toContain(words)
  })

  it('[S1-02] [S1-06] [S3-05] [S3-09] [S4-01] the stages of support are those of the documents', () => {
    const stages = documents.map(([, id]) => policyOf(library, id).policy.stages.map(({ stage }) => stage))
    expect(stages).toEqual([
      ['phone', 'remote', 'onsite'],
      ['phone', 'remote', 'onsite'],
      ['consult', 'phone', 'remote', 'onsite', 'emergency'],
      ['phone', 'remote', 'emergency'],
    ])
  })

  it('[S2-06] [S3-09] [S4-01] the hotlines and their hours', () => {
    expect(documents.map(([, id]) => policyOf(library, id).policy.hotline.hours.zh)).toEqual([
      '7×24',
      '7×24',
      '7×24',
      '5×8',
    ])
    expect(policyOf(library, 'integrator-general').policy.hotline.number).toBe('0571-87359879')
  })

  it('[S4-03] the mail is answered from one template, whose words are ours', () => {
    const { mailTemplate } = policyOf(library, 'beixinyuan-statement').policy
    expect(mailTemplate?.text.match(/\{\w+\}/g)).toEqual(['{contactName}', '{ticketNumber}', '{summary}', '{answer}'])
    expect(mailTemplate).toMatchObject({ assumed: true, factIds: ['S4-03'] })
  })
})
