/** The self-test of the hook: whether it listens, answers, and refuses what is not signed. Nothing it sends counts as a call. */
import { request } from 'node:http'
import { hostAndPort } from '#shared/domain/telephony/hook-bind'
import { failed, passed, runSteps, warned, type Found, type TellStep } from '../self-test'

export type HookTestSettings = { readonly bind: string; readonly port: number }

const answerMs = 5_000

/** Status of the answer, or the system's word for why there is none. */
function ask(
  { bind, port }: HookTestSettings,
  method: 'GET' | 'POST',
  path: string,
  signal: AbortSignal,
): Promise<number | string> {
  return new Promise((resolve) => {
    const sent = request(
      {
        host: bind,
        port,
        method,
        path,
        agent: false,
        timeout: answerMs,
        signal,
        headers: {
          host: hostAndPort(bind, port),
          ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
        response.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
      },
    )
    sent.on('timeout', () => sent.destroy())
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
    sent.end(method === 'POST' ? '{}' : undefined)
  })
}

/** `lastDataAt`: when an event came last, UTC ms. Resolves when all is told. */
export async function testHook(
  settings: HookTestSettings,
  lastDataAt: number | null,
  tell: TellStep,
  signal: AbortSignal,
): Promise<void> {
  const schema = await ask(settings, 'GET', '/v1/schema', signal)
  const heard = async (): Promise<Found> =>
    lastDataAt === null ? warned('not-heard') : passed('heard', { at: lastDataAt })
  await runSteps(
    [
      {
        step: 'listening',
        stops: true,
        run: async () =>
          typeof schema === 'number' ? passed('listening') : failed('not-listening', { detail: schema }),
      },
      {
        step: 'schema',
        stops: false,
        run: async () => (schema === 200 ? passed('schema') : failed('no-schema', { status: schema })),
      },
      {
        step: 'unsigned',
        stops: false,
        run: async () => {
          const status = await ask(settings, 'POST', '/v1/events', signal)
          return status === 401 || status === 429 ? passed('unsigned-refused') : failed('unsigned-taken', { status })
        },
      },
      { step: 'heard', stops: false, run: heard },
    ],
    tell,
  )
}
