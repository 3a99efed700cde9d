/** Differences in the sections beside the promises are named in words of both languages, ids by what they are called. */
import { describe, expect, it } from 'vitest'
import { comparePolicies } from '#shared/domain/policy/diff'
import { fieldWords } from '#shared/domain/policy/diff-fields'
import { roleNames } from '#shared/domain/policy/names'
import { CheckedPolicy } from '#shared/domain/policy/checks'
import { PolicyShape } from '#shared/domain/policy/schema'
import { texts } from '../../../../renderer/app/texts'
import { policyText } from '../../../support/policy-mistakes'

type Step = string | number

function at(json: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((value, key) => {
    const next: unknown =
      Array.isArray(value) && typeof key === 'string'
        ? value.find((item: unknown) => Reflect.get(Object(item), 'id') === key)
        : Reflect.get(Object(value), key)
    if (next === undefined) throw new Error(`nothing at ${String(key)}`)
    return next
  }, json)
}

/** What is told of a bundled policy after one field was set; a valid policy before and after. */
function changesAfter(id: string, path: readonly Step[], field: string, value: unknown) {
  const before = CheckedPolicy.parse(JSON.parse(policyText(id)))
  const json: unknown = JSON.parse(policyText(id))
  Reflect.set(Object(at(json, path)), field, value)
  return comparePolicies(before, CheckedPolicy.parse(json)).map(({ sectionName, place, before: from, after: to }) => ({
    section: sectionName.zh,
    place: place.zh,
    from: from?.zh ?? null,
    to: to?.zh ?? null,
    en: [sectionName.en, place.en, from?.en, to?.en].join(' '),
  }))
}

describe('a difference in a section', () => {
  it.each([
    [
      'equipment-handbook',
      ['procedures', 'phone-support', 'steps', 'state'],
      'waitsWith',
      'customer-consent',
      [
        '职责分工',
        /^电话支持.* › 步骤 › .* › 等待客户的暂停原因$/,
        /^等待客户提供信息、日志等$/,
        /^等待客户授权或批准$/,
      ],
    ],
    [
      'equipment-handbook',
      ['procedures', 'phone-support', 'steps', 'state'],
      'responsible',
      'provider',
      ['职责分工', / › 责任方$/, /^客户$/, /^我方$/],
    ],
    [
      'equipment-handbook',
      ['ladders', 'major-fault', 'steps', 'team'],
      'offset',
      'PT45M',
      ['应急阶梯', /^紧急故障排除 › 步骤 › 成立应急小组 › 启动后$/, /^30 分钟$/, /^45 分钟$/],
    ],
    [
      'equipment-handbook',
      ['ladders', 'major-fault', 'trigger'],
      'severities',
      ['L1', 'L2'],
      ['应急阶梯', /启动条件 › 级别$/, /^一级故障$/, /^一级故障、二级故障$/],
    ],
    [
      'equipment-handbook',
      ['fees', 'rules', 1],
      'when',
      { inPeriod: false, kinds: ['labour'] },
      ['费用', /^规则 › 第 2 条 › 条件$/, /^技术服务费，故障原因不属于服务$/, /^服务期外，技术服务费$/],
    ],
    ['equipment-handbook', ['fees', 'rules', 1], 'charge', 'cost', ['费用', /收费方式$/, /^按价格清单$/, /^按成本$/]],
    [
      'equipment-handbook',
      ['fees', 'items', 'spare'],
      'cost',
      12_350,
      ['费用', /^收费项目 › 备品、备件和易损件 › 成本价$/, /^原文未列价$/, /^¥123.50$/],
    ],
    [
      'equipment-handbook',
      ['coverage', 'services', 'value-added-charged'],
      'cover',
      'excluded',
      ['服务范围', /^服务项目 › 厂家收费的增值服务 › 是否包含$/, /^收费$/, /^不包含$/],
    ],
    [
      'equipment-handbook',
      ['coverage', 'period', 0],
      'months',
      24,
      ['服务范围', /^服务期 › 自验收之日起 › 期限$/, /^12 个月$/, /^24 个月$/],
    ],
    [
      'beixinyuan-statement',
      ['coverage', 'services', 'remote'],
      'freeFor',
      ['product-bug', 'operation'],
      [
        '服务范围',
        /^服务项目 › 远程服务 › 免费的故障原因$/,
        /^公司自身产品 Bug$/,
        /^公司自身产品 Bug、使用或配置问题$/,
      ],
    ],
    [
      'xingwang-standard',
      ['coverage', 'itemClasses', 'consumables', 'items', 2],
      'except',
      [],
      ['服务范围', /^不在服务范围的部件 › 消耗类 › 部件 › 麦克风 › 除外$/, /^智真$/, /^无$/],
    ],
    [
      'xingwang-standard',
      ['severityGuide', 'rules', 3],
      'when',
      [{ question: 'limited', is: false }],
      ['定级问题', /^规则 › 第 4 条 › 条件$/, /^“是否只是咨询.*”答“是”$/, /^“产品仍能运转.*”答“否”$/],
    ],
    ['xingwang-standard', ['replacedPart'], 'days', 120, ['更换件的保修', /^期限$/, /^90 天$/, /^120 天$/]],
    [
      'xingwang-standard',
      ['commitments', 'spare-delivery'],
      'repeats',
      'again',
      ['承诺', /^备件送达 › 计时方式$/, /单独计时/, /结束后再次发生/],
    ],
    [
      'equipment-handbook',
      ['schedules', 'quarterly-inspection'],
      'recurrence',
      { every: 'weeks', weeks: [{ month: 4, week: 1 }] },
      ['周期性服务', /^季度巡检 › 周期$/, /^每季度一次$/, /^每年 4 月第一周$/],
    ],
    ['equipment-handbook', ['repeatFailure'], 'failedRepairs', 3, ['重复故障', /^维修失败$/, /^2 次$/, /^3 次$/]],
    ['beixinyuan-statement', ['mailTemplate'], 'text', '您好', ['邮件模板', /^模板正文$/, /尊敬的/, /^您好$/]],
    [
      'xingwang-standard',
      ['forms', 'service-application'],
      'neededFor',
      'pod.signed',
      ['表单', /须先填写完整$/, /^备件服务申请通过$/, /^签收到货证明$/],
    ],
    [
      'xingwang-standard',
      ['alerts', 0],
      'roles',
      ['duty-manager'],
      ['提醒', /^50 % › 提醒对象$/, /^工程师$/, /^值班经理$/],
    ],
  ] as const)('of %s at %j: %s', (id, path, field, value, [section, place, from, to]) => {
    const changes = changesAfter(id, path, field, value)
    expect(changes).toEqual([
      {
        section,
        place: expect.stringMatching(place),
        from: expect.stringMatching(from),
        to: expect.stringMatching(to),
        en: expect.any(String),
      },
    ])
    expect(changes[0]?.en.replaceAll(/“[^”]*”/g, '')).not.toMatch(
      field === 'except' || field === 'text' ? /^$/ : /[一-鿿]/,
    )
  })

  it('that is a whole new entry is told with its parts, without what goes without saying', () => {
    const policy = CheckedPolicy.parse(JSON.parse(policyText('equipment-handbook')))
    const [procedure] = policy.procedures
    const [step] = procedure?.steps ?? []
    if (!procedure || !step) throw new Error('no such procedure')
    const added = { ...procedure, id: 'more', name: { zh: '其他', en: 'More' }, steps: [step] }
    const [change] = comparePolicies(policy, { ...policy, procedures: [...policy.procedures, added] })
    expect(change).toMatchObject({ kind: 'added', path: 'procedures.more', place: { zh: '其他' } })
    expect(change?.after?.zh).toContain('条款：7.2：')
    expect(change?.after?.zh).toMatch(/步骤：（名称：.*；责任方：客户；协助方：我方/)
    expect(change?.after?.zh).not.toContain('必要时：否')
  })

  it('that is only the order of a list is told as the order, for the first that fits decides', () => {
    const policy = CheckedPolicy.parse(JSON.parse(policyText('equipment-handbook')))
    const turned = { ...policy, stages: policy.stages.toReversed() }
    expect(comparePolicies(policy, turned)).toEqual([
      expect.objectContaining({
        path: 'stages.order',
        place: { zh: '顺序', en: 'order' },
        before: expect.objectContaining({ zh: expect.stringMatching(/^电话咨询服务、电话支持服务、/) }),
        after: expect.objectContaining({ zh: expect.stringMatching(/^紧急故障排除服务、/) }),
      }),
    ])
    expect(comparePolicies(policy, { ...policy, stages: policy.stages.slice(1) })).toEqual([
      expect.objectContaining({ path: 'stages.consult', kind: 'removed' }),
    ])
  })
})

describe('the words of fields', () => {
  const fieldsOf = (value: unknown): readonly string[] =>
    Array.isArray(value)
      ? value.flatMap(fieldsOf)
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => [key, ...fieldsOf(inner)])
        : []

  it('are there for every section, and for every field that a bundled policy uses', () => {
    const bundled = ['xingwang-standard', 'integrator-general', 'equipment-handbook', 'beixinyuan-statement']
    const used = new Set([
      ...Object.keys(PolicyShape.shape),
      ...bundled.flatMap((id) => fieldsOf(JSON.parse(policyText(id)))),
    ])
    // Read as part of what holds them: amounts, weeks, conditions, texts of two languages, recurrences.
    const within = new Set('id zh en kind iso n mon tue wed thu fri sat sun below upTo from above'.split(' '))
    const inWholes = new Set(
      'distanceKm inListedCity every month question is over inPeriod kinds causeCovered requestCovered weeks'.split(
        ' ',
      ),
    )
    const unnamed = [...used].filter(
      (field) => !within.has(field) && !inWholes.has(field) && fieldWords(field).zh === field,
    )
    expect(unnamed).toEqual([])
  })

  it('call the roles as the screens do', () => {
    for (const [role, { zh, en }] of Object.entries(roleNames)) {
      expect(Reflect.get(texts.zh.role, role)).toBe(zh)
      expect(Reflect.get(texts.en.role, role)).toBe(en)
    }
  })
})
