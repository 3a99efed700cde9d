/** The virus scan as clamscan itself does it, with signatures that the test makes: nothing that was not wholly scanned is clean. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scanFile } from '#main/media/inspect/clamav'
import type { FileKind, ScanVerdict } from '#shared/domain/media/inspection'
import { virusText, writeVirusDatabase } from '../../../support/virus-database'

const dir = mkdtempSync(path.join(tmpdir(), 'vigil-scan-'))
const at = (name: string): string => path.join(dir, name)
const database = at('database')

beforeAll(() => writeVirusDatabase(database))
afterAll(() => rmSync(dir, { recursive: true }))

const scan = (name: string, kind: FileKind = 'exe', program?: string): Promise<ScanVerdict> =>
  scanFile({ file: at(name), kind, size: statSync(at(name)).size, database }, program)

describe('[S4-07] the virus scan', () => {
  it('calls a file clean that was wholly scanned, and says by which signatures', async () => {
    writeFileSync(at('clean.bin'), 'nothing to see')
    expect(await scan('clean.bin')).toEqual({ state: 'clean', database: expect.stringContaining('ClamAV') })
  })

  it('names what a file is infected with, whatever the file is called', async () => {
    writeFileSync(at('-- x: OK (1)+.bin'), `before ${virusText} behind`)
    expect(await scan('-- x: OK (1)+.bin')).toMatchObject({ state: 'infected', name: 'Vigil.Test.UNOFFICIAL' })
  })

  it('looks into a cabinet', async () => {
    writeFileSync(at('inner.txt'), virusText)
    execFileSync('gcab', ['-c', '-z', 'outer.cab', 'inner.txt'], { cwd: dir, stdio: 'pipe' })
    expect(await scan('outer.cab', 'cab')).toMatchObject({ state: 'infected' })
  })

  it('finds it behind the limits that clamscan has by itself', async () => {
    // 150 MB of nothing, then the virus: with its own limits clamscan calls this OK.
    writeFileSync(at('long.bin'), '')
    truncateSync(at('long.bin'), 150 * 1024 * 1024)
    writeFileSync(at('long.bin'), virusText, { flag: 'a' })
    expect(await scan('long.bin')).toMatchObject({ state: 'infected' })
    rmSync(at('long.bin'))
  })

  it.each([
    ['wim', 'not-unpacked'],
    ['delta', 'not-unpacked'],
  ] as const)('does not call a container clean that it cannot open: %s', async (kind, reason) => {
    writeFileSync(at('packed.bin'), 'packed')
    expect(await scan('packed.bin', kind)).toMatchObject({ state: 'not-scanned', reason })
  })

  it('does not call an archive clean that is deeper than it looks', async () => {
    writeFileSync(at('level0.txt'), virusText)
    for (let level = 1; level <= 40; level++)
      execFileSync('gcab', ['-c', '-z', `level${level}.cab`, `level${level - 1}.${level === 1 ? 'txt' : 'cab'}`], {
        cwd: dir,
        stdio: 'pipe',
      })
    expect(await scan('level40.cab', 'cab')).toMatchObject({ state: 'not-scanned', reason: 'limits-exceeded' })
  })

  it('does not call a file clean that is larger than clamscan can count', async () => {
    writeFileSync(at('huge.bin'), '')
    truncateSync(at('huge.bin'), 2 ** 31)
    expect(await scan('huge.bin')).toMatchObject({ state: 'not-scanned', reason: 'too-large' })
    rmSync(at('huge.bin'))
  })

  it('says when there are no signatures, no program, or only its ruins', async () => {
    mkdirSync(at('empty'))
    writeFileSync(at('some.bin'), 'x')
    const what = { file: at('some.bin'), kind: 'exe', size: 1 } as const
    expect(await scanFile({ ...what, database: at('empty') })).toMatchObject({ reason: 'no-database' })
    expect(await scanFile({ ...what, database }, at('none'))).toMatchObject({ reason: 'tool-missing' })
    expect(await scanFile({ ...what, database }, '/bin/false')).toMatchObject({ reason: 'failed' })
    expect(await scanFile({ ...what, database }, '/bin/true')).toMatchObject({ reason: 'failed' })
  })

  it('does not call a file clean that it could not read', async () => {
    expect(await scanFile({ file: at('gone.bin'), kind: 'exe', size: 1, database })).toMatchObject({ reason: 'failed' })
  })
})
