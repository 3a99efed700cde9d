import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '#main/platform/clock'
import { createHookSource } from '#main/telephony/hook/source'
import type { TelephonySource } from '#main/telephony/source'
import { createHeard } from '../support/heard'
import type { Heard } from '../support/heard'
import { freePort, hookSecret } from '../support/hook-sender'

const project = path.resolve(import.meta.dirname, '../..')

/** The command line itself, as a process of its own; the secret in its environment, or on its standard input. */
async function vigil(argv: readonly string[], secret: { env?: string; input?: string } = {}) {
  const { VIGIL_HOOK_SECRET: _own, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(project, 'electron/cli/index.ts'), ...argv], {
    cwd: project,
    env: secret.env === undefined ? env : { ...env, VIGIL_HOOK_SECRET: secret.env },
  })
  child.stdin.end(secret.input ?? '')
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, words] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, words }
}

it('vigil hook schema: the JSON schema of what is posted', async () => {
  const { code, out, words } = await vigil(['hook', 'schema'])
  expect({ code, words }).toEqual({ code: 0, words: '' })
  expect(JSON.parse(out)).toMatchObject({
    $schema: expect.stringContaining('json-schema.org'),
    anyOf: expect.any(Array),
  })
})

describe('vigil hook send', () => {
  let port: number
  let heard: Heard
  let source: TelephonySource

  beforeEach(async () => {
    port = await freePort()
    heard = createHeard()
    source = createHookSource(
      { bind: '127.0.0.1', port, secret: hookSecret, zone: 'Asia/Shanghai', onError: () => undefined },
      systemClock,
    )
    source.start(heard.sink)
    await heard.until(() => heard.link()?.state === 'live')
  })
  afterEach(() => source.stop())

  const send = (...more: readonly string[]) => ['hook', 'send', '--url', `http://127.0.0.1:${port}`, ...more]
  const ringing = ['--event', 'ringing', '--call', '1', '--number', '13800001111', '--extension', '8001']
  const callers = () => heard.events.flatMap((event) => (event.kind === 'caller-joined' ? [event.caller] : []))

  it('signs and posts, the secret from the environment', async () => {
    const { code, out, words } = await vigil(send(...ringing, '--name', '张三'), { env: hookSecret })
    expect({ code, words }).toEqual({ code: 0, words: '' })
    expect(JSON.parse(out)).toEqual({ status: 200, body: { events: 1, repeated: 0 } })
    expect(callers()).toMatchObject([{ number: '13800001111', name: '张三' }])
  })

  it('or from standard input, where a line ends it', async () => {
    const { code } = await vigil(send(...ringing), { input: `${hookSecret}\n` })
    expect(code).toBe(0)
    expect(callers()).toHaveLength(1)
  })

  it('says what the hook said against it, and ends with 1', async () => {
    const { code, out } = await vigil(send(...ringing), { env: 'another secret of length' })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ status: 401, body: { error: 'unauthorized' } })
    expect(callers()).toEqual([])
  })

  it('says that nobody answers there', async () => {
    await source.stop()
    const { code, out, words } = await vigil(send(...ringing), { env: hookSecret })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(words).toContain(`127.0.0.1:${port}: connect ECONNREFUSED`)
  })

  it.each([
    ['nothing to send', ['hook', 'send'], '--url needs the address'],
    ['no address', ['hook', 'send', '--url', '127.0.0.1', ...ringing], '--url needs the address'],
    [
      'no extension',
      ['hook', 'send', '--url', 'http://127.0.0.1:1', ...ringing.slice(0, -2)],
      '--extension is required',
    ],
    ['the secret as an argument', ['hook', 'send', '--url', 'http://127.0.0.1:1', '--secret', 'x'], "'--secret'"],
    ['no secret', ['hook', 'send', '--url', 'http://127.0.0.1:1', ...ringing], 'set VIGIL_HOOK_SECRET'],
    ['another command', ['hook', 'listen'], 'usage: vigil hook schema'],
  ])('%s: says how it is used, ends with 2', async (_what, argv, said) => {
    const { code, out, words } = await vigil(argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(words).toContain(said)
  })
})
