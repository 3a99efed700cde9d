/** Each bundled policy as a document: every section it has, with its clauses in the words of the document, and none it has not. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Policy } from '#shared/domain/policy/schema'
import type { PolicyVersion } from '#shared/domain/policy/versions'
import { ok } from '#shared/lib/result'
import { i18next } from '../../../renderer/app/i18n'
import { beijing, loadBundledLibrary, policyOf } from '../../support/policies'
import { showSettings } from '../../support/settings-screen'

const library = await loadBundledLibrary()
const policy = (id: string): Policy => policyOf(library, id).policy

// The test DOM lays nothing out, so it cannot scroll; what was brought into sight is kept.
const scrolled: Element[] = []
beforeEach(() => {
  scrolled.length = 0
  Element.prototype.scrollIntoView = function (this: Element) {
    scrolled.push(this)
  }
})
afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(Element.prototype, 'scrollIntoView')
})

async function show(shown: Policy) {
  const about: PolicyVersion = {
    id: shown.id,
    version: shown.version,
    name: shown.name,
    provider: shown.provider,
    source: 'bundled',
    activeFrom: 0,
    state: 'in-force',
    appliesToRunning: false,
    addedBy: '',
    addedAt: 0,
    openTickets: 0,
  }
  showSettings({
    section: `policies/${shown.id}/${shown.version}`,
    answers: {
      'policies.versions': () => ok([about]),
      'policies.read': () => ok({ policy: shown, about }),
    },
  })
  await screen.findByRole('navigation', { name: '目录' })
}

const part = (name: string) => within(screen.getByRole('region', { name }))
const row = (name: string, of: RegExp) => within(part(name).getByRole('row', { name: of }))
/** The entry of a list that a name stands in. */
function entry(name: string, title: string) {
  const [item] = part(name)
    .getAllByText(title)
    .flatMap((one) => one.closest('li') ?? [])
  if (!item) throw new Error(`no entry ${title}`)
  return within(item)
}

const sections: readonly (readonly [title: string, isIn: (policy: Policy) => boolean])[] = [
  ['承诺', () => true],
  ['级别', () => true],
  ['日历', () => true],
  ['可暂停计时的原因', () => true],
  ['支持阶段', () => true],
  ['定级问题', ({ severityGuide }) => severityGuide !== undefined],
  ['职责分工', ({ procedures }) => procedures.length > 0],
  ['表单', ({ forms }) => forms.length > 0],
  ['邮件模板', ({ mailTemplate }) => mailTemplate !== undefined],
  ['应急阶梯', ({ ladders }) => ladders.length > 0],
  ['服务范围', ({ coverage }) => coverage !== undefined],
  ['费用', ({ fees }) => fees !== undefined],
  ['重复故障与更换', ({ repeatFailure, replacedPart }) => Boolean(repeatFailure ?? replacedPart)],
  ['周期性服务', ({ schedules }) => schedules.length > 0],
  ['条款', ({ statements }) => statements.length > 0],
]

/** Every clause anywhere in a policy. */
function clausesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const text: unknown = key === 'clause' ? Reflect.get(Object(inner), 'text') : undefined
    return typeof text === 'string' ? [text] : clausesOf(inner)
  })
}

describe('a policy as a document', () => {
  it.each([...library.policies.keys()])(
    '%s shows the sections it has, each with its clauses, and no other',
    async (id) => {
      const shown = policy(id)
      await show(shown)
      for (const [title, isIn] of sections)
        expect([title, screen.queryAllByRole('region', { name: title }).length]).toEqual([title, isIn(shown) ? 1 : 0])
      const article = screen.getByRole('article').textContent
      const missing = clausesOf(shown).filter((text) => !article.includes(text))
      expect(missing).toEqual([])
      // What no words were given for would stand there by its key or id.
      expect(article).not.toMatch(/document\.|policies\.|common:|\{\{|undefined/)
    },
  )

  it('has a link to each part that brings it into sight and puts the keyboard there', async () => {
    await show(policy('equipment-handbook'))
    const contents = within(screen.getByRole('navigation', { name: '目录' }))
    expect(contents.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(
      '概要 承诺 级别 定级问题 日历 暂停原因 提醒 支持阶段 职责分工 表单 应急阶梯 服务范围 费用 重复故障与更换 周期性服务 条款'.split(
        ' ',
      ),
    )
    contents.getByRole('button', { name: '费用' }).focus()
    await userEvent.keyboard('{Enter}')
    const fees = screen.getByRole('region', { name: '费用' })
    expect(scrolled.some((place) => place.contains(fees))).toBe(true)
    expect(document.activeElement).toHaveTextContent(/^费用$/)
    expect(window.location.hash).toBe('#/settings/policies/equipment-handbook/1')
  })

  it('says of each promise what pauses it, how often it runs, and at which shares people are warned', async () => {
    await show(policy('xingwang-standard'))
    const promises = part('承诺')
    expect(promises.getByText(/时限|用时达到 50 %、75 %、90 %、100 % 时提醒/, { selector: 'small' })).toBeVisible()
    expect(promises.getByText(/^可暂停：不可抗力.*；交通系统的原因$/)).toBeVisible()
    expect(promises.getAllByText('计时方式：每次发生单独计时，停止时先结束最早的一次')).toHaveLength(2)
    expect(part('提醒与城市').getByText('75 % · 工程师、值班经理')).toBeVisible()
    expect(part('提醒与城市').getByText('原文未注明（设定值）')).toBeVisible()
  })

  it('says the questions that grade a fault and what each answer suggests [S3-10]', async () => {
    await show(policy('equipment-handbook'))
    const guide = part('定级问题')
    expect(guide.getByText('是否危及人身安全？')).toBeVisible()
    const rule = guide.getByText('第 3 问超过 30 分钟').closest('li')
    expect(rule).toHaveTextContent(/一级故障$/)
    expect(guide.getByText('原文未注明（设定值）')).toBeVisible()
  })

  it('has the duties with their sides, what ends a step, and the reason while it waits [S1-07]', async () => {
    await show(policy('xingwang-standard'))
    const channel = row('职责分工', /^提供远程通道/)
    expect(channel.getByText('客户')).toBeVisible()
    expect(channel.getByText('－')).toBeVisible()
    expect(channel.getByText('工程师远程登录')).toBeVisible()
    expect(channel.getByText('不再需要：判断需要现场服务 或 故障解决')).toBeVisible()
    expect(channel.getByText('等待客户授权或批准')).toBeVisible()
    expect(row('职责分工', /^如果设备故障/).getByText('必要时')).toBeVisible()
    expect(row('职责分工', /^将问题单升级/).queryByText('必要时')).toBeNull()
  })

  it('has the forms with what is required and the milestone they are needed for [S1-14]', async () => {
    await show(policy('xingwang-standard'))
    const label = entry('表单', '故障标签')
    expect(label.getByText('每件一份')).toBeVisible()
    expect(label.getByText('“备件服务申请通过”之前须填写完整')).toBeVisible()
    expect(label.getByText('必填').nextElementSibling).toHaveTextContent(/^故障件名称或型号序列号或条码故障现象$/)
    expect(label.getByText('选填').nextElementSibling).toHaveTextContent(/^故障发生日期寄件人$/)
  })

  it('has the mail template with what is filled in by name [S4-03]', async () => {
    await show(policy('beixinyuan-statement'))
    const mail = screen.getByRole('region', { name: '邮件模板' })
    expect(mail).toHaveTextContent('尊敬的联系人：')
    expect(mail).not.toHaveTextContent('{')
  })

  it('has the emergency ladder with times, people, observation and closing [S3-16]', async () => {
    await show(policy('equipment-handbook'))
    const step = row('应急阶梯', /^启动后 15 分钟内/)
    expect(step.getByText('客户支持中心维护工程师')).toBeVisible()
    expect(step.getByText('通知：子中心负责人、产品经理、办事处值班经理')).toBeVisible()
    expect(row('应急阶梯', /^立即/).getByText('办事处值班经理')).toBeVisible()
    expect(part('应急阶梯').getByText('停用超过 30 分钟，或危及人身安全')).toBeVisible()
    expect(part('应急阶梯').getByText('48 小时')).toBeVisible()
    expect(entry('应急阶梯', '提交技术服务报告，客户签字同意').getByText('现场维护工程师')).toBeVisible()
  })

  it('has what is covered: periods, services, items with their exceptions, causes [S1-22]', async () => {
    await show(policy('xingwang-standard'))
    const coverage = part('服务范围')
    expect(coverage.getByText('麦克风（智真除外）')).toBeVisible()
    expect(coverage.getByText('锂电池模块（仅限 S 系列）')).toBeVisible()
    expect(entry('服务范围', '终端产品及附件类').getByText('仅不提供：工程师现场服务')).toBeVisible()
    expect(entry('服务范围', '自然损耗或磨损').getByText('不属于服务，收费')).toBeVisible()
    expect(entry('服务范围', '第三方产品').getByText(/外购件不在/)).toBeVisible()
  })

  it('has services for a fee, free for a cause, and in some cities only [S4-04] [S4-06]', async () => {
    await show(policy('beixinyuan-statement'))
    const remote = entry('服务范围', '远程服务')
    expect(remote.getByText('收费')).toBeVisible()
    expect(remote.getByText('下列原因免费：公司自身产品 Bug')).toBeVisible()
    expect(entry('服务范围', '紧急救援').getByText('仅限北京')).toBeVisible()
  })

  it('has prices where the policy has them, and says where the document names none [S3-04]', async () => {
    const bundled = policy('equipment-handbook')
    const fees = bundled.fees && {
      ...bundled.fees,
      items: bundled.fees.items.map((item) =>
        item.id === 'spare' ? { ...item, list: 123_450, preferential: 0 } : item,
      ),
    }
    await show({ ...bundled, fees })
    const cells = row('费用', /^备品、备件和易损件/)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent)
    expect(cells.slice(1, 5)).toEqual(['件', '¥1,234.50', '原文未列价', '¥0.00'])
    expect(row('费用', /^技术服务费/).getByText('原文未列价')).toBeVisible()
    const rules = part('费用')
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
    expect(rules[0]).toMatch(/^按成本厂家收费的增值服务S3-18/)
    expect(rules[3]).toMatch(/^按成本服务期外，备品、备件和易损件/)
    expect(rules.at(-1)).toMatch(/^按价格清单其他情形.*原文未注明/)
  })

  it.each([
    ['equipment-handbook', /同一设备同一问题维修失败满 2 次：立即更换同品牌、同型号新设备/],
    ['equipment-handbook', /^须为同品牌、同型号；保修期重新计算$/],
    ['xingwang-standard', /^自更换之日起 90 天，或原保修的剩余期限，以较长者为准$/],
  ])('has repeated failure and replacement: %s %s [S3-03] [S1-10]', async (id, words) => {
    await show(policy(id))
    expect(part('重复故障与更换').getByText(words)).toBeVisible()
  })

  it('has what recurs, with the window that is open and the next one [S4-05] [S2-10]', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: beijing('2026-11-25 10:00') })
    await show(policy('beixinyuan-statement'))
    const call = entry('周期性服务', '每月电话回访')
    expect(call.getByText('回访 · 每月一次 · 仅限北京')).toBeVisible()
    expect(call.getByText('本期：2026-11-01 至 2026-11-30')).toBeVisible()
    expect(call.getByText('下一次：2026-12-01 至 2026-12-31')).toBeVisible()
    expect(call.getByText('填写统一的日志')).toBeVisible()
    const unstated = entry('周期性服务', '不定期回访')
    expect(unstated.getByText(/不定期（原文未注明间隔）/)).toBeVisible()
    expect(unstated.queryByText(/下一次/)).toBeNull()
  })

  it('speaks English too', async () => {
    await show(policy('equipment-handbook'))
    await i18next.changeLanguage('en')
    const coverage = await screen.findByRole('region', { name: 'Coverage' })
    await waitFor(() => expect(within(coverage).getByText('From the day of acceptance')).toBeVisible())
    expect(screen.getByRole('region', { name: 'Recurring services' })).toHaveTextContent(/once a quarter.*Next: \d{4}-/)
  })
})
