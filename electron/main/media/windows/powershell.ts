/** Runs a script in the PowerShell that comes with Windows. Its last line of output is JSON. */
import { spawn } from 'node:child_process'
import { Buffer } from 'node:buffer'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { cancelled } from '../watch'

/** Errors: `media.no-powershell`, `media.powershell-failed`, `media.cancelled`. The values reach the script in its environment. */
export async function runPowershell(
  script: string,
  values: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<Result<unknown>> {
  if (signal?.aborted) return cancelled()
  const prepared = `$ErrorActionPreference = 'Stop'\n[Console]::OutputEncoding = [Text.Encoding]::UTF8\n${script}`
  const encoded = Buffer.from(prepared, 'utf16le').toString('base64')
  const child = spawn('powershell.exe', ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded], {
    env: { ...process.env, ...values },
    windowsHide: true,
  })
  const stop = (): void => {
    child.kill()
  }
  signal?.addEventListener('abort', stop, { once: true })
  const texts = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text
  })
  const end = await new Promise<number | Error>((resolve) => {
    child.once('error', resolve)
    child.once('close', (code) => resolve(code ?? -1))
  })
  signal?.removeEventListener('abort', stop)
  if (end instanceof Error) return fail('media.no-powershell', undefined, end.message)
  if (signal?.aborted) return cancelled()
  if (end !== 0) return fail('media.powershell-failed', undefined, texts.err.trim().slice(0, 2_000))
  try {
    return ok(JSON.parse(texts.out.trim().split('\n').at(-1) ?? ''))
  } catch {
    return fail('media.powershell-failed', undefined, texts.out.slice(0, 2_000))
  }
}
