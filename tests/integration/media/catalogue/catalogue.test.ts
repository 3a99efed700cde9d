/** From the inbox to what may go on discs: real files, real signatures, a real database. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyJournal } from '#main/features/audit/verify'
import type { Role } from '#shared/domain/people/people'
import type { FileFacts } from '#shared/domain/media/files'
import { fileReasonWords } from '#shared/domain/media/file-words'
import { createBench, openCatalogue, sha1Of, sha256Of, storeOf } from '../../../support/catalogue'
import type { Bench, OpenCatalogue } from '../../../support/catalogue'
import {
  createAuthority,
  makeCab,
  makeExe,
  makeWim,
  signFile,
  startStampAuthority,
  writeTrust,
} from '../../../support/code-signing'
import type { Authority, Signing, StampAuthority } from '../../../support/code-signing'
import { screenOf } from '../../../support/centre'
import { addUser, valueOf } from '../../../support/builders'
import { virusText, writeVirusDatabase } from '../../../support/virus-database'

const dir = mkdtempSync(path.join(tmpdir(), 'vigil-publisher-'))
const at = (name: string): string => path.join(dir, name)
const virusDatabase = at('database')

let authority: Authority
let other: Authority
let stamps: StampAuthority
let foreignStamps: StampAuthority
let how: Readonly<Record<string, Signing>>

beforeAll(async () => {
  authority = createAuthority(at('ca'))
  other = createAuthority(at('other'), 'Another Root')
  const stamping = { name: 'Stamps', usage: 'critical,timeStamping' }
  stamps = await startStampAuthority(at('tsa'), authority.issue(stamping))
  foreignStamps = await startStampAuthority(at('other-tsa'), other.issue(stamping))
  const signing = { name: 'Signing', usage: 'codeSigning' }
  const stamp = stamps.url
  const by = authority.issue(signing)
  const expired = authority.issue({ ...signing, from: '20240101000000Z', to: '20250101000000Z' })
  how = {
    good: { by, stamp },
    'untrusted-root': { by: other.issue(signing), stamp },
    expired: { by: expired },
    'no-time-stamp': { by },
    'time-stamp-untrusted': { by, stamp: foreignStamps.url },
    'wrong-organisation': { by: authority.issue({ ...signing, org: 'Somebody Else' }), stamp },
    'refused-signer': { by: authority.issue({ ...signing, name: 'Third Party' }), stamp },
    'wrong-purpose': { by: authority.issue({ ...signing, usage: 'serverAuth' }), stamp },
    'weak-digest': { by, stamp, digest: 'sha1' },
  }
  writeVirusDatabase(virusDatabase)
})
afterAll(async () => {
  await stamps.stop()
  await foreignStamps.stop()
  rmSync(dir, { recursive: true })
})

let bench: Bench
let centre: OpenCatalogue
const tools = { virusDatabase }

beforeEach(async () => {
  bench = createBench()
  writeTrust(
    path.join(bench.dataDir, 'media/roots'),
    { signers: [authority.root], timeStamps: [authority.root] },
    { refusedSigners: ['Third Party'] },
  )
  centre = await openCatalogue(bench, { inspectTools: tools })
})
afterEach(async () => {
  await centre.stop()
  bench.remove()
})

let count = 0
/** A signed program that differs from every other one. */
async function signedExe(as = 'good', text = 'program'): Promise<Buffer> {
  const plain = at(`plain${(count += 1)}.exe`)
  writeFileSync(plain, makeExe(`${text} ${count}`))
  const signing = how[as]
  if (!signing) throw new Error(as)
  await signFile(plain, `${plain}.signed`, signing)
  return readFileSync(`${plain}.signed`)
}

const complete = 'sqlserver2019-kb5036335-x64.exe'
const wim = makeWim('payload')
const wimName = `windows11.0-kb5043080-x64_${sha1Of(wim)}.msu`

const facts: FileFacts = {
  kb: 'KB5043080',
  title: 'Windows 11 累积更新',
  products: ['windows-11'],
  architectures: ['x64'],
  languages: [],
  released: '2026-11-10',
  supersedes: [],
  requires: [],
}
const source = 'https://catalog.update.microsoft.com/'

describe('[S4-07] what is taken in', () => {
  it('may go on discs when its publisher signed it and its name says what it is for', async () => {
    const content = await signedExe()
    const row = await centre.takeIn(complete, content)
    expect(row).toMatchObject({
      status: 'accepted',
      kb: 'KB5036335',
      title: 'SQL Server 2019 更新 KB5036335',
      products: ['sql-server-2019'],
      architectures: ['x64'],
      languages: [],
      reasons: [],
      enteredBy: null,
      findings: {
        kind: 'exe',
        signature: { state: 'ok', signer: 'Signing' },
        nameHashMatches: null,
        scan: { state: 'clean' },
      },
    })
    expect(await centre.accepted()).toEqual([row.id])
    expect(storeOf(bench.dataDir)).toEqual({ files: [row.id], quarantine: [], incoming: [] })
    expect(sha256Of(readFileSync(path.join(bench.dataDir, 'media/files', row.id)))).toBe(row.id)
    // The original is the person's own.
    expect(readFileSync(path.join(bench.inbox, complete))).toEqual(content)
  })

  it('waits for a person when its name leaves open what it is for', async () => {
    const row = await centre.takeIn('windows10.0-kb5034441-x64.exe', await signedExe())
    expect(row).toMatchObject({ status: 'incomplete', kb: 'KB5034441' })
    expect(row.products).toContain('windows-server-2019')
    expect(await centre.accepted()).toEqual([])
    valueOf(
      await centre.catalogue.describe('alice', {
        sha256: row.id,
        rev: row.rev,
        facts: { ...facts, kb: 'KB5034441', products: ['windows-10'] },
        source: null,
      }),
    )
    expect(await centre.row(row.id)).toMatchObject({ status: 'accepted', products: ['windows-10'] })
    expect(await centre.accepted()).toEqual([row.id])
  })

  it('is taken once, under whatever name it comes', async () => {
    const content = await signedExe()
    const { id } = await centre.takeIn(complete, content)
    centre.put('copy.exe', content)
    expect(await centre.jobOf('copy.exe')).toMatchObject({ state: 'done' })
    expect(await centre.rows()).toHaveLength(1)
    expect(await centre.row(id)).toMatchObject({ name: complete, status: 'accepted', rev: 1 })
    expect(await centre.journal()).toEqual(['media.inbox.chosen', 'media.file.taken-in', 'media.file.came-again'])
  })

  it('leaves a journal that holds', async () => {
    await centre.takeIn(complete, await signedExe())
    await centre.takeIn('readme.txt', 'read me')
    expect(await verifyJournal(centre.storage.db, bench.dataDir)).toMatchObject({ intact: true })
  })
})

describe('[S4-07] what is kept back', () => {
  const altered = async (): Promise<Buffer> => {
    const bytes = await signedExe()
    bytes[0x210] = (bytes[0x210] ?? 0) ^ 1
    return bytes
  }
  const infected = () => signedExe('good', virusText)
  const cab = (): Buffer => {
    makeCab(at('plain.cab'), 'content')
    return readFileSync(at('plain.cab'))
  }
  const cutShort = async (): Promise<Buffer> => (await signedExe()).subarray(0, -40)

  it.each([
    ['an empty file', complete, ['empty'], () => Buffer.alloc(0)],
    ['noise', complete, ['unknown-kind', 'extension-mismatch'], () => Buffer.from([0, 1, 2, 3])],
    ['a text', 'readme.txt', ['kind-not-accepted'], () => Buffer.from('read me')],
    ['a program with an extension of no patch', 'kb5036335.scr', ['unknown-extension'], () => signedExe()],
    ['a program that is called a package', 'windows10.0-kb5034441-x64.msu', ['extension-mismatch'], () => signedExe()],
    ['a package that is not what its name says', wimName, ['name-hash-mismatch'], () => makeWim('other payload')],
    [
      'a signed program that is not what its name says',
      `sqlserver2017-kb5029376-x64_${sha1Of('')}.exe`,
      ['name-hash-mismatch'],
      () => signedExe(),
    ],
    ['a package without a hash in its name', 'windows11.0-kb5043080-x64.msu', ['no-name-hash'], () => wim],
    ['a virus in a signed program', complete, ['infected'], infected],
    ['a program without a signature', complete, ['signature.unsigned'], () => makeExe('x')],
    ['a cabinet without a signature', 'windows10.0-kb5034441-x64.cab', ['signature.unsigned'], cab],
    ['a program that was altered', complete, ['signature.hash-mismatch'], altered],
    ['a program that was cut short', complete, ['signature.unreadable'], cutShort],
    ['another root', complete, ['signature.untrusted-root'], () => signedExe('untrusted-root')],
    ['an expired certificate', complete, ['signature.expired'], () => signedExe('expired')],
    ['no time stamp', complete, ['signature.no-time-stamp'], () => signedExe('no-time-stamp')],
    ['a foreign time stamp', complete, ['signature.time-stamp-untrusted'], () => signedExe('time-stamp-untrusted')],
    ['another publisher', complete, ['signature.wrong-organisation'], () => signedExe('wrong-organisation')],
    ['a signer who vouches for others', complete, ['signature.refused-signer'], () => signedExe('refused-signer')],
    ['a certificate for web servers', complete, ['signature.wrong-purpose'], () => signedExe('wrong-purpose')],
    ['an old digest', complete, ['signature.weak-digest'], () => signedExe('weak-digest')],
  ] as const)('%s', async (_what, name, reasons, make) => {
    const row = await centre.takeIn(name, await make())
    expect(row).toMatchObject({ status: 'quarantined', reasons })
    expect(await centre.accepted()).toEqual([])
    expect(storeOf(bench.dataDir)).toEqual({ files: [], quarantine: [row.id], incoming: [] })
    // Nothing that people say gets it out.
    const key = { sha256: row.id, rev: row.rev }
    expect(await centre.catalogue.describe('alice', { ...key, facts, source })).toMatchObject({
      error: { code: 'media.file-not-now' },
    })
    expect(await centre.catalogue.confirm('bob', key)).toMatchObject({ error: { code: 'media.file-not-now' } })
    for (const reason of row.reasons) expect(Object.keys(fileReasonWords)).toContain(reason)
  })

  it('what could not be verified for want of the program, until it is there', async () => {
    await centre.stop()
    centre = await openCatalogue(bench, { inspectTools: { ...tools, osslsigncode: at('none'), clamscan: at('none') } })
    const { id } = await centre.takeIn(complete, await signedExe())
    expect(await centre.row(id)).toMatchObject({
      status: 'quarantined',
      reasons: ['signature.tool-missing'],
      findings: { scan: { state: 'not-scanned', reason: 'tool-missing' } },
    })
    await centre.stop()
    centre = await openCatalogue(bench, { inspectTools: tools, choose: false })
    valueOf(await centre.catalogue.inspect('alice', id))
    await centre.jobOf(complete)
    expect(await centre.row(id)).toMatchObject({ status: 'accepted', rev: 2, findings: { scan: { state: 'clean' } } })
    expect(storeOf(bench.dataDir)).toMatchObject({ files: [id], quarantine: [] })
  })

  it('everything, while the roots cannot be believed', async () => {
    const roots = path.join(bench.dataDir, 'media/roots')
    writeFileSync(path.join(roots, 'signer0.pem'), readFileSync(other.root))
    centre.put(complete, await signedExe())
    expect(await centre.jobOf(complete)).toMatchObject({ state: 'failed', error: { code: 'media.trust-changed' } })
    expect(await centre.rows()).toEqual([])
    expect(storeOf(bench.dataDir)).toEqual({ files: [], quarantine: [], incoming: [] })
  })

  it('a package gets out when it comes under its whole name', async () => {
    const { id } = await centre.takeIn('windows11.0-kb5043080-x64.msu', wim)
    expect(await centre.row(id)).toMatchObject({ status: 'quarantined' })
    await centre.takeIn(wimName, wim)
    expect(await centre.row(id)).toMatchObject({ status: 'incomplete', name: wimName, reasons: [] })
    expect(storeOf(bench.dataDir)).toMatchObject({ files: [id], quarantine: [] })
  })
})

describe('[S4-07] where no signature can be checked, two people', () => {
  it('one says where it comes from, another one confirms it', async () => {
    const row = await centre.takeIn(wimName, wim)
    expect(row).toMatchObject({
      status: 'incomplete',
      findings: {
        kind: 'wim',
        signature: { state: 'none' },
        nameHashMatches: true,
        scan: { state: 'not-scanned', reason: 'not-unpacked' },
      },
    })
    const key = { sha256: row.id, rev: row.rev }
    const { catalogue } = centre
    expect(await catalogue.confirm('bob', key)).toMatchObject({ error: { code: 'media.file-not-now' } })
    expect(await catalogue.describe('alice', { ...key, facts, source: null })).toMatchObject({
      error: { code: 'media.source-needed' },
    })
    valueOf(await catalogue.describe('alice', { ...key, facts, source }))
    expect(await centre.row(row.id)).toMatchObject({ status: 'awaiting-second', enteredById: 'alice', source })
    expect(await centre.accepted()).toEqual([])
    expect(await catalogue.confirm('bob', key)).toMatchObject({ error: { code: 'conflict' } })
    expect(await catalogue.confirm('alice', { ...key, rev: 2 })).toMatchObject({
      error: { code: 'media.second-person' },
    })
    expect(await centre.accepted()).toEqual([])
    valueOf(await catalogue.confirm('bob', { ...key, rev: 2 }))
    expect(await centre.row(row.id)).toMatchObject({ status: 'accepted', confirmedBy: 'bob' })
    expect(await centre.accepted()).toEqual([row.id])
    expect(await centre.journal()).toEqual([
      'media.inbox.chosen',
      'media.file.taken-in',
      'media.file.described',
      'media.file.confirmed',
    ])
  })

  it('whoever changes it afterwards needs another one again', async () => {
    const { id } = await centre.takeIn(wimName, wim)
    const { catalogue } = centre
    valueOf(await catalogue.describe('alice', { sha256: id, rev: 1, facts, source }))
    valueOf(await catalogue.confirm('bob', { sha256: id, rev: 2 }))
    valueOf(
      await catalogue.describe('bob', { sha256: id, rev: 3, facts: { ...facts, requires: ['KB5030000'] }, source }),
    )
    expect(await centre.row(id)).toMatchObject({ status: 'awaiting-second', enteredById: 'bob', confirmedBy: null })
    expect(await centre.accepted()).toEqual([])
    expect(await catalogue.confirm('bob', { sha256: id, rev: 4 })).toMatchObject({
      error: { code: 'media.second-person' },
    })
    valueOf(await catalogue.confirm('alice', { sha256: id, rev: 4 }))
    expect(await centre.accepted()).toEqual([id])
  })

  it('by the commands of the screens, which know who acts', async () => {
    const { id } = await centre.takeIn(wimName, wim)
    const send = screenOf(centre)
    const be = async (name: string, role: Role): Promise<void> => {
      const user = await addUser(centre, name, [role])
      await centre.people.signOut()
      await centre.people.beginAs(user.id)
    }
    await be('first', 'media-operator')
    expect(await send('media.file.describe', { sha256: id, rev: 1, facts, source })).toMatchObject({ ok: true })
    expect(await send('media.file.confirm', { sha256: id, rev: 2 })).toMatchObject({
      error: { code: 'media.second-person' },
    })
    await be('hotline', 'hotline-agent')
    expect(await send('media.file.confirm', { sha256: id, rev: 2 })).toMatchObject({
      error: { code: 'auth.forbidden' },
    })
    await be('second', 'media-operator')
    expect(await send('media.file.confirm', { sha256: id, rev: 2 })).toMatchObject({ ok: true })
    expect(await centre.row(id)).toMatchObject({ status: 'accepted', enteredBy: '某first', confirmedBy: '某second' })
    expect(await send('media.inbox')).toEqual({ ok: true, value: { dir: bench.inbox } })
  })
})

describe('[S4-07] what people mark', () => {
  const described = async (name: string, text: string, kb: string, marks: Partial<FileFacts> = {}) => {
    const { id, rev } = await centre.takeIn(name, await signedExe('good', text))
    const result = await centre.catalogue.describe('alice', {
      sha256: id,
      rev,
      facts: { ...facts, kb, ...marks },
      source: null,
    })
    return { id, result }
  }

  it('says of each update by which later ones it is replaced', async () => {
    const old = await described('windows10.0-kb5000001-x64.exe', 'a', 'KB5000001')
    await described('windows10.0-kb5000002-x64.exe', 'b', 'KB5000002', { supersedes: ['KB5000001'] })
    expect(await centre.row(old.id)).toMatchObject({ supersededBy: ['KB5000002'] })
  })

  it('refuses an update that replaces or needs itself, or that would be replaced by what it replaces', async () => {
    const own = { supersedes: ['KB5000001'] }
    const refused = (code: string) => ({ error: { code } })
    const first = await described('windows10.0-kb5000001-x64.exe', 'a', 'KB5000001', own)
    expect(first.result).toMatchObject(refused('media.marks-clash'))
    const both = { supersedes: ['KB5000009'], requires: ['KB5000009'] }
    const second = await described('windows10.0-kb5000002-x64.exe', 'b', 'KB5000002', both)
    expect(second.result).toMatchObject(refused('media.marks-clash'))
    const third = await described('windows10.0-kb5000003-x64.exe', 'c', 'KB5000003', { supersedes: ['KB5000002'] })
    expect(third.result).toMatchObject({ ok: true })
    const circle = await described('windows10.0-kb5000004-x64.exe', 'd', 'KB5000002', { supersedes: ['KB5000003'] })
    expect(circle.result).toMatchObject(refused('media.supersedes-circle'))
  })
})

describe('[S4-07] what people decide against, and what is looked at again', () => {
  it('a rejected file is kept back until somebody has it inspected and describes it anew', async () => {
    const { id } = await centre.takeIn(complete, await signedExe())
    valueOf(await centre.catalogue.reject('alice', { sha256: id, rev: 1, reason: '会造成蓝屏' }))
    expect(await centre.row(id)).toMatchObject({ status: 'rejected', note: '会造成蓝屏' })
    expect(await centre.accepted()).toEqual([])
    expect(storeOf(bench.dataDir)).toMatchObject({ files: [], quarantine: [id] })
    // Coming again it stays what it is.
    centre.put('again.exe', readFileSync(path.join(bench.inbox, complete)))
    await centre.jobOf('again.exe')
    expect(await centre.row(id)).toMatchObject({ status: 'rejected' })
    valueOf(await centre.catalogue.inspect('alice', id))
    await centre.until(async () => (await centre.row(id)).status === 'incomplete')
    valueOf(await centre.catalogue.describe('alice', { sha256: id, rev: 3, facts, source: null }))
    expect(await centre.accepted()).toEqual([id])
    await centre.until(() => storeOf(bench.dataDir).files.includes(id))
  })

  it('a file that a newer virus database knows goes off', async () => {
    const { id } = await centre.takeIn(complete, await signedExe('good', 'sleeper'))
    expect(await centre.accepted()).toEqual([id])
    await centre.stop()
    const newer = at('newer')
    mkdirSync(newer, { recursive: true })
    writeFileSync(path.join(newer, 'new.ndb'), `Vigil.Sleeper:0:*:${Buffer.from('sleeper').toString('hex')}\n`)
    centre = await openCatalogue(bench, { inspectTools: { virusDatabase: newer }, choose: false })
    valueOf(await centre.catalogue.inspect('alice', id))
    await centre.jobOf(complete)
    expect(await centre.row(id)).toMatchObject({ status: 'quarantined', reasons: ['infected'] })
    expect(await centre.accepted()).toEqual([])
    expect(storeOf(bench.dataDir)).toMatchObject({ files: [], quarantine: [id] })
  })

  it.each([
    ['altered', 'content-changed', (file: string) => writeFileSync(file, 'something else')],
    ['gone', 'content-missing', (file: string) => rmSync(file)],
  ] as const)('a file whose content is %s is kept back until it comes again', async (_what, reason, harm) => {
    const content = await signedExe()
    const { id } = await centre.takeIn(complete, content)
    harm(path.join(bench.dataDir, 'media/files', id))
    valueOf(await centre.catalogue.inspect('alice', id))
    await centre.until(async () => (await centre.row(id)).status === 'quarantined')
    expect(await centre.row(id)).toMatchObject({ reasons: [reason] })
    expect(await centre.accepted()).toEqual([])
    centre.put(`again-${complete}`, content)
    await centre.jobOf(`again-${complete}`)
    expect(await centre.row(id)).toMatchObject({ reasons: [] })
    expect(sha256Of(readFileSync(path.join(bench.dataDir, 'media/files', id)))).toBe(id)
  })

  it('of a file that nobody knows there is nothing to say', async () => {
    const sha256 = sha256Of('nobody')
    const unknown = { error: { code: 'media.no-such-file' } }
    expect(await centre.catalogue.describe('alice', { sha256, rev: 1, facts, source })).toMatchObject(unknown)
    expect(await centre.catalogue.confirm('alice', { sha256, rev: 1 })).toMatchObject(unknown)
    expect(await centre.catalogue.reject('alice', { sha256, rev: 1, reason: 'x' })).toMatchObject(unknown)
    expect(await centre.catalogue.inspect('alice', sha256)).toMatchObject(unknown)
  })
})

it('a pipe in the inbox holds nobody up', async () => {
  execFileSync('mkfifo', [path.join(bench.inbox, 'pipe.exe')])
  expect(await centre.jobOf('pipe.exe')).toMatchObject({ state: 'failed', error: { code: 'media.inbox-link' } })
  await centre.takeIn(complete, await signedExe())
})
