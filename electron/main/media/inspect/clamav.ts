/**
 * The optional virus scan with ClamAV. By itself clamscan calls "OK" whatever it skipped: here a file is clean only when all of
 * it was scanned. A virus scan never makes a file trusted; it can only take it away.
 */
import type { FileKind, ScanVerdict } from '#shared/domain/media/inspection'
import { runTool } from './run-tool'

/** ClamAV cannot scan more of one file, whatever its limits say. */
const largest = 2 ** 31 - 1

/** Containers that ClamAV does not open: it sees their packed bytes and no more. */
const closed: readonly FileKind[] = ['wim', 'delta']

export type ScanOptions = {
  readonly file: string
  readonly kind: FileKind
  /** Bytes. */
  readonly size: number
  /** A folder of signatures of one's own instead of the system's. */
  readonly database?: string | undefined
  readonly signal?: AbortSignal | undefined
}

const limits = [
  '--alert-exceeds-max=yes',
  '--alert-encrypted=yes',
  '--max-filesize=2047M',
  '--max-scansize=4095M',
  '--max-files=1000000',
  '--max-recursion=30',
  // No limit: what takes long is waited for.
  '--max-scantime=0',
]

/** @param program clamscan of ClamAV 1.0 or later */
export async function scanFile(
  { file, kind, size, database, signal }: ScanOptions,
  program = 'clamscan',
): Promise<ScanVerdict> {
  if (size > largest) return { state: 'not-scanned', reason: 'too-large', detail: `${size} bytes` }
  const from = database === undefined ? [] : [`--database=${database}`]
  const outcome = await runTool(program, [...limits, '--no-summary', '--stdout', ...from, '--', file], signal)
  if (!outcome.ran)
    return {
      state: 'not-scanned',
      reason: outcome.why === 'missing' ? 'tool-missing' : 'failed',
      detail: outcome.detail,
    }
  const { exit, stdout, stderr } = outcome
  const found = new RegExp(`^${literal(file)}: (\\S+) FOUND$`, 'm').exec(stdout)?.[1]
  if (exit === 1 && found !== undefined) {
    if (found.startsWith('Heuristics.Limits.Exceeded'))
      return { state: 'not-scanned', reason: 'limits-exceeded', detail: found }
    if (found.startsWith('Heuristics.Encrypted')) return { state: 'not-scanned', reason: 'encrypted', detail: found }
    return { state: 'infected', name: found, database: await databaseVersion(program, from) }
  }
  if (exit === 0 && stdout.trimEnd() === `${file}: OK`)
    return closed.includes(kind)
      ? { state: 'not-scanned', reason: 'not-unpacked', detail: kind }
      : { state: 'clean', database: await databaseVersion(program, from) }
  const detail = `${stderr.trim()} ${stdout.trim()} (exit ${exit})`.trim().slice(0, 600)
  const isWithout = /No supported database files found|database.*(?:No such file|Can't open)/i.test(detail)
  return { state: 'not-scanned', reason: isWithout ? 'no-database' : 'failed', detail }
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** `ClamAV 1.4.6/27500/Tue Nov 24 …`: program, number and day of the signatures. */
async function databaseVersion(program: string, from: readonly string[]): Promise<string> {
  const outcome = await runTool(program, ['--version', ...from])
  return outcome.ran && outcome.exit === 0 ? outcome.stdout.trim().slice(0, 200) : ''
}
