/**
 * The milestones of a ticket that start and stop clocks: the one vocabulary shared by policy files, the ticket's history
 * and the screens.
 */
import { z } from 'zod'
import type { LocalText } from '../calendar/schema'

export const Milestone = z.enum([
  'ticket.reported',
  'request.confirmed',
  'case.accepted',
  'customer.contacted',
  'engineer.responded',
  'guidance.insufficient',
  'remote.logged-in',
  'onsite.judged',
  'onsite.confirmed',
  'engineer.arrived',
  'loaner.in-service',
  'ticket.resolved',
  'ticket.closed',
  'spare.approved',
  'pod.signed',
  'faulty.received',
  'relocation.noticed',
  'service.resumed',
  'call.unresolved',
  'followup.made',
  'mail.received',
  'mail.replied',
  'emergency.agreed',
  'emergency.declared',
  'spare.requested',
  'repair.failed',
])
export type Milestone = z.infer<typeof Milestone>

export const milestoneNames: Readonly<Record<Milestone, LocalText>> = {
  'ticket.reported': { zh: '故障申报', en: 'Fault reported' },
  'request.confirmed': { zh: '服务请求已确认', en: 'Service request confirmed' },
  'case.accepted': { zh: '响应工程师受理', en: 'Response engineer accepts the case' },
  'customer.contacted': { zh: '工程师联系客户', en: 'Engineer contacts the customer' },
  'engineer.responded': { zh: '工程师响应', en: 'Engineer responds' },
  'guidance.insufficient': {
    zh: '电话指导不能排除故障，客户同意远程登录',
    en: 'Phone guidance cannot solve it; customer consents to remote login',
  },
  'remote.logged-in': { zh: '工程师远程登录', en: 'Engineer logs in remotely' },
  'onsite.judged': { zh: '判断需要现场服务', en: 'On-site service judged necessary' },
  'onsite.confirmed': { zh: '客户确认需要现场支持', en: 'Customer confirms that on-site support is needed' },
  'engineer.arrived': { zh: '工程师到达现场', en: 'Engineer arrives on site' },
  'loaner.in-service': { zh: '备机投入使用', en: 'Loaner in service' },
  'ticket.resolved': { zh: '故障解决', en: 'Fault resolved' },
  'ticket.closed': { zh: '客户确认，问题单关闭', en: 'Confirmed by the customer, ticket closed' },
  'spare.approved': { zh: '备件服务申请通过', en: 'Replacement application approved' },
  'pod.signed': { zh: '签收到货证明', en: 'Proof of delivery signed' },
  'faulty.received': { zh: '故障件到达指定库房', en: 'Faulty part received at the named warehouse' },
  'relocation.noticed': { zh: '收到搬迁通知', en: 'Relocation notice received' },
  'service.resumed': { zh: '设备恢复服务', en: 'Service resumed for the device' },
  'call.unresolved': { zh: '通话结束，问题未确认解决', en: 'Call ends unresolved' },
  'followup.made': { zh: '已跟踪回访', en: 'Follow-up call made' },
  'mail.received': { zh: '收到邮件', en: 'Mail received' },
  'mail.replied': { zh: '已用统一模板回复', en: 'Reply sent from the uniform template' },
  'emergency.agreed': { zh: '约定紧急救援', en: 'Emergency rescue agreed' },
  'emergency.declared': { zh: '启动应急', en: 'Emergency declared' },
  'spare.requested': { zh: '申请备件服务', en: 'Replacement requested' },
  'repair.failed': { zh: '维修后仍不能正常使用', en: 'Repair failed' },
}
