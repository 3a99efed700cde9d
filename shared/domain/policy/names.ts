/** What the fixed choices of a policy file are called, in both languages: for the readable page and for comparing versions. */
import type { LocalText } from '../calendar/schema'
import type { Role } from '../people/people'
import type { Cause, Fees, FeeRule, PeriodRule, RepeatFailure, Service } from './coverage'
import type { Side, SupportStage } from './parts'
import type { Schedule } from './plans'
import type { Commitment } from './schema'
import type { Form, SeverityQuestion } from './work'

type Names<T extends string> = Readonly<Record<T, LocalText>>
type Field = Form['fields'][number]

export const sideNames: Names<Side> = {
  provider: { zh: '我方', en: 'Provider' },
  customer: { zh: '客户', en: 'Customer' },
}

export const supportStageNames: Names<SupportStage> = {
  consult: { zh: '咨询', en: 'Consultation' },
  phone: { zh: '电话支持', en: 'Phone support' },
  remote: { zh: '远程支持', en: 'Remote support' },
  onsite: { zh: '现场服务', en: 'On-site service' },
  emergency: { zh: '应急', en: 'Emergency' },
}

export const questionKindNames: Names<SeverityQuestion['kind']> = {
  'yes-no': { zh: '答是或否', en: 'yes or no' },
  minutes: { zh: '答分钟数', en: 'in minutes' },
}

export const repeatsNames: Names<Commitment['repeats']> = {
  never: { zh: '每张工单只计一次', en: 'once on a ticket' },
  again: {
    zh: '结束后再次发生则重新计时，计时期间再次发生不另计',
    en: 'anew when it is started after it ended; a start while it runs changes nothing',
  },
  each: {
    zh: '每次发生单独计时，停止时先结束最早的一次',
    en: 'every start runs by itself; a stop ends the oldest run',
  },
}

export const fieldKindNames: Names<Field['kind']> = {
  text: { zh: '单行文字', en: 'Line of text' },
  'long-text': { zh: '多行文字', en: 'Text' },
  date: { zh: '日期', en: 'Date' },
}

export const fieldSourceNames: Names<NonNullable<Field['from']>> = {
  'serial-number': { zh: '设备序列号', en: 'Serial number of the device' },
  model: { zh: '设备型号', en: 'Model of the device' },
  summary: { zh: '问题概述', en: 'Summary' },
  'contact-name': { zh: '联系人', en: 'Contact' },
  'callback-number': { zh: '回拨号码', en: 'Callback number' },
  'site-name': { zh: '站点名称', en: 'Site' },
  'customer-name': { zh: '客户名称', en: 'Customer' },
  severity: { zh: '级别', en: 'Severity' },
}

export const periodBasisNames: Names<PeriodRule['basis']> = {
  stated: { zh: '合同载明', en: 'Stated in the contract' },
  'product-warranty': { zh: '随产品保修起算', en: "From the beginning of the product's warranty" },
  'previous-period': { zh: '自上期结束起续保', en: 'A renewal, from the end of the period before' },
  acceptance: { zh: '自验收之日起', en: 'From the day of acceptance' },
}

export const coverNames: Names<Service['cover']> = {
  included: { zh: '包含', en: 'Included' },
  charged: { zh: '收费', en: 'Charged' },
  excluded: { zh: '不包含', en: 'Not included' },
}

export const coveredNames = (covered: Cause['covered']): LocalText =>
  covered ? { zh: '属于服务', en: 'Covered' } : { zh: '不属于服务，收费', en: 'Not covered, charged' }

export const priceKindNames: Names<Fees['items'][number]['kind']> = {
  labour: { zh: '工时', en: 'Labour' },
  remote: { zh: '远程支持', en: 'Remote support' },
  onsite: { zh: '现场服务', en: 'On-site service' },
  spare: { zh: '备件', en: 'Spare part' },
  transport: { zh: '运输', en: 'Transport' },
  upgrade: { zh: '升级', en: 'Upgrade' },
  disc: { zh: '光盘', en: 'Disc' },
  other: { zh: '其他', en: 'Other' },
}

export const chargeNames: Names<FeeRule['charge']> = {
  free: { zh: '免费', en: 'Free' },
  list: { zh: '按价格清单', en: 'List price' },
  cost: { zh: '按成本', en: 'At cost' },
  preferential: { zh: '按优惠价', en: 'Preferential price' },
}

export const warrantyNames: Names<RepeatFailure['warranty']> = {
  anew: { zh: '保修期重新计算', en: 'Its warranty is counted anew' },
  remaining: { zh: '保修期为原设备的剩余期限', en: 'What remained of the warranty goes on' },
}

export const scheduleKindNames: Names<Schedule['kind']> = {
  inspection: { zh: '巡检', en: 'Inspection' },
  maintenance: { zh: '保养', en: 'Maintenance' },
  call: { zh: '回访', en: 'Call' },
  record: { zh: '记录', en: 'Record' },
  disc: { zh: '光盘', en: 'Disc' },
  training: { zh: '培训', en: 'Training' },
}

/** The parts of coverage that are a clause alone. */
export const markNames: Names<'thirdParty' | 'customised' | 'afterPeriod'> = {
  thirdParty: { zh: '第三方产品', en: 'Products of others' },
  customised: { zh: '特殊与定制产品', en: 'Special and customised products' },
  afterPeriod: { zh: '服务期满后', en: 'After the period' },
}

export const roleNames: Names<Role> = {
  'hotline-agent': { zh: '热线坐席', en: 'Hotline agent' },
  'duty-manager': { zh: '值班经理', en: 'Duty manager' },
  engineer: { zh: '工程师', en: 'Engineer' },
  storekeeper: { zh: '备件管理员', en: 'Storekeeper' },
  'media-operator': { zh: '光盘制作员', en: 'Media operator' },
  'service-manager': { zh: '服务经理', en: 'Service manager' },
  administrator: { zh: '管理员', en: 'Administrator' },
}
