/**
 * Which files may become part of the catalogue. `verified`: signed by a trusted publisher, with a time stamp. `needs-two`: no
 * signature can be checked, the vendor's hash in the name is that of the content, and two people must confirm where it came from.
 * Everything else is quarantined with every reason there is. Pure.
 */
import { z } from 'zod'
import { extensionAgrees } from './file-extensions'
import { SignatureFault, type FileKind, type Inspection } from './inspection'

const signatureReason = z.templateLiteral(['signature.', SignatureFault])

/** Stable; words in `file-words.ts`. */
export const FileReason = z.union([
  z.enum([
    'empty',
    'unknown-kind',
    'unknown-extension',
    'extension-mismatch',
    'name-hash-mismatch',
    'no-name-hash',
    'kind-not-accepted',
    'infected',
  ]),
  signatureReason,
])
export type FileReason = z.infer<typeof FileReason>

export const Standing = z.enum(['verified', 'needs-two', 'quarantined'])
export type Standing = z.infer<typeof Standing>

export const Judgement = z.strictObject({ standing: Standing, reasons: z.array(FileReason) })
export type Judgement = z.infer<typeof Judgement>

/** What cannot carry a signature, but is how the vendor delivers patches: WIM-packed updates and their payload. */
const unsignable: readonly FileKind[] = ['wim', 'delta', 'zip']

/**
 * @param vendorHash SHA-1 or SHA-256 in small hexadecimal digits that a person read on the vendor's page: it stands in for the one
 *   a name lacks
 */
export function judgeFile(inspection: Inspection, vendorHash: string | null = null): Judgement {
  const reasons = [...contentReasons(inspection), ...originReasons(inspection, vendorHash)]
  if (inspection.scan.state === 'infected') reasons.push('infected')
  if (reasons.length > 0) return { standing: 'quarantined', reasons }
  return { standing: inspection.signature.state === 'signed' ? 'verified' : 'needs-two', reasons }
}

function contentReasons({ name, kind, facts, sha1 }: Inspection): FileReason[] {
  const reasons: FileReason[] = []
  if (kind === 'empty') return ['empty']
  if (kind === 'unknown') reasons.push('unknown-kind')
  const agreement = extensionAgrees(name, kind)
  if (agreement === 'unknown') reasons.push('unknown-extension')
  if (agreement === 'disagrees') reasons.push('extension-mismatch')
  // Signed or not: what the name says of the file would be said of another one.
  if (facts.sha1 !== null && facts.sha1 !== sha1) reasons.push('name-hash-mismatch')
  return reasons
}

function originReasons({ kind, facts, sha1, sha256, signature }: Inspection, vendorHash: string | null): FileReason[] {
  if (kind === 'empty') return []
  if (signature.state === 'signed') return []
  if (signature.state === 'refused') return [`signature.${signature.fault}`]
  if (!unsignable.includes(kind)) return kind === 'unknown' ? [] : ['kind-not-accepted']
  if (vendorHash !== null) return vendorHash === sha1 || vendorHash === sha256 ? [] : ['name-hash-mismatch']
  return facts.sha1 === null ? ['no-name-hash'] : []
}

/**
 * How a file gets out of quarantine: `again` when another inspection may come out better (a tool was missing), `hash` when a
 * person enters the hash of the vendor's page, which must be the content's, and two confirm the source; `never` otherwise.
 */
export type WayOut = 'again' | 'hash' | 'never'

const mayPassLater: readonly FileReason[] = ['signature.tool-missing', 'signature.tool-failed']

export function wayOut(reasons: readonly FileReason[]): WayOut {
  if (reasons.length === 0) return 'again'
  if (reasons.every((reason) => mayPassLater.includes(reason))) return 'again'
  return reasons.every((reason) => reason === 'no-name-hash') ? 'hash' : 'never'
}
