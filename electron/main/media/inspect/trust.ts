/**
 * Whose signatures are trusted: `trust.json` beside certificates in PEM files, each pinned by the SHA-256 of its DER form, so that
 * a file that was exchanged is noticed before it is believed. Ours are in `resources/media/roots`; a centre may have its own.
 */
import { X509Certificate, createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { issueWords } from '#shared/domain/issue-words'
import { fail, ok, type Result } from '#shared/lib/result'
import { isMissing } from '../watch'
import type { Publishers } from './signature-report'

const Root = z.strictObject({
  /** A PEM file in the same folder. */
  file: z.string().regex(/^[A-Za-z0-9._-]+\.pem$/),
  sha256: z.string().regex(/^[0-9A-F]{64}$/),
})

const TrustFile = z.strictObject({
  signers: z.array(Root).min(1),
  timeStamps: z.array(Root).min(1),
  organisations: z.array(z.string().min(1)).min(1),
  refusedSigners: z.array(z.string().min(1)),
})

export type Trust = {
  /** PEM texts of the roots, each verified against its pin. */
  readonly signers: string
  readonly timeStamps: string
  readonly publishers: Publishers
}

/**
 * Errors: `media.trust-missing` where there is no `trust.json`, `media.trust-unreadable` (file, reason), `media.trust-changed` (file:
 * its certificate is not the pinned one).
 */
export async function readTrust(folder: string): Promise<Result<Trust>> {
  const file = path.join(folder, 'trust.json')
  let given: unknown
  try {
    given = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (isMissing(error)) return fail('media.trust-missing', { file })
    return unreadable(file, error instanceof Error ? error.message : String(error))
  }
  const read = TrustFile.safeParse(given, { reportInput: true })
  if (!read.success) {
    const [issue] = read.error.issues
    const words = issue ? issueWords(issue) : { zh: '', en: '' }
    const where = issue?.path.join('.') ?? ''
    return fail('media.trust-unreadable', { file, reason: `${where}：${words.zh}` }, `${where}: ${words.en}`)
  }
  const signers = await readRoots(folder, read.data.signers)
  if (!signers.ok) return signers
  const timeStamps = await readRoots(folder, read.data.timeStamps)
  if (!timeStamps.ok) return timeStamps
  const { organisations, refusedSigners } = read.data
  return ok({ signers: signers.value, timeStamps: timeStamps.value, publishers: { organisations, refusedSigners } })
}

async function readRoots(folder: string, roots: readonly z.infer<typeof Root>[]): Promise<Result<string>> {
  let all = ''
  for (const root of roots) {
    const file = path.join(folder, root.file)
    try {
      // Read as one certificate and written anew: nothing else that stands in the file is passed on.
      const certificate = new X509Certificate(await readFile(file))
      if (createHash('sha256').update(certificate.raw).digest('hex').toUpperCase() !== root.sha256)
        return fail('media.trust-changed', { file })
      all += certificate.toString()
    } catch (error) {
      return unreadable(file, error instanceof Error ? error.message : String(error))
    }
  }
  return ok(all)
}

const unreadable = (file: string, reason: string): Result<never> =>
  fail('media.trust-unreadable', { file, reason }, reason)
