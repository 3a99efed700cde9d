/** The policy page on a peer of the bridge: the document, a mistake at its line, comparing, trying, activating. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { TicketId } from '#shared/domain/ids'
import { comparePolicies } from '#shared/domain/policy/diff'
import type { Effect } from '#shared/domain/policy/effect'
import type { Policy } from '#shared/domain/policy/schema'
import type { PolicyVersion } from '#shared/domain/policy/versions'
import { ok } from '#shared/lib/result'
import { tryPolicy } from '#main/features/tickets/trial'
import { checkPolicyText } from '#main/features/policies/check'
import { compilePolicy } from '#shared/domain/policy/compile'
import { loadBundledLibrary, policyOf } from '../../support/policies'
import { showSettings } from '../../support/settings-screen'
import type { SettingsScene } from '../../support/settings-screen'

const library = await loadBundledLibrary()
const { policy } = policyOf(library, 'xingwang-standard')
const second: Policy = {
  ...policy,
  version: 2,
  commitments: policy.commitments.map((one) =>
    one.id === 'first-contact' ? { ...one, rules: [{ amount: { kind: 'duration', iso: 'PT20M' } }] } : one,
  ),
}

const about = ({ id, version, name, provider }: Policy, set: Partial<PolicyVersion> = {}): PolicyVersion => ({
  id,
  version,
  name,
  provider,
  source: 'bundled',
  activeFrom: 0,
  state: 'in-force',
  appliesToRunning: false,
  addedBy: '',
  addedAt: 0,
  openTickets: 3,
  ...set,
})
const draft = about(second, {
  source: 'imported',
  activeFrom: null,
  state: 'draft',
  addedBy: '某管理员',
  openTickets: 0,
})
const both = [about(policy), draft]

const effect: Effect = {
  tickets: 40,
  clocks: 60,
  moved: 17,
  byCommitment: [
    {
      policyId: policy.id,
      commitment: 'first-contact',
      name: { zh: '首次联系', en: 'First contact' },
      moved: 17,
      earlier: 17,
      later: 0,
    },
  ],
  becomeOverdue: 2,
  noLongerOverdue: 0,
  examples: [
    {
      ticketId: '01JD0000000000000000000000' as TicketId,
      number: '20261125-0007',
      customerName: '杭州示例轨道交通公司',
      policyId: policy.id,
      commitment: 'first-contact',
      name: { zh: '首次联系', en: 'First contact' },
      from: Date.UTC(2026, 10, 25, 8, 0),
      to: Date.UTC(2026, 10, 25, 7, 50),
    },
  ],
}

const show = ({ answers = {}, ...scene }: SettingsScene = {}) =>
  showSettings({
    section: 'policies',
    ...scene,
    answers: {
      'policies.versions': () => ok(both),
      'policies.read': ({ version }) =>
        ok(version === 2 ? { policy: second, about: draft } : { policy, about: about(policy) }),
      'policies.compare': () => ok(comparePolicies(policy, second)),
      'policies.try': ({ version, ...given }) =>
        ok(tryPolicy(compilePolicy(version === 2 ? second : policy, library.holidayYears), given)),
      'policies.check': ({ text }) => {
        const { issues, value } = checkPolicyText(text)
        return ok({
          issues,
          policy: value && { id: value.id, version: value.version, name: value.name, taken: false, free: 2 },
        })
      },
      ...answers,
    },
  })

describe('a policy as a document', () => {
  it('says every promise with its conditions, and marks what the source does not state [S1-11]', async () => {
    show()
    const promises = within(await screen.findByRole('region', { name: '承诺' }))
    const row = within(promises.getByRole('row', { name: /备件送达/ }))
    expect(row.getByText('P1、P2，不足 400 公里')).toBeVisible()
    expect(row.getByText('4 个工作日（NBD+3）')).toBeVisible()
    expect(row.getByText(/400公里以内P1\/P2问题NBD\+3内/)).toBeVisible()
    expect(within(promises.getByRole('row', { name: /首次联系/ })).getByText('原文未注明（设定值）')).toBeVisible()
    const calendars = within(screen.getByRole('region', { name: '日历' }))
    expect(calendars.getAllByText('08:00–18:00')).toHaveLength(5)
    expect(screen.getByText(/故障有可能导致业务中断/)).toBeVisible()
  })

  it('is read only for managers', async () => {
    show({ roles: ['duty-manager'] })
    await screen.findByRole('region', { name: '承诺' })
    expect(screen.queryByRole('button', { name: '导入版本…' })).toBeNull()
    expect(screen.queryByRole('button', { name: '启用…' })).toBeNull()
    expect(screen.getByRole('button', { name: '试算' })).toBeVisible()
  })
})

describe('importing a version', () => {
  it('shows a mistake at its line with what may stand there, and sends the text once it is right', async () => {
    const fake = show({ answers: { 'policies.import': () => ok(draft) } })
    await userEvent.click(await screen.findByRole('button', { name: '导入版本…' }))
    const dialog = within(await screen.findByRole('dialog'))
    const right = JSON.stringify(second, null, 2)
    const wrong = right.replace('"case.accepted"', '"case.taken"')
    const file = (text: string) => new File([text], 'second.json', { type: 'application/json' })
    const chooser = dialog.getByLabelText('选择文件…', { selector: 'input' })
    await userEvent.upload(chooser, file(wrong))
    const line = wrong.slice(0, wrong.indexOf('"case.taken"')).split('\n').length
    expect(await dialog.findByText(new RegExp(`第 ${line} 行第 \\d+ 列 · commitments\\[0\\]\\.startsOn`))).toBeVisible()
    expect(dialog.getByText('"case.taken" 不是可用的值')).toBeVisible()
    expect(dialog.getByText('"case.taken",')).toBeVisible()
    expect(dialog.getByText(/可以填写：.*case\.accepted/)).toBeVisible()
    expect(dialog.getByRole('button', { name: '导入为草稿' })).toBeDisabled()
    await userEvent.upload(chooser, file(right))
    expect(await dialog.findByText(/检查通过.*第 2 版/)).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: '导入为草稿' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(fake.inputsOf('policies.import')).toEqual([{ text: right }])
  })
})

describe('a draft', () => {
  it('is compared with the version in force', async () => {
    show({ section: 'policies/xingwang-standard/2' })
    await userEvent.click(await screen.findByRole('button', { name: '比较版本' }))
    const panel = within(await screen.findByRole('region', { name: '比较版本' }))
    const row = within(await panel.findByRole('row', { name: /时限.*30 分钟/ }))
    expect(row.getByText('20 分钟')).toBeVisible()
    expect(row.getByText('改动')).toBeVisible()
  })

  it('is tried on a case, with a reason for every answer', async () => {
    show({ section: 'policies/xingwang-standard/2' })
    await userEvent.click(await screen.findByRole('button', { name: '试算' }))
    const panel = within(await screen.findByRole('region', { name: '试算' }))
    await userEvent.selectOptions(await panel.findByLabelText('级别'), 'P2')
    await userEvent.type(panel.getByLabelText('城市'), '惠州')
    const start = panel.getByLabelText('起算时间')
    await userEvent.clear(start)
    await userEvent.type(start, '2026-11-27T16:40')
    const answers = panel.getByRole('list', { name: '试算结果' })
    expect(await within(answers).findByText('缺少距离或级别')).toBeVisible()
    await userEvent.type(panel.getByLabelText('距服务中心（公里）'), '130')
    expect(await within(answers).findByText('12月3日 周四 18:00 前')).toBeVisible()
    expect(within(answers).getByText('11月27日 周五 17:00 前')).toBeVisible()
    await userEvent.click(within(answers).getByText('12月3日 周四 18:00 前'))
    const why = within(within(answers).getByRole('region', { name: '说明「备件送达」的时限' }))
    expect(why.getByText(/12月1日 周二: 00:00–08:00 非服务时间, 08:00–18:00 计入/)).toBeInTheDocument()
  })

  it('shows the effect on running tickets before it is activated with them', async () => {
    const fake = show({
      section: 'policies/xingwang-standard/2',
      answers: { 'policies.preview': () => ok(effect), 'policies.activate': () => ok(effect) },
    })
    await userEvent.click(await screen.findByRole('button', { name: '启用…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await userEvent.click(dialog.getByRole('checkbox', { name: /运行中的工单也改按此版计时/ }))
    expect(await dialog.findByText('17 个运行中的计时将变动')).toBeVisible()
    expect(dialog.getByText('2 个变为超时')).toBeVisible()
    expect(dialog.getByRole('row', { name: /20261125-0007.*2026-11-25 16:00.*2026-11-25 15:50/ })).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: '立即启用' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(fake.inputsOf('policies.activate')).toEqual([
      expect.objectContaining({ id: policy.id, version: 2, applyToRunning: true }),
    ])
  })
})
