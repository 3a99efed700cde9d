/** The checker that lies on the disc, run by a plain POSIX shell (dash): what it finds, and that it says what it did not look at. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createProfile } from '../../support/profile'
import type { Profile } from '../../support/profile'
import { layEdition, patchFiles, put } from '../../support/patch-disc'

const script = path.resolve(import.meta.dirname, '../../../resources/media/check.sh')
const [msu = '', , cab = ''] = Object.keys(patchFiles)

let profile: Profile
let root: string

beforeEach(() => {
  profile = createProfile()
  const [dir = ''] = layEdition(path.join(profile.dir, "a disc's folder")).dirs
  root = dir
})
afterEach(() => profile.remove())

function check(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('dash', [script, ...argv], { encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

describe('check.sh', () => {
  it('passes a disc in order, and says in both languages what it did not check', () => {
    const { status, said } = check(root)
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('文件与 SHA256SUMS 一致') })
    for (const word of ['签名', '站点', '期号', '有效期', 'NOT CHECKED', 'signature', 'site:', 'sequence', 'expiry'])
      expect(said).toContain(word)
  })

  it('without an argument it checks the disc it lies on', () => {
    copyFileSync(script, path.join(root, 'check.sh'))
    const run = spawnSync('dash', [path.join(root, 'check.sh')], { encoding: 'utf8', cwd: '/' })
    expect(run.status).toBe(1)
    // This disc was made without it: the one stranger there is.
    expect(run.stdout).toContain('清单里没有的文件 Files that are not in the list:\n  check.sh\n')
  })

  it.each<readonly [string, string, () => void]>([
    ['changed', msu, () => put(root, msu, 'other')],
    ['removed', cab, () => rmSync(path.join(root, cab))],
    ['renamed', 'KB5039000/setup.cab', () => renameSync(path.join(root, cab), path.join(root, 'KB5039000/setup.cab'))],
    ['added deep down', 'KB5039000/more/x y.exe', () => put(root, 'KB5039000/more/x y.exe', 'MZ')],
    ['added and hidden', '.hidden', () => put(root, '.hidden', 'MZ')],
    ['added with an odd name', '-rf', () => put(root, '-rf', 'MZ')],
    ['a link', 'KB5034441/link', () => symlinkSync('/etc/passwd', path.join(root, 'KB5034441/link'))],
    [
      'a link in the place of a file',
      cab,
      () => {
        renameSync(path.join(root, cab), path.join(profile.dir, 'moved'))
        symlinkSync(path.join(profile.dir, 'moved'), path.join(root, cab))
      },
    ],
    ['a list that is no list', 'SHA256SUMS', () => put(root, 'SHA256SUMS', 'rm -rf /\n')],
  ])('names what is wrong: %s', (_, name, tamper) => {
    tamper()
    const { status, said } = check(root)
    expect({ status, said }).toMatchObject({ status: 1, said: expect.stringContaining(name) })
    expect(said).toContain('不要使用这张光盘')
    expect(said).toContain('NOT CHECKED')
  })

  it('a name of two lines does not pass as two of the list', () => {
    const [one = '', two = ''] = readFileSync(path.join(root, 'SHA256SUMS'), 'utf8')
      .split('\n')
      .map((line) => line.slice(66))
    put(root, `${path.basename(one)}\n${path.basename(two)}`, 'MZ')
    expect(check(root).status).toBe(1)
  })

  it('says so where there is nothing that it could check', () => {
    rmSync(path.join(root, 'SHA256SUMS'))
    expect(check(root)).toMatchObject({ status: 2, said: expect.stringContaining('没有 SHA256SUMS') })
    expect(check(path.join(root, 'nowhere')).status).toBe(2)
    expect(check(root, root).status).toBe(2)
  })
})
