/** Everything that is found out about one file before the catalogue judges it. Nothing here trusts its name or its extension. */
import { open } from 'node:fs/promises'
import path from 'node:path'
import type { FileKind, Inspection } from '#shared/domain/media/inspection'
import { readName } from '#shared/domain/media/name'
import type { Product } from '#shared/domain/media/products'
import { fail, ok, type Result } from '#shared/lib/result'
import { createSignatureChecker } from './authenticode'
import { scanFile } from './clamav'
import { SNIFFED_BYTES, sniff } from './sniff'
import type { Trust } from './trust'

export type FileToInspect = {
  /** Where it lies; nobody else may write there meanwhile. */
  readonly file: string
  /** The name the vendor gave it, which its place need not have. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Of the content, in small hexadecimal digits: whoever asks has hashed it. */
  readonly sha256: string
  readonly sha1: string
  readonly signal?: AbortSignal | undefined
}

/** Other programs than those of the PATH, other virus signatures than the system's. */
export type InspectTools = {
  readonly osslsigncode?: string
  readonly clamscan?: string
  readonly virusDatabase?: string
}

export type InspectorOptions = {
  readonly trust: () => Promise<Result<Trust>>
  readonly products: () => Promise<readonly Product[]>
  readonly tools?: InspectTools | undefined
}

/** Errors: `media.cannot-read`, `media.cancelled`, those of `readTrust`. */
export type InspectFile = (file: FileToInspect) => Promise<Result<Inspection>>

export function createInspector({ trust, products, tools = {} }: InspectorOptions): InspectFile {
  const checkSignature = createSignatureChecker(tools.osslsigncode)
  return async ({ file, name, size, sha256, sha1, signal }) => {
    const trusted = await trust()
    if (!trusted.ok) return trusted
    const place = path.resolve(file)
    try {
      const kind = await kindOf(place)
      const what = { file: place, kind, size, signal }
      const signature = await checkSignature(what, trusted.value)
      const scan = await scanFile({ ...what, database: tools.virusDatabase }, tools.clamscan)
      return ok({ name, kind, size, sha256, sha1, facts: readName(name, await products()), signature, scan })
    } catch (error) {
      if (signal?.aborted === true) return fail('media.cancelled')
      const reason = error instanceof Error ? error.message : String(error)
      return fail('media.cannot-read', { path: file }, reason)
    }
  }
}

async function kindOf(file: string): Promise<FileKind> {
  const opened = await open(file)
  try {
    const bytes = Buffer.alloc(SNIFFED_BYTES)
    const { bytesRead } = await opened.read(bytes, 0, SNIFFED_BYTES, 0)
    return sniff(bytes.subarray(0, bytesRead))
  } finally {
    await opened.close()
  }
}
