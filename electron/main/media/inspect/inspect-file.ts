/** Everything that is found out about one file before the catalogue judges it. Nothing here trusts its name or its extension. */
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { FileKind, Inspection, ScanVerdict, SignatureVerdict } from '#shared/domain/media/inspection'
import { readName } from '#shared/domain/media/name'
import type { Product } from '#shared/domain/media/products'
import { fail, ok, type Result } from '#shared/lib/result'
import { createSignatureChecker, type SignatureCheck } from './authenticode'
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
  /** A security catalogue (.cat) that lies beside it, for files that are signed that way. */
  readonly catalog?: string
  readonly signal?: AbortSignal
}

export type InspectorOptions = {
  readonly trust: Trust
  readonly products: readonly Product[]
  /** Whether to scan for viruses, and with which signatures when not with the system's. */
  readonly scan: () => { readonly on: boolean; readonly database?: string }
  /** Other programs than those of the PATH. */
  readonly programs?: { readonly osslsigncode?: string; readonly clamscan?: string }
}

/** Errors: `media.cannot-read`, `media.cancelled`. */
export type InspectFile = (file: FileToInspect) => Promise<Result<Inspection>>

export function createInspector({ trust, products, scan, programs }: InspectorOptions): InspectFile {
  const checkSignature = createSignatureChecker(trust, programs?.osslsigncode)
  return async ({ file, name, size, sha256, catalog, signal }) => {
    const given = { file, size, ...(signal ? { signal } : {}) }
    try {
      const { kind, sha1 } = await readContent(file, signal)
      const signature = await signatureOf(
        { ...given, kind, ...(catalog === undefined ? {} : { catalog }) },
        checkSignature,
      )
      const found: ScanVerdict = scan().on
        ? await scanFile({ ...given, file: path.resolve(file), kind, ...databaseOf(scan()) }, programs?.clamscan)
        : { state: 'not-scanned', reason: 'off', detail: '' }
      return ok({ name, kind, size, sha256, sha1, facts: readName(name, products), signature, scan: found })
    } catch (error) {
      if (signal?.aborted === true) return fail('media.cancelled')
      const reason = error instanceof Error ? error.message : String(error)
      return fail('media.cannot-read', { path: file }, reason)
    }
  }
}

const databaseOf = ({ database }: { readonly database?: string }) => (database === undefined ? {} : { database })

/** The file's own signature; where it has none, that of the catalogue beside it. */
async function signatureOf(
  { catalog, ...own }: SignatureCheck,
  check: (what: SignatureCheck) => Promise<SignatureVerdict>,
): Promise<SignatureVerdict> {
  const verdict = await check(own)
  const isWithout = verdict.state === 'impossible' || (verdict.state === 'refused' && verdict.fault === 'unsigned')
  return catalog !== undefined && isWithout ? check({ ...own, catalog }) : verdict
}

/** Small enough that hashing one never holds up the thread. */
const chunkBytes = 256 * 1024

async function readContent(file: string, signal?: AbortSignal): Promise<{ kind: FileKind; sha1: string }> {
  const opened = await open(file)
  try {
    const kind = sniff(await firstBytes(opened))
    const hash = createHash('sha1')
    const chunk = Buffer.allocUnsafe(chunkBytes)
    for (let at = 0; ;) {
      signal?.throwIfAborted()
      const { bytesRead } = await opened.read(chunk, 0, chunkBytes, at)
      if (bytesRead === 0) return { kind, sha1: hash.digest('hex') }
      hash.update(chunk.subarray(0, bytesRead))
      at += bytesRead
    }
  } finally {
    await opened.close()
  }
}

async function firstBytes(opened: FileHandle): Promise<Uint8Array> {
  const bytes = Buffer.alloc(SNIFFED_BYTES)
  const { bytesRead } = await opened.read(bytes, 0, SNIFFED_BYTES, 0)
  return bytes.subarray(0, bytesRead)
}
