/** Which burning tool this computer has. */
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { DiscTool } from './discs'
import { powershellVersion } from './windows/imapi'
import { runXorriso } from './xorriso/run'

/** Errors: `media.no-xorriso`; on Windows `media.no-powershell`. */
export async function toolVersion(): Promise<Result<{ readonly tool: DiscTool; readonly version: string }>> {
  if (process.platform === 'win32') {
    const version = await powershellVersion()
    return version.ok ? ok({ tool: 'powershell', version: version.value }) : version
  }
  let version: string | null = null
  const run = await runXorriso({
    args: ['-version'],
    onLine: (line) => {
      version = /^xorriso version\s*:\s*(\S+)/.exec(line)?.[1] ?? version
    },
  })
  if (!run.ok) return run
  return version === null
    ? fail('media.no-xorriso', undefined, 'it tells no version')
    : ok({ tool: 'xorriso', version })
}
