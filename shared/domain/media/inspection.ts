/** What is found out about one file before it may become part of the catalogue: what it is, who signed it, what its name says. */
import { z } from 'zod'
import { Kb, Sha256 } from './ids'

/** What the first bytes say a file is. `empty` has none; `unknown` is nothing that a patch comes as. */
export const FileKind = z.enum([
  'cab',
  'exe',
  'msi',
  'wim',
  'delta',
  'zip',
  'catalog',
  '7z',
  'rar',
  'gzip',
  'iso',
  'pdf',
  'elf',
  'script',
  'text',
  'empty',
  'unknown',
])
export type FileKind = z.infer<typeof FileKind>

/** Processor that a patch is for. */
export const Architecture = z.enum(['x64', 'x86', 'arm64', 'ia64'])
export type Architecture = z.infer<typeof Architecture>

/** Language of a patch as a BCP 47 tag; `neutral` for one that serves all of them. */
export const PatchLanguage = z.string().regex(/^(?:neutral|[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)$/)

/** What a file's name says; what it does not say is null and is entered by a person. */
export const NameFacts = z.strictObject({
  kb: Kb.nullable(),
  /** Id of `resources/media/products.json`, when the name can mean only one. */
  product: z.string().nullable(),
  /** Every product the name can mean, the likeliest first. */
  products: z.array(z.string()),
  /** One file may serve several; none when the name says nothing. */
  architectures: z.array(Architecture),
  language: PatchLanguage.nullable(),
  /** 40 small hexadecimal digits: the vendor's SHA-1 of the content, written into the name. */
  sha1: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .nullable(),
  version: z.string().nullable(),
})
export type NameFacts = z.infer<typeof NameFacts>

/** Why a signature is not accepted; each is stable and has words in `file-words.ts`. */
export const SignatureFault = z.enum([
  'unsigned',
  'hash-mismatch',
  'signature-invalid',
  'untrusted-root',
  'wrong-purpose',
  'weak-digest',
  'expired',
  'no-time-stamp',
  'time-stamp-untrusted',
  'wrong-organisation',
  'refused-signer',
  'unreadable',
  'too-large',
  'tool-missing',
  'tool-failed',
])
export type SignatureFault = z.infer<typeof SignatureFault>

export const SignatureVerdict = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('signed'),
    /** Organisation and name of the signer's certificate. */
    organisation: z.string(),
    signer: z.string(),
    /** UTC milliseconds at which the time stamp says it was signed. */
    signedAt: z.number().int().nullable(),
  }),
  z.strictObject({ state: z.literal('refused'), fault: SignatureFault, detail: z.string() }),
  /** A kind of file that cannot carry such a signature. */
  z.strictObject({ state: z.literal('impossible') }),
])
export type SignatureVerdict = z.infer<typeof SignatureVerdict>

/** Why a file was not wholly scanned: that is never called clean. */
export const NotScanned = z.enum([
  'tool-missing',
  'no-database',
  'too-large',
  'limits-exceeded',
  'encrypted',
  /** A container that the scanner does not open: what is in it was not looked at. */
  'not-unpacked',
  'failed',
])
export type NotScanned = z.infer<typeof NotScanned>

export const ScanVerdict = z.discriminatedUnion('state', [
  /** `database` says which signatures were used: a scan is worth what it knew. */
  z.strictObject({ state: z.literal('clean'), database: z.string() }),
  z.strictObject({ state: z.literal('infected'), name: z.string(), database: z.string() }),
  z.strictObject({ state: z.literal('not-scanned'), reason: NotScanned, detail: z.string() }),
])
export type ScanVerdict = z.infer<typeof ScanVerdict>

export const Inspection = z.strictObject({
  /** As it lay in the inbox, without a folder. */
  name: z.string(),
  kind: FileKind,
  /** Bytes. */
  size: z.number().int().nonnegative(),
  sha256: Sha256,
  sha1: z.string().regex(/^[0-9a-f]{40}$/),
  facts: NameFacts,
  signature: SignatureVerdict,
  scan: ScanVerdict,
})
export type Inspection = z.infer<typeof Inspection>
