/**
 * Whether a file is signed by a publisher we trust, with a trusted time stamp: osslsigncode against roots of ours, never the
 * system's, one file at a time (it holds the whole file in memory), and never by network: revocation lists are not fetched.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FileKind, SignatureVerdict } from '#shared/domain/media/inspection'
import { oneLine } from '#shared/lib/plain-text'
import { runTool } from './run-tool'
import { readReport } from './signature-report'
import type { Trust } from './trust'

/** The kinds that carry Authenticode signatures. */
const signable: readonly FileKind[] = ['cab', 'exe', 'msi']

/** The formats count in 32 bits, and so does the tool. */
const largest = 2 ** 31 - 1

export type SignatureCheck = {
  /** Absolute, so that it is never taken for an option. */
  readonly file: string
  readonly kind: FileKind
  /** Bytes. */
  readonly size: number
  readonly signal?: AbortSignal | undefined
}

/** @param program osslsigncode 2.5 or later */
export function createSignatureChecker(
  program = 'osslsigncode',
): (check: SignatureCheck, trust: Trust) => Promise<SignatureVerdict> {
  let last: Promise<unknown> = Promise.resolve()
  return (check, trust) => {
    const mine = last.then(() => verify(check, trust, program))
    // The next one waits for this one, however it ends.
    last = mine.catch(() => undefined)
    return mine
  }
}

async function verify(
  { file, kind, size, signal }: SignatureCheck,
  trust: Trust,
  program: string,
): Promise<SignatureVerdict> {
  signal?.throwIfAborted()
  if (!signable.includes(kind)) return { state: 'impossible' }
  if (size > largest) return { state: 'refused', fault: 'too-large', detail: `${size} bytes` }
  const folder = await mkdtemp(path.join(tmpdir(), 'vigil-trust-'))
  try {
    const roots = path.join(folder, 'signers.pem')
    const timeRoots = path.join(folder, 'time-stamps.pem')
    await Promise.all([writeFile(roots, trust.signers), writeFile(timeRoots, trust.timeStamps)])
    const args = ['verify', '-CAfile', roots, '-TSA-CAfile', timeRoots, '-in', file]
    const outcome = await withoutNetwork(program, args, signal)
    if (!outcome.ran)
      return {
        state: 'refused',
        fault: outcome.why === 'missing' ? 'tool-missing' : 'tool-failed',
        detail: outcome.detail,
      }
    const read = readReport(outcome, trust.publishers)
    if (!read.ok) return { state: 'refused', fault: read.fault, detail: detailOf(outcome) }
    const { organisation, signer, signedAt } = read
    return { state: 'signed', organisation, signer, signedAt }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Since 2.6 the tool fetches revocation lists unless told not to; before, it did not, and does not know the word. */
async function withoutNetwork(program: string, [command = '', ...args]: readonly string[], signal?: AbortSignal) {
  const outcome = await runTool(program, [command, '-ignore-crl', ...args], signal)
  const isOld = outcome.ran && /^Unknown option: -ignore-crl$/m.test(`${outcome.stdout}\n${outcome.stderr}`)
  return isOld ? runTool(program, [command, ...args], signal) : outcome
}

/** What the tool said was wrong, for the curious: one line, nothing unseen. */
function detailOf({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): string {
  const lines = `${stderr}\n${stdout}`.split('\n').map((line) => line.trim())
  const telling = lines.filter((line) => /error|failed|mismatch|not available|no signature|corrupt/i.test(line))
  return oneLine([...new Set(telling)].join('; ')).slice(0, 600)
}
