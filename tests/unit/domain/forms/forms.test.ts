import { describe, expect, it } from 'vitest'
import { filledForms, formInTheWay, missingFields } from '#shared/domain/forms/forms'
import type { TicketEvent } from '#shared/domain/tickets/events'
import { loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()
const { policy } = policyOf(library, 'xingwang-standard')

const application: Readonly<Record<string, string>> = {
  customer: '示例客户',
  model: 'NT-S5800',
  serial: 'SN-0001',
  place: '机房',
  severity: 'P2',
  symptom: '单板故障',
  recipient: '某先生',
  phone: '0571-00000000',
  address: '示例路 1 号',
}
const label: Readonly<Record<string, string>> = { part: '主控板', serial: 'BD-1', symptom: '不启动' }

let minute = 0
const filled = (form: string, values: Readonly<Record<string, string>>, part = 1): TicketEvent => ({
  type: 'form.filled',
  at: (minute += 1),
  form,
  part,
  values: { ...values },
})

function inTheWay(...events: readonly TicketEvent[]): string {
  const found = formInTheWay(policy, ['spare.approved'], filledForms(events))
  return found ? `${found.form.id}: ${found.missing.map(({ id }) => id).join(' ')}` : 'nothing'
}

it('a field is empty until it is filled in, whatever it is called', () => {
  const named = (id: string) => ({ id, name: { zh: id, en: id }, required: true, kind: 'text' as const })
  const [form] = policy.forms
  const fields = ['constructor', 'toString'].map(named)
  expect(form && missingFields({ ...form, fields }, { toString: '甲' }).map(({ id }) => id)).toEqual(['constructor'])
})

describe('forms that a replacement needs', () => {
  it('[S1-13] are the application, a label for each faulty part and the acceptance report', () => {
    expect(policy.forms.map(({ id, name, perPart, neededFor }) => [id, name.zh, perPart, neededFor])).toEqual([
      ['service-application', '服务申请表', false, 'spare.approved'],
      ['fault-label', '故障标签', true, 'spare.approved'],
      ['acceptance-report', '到货验收报告', true, undefined],
    ])
  })

  it('[S1-14] nothing filled in: the application says all that is missing', () => {
    expect(inTheWay()).toBe('service-application: customer model serial place severity symptom recipient phone address')
  })

  it.each(Object.keys(application))('[S1-14] the application without %s does not start the delivery', (field) => {
    const blank = filled('service-application', { ...application, [field]: '  ' })
    const { [field]: _left, ...rest } = application
    expect(inTheWay(blank, filled('fault-label', label))).toBe(`service-application: ${field}`)
    expect(inTheWay(filled('service-application', rest), filled('fault-label', label))).toBe(
      `service-application: ${field}`,
    )
  })

  it('[S1-14] remarks may be left out', () => {
    const [form] = policy.forms
    expect(form && missingFields(form, application)).toEqual([])
  })

  it('[S1-14] a label for each part: one incomplete holds all', () => {
    const complete = filled('service-application', application)
    expect(inTheWay(complete)).toBe('fault-label: part serial symptom')
    expect(inTheWay(complete, filled('fault-label', label))).toBe('nothing')
    expect(inTheWay(complete, filled('fault-label', label), filled('fault-label', { part: '电源' }, 2))).toBe(
      'fault-label: serial symptom',
    )
    expect(inTheWay(complete, filled('fault-label', label), filled('fault-label', label, 2))).toBe('nothing')
  })

  it('[S1-14] what is filled in last counts, also where it takes something back', () => {
    const done = [filled('service-application', application), filled('fault-label', label)]
    expect(inTheWay(filled('service-application', {}), ...done)).toBe('nothing')
    expect(inTheWay(...done, filled('service-application', { ...application, address: '' }))).toBe(
      'service-application: address',
    )
  })

  it('[S1-14] other steps need no form, nor does a policy without forms', () => {
    expect(formInTheWay(policy, ['pod.signed', 'ticket.resolved'], [])).toBeNull()
    expect(formInTheWay({ forms: [] }, ['spare.approved'], [])).toBeNull()
  })
})

describe('the forms of the other policies', () => {
  it.each([
    ['[S2-02]', 'integrator-general', ['维护记录']],
    ['[S3-14]', 'equipment-handbook', ['技术服务申请报告', '技术服务报告']],
    ['[S4-05] [S4-06]', 'beixinyuan-statement', ['服务日志']],
  ])('%s %s: %j', (_facts, id, names) => {
    expect(policyOf(library, id).policy.forms.map(({ name }) => name.zh)).toEqual(names)
  })

  it('[S3-14] [S4-05] are signed by the customer', () => {
    for (const id of ['equipment-handbook', 'beixinyuan-statement'])
      for (const { fields } of policyOf(library, id).policy.forms)
        expect(fields.find((field) => field.id === 'signed-by')).toMatchObject({ required: true })
  })
})
