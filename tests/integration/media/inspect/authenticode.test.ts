/** Signatures as osslsigncode itself judges them: files that a publisher of the test signs, and one that Microsoft signed. */
import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSignatureChecker } from '#main/media/inspect/authenticode'
import { readTrust } from '#main/media/inspect/trust'
import type { Trust } from '#main/media/inspect/trust'
import type { FileKind, SignatureVerdict } from '#shared/domain/media/inspection'
import { valueOf } from '../../../support/builders'
import {
  createAuthority,
  makeCab,
  makeExe,
  makeMsi,
  organisation,
  signFile,
  startStampAuthority,
  writeTrust,
} from '../../../support/code-signing'
import type { Signer, Signing, StampAuthority } from '../../../support/code-signing'
import { resourcesDir } from '../../../support/policies'

const dir = mkdtempSync(path.join(tmpdir(), 'vigil-signing-'))
const at = (name: string): string => path.join(dir, name)
const kinds = ['cab', 'exe', 'msi'] as const
type Kind = (typeof kinds)[number]

let own: Trust
let stamps: StampAuthority
let foreignStamps: StampAuthority
let good: Signer
let signers: Readonly<Record<'other' | 'expired' | 'expiredLong' | 'organisation' | 'refused' | 'purpose', Signer>>
const check = createSignatureChecker()

beforeAll(async () => {
  const authority = createAuthority(at('ca'))
  const other = createAuthority(at('other-ca'), 'Another Root')
  good = authority.issue({ name: 'Signing', usage: 'codeSigning' })
  signers = {
    other: other.issue({ name: 'Signing', usage: 'codeSigning' }),
    expired: authority.issue({ name: 'Signing', usage: 'codeSigning', from: '20240101000000Z', to: '20250101000000Z' }),
    expiredLong: authority.issue({
      name: 'Signing',
      usage: 'codeSigning',
      from: '20200101000000Z',
      to: '20200201000000Z',
    }),
    organisation: authority.issue({ name: 'Signing', org: 'Somebody Else', usage: 'codeSigning' }),
    refused: authority.issue({ name: 'Third Party Publisher', usage: 'codeSigning' }),
    purpose: authority.issue({ name: 'Signing', usage: 'serverAuth' }),
  }
  stamps = await startStampAuthority(at('tsa'), authority.issue({ name: 'Stamps', usage: 'critical,timeStamping' }))
  foreignStamps = await startStampAuthority(
    at('other-tsa'),
    other.issue({ name: 'Stamps', usage: 'critical,timeStamping' }),
  )
  writeTrust(
    at('trust'),
    { signers: [authority.root], timeStamps: [authority.root] },
    { refusedSigners: ['Third Party Publisher'] },
  )
  own = valueOf(await readTrust(at('trust')))
  makeCab(at('plain.cab'), 'content')
  makeMsi(at('plain.msi'), 'content')
  writeFileSync(at('plain.exe'), makeExe('content'))
})

afterAll(async () => {
  await stamps.stop()
  await foreignStamps.stop()
  rmSync(dir, { recursive: true })
})

const verify = (file: string, kind: FileKind, trust = own): Promise<SignatureVerdict> =>
  check({ file, kind, size: readFileSync(file).length }, trust)

let count = 0
async function signed(kind: Kind, how: Signing): Promise<string> {
  const file = at(`signed${(count += 1)}.${kind}`)
  await signFile(at(`plain.${kind}`), file, how)
  return file
}

const faultOf = (verdict: SignatureVerdict): string => (verdict.state === 'refused' ? verdict.fault : verdict.state)

describe.each(kinds)('[S4-07] a signed %s', (kind) => {
  it('is signed by its publisher when the time stamp says so too', async () => {
    const before = Date.now()
    const verdict = await verify(await signed(kind, { by: good, stamp: stamps.url }), kind)
    expect(verdict).toEqual({ state: 'signed', organisation, signer: 'Signing', signedAt: expect.any(Number) })
    const signedAt = verdict.state === 'signed' ? (verdict.signedAt ?? 0) : 0
    expect(Math.abs(signedAt - before)).toBeLessThan(60_000)
  })

  it('is refused when one byte of it is another one', async () => {
    const file = await signed(kind, { by: good, stamp: stamps.url })
    const bytes = readFileSync(file)
    const found = bytes.indexOf('content')
    const place = found >= 0 ? found : Math.floor(bytes.length / 4)
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(file, bytes)
    expect(['hash-mismatch', 'unreadable']).toContain(faultOf(await verify(file, kind)))
  })

  it.each([
    ['no signature', 'unsigned', null],
    ['a publisher of another root', 'untrusted-root', (): Signing => ({ by: signers.other, stamp: stamps.url })],
    ['an expired certificate and no time stamp', 'expired', (): Signing => ({ by: signers.expired })],
    [
      'a time stamp after the certificate had expired',
      'expired',
      (): Signing => ({ by: signers.expiredLong, stamp: stamps.url }),
    ],
    ['no time stamp', 'no-time-stamp', (): Signing => ({ by: good })],
    ['a time stamp of another root', 'time-stamp-untrusted', (): Signing => ({ by: good, stamp: foreignStamps.url })],
    ['another organisation', 'wrong-organisation', (): Signing => ({ by: signers.organisation, stamp: stamps.url })],
    ['a signer who vouches for others', 'refused-signer', (): Signing => ({ by: signers.refused, stamp: stamps.url })],
    ['a certificate for web servers', 'wrong-purpose', (): Signing => ({ by: signers.purpose, stamp: stamps.url })],
    ['an old digest', 'weak-digest', (): Signing => ({ by: good, stamp: stamps.url, digest: 'sha1' })],
  ] as const)('is refused with %s', async (_what, fault, how) => {
    const file = how === null ? at(`plain.${kind}`) : await signed(kind, how())
    expect(faultOf(await verify(file, kind))).toBe(fault)
  })
})

describe('[S4-07] what Microsoft signed', () => {
  // A program that a package of npm carries; its certificate has expired since, so that it hangs on its time stamp.
  const file = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@electron/windows-sign/package.json')),
    'vendor/signtool.exe',
  )

  it('is signed by Microsoft, by the roots that ship with the app', async () => {
    const trust = valueOf(await readTrust(path.join(resourcesDir, 'media/roots')))
    expect(await verify(file, 'exe', trust)).toEqual({
      state: 'signed',
      organisation: 'Microsoft Corporation',
      signer: 'Microsoft Corporation',
      signedAt: expect.any(Number),
    })
  })

  it('is nobody by other roots', async () => {
    expect(faultOf(await verify(file, 'exe'))).toBe('untrusted-root')
  })

  it('is refused when one byte of it is another one', async () => {
    const bytes = readFileSync(file)
    bytes[4096] = (bytes[4096] ?? 0) ^ 1
    writeFileSync(at('altered.exe'), bytes)
    const trust = valueOf(await readTrust(path.join(resourcesDir, 'media/roots')))
    expect(faultOf(await verify(at('altered.exe'), 'exe', trust))).toBe('hash-mismatch')
  })
})

describe('what cannot be verified', () => {
  it('is never passed for want of the program', async () => {
    const file = await signed('exe', { by: good, stamp: stamps.url })
    const without = createSignatureChecker(at('no-such-program'))
    expect(faultOf(await without({ file, kind: 'exe', size: 1 }, own))).toBe('tool-missing')
    const failing = createSignatureChecker('/bin/false')
    expect(faultOf(await failing({ file, kind: 'exe', size: 1 }, own))).toBe('unreadable')
  })

  it('is never passed for being too large', async () => {
    expect(faultOf(await check({ file: at('plain.cab'), kind: 'cab', size: 2 ** 31 }, own))).toBe('too-large')
  })

  it('is not asked of a kind that carries no signature', async () => {
    expect(await check({ file: at('plain.cab'), kind: 'wim', size: 1 }, own)).toEqual({ state: 'impossible' })
  })

  it('ends when it is cancelled', async () => {
    const abort = new AbortController()
    abort.abort(new Error('enough'))
    await expect(check({ file: at('plain.cab'), kind: 'cab', size: 1, signal: abort.signal }, own)).rejects.toThrow(
      'enough',
    )
  })
})
