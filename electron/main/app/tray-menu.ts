/** The tray's menu of an agent: state, queues, pause and wrap-up, the call at hand. Pure; words are Chinese as all of main's. */
import type { PhoneAbility, PhoneAct } from '#shared/domain/telephony/phone'
import type { AgentState } from '#shared/domain/queue/state'
import type { PhoneRow } from '#shared/ipc/telephony-rows'

export type TrayItem = {
  readonly label: string
  readonly enabled?: boolean
  readonly checked?: boolean
  readonly act?: PhoneAct
  readonly items?: readonly TrayItem[]
  readonly separator?: true
}

const states: Readonly<Record<AgentState, string>> = {
  available: '空闲',
  ringing: '振铃中',
  'in-call': '通话中',
  'wrap-up': '话后整理',
  'on-hold': '保持中',
  paused: '小休',
  unavailable: '未签入',
}

/** The same that the telephone bar offers. */
const reasons = ['休息', '用餐', '会议', '培训', '外呼回访', '整理工单']

/** `分机 8001 · 小休 · 用餐`: the tray's tooltip and the head of its menu. */
export function trayTitle({ extension, agent }: PhoneRow): string {
  const state = agent ? states[agent.state] : '未签入队列'
  return [`分机 ${extension}`, state, agent?.state === 'paused' ? agent.reason : null].filter(Boolean).join(' · ')
}

/** Entries for one telephone; an entry that cannot work now is disabled. */
export function trayItems(phone: PhoneRow): readonly TrayItem[] {
  const { id: link, agent, queues, calls } = phone
  const can = (ability: PhoneAbility): boolean => phone.abilities[ability] === null
  const inside = queues.filter(({ member }) => member).map(({ queue }) => queue)
  const outside = queues.filter(({ member }) => !member).map(({ queue }) => queue)
  const line: TrayItem = { label: '', separator: true }
  const rest: readonly TrayItem[] =
    agent?.state === 'paused'
      ? [{ label: '恢复接听', enabled: can('pause'), act: { act: 'resume', link } }]
      : [
          {
            label: '小休',
            enabled: can('pause') && inside.length > 0,
            items: reasons.map((reason) => ({ label: reason, act: { act: 'pause', link, reason } })),
          },
        ]
  const ready: readonly TrayItem[] =
    agent?.state === 'wrap-up' ? [{ label: '结束话后整理（就绪）', act: { act: 'ready', link } }] : []
  const ringing = calls.some(({ phase }) => phase === 'ringing')
  const held = calls.some(({ phase }) => phase === 'held')
  const talking = calls.some(({ phase }) => phase === 'talking')
  const call: readonly TrayItem[] =
    calls.length === 0
      ? []
      : [
          line,
          ...(ringing ? [{ label: '接听', enabled: can('answer'), act: { act: 'answer', link } as const }] : []),
          ...(talking ? [{ label: '保持', enabled: can('hold'), act: { act: 'hold', link } as const }] : []),
          ...(held ? [{ label: '取回', enabled: can('hold'), act: { act: 'unhold', link } as const }] : []),
          { label: '挂断', enabled: can('hang-up'), act: { act: 'hang-up', link } },
        ]
  return [
    { label: trayTitle(phone), enabled: false },
    line,
    ...ready,
    ...rest,
    {
      label: '签入全部队列',
      enabled: can('sign-in') && outside.length > 0,
      act: { act: 'sign-in', link, queues: [...outside] },
    },
    {
      label: '签出全部队列',
      enabled: can('sign-in') && inside.length > 0,
      act: { act: 'sign-out', link, queues: [...inside] },
    },
    ...call,
  ]
}
