import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPolicyLibrary } from '#main/features/policies/load'
import { resourcesDir } from '../../support/policies'
import { createSlaRunner, slaCase, type SlaRunner } from '../../support/sla-cli'

let cli: SlaRunner
beforeAll(async () => {
  cli = await createSlaRunner()
})
afterAll(() => cli.remove())

describe('the policy library', () => {
  it('names file and JSON path of what is wrong', async () => {
    const text = await readFile(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')
    const broken = await cli.folder('broken', { 'policies/ours.json': text.replace('"PT6H"', '"6h"') })
    expect(await loadPolicyLibrary([broken])).toMatchObject({
      ok: false,
      error: {
        code: 'policies.file-invalid',
        params: { file: path.join(broken, 'policies', 'ours.json'), path: 'commitments[1].rules[0].amount.iso' },
      },
    })
    const { code, words } = await cli.run([{ id: 1, ...slaCase }], { resources: broken })
    expect(code).toBe(1)
    expect(words.join()).toContain('commitments[1].rules[0].amount.iso')
  })

  it('says what is wrong in Chinese and in English, whether the schema or a rule of ours found it', async () => {
    const text = await readFile(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')
    const reasons = async (from: string, to: string) => {
      const folder = await cli.folder(`words-${to.length}`, { 'policies/ours.json': text.replace(from, to) })
      const loaded = await loadPolicyLibrary([folder])
      return loaded.ok ? null : [loaded.error.params?.['reason'], loaded.error.params?.['reasonEn']]
    }
    expect(await reasons('"version": 1', '"version": "one"')).toEqual([
      expect.stringMatching(/^无效输入/),
      expect.stringMatching(/^Invalid input/),
    ])
    expect(await reasons('"calendar": "24x7"', '"calendar": "unknown"')).toEqual([
      '此政策中没有日历“unknown”，可用：24x7',
      'no calendar "unknown" in this policy; there are: 24x7',
    ])
  })

  it('refuses two policies with one id in a folder, and a folder without any', async () => {
    const text = await readFile(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')
    const twice = await cli.folder('twice', { 'policies/a.json': text, 'policies/b.json': text })
    expect(await loadPolicyLibrary([twice])).toMatchObject({
      ok: false,
      error: { code: 'policies.file-invalid', params: { path: 'id' } },
    })
    expect(await loadPolicyLibrary([path.join(cli.dir, 'nowhere')])).toMatchObject({
      ok: false,
      error: { code: 'policies.none' },
    })
  })

  it('refuses what is no file of a policy without reading it, and quotes only the beginning of what is wrong', async () => {
    const reasonOf = async (folder: string) => {
      const loaded = await loadPolicyLibrary([folder])
      return loaded.ok ? 'no failure' : JSON.stringify(loaded.error)
    }
    const huge = await cli.folder('huge', { 'policies/ours.json': '['.repeat(4_000_001) })
    expect(await reasonOf(huge)).toMatch(/4000001 bytes, more than 4000000/)
    const pipe = await cli.folder('pipe', { 'policies/readme.txt': '' })
    execFileSync('mkfifo', [path.join(pipe, 'policies', 'ours.json')])
    expect(await reasonOf(pipe)).toMatch(/not a regular file/)
    const text = await readFile(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')
    const long = await cli.folder('long', { 'policies/ours.json': text.replace('"id"', `"${'k'.repeat(1e6)}"`) })
    const said = await reasonOf(long)
    expect(said).toMatch(/ours\.json/)
    expect(said.length).toBeLessThan(3_000)
  })

  it('takes a byte order mark and line ends of Windows', async () => {
    const text = await readFile(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')
    const folder = await cli.folder('windows', { 'policies/ours.json': `\uFEFF${text.replaceAll('\n', '\r\n')}` })
    expect(await loadPolicyLibrary([folder])).toMatchObject({ ok: true })
  })

  it('takes a coming year by a file, and refuses a bad one', async () => {
    const list = { year: 2027, source: '通知', closed: [{ date: '2027-01-01', name: '元旦' }], makeup: [] }
    const imported = await cli.folder('imported', { 'holidays/2027.json': JSON.stringify(list) })
    const library = await loadPolicyLibrary([resourcesDir, imported])
    expect(library).toMatchObject({
      ok: true,
      value: { holidayYears: [{ year: 2025 }, { year: 2026 }, { year: 2027 }] },
    })
    const bad = await cli.folder('bad', { 'holidays/2027.json': JSON.stringify({ ...list, makeup: ['2027-02-30'] }) })
    expect(await loadPolicyLibrary([resourcesDir, bad])).toMatchObject({
      ok: false,
      error: { code: 'holidays.file-invalid', params: { path: 'makeup[0]' } },
    })
  })
})
