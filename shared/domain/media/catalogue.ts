/**
 * The way of a file of the catalogue: what it is after it was inspected, what people may do with it, and when it may go on discs. A
 * file whose origin its signature does not prove needs two people: one who says where it comes from, and another one who has
 * looked for himself. Pure [S4-07].
 */
import { fail, ok } from '../../lib/result'
import type { Result } from '../../lib/result'
import type { FileFacts, FileFindings, FileKind, FileStatus } from './files'
import type { Kb, Sha256 } from './ids'
import type { Inspection, FileKind as ContentKind, NameFacts } from './inspection'
import { judgeFile } from './judge-file'
import type { Product } from './products'

/** What is known so far; a file that may go on discs has a KB number, a title, products and architectures. */
export type KnownFacts = Readonly<
  Omit<FileFacts, 'kb' | 'products' | 'architectures' | 'languages' | 'supersedes' | 'requires'>
> & {
  readonly kb: Kb | null
  readonly products: readonly string[]
  readonly architectures: readonly string[]
  readonly languages: readonly string[]
  readonly supersedes: readonly Kb[]
  readonly requires: readonly Kb[]
}

export type CatalogueFile = {
  readonly sha256: Sha256
  readonly rev: number
  /** As the vendor named it. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly status: FileStatus
  readonly findings: FileFindings
  readonly facts: KnownFacts
  /** Where it was fetched, as a person said; empty where nobody did. */
  readonly source: string
  readonly addedAt: number
  /** Who described it, and who confirmed its origin after him; user ids. */
  readonly enteredBy: string | null
  readonly confirmedBy: string | null
  readonly confirmedAt: number | null
  /** Why it was rejected. */
  readonly note: string
}

/** No signature speaks for it, so that two people must. */
export const needsTwo = ({ signature }: FileFindings): boolean => signature.state !== 'ok'

const kinds: Readonly<Partial<Record<ContentKind, FileKind>>> = {
  cab: 'cab',
  exe: 'exe',
  msi: 'msi',
  wim: 'wim',
  zip: 'zip',
}

export function findingsOf(inspection: Inspection): FileFindings {
  const { kind, facts, sha1, signature, scan } = inspection
  return {
    kind: kinds[kind] ?? 'other',
    signature:
      signature.state === 'signed'
        ? {
            state: 'ok',
            signer: signature.signer === '' ? signature.organisation : signature.signer,
            signedAt: signature.signedAt === null ? null : new Date(signature.signedAt).toISOString(),
          }
        : signature.state === 'refused'
          ? { state: 'failed', code: `signature.${signature.fault}` }
          : { state: 'none' },
    nameHashMatches: facts.sha1 === null ? null : facts.sha1 === sha1,
    scan:
      scan.state === 'clean'
        ? { state: 'clean' }
        : scan.state === 'infected'
          ? { state: 'infected', name: scan.name }
          : { state: 'not-scanned', reason: scan.reason },
    reasons: judgeFile(inspection),
  }
}

/** What the name says, in the words of plans: small letters, an empty list of languages for all. */
export function factsOfName(facts: NameFacts, products: readonly Product[]): KnownFacts {
  const named = products.find(({ id }) => id === facts.product)
  return {
    kb: facts.kb,
    title: facts.kb === null || named === undefined ? '' : `${named.zh} 更新 ${facts.kb}`,
    products: facts.products,
    architectures: facts.architectures,
    languages: facts.language === null || facts.language === 'neutral' ? [] : [facts.language.toLowerCase()],
    released: null,
    supersedes: [],
    requires: [],
  }
}

/** The name leaves nothing open: one product, a KB number, processors and language. */
const saysAll = ({ kb, product, architectures, language }: NameFacts): boolean =>
  kb !== null && product !== null && architectures.length > 0 && language !== null

const nobody = { enteredBy: null, confirmedBy: null, confirmedAt: null } as const

/** A file that has just come in, as of `at` (UTC ms). */
export function newFile(inspection: Inspection, products: readonly Product[], at: number): CatalogueFile {
  const { sha256, name, size, facts } = inspection
  const findings = findingsOf(inspection)
  const mayGo = !needsTwo(findings) && saysAll(facts)
  return {
    sha256,
    rev: 1,
    name,
    size,
    status: findings.reasons.length > 0 ? 'quarantined' : mayGo ? 'accepted' : 'incomplete',
    findings,
    facts: factsOfName(facts, products),
    source: '',
    addedAt: at,
    ...nobody,
    note: '',
  }
}

/**
 * A known file after another inspection, maybe under another name. What people said of it stays; one that they had rejected, and
 * one that was kept back after it had been described, is to be described anew before it can go anywhere.
 */
export function inspectedAgain(
  file: CatalogueFile,
  inspection: Inspection,
  products: readonly Product[],
): CatalogueFile {
  const findings = findingsOf(inspection)
  const next = { ...file, rev: file.rev + 1, name: inspection.name, findings, note: '' }
  if (findings.reasons.length > 0) return { ...next, status: 'quarantined' }
  if (file.status === 'quarantined' && file.enteredBy === null)
    return { ...newFile(inspection, products, file.addedAt), rev: next.rev }
  const isOut = file.status === 'quarantined' || file.status === 'rejected'
  // A signature that was good and is none now: nobody has vouched for its origin.
  const hasLost = needsTwo(findings) && !needsTwo(file.findings)
  return isOut || hasLost ? { ...next, ...nobody, status: 'incomplete' } : next
}

/** Its content is not what it was, or is gone: it is kept back until the same content comes again. */
export const contentLost = (file: CatalogueFile, reason: 'content-changed' | 'content-missing'): CatalogueFile => ({
  ...file,
  rev: file.rev + 1,
  status: 'quarantined',
  findings: { ...file.findings, reasons: [reason] },
})

const notNow = ({ status }: CatalogueFile) => fail('media.file-not-now', { status })

/**
 * What a person says of a file. Errors: `media.file-not-now` (status) for one that is kept back or rejected, `media.source-needed`
 * where no signature says where it comes from, `media.marks-clash` (kb) for marks that name the file itself or say both.
 */
export function describeFile(
  file: CatalogueFile,
  { facts, source, by }: { readonly facts: FileFacts; readonly source: string | null; readonly by: string },
): Result<CatalogueFile> {
  if (file.status === 'quarantined' || file.status === 'rejected') return notNow(file)
  const isTwo = needsTwo(file.findings)
  if (isTwo && source === null) return fail('media.source-needed')
  const marks = {
    supersedes: [...new Set(facts.supersedes)].toSorted(),
    requires: [...new Set(facts.requires)].toSorted(),
  }
  const clash = [...marks.supersedes, ...marks.requires].find(
    (kb) => kb === facts.kb || (marks.supersedes.includes(kb) && marks.requires.includes(kb)),
  )
  if (clash !== undefined) return fail('media.marks-clash', { kb: clash })
  return ok({
    ...file,
    rev: file.rev + 1,
    facts: { ...facts, ...marks },
    source: source ?? '',
    // Whatever is changed of a file that two people vouch for is looked at by another one again.
    status: isTwo ? 'awaiting-second' : 'accepted',
    ...nobody,
    enteredBy: by,
  })
}

/** The second person. Errors: `media.file-not-now`, `media.second-person` for the one who described it. */
export function confirmFile(file: CatalogueFile, by: string, at: number): Result<CatalogueFile> {
  if (file.status !== 'awaiting-second') return notNow(file)
  if (file.enteredBy === null || file.enteredBy === by) return fail('media.second-person')
  return ok({ ...file, rev: file.rev + 1, status: 'accepted', confirmedBy: by, confirmedAt: at })
}

/** A person decides against it. Errors: `media.file-not-now` for one that is rejected already. */
export function rejectFile(file: CatalogueFile, reason: string): Result<CatalogueFile> {
  if (file.status === 'rejected') return notNow(file)
  return ok({ ...file, rev: file.rev + 1, status: 'rejected', note: reason })
}

/**
 * A KB that would replace itself by way of others, when `kb` says that it replaces `supersedes`; null when there is none. Of each
 * other KB it is known what it replaces.
 */
export function circleOf(kb: Kb, supersedes: readonly Kb[], known: ReadonlyMap<Kb, readonly Kb[]>): Kb | null {
  const seen = new Set<Kb>()
  const open = [...supersedes]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const later = next === kb ? [] : (known.get(next) ?? [])
    if (later.includes(kb)) return next
    for (const one of later) if (!seen.has(one)) open.push(one)
    seen.add(next)
  }
  return null
}
