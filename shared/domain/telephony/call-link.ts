/**
 * `vigil://call?number=…&name=…&event=ringing|answered|ended&call=…&extension=…&queue=…`: how a softphone or another program of
 * this workstation shows a call. Anybody can write such a link, a web page too, so it can do nothing but that: it never dials,
 * never runs anything, changes no ticket and no customer; the call it tells of is shown and kept like any other. Everything in it
 * is bounded, and anything that is not understood refuses the whole link.
 */
import { z } from 'zod'
import { fail, ok, type Result } from '../../lib/result'
import { issueWords } from '../issue-words'
import { hookFields } from './hook-events'

/** As the system registers it, without the colon. */
export const CALL_SCHEME = 'vigil'

const longest = 2_000

export const CallLink = z.strictObject({
  /** A softphone opens the link when it rings, unless the link says otherwise. */
  event: z.enum(['ringing', 'answered', 'ended']).default('ringing'),
  number: hookFields.number.optional(),
  name: hookFields.name.optional(),
  /** The program's own id of the call: with it, several calls can go on at once. */
  call: hookFields.call.optional(),
  extension: hookFields.extension.optional(),
  queue: hookFields.queue.optional(),
})
export type CallLink = z.infer<typeof CallLink>

/**
 * Values are percent-encoded UTF-8; a plus sign stands for itself, as in `+86`. Errors: `call-link.not-ours` (anything but
 * `vigil://call`), `call-link.too-long`, and `call-link.invalid` with the field and what is wrong with it.
 */
export function readCallLink(text: string): Result<CallLink> {
  if (text.length > longest) return fail('call-link.too-long', { most: longest })
  const query = /^vigil:\/\/call\/?\?([^#]*)$/i.exec(text)?.[1]
  if (query === undefined) return fail('call-link.not-ours')
  const given = new Map<string, string>()
  for (const part of query.split('&')) {
    if (part === '') continue
    const [, name = '', value] = /^([a-z]{1,20})=(.*)$/s.exec(part) ?? []
    if (value === undefined) return invalid(part.replace(/=.*$/s, ''), '无法识别', 'is not understood')
    if (given.has(name)) return invalid(name, '重复出现', 'is given twice')
    const plain = decoded(value)
    if (plain === null) return invalid(name, '百分号编码有误', 'is not percent-encoded UTF-8')
    given.set(name, plain)
  }
  const read = CallLink.safeParse(Object.fromEntries(given), { reportInput: true })
  if (read.success) return ok(read.data)
  const [issue] = read.error.issues
  if (issue?.code === 'unrecognized_keys') return invalid(issue.keys[0] ?? '', '无法识别', 'is not understood')
  const words = issue ? issueWords(issue) : { zh: '', en: '' }
  return invalid(String(issue?.path[0] ?? ''), words.zh, words.en)
}

const invalid = (field: string, zh: string, en: string): Result<never> =>
  fail('call-link.invalid', { field: field.slice(0, 40), reason: zh }, `${field.slice(0, 40)}: ${en}`)

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}
