/** The way of a file of the catalogue, step by step and in whatever order. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  circleOf,
  confirmFile,
  contentLost,
  describeFile,
  inspectedAgain,
  needsTwo,
  newFile,
  rejectFile,
} from '#shared/domain/media/catalogue'
import type { CatalogueFile } from '#shared/domain/media/catalogue'
import { extensionAgrees } from '#shared/domain/media/file-extensions'
import { fileReasonWords, notScannedWords } from '#shared/domain/media/file-words'
import type { FileFacts } from '#shared/domain/media/files'
import { NotScanned, SignatureFault } from '#shared/domain/media/inspection'
import type { FileKind, Inspection } from '#shared/domain/media/inspection'
import { judgeFile } from '#shared/domain/media/judge-file'
import { readName } from '#shared/domain/media/name'

const sha1 = 'a'.repeat(40)
const signed = { state: 'signed', organisation: 'Microsoft Corporation', signer: 'Microsoft', signedAt: 0 } as const
const clean = { state: 'clean', database: '' } as const

const inspection = (name: string, kind: FileKind, more: Partial<Inspection> = {}): Inspection => ({
  name,
  kind,
  size: 1,
  sha256: 'b'.repeat(64),
  sha1,
  facts: readName(name, []),
  signature: { state: 'impossible' },
  scan: clean,
  ...more,
})
const wim = inspection(`windows11.0-kb5043080-x64_${sha1}.msu`, 'wim')
const exe = inspection('windows10.0-kb5034441-x64.exe', 'exe', { signature: signed })
const bad = inspection('readme.txt', 'text')

const facts: FileFacts = {
  kb: 'KB5043080',
  title: 't',
  products: ['windows-11'],
  architectures: ['x64'],
  languages: [],
  released: null,
  supersedes: [],
  requires: [],
}

describe('[S4-07] why a file is kept back', () => {
  it.each<[string, Inspection, readonly string[]]>([
    ['signed', exe, []],
    ['a package whose name tells its hash', wim, []],
    ['its name tells another hash', { ...wim, sha1: 'c'.repeat(40) }, ['name-hash-mismatch']],
    ['its name tells none', inspection('windows11.0-kb5043080-x64.msu', 'wim'), ['no-name-hash']],
    ['empty, whatever else', inspection('x.txt', 'empty'), ['empty']],
    ['a disc image', inspection('x.iso', 'iso'), ['kind-not-accepted']],
    ['a security catalogue', inspection('x.cat', 'catalog'), ['kind-not-accepted']],
    ['unknown and badly named', inspection('x.y', 'unknown'), ['unknown-kind', 'unknown-extension']],
    ['infected, signed or not', { ...exe, scan: { state: 'infected', name: 'v', database: '' } }, ['infected']],
    [
      'all of it',
      { ...wim, name: 'x.exe', sha1: 'c'.repeat(40), scan: { state: 'infected', name: 'v', database: '' } },
      ['extension-mismatch', 'name-hash-mismatch', 'infected'],
    ],
  ])('%s', (_what, given, reasons) => {
    expect(judgeFile(given)).toEqual(reasons)
  })

  it.each(SignatureFault.options)('no signature that is refused passes: %s', (fault) => {
    const given = { ...exe, signature: { state: 'refused', fault, detail: '' } } as const
    expect(judgeFile(given)).toEqual([`signature.${fault}`])
    expect(newFile(given, [], 0).status).toBe('quarantined')
  })

  it.each(NotScanned.options)('what was not scanned is never called clean: %s', (reason) => {
    const given = { ...exe, scan: { state: 'not-scanned', reason, detail: '' } } as const
    expect(newFile(given, [], 0).findings.scan).toEqual({ state: 'not-scanned', reason })
  })

  it('says everything in both languages', () => {
    for (const { zh, en } of [...Object.values(fileReasonWords), ...Object.values(notScannedWords)]) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/)
      expect(en).toMatch(/^[\u0020-\u007e]+$/)
    }
  })

  it.each([
    ['a.msu', 'cab', 'agrees'],
    ['a.MSU', 'wim', 'agrees'],
    ['a.msu', 'exe', 'disagrees'],
    ['a.exe.msu', 'exe', 'disagrees'],
    ['a', 'exe', 'unknown'],
    ['a.constructor', 'exe', 'unknown'],
  ] as const)('%s that is %s: %s', (name, kind, expected) => {
    expect(extensionAgrees(name, kind)).toBe(expected)
  })
})

type Step =
  | { readonly step: 'describe' | 'confirm' | 'reject'; readonly by: string }
  | { readonly step: 'inspect'; readonly with: Inspection }
  | { readonly step: 'lose' }

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ step: fc.constantFrom('describe', 'confirm', 'reject'), by: fc.constantFrom('alice', 'bob') }),
  fc.record({ step: fc.constant('inspect' as const), with: fc.constantFrom(wim, exe, bad) }),
  fc.constant({ step: 'lose' as const }),
)

function take(file: CatalogueFile, step: Step): CatalogueFile {
  switch (step.step) {
    case 'describe': {
      const next = describeFile(file, { facts, source: 'somewhere', by: step.by })
      return next.ok ? next.value : file
    }
    case 'confirm': {
      const next = confirmFile(file, step.by, 1)
      return next.ok ? next.value : file
    }
    case 'reject': {
      const next = rejectFile(file, 'no')
      return next.ok ? next.value : file
    }
    case 'inspect':
      return inspectedAgain(file, step.with, [])
    case 'lose':
      return contentLost(file, 'content-changed')
  }
}

describe('[S4-07] whatever happens to a file', () => {
  it('goes on a disc only when nothing is wrong with it, and without a signature only by two people', () => {
    fc.assert(
      fc.property(fc.constantFrom(wim, exe, bad), fc.array(steps, { maxLength: 30 }), (first, history) => {
        let file = newFile(first, [], 0)
        for (const step of history) {
          const next = take(file, step)
          expect(next === file || next.rev === file.rev + 1).toBe(true)
          file = next
          if (file.status !== 'accepted') continue
          expect(file.findings.reasons).toEqual([])
          expect(file.facts.kb).not.toBeNull()
          if (!needsTwo(file.findings)) continue
          expect(file.enteredBy).not.toBeNull()
          expect(file.confirmedBy).not.toBeNull()
          expect(file.confirmedBy).not.toBe(file.enteredBy)
          expect(file.source).not.toBe('')
        }
      }),
    )
  })

  it('what somebody has rejected comes back only by an inspection and a new description', () => {
    const rejected = rejectFile(newFile(exe, [], 0), 'no')
    if (!rejected.ok) throw new Error(rejected.error.code)
    expect(rejectFile(rejected.value, 'no')).toMatchObject({ error: { code: 'media.file-not-now' } })
    expect(inspectedAgain(rejected.value, exe, [])).toMatchObject({ status: 'incomplete', note: '' })
  })

  it('a signature that is no longer there takes the acceptance with it', () => {
    const accepted = describeFile(newFile(exe, [], 0), { facts, source: null, by: 'alice' })
    if (!accepted.ok) throw new Error(accepted.error.code)
    expect(accepted.value.status).toBe('accepted')
    expect(inspectedAgain(accepted.value, wim, [])).toMatchObject({ status: 'incomplete', enteredBy: null })
  })
})

describe('updates that replace each other in a circle', () => {
  const known = new Map([
    ['KB5000002', ['KB5000001']],
    ['KB5000003', ['KB5000002']],
    // Two others that already do: it must end all the same.
    ['KB5000008', ['KB5000009']],
    ['KB5000009', ['KB5000008']],
  ])

  it.each([
    ['KB5000004', ['KB5000003'], null],
    ['KB5000001', ['KB5000002'], 'KB5000002'],
    ['KB5000001', ['KB5000003'], 'KB5000002'],
    ['KB5000001', ['KB5000008'], null],
  ] as const)('%s replacing %j', (kb, supersedes, circle) => {
    expect(circleOf(kb, supersedes, known)).toBe(circle)
  })
})
