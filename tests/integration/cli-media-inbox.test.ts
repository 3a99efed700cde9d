/** `vigil media inbox DIR` as a process of its own: the same catalogue as the app's. */
import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBench, openCatalogue, sha1Of, sha256Of, storeOf } from '../support/catalogue'
import type { Bench } from '../support/catalogue'
import { makeExe, makeWim } from '../support/code-signing'

const entry = path.resolve(import.meta.dirname, '../../electron/cli/index.ts')

let bench: Bench
beforeEach(() => {
  bench = createBench()
})
afterEach(() => bench.remove())

const content = makeWim('payload')
const sha256 = sha256Of(content)
const name = `windows11.0-kb5043080-x64_${sha1Of(content)}.msu`
const put = (file: string, bytes: string | Uint8Array): void => writeFileSync(path.join(bench.inbox, file), bytes)

function inbox(...argv: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const args = ['--import', 'tsx', entry, 'media', 'inbox', ...argv, '--data', bench.dataDir]
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    )
  })
}

describe('[S4-07] vigil media inbox', () => {
  it('takes in what lies there, says what became of it, and ends well only when nothing was kept back', async () => {
    put(name, content)
    const first = await inbox(bench.inbox, '--json')
    expect(first.code).toBe(0)
    expect(JSON.parse(first.stdout)).toEqual({
      ok: true,
      files: [{ name, sha256, size: content.length, status: 'incomplete', isNew: true, kb: 'KB5043080', reasons: [] }],
      refused: [],
    })
    put('setup.exe', makeExe('x'))
    symlinkSync('/etc/passwd', path.join(bench.inbox, 'link.exe'))
    put('coming.msu', '')
    put('coming.msu.part', 'half')
    const second = await inbox(bench.inbox, '--json')
    expect(second.code).toBe(1)
    const answer = JSON.parse(second.stdout) as { files: { name: string }[] }
    expect(answer.files.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toMatchObject([
      { name: 'setup.exe', status: 'quarantined', isNew: true, reasons: ['signature.unsigned'] },
      { name, status: 'incomplete', isNew: false },
    ])
    expect(answer).toMatchObject({
      ok: false,
      refused: [
        { name: 'link.exe', code: 'media.inbox-link' },
        { name: 'coming.msu', code: 'media.inbox-downloading' },
      ],
    })
    expect(storeOf(bench.dataDir)).toEqual({ files: [sha256], quarantine: [sha256Of(makeExe('x'))], incoming: [] })
    // The app finds what the command line has taken in.
    const centre = await openCatalogue(bench, { choose: false })
    expect(await centre.rows()).toHaveLength(2)
    await centre.stop()
  })

  it('speaks to people in words', async () => {
    put('setup.exe', makeExe('x'))
    const { code, stdout } = await inbox(bench.inbox)
    expect(code).toBe(1)
    expect(stdout).toContain('✗ "setup.exe" 已隔离')
    expect(stdout).toContain('文件没有数字签名')
  })

  it('refuses what makes no sense', async () => {
    expect(await inbox()).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('name one folder') })
    expect(await inbox(bench.inbox, '--fast')).toMatchObject({ code: 2, stderr: expect.stringContaining('--fast') })
    expect(await inbox(path.join(bench.dir, 'none'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be read'),
    })
  })

  it('does not write beside an app that runs', async () => {
    mkdirSync(bench.dataDir, { recursive: true })
    symlinkSync(`host-${process.pid}`, path.join(bench.dataDir, 'SingletonLock'))
    put(name, content)
    expect(await inbox(bench.inbox, '--json')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('cli.app-runs'),
      stderr: expect.stringContaining('quit it first'),
    })
    expect(storeOf(bench.dataDir)).toEqual({ files: [], quarantine: [], incoming: [] })
  })
})
