/**
 * `vigil hook schema` and `vigil hook send`: for whoever connects another telephone system. The secret comes from the environment
 * or from standard input, never from the arguments, which every user of the machine can read.
 */
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { sign, signatureHeaders } from '#main/telephony/hook/signature'
import { hookSchema, readHookEvents, type HookEvent } from '#shared/domain/telephony/hook-events'
import { err, fail, ok, type Result } from '#shared/lib/result'
import type { CliCommand, CliIo } from '../io'

const SECRET = 'VIGIL_HOOK_SECRET'
/** For a machine that does not answer at all. */
const longestWaitMs = 10_000

const usage = `usage: vigil hook schema
       vigil hook send --url http://HOST:PORT --event ringing|answered|ended|abandoned --call ID [--number N]
                       [--extension N] [--name TEXT] [--queue NAME] [--at ISO-TIME] [--reason caller|agent|transfer|timeout]
The secret is taken from ${SECRET}, or from standard input when that is not set.`

const fields = ['event', 'call', 'at', 'number', 'name', 'queue', 'extension', 'reason'] as const

export const hook: CliCommand = async (argv, io) => {
  const [name, ...rest] = argv
  if (name === 'schema' && rest.length === 0) {
    io.answer(hookSchema())
    return 0
  }
  if (name === 'send') return send(rest, io)
  io.say(usage)
  return 2
}

async function send(argv: readonly string[], io: CliIo): Promise<number> {
  const given = readOptions(argv)
  if (!given.ok) {
    io.say(`${given.error}\n${usage}`)
    return 2
  }
  const { url, event } = given.value
  const secret = process.env[SECRET] ?? (process.stdin.isTTY ? '' : (await text(process.stdin)).replace(/\r?\n$/, ''))
  if (secret === '') {
    io.say(`no secret: set ${SECRET}, or write it to standard input`)
    return 2
  }
  const answered = await post(url, secret, JSON.stringify(event))
  if (!answered.ok) {
    io.say(`${url.host}: ${answered.error.detail ?? answered.error.code}`)
    return 1
  }
  const { status, body } = answered.value
  io.answer({ status, body })
  return status >= 200 && status < 300 ? 0 : 1
}

type Options = { readonly url: URL; readonly event: HookEvent }

/** The error says in words what is wrong. */
function readOptions(argv: readonly string[]): Result<Options, string> {
  let values: Readonly<Record<string, string | undefined>>
  try {
    const options = Object.fromEntries(['url', ...fields].map((field) => [field, { type: 'string' } as const]))
    values = parseArgs({ args: [...argv], options, strict: true }).values
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
  const url = URL.parse(values['url'] ?? '')
  if (url?.protocol !== 'http:') return err('--url needs the address of a hook, such as http://127.0.0.1:8710')
  if (url.pathname === '/') url.pathname = '/v1/events'
  const named = fields.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]] as const]))
  const read = readHookEvents(Object.fromEntries(named))
  if (!read.ok) return err(`${read.error.where.replace('$.', '--')} ${read.error.en}`)
  const [event] = read.value
  return event ? ok({ url, event }) : err('no event')
}

type Answer = { readonly status: number; readonly body: unknown }

/** The body is what the hook said: JSON, or the text of something else that answers there. */
function post(url: URL, secret: string, body: string): Promise<Result<Answer>> {
  const stamp = { timestamp: String(Math.floor(Date.now() / 1000)), nonce: randomUUID() }
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    [signatureHeaders.timestamp]: stamp.timestamp,
    [signatureHeaders.nonce]: stamp.nonce,
    [signatureHeaders.signature]: sign(secret, stamp, body),
  }
  return new Promise((resolve) => {
    const failed = (error: unknown): void => resolve(fail('hook.unreachable', {}, wordsOf(error)))
    const sent = request(url, { method: 'POST', headers, signal: AbortSignal.timeout(longestWaitMs) }, (response) => {
      text(response).then((said) => resolve(ok({ status: response.statusCode ?? 0, body: parsed(said) })), failed)
    })
    sent.on('error', failed)
    sent.end(body)
  })
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.name === 'AbortError' || error.name === 'TimeoutError' ? 'no answer in time' : error.message
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    return said
  }
}
