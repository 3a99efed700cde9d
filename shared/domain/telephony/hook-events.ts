/**
 * What another telephone system may tell over the generic hook: that a call rings at an agent, was answered, has ended, or
 * that the caller gave up. The endpoint, the command line and the JSON schema for integrators are all made of these schemas.
 */
import { z } from 'zod'
import { err, ok, type Result } from '../../lib/result'
import { issueWords, type Words } from '../issue-words'
import { Extension } from '../people/people'

/** The queue of a call for which the sender names none. */
export const DEFAULT_HOOK_QUEUE = 'hook'

/** Most events of one request. */
export const MOST_HOOK_EVENTS = 100

/** Texts are shown on one line. The pattern stands in the JSON schema as well, so it needs no flags. */
// oxlint-disable-next-line no-control-regex -- exactly those are refused
const oneLineForm = /^[^\u0000-\u001f\u007f]*$/

const line = (longest: number) => z.string().max(longest).regex(oneLineForm)

const Call = line(80)
  .min(1)
  .describe('来电在发送方的编号，同一通电话各事件相同，当天内不重复使用。Id of the call at the sender.')
const At = z.iso
  .datetime({ offset: true })
  .describe('发生时间，ISO 8601，须带时区；省略时以收到时间为准。When it happened; the time of receipt when left out.')
const CallerNumber = line(80).describe(
  '主叫号码；号码被隐藏时为空字符串。Number of the caller; empty when it is withheld.',
)
const Name = line(120).describe('主叫姓名。Name of the caller.')
const Queue = line(80).min(1).describe(`队列名称；省略时为 ${DEFAULT_HOOK_QUEUE}。Queue; the call keeps its first one.`)
const Agent = Extension.describe('坐席分机，2 至 12 位数字、* 或 #。Extension of the agent.')

/**
 * Who ended the talk (`caller`, `agent`, or `transfer` when the agent handed the caller on), or why nobody answered:
 * `timeout` when the queue let go of the caller.
 */
const Reason = z
  .enum(['caller', 'agent', 'transfer', 'timeout'])
  .describe('结束原因：主叫挂断、坐席挂断、转接、排队超时。Who ended the talk, or that the wait timed out.')

/** The fields of an event, for others who tell of calls. */
export const hookFields = { call: Call, number: CallerNumber, name: Name, queue: Queue, extension: Agent } as const

const told = { call: Call, at: At.optional(), number: CallerNumber, name: Name.optional(), queue: Queue.optional() }
const over = { ...told, extension: Agent.optional(), reason: Reason.optional() }

export const HookEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('ringing'), ...told, extension: Agent }),
  z.strictObject({ event: z.literal('answered'), ...told, extension: Agent }),
  z.strictObject({ event: z.literal('ended'), ...over, number: CallerNumber.optional() }),
  z.strictObject({ event: z.literal('abandoned'), ...over }),
])
export type HookEvent = z.infer<typeof HookEvent>

/** One event, or up to a hundred in the order they happened. */
export const HookBody = z.union([HookEvent, z.array(HookEvent).min(1).max(MOST_HOOK_EVENTS)])

/** The JSON schema (draft 2020-12) of what a sender may post. */
export const hookSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Vigil 值守 hook events',
  ...z.toJSONSchema(HookBody, { io: 'input', target: 'draft-2020-12', reused: 'ref' }),
})

/** What is wrong with a request's body, and where in it (`$[3].extension`): the first mistake only. */
export type HookRefusal = Words & { readonly where: string }

const eventWords: Words = {
  zh: '事件须为 ringing、answered、ended、abandoned 之一',
  en: 'the event must be ringing, answered, ended or abandoned',
}

/** The events in a request's body (JSON text): all of them, or none and why. */
export function readHookBody(text: string): Result<readonly HookEvent[], HookRefusal> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return err({ where: '$', zh: `不是有效的 JSON（${detail}）`, en: `not valid JSON: ${detail}` })
  }
  return readHookEvents(value)
}

/** The events in a value that was JSON. */
export function readHookEvents(value: unknown): Result<readonly HookEvent[], HookRefusal> {
  const isBatch = Array.isArray(value)
  const given: readonly unknown[] = isBatch ? value : [value]
  if (given.length === 0 || given.length > MOST_HOOK_EVENTS) {
    const [zh, en] = [`须有 1 至 ${MOST_HOOK_EVENTS} 个事件`, `there must be 1 to ${MOST_HOOK_EVENTS} events`]
    return err({ where: '$', zh: `${zh}，实际为 ${given.length} 个`, en: `${en}, and there are ${given.length}` })
  }
  const events: HookEvent[] = []
  for (const [index, one] of given.entries()) {
    const read = HookEvent.safeParse(one, { reportInput: true })
    const [issue] = read.error?.issues ?? []
    if (issue) return err(refusalOf(issue, isBatch ? `$[${index}]` : '$'))
    if (read.success) events.push(read.data)
  }
  return ok(events)
}

function refusalOf(issue: z.core.$ZodIssue, root: string): HookRefusal {
  const where = [root, ...issue.path].map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return { where: `${where}.${key.slice(0, 80)}`, zh: '没有这个字段，请删去', en: 'there is no such field here' }
  }
  if (issue.code === 'invalid_union') return { where: `${root}.event`, ...eventWords }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { where, zh: '缺少此项', en: 'is required' }
  return { where, ...issueWords(issue) }
}
