/** `vigil facts` on a resources folder of its own: the answer, the table to read, and when it is not all right. */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { facts } from '#cli/commands/facts'
import { factIds } from '#shared/domain/facts/facts'
import { openProfile, screenOf } from '../support/centre'
import { administratorOf } from '../support/builders'
import { resourcesDir } from '../support/policies'
import { createProfile, type Profile } from '../support/profile'

const proof = { file: 'tests/unit/a.test.ts', title: 'proves it', line: 7 }

let profile: Profile
let folder: string
beforeEach(async () => {
  profile = createProfile()
  folder = path.join(profile.dir, 'resources/facts')
  await mkdir(folder, { recursive: true })
  await copyFile(path.join(resourcesDir, 'facts/facts.json'), path.join(folder, 'facts.json'))
})
afterEach(() => profile.remove())

const writeTests = (ids: readonly string[]): Promise<void> =>
  writeFile(path.join(folder, 'tests.json'), JSON.stringify(Object.fromEntries(ids.map((id) => [id, [proof]]))))

async function run(...argv: readonly string[]) {
  const answers: unknown[] = []
  const lines: string[] = []
  const words: string[] = []
  const code = await facts(argv, {
    answer: (value) => void answers.push(value),
    print: (line) => void lines.push(line),
    say: (text) => void words.push(text),
    resourcesDir: path.dirname(folder),
    dataDir: profile.dir,
  })
  return { code, answers, lines, words }
}

describe('vigil facts', () => {
  it('answers with one array of all facts, with document, words, status, screens and tests', async () => {
    await writeTests(factIds)
    const { code, answers, words } = await run()
    expect(code).toBe(0)
    expect(answers).toHaveLength(1)
    const rows = answers[0]
    expect(rows).toHaveLength(71)
    expect(rows).toEqual(
      expect.arrayContaining([
        {
          id: 'S1-26',
          document: 'S1',
          title: { zh: '赔偿上限', en: 'Liability cap' },
          statement: {
            zh: expect.stringContaining('最高赔偿额'),
            en: expect.stringContaining('what the customer paid'),
          },
          status: 'in-force',
          toCome: null,
          screens: [
            { route: '/settings/policies', name: { zh: '设置 · 服务政策', en: 'Settings · service policies' } },
          ],
          tests: [proof],
        },
        expect.objectContaining({
          id: 'S4-07',
          status: 'in-force',
          toCome: null,
        }),
        expect.objectContaining({
          id: 'S4-09',
          status: 'rules-ready',
          toCome: { zh: expect.stringContaining('知识库部分'), en: expect.stringContaining('knowledge part') },
        }),
      ]),
    )
    expect(words).toEqual([expect.stringMatching(/^71 facts: \d+ in force, \d+ rules ready, 0 without a test$/)])
  })

  it('names the facts that no test carries, and ends with 1', async () => {
    await writeTests(factIds.filter((id) => id !== 'S2-09' && id !== 'S3-16'))
    const { code, words } = await run()
    expect(code).toBe(1)
    expect(words).toEqual([expect.stringMatching(/, 2 without a test$/), 'without a test: S2-09 S3-16'])
  })

  it('prints a table to read with --text, and no JSON', async () => {
    await writeTests(factIds)
    const { code, answers, lines } = await run('--text')
    expect({ code, answers, count: lines.length }).toEqual({ code: 0, answers: [], count: 71 })
    expect(lines[0]).toMatch(
      /^S1-01 {2}in force {7}1 test {2}适用产品目录 · Products in scope\n.*\n {7}→ 工单页 · 服务范围/,
    )
    expect(lines[70]).toMatch(/^S4-09 {2}rules ready [\s\S]*\n {7}… .*知识库部分）$/)
  })

  it('says what it understands when it is asked something else', async () => {
    for (const argv of [['--json'], ['--text', 'more']]) {
      const { code, words } = await run(...argv)
      expect({ code, words }).toEqual({ code: 2, words: [expect.stringContaining('vigil facts [--text]')] })
    }
  })

  it('says which file is missing or wrong, and where', async () => {
    expect(await run()).toMatchObject({ code: 1, answers: [], words: [expect.stringContaining('tests.json')] })
    await writeTests(factIds)
    await writeFile(path.join(folder, 'facts.json'), JSON.stringify({ documents: [], places: {}, facts: [] }))
    const { code, words } = await run()
    expect(code).toBe(1)
    expect(words[0]).toMatch(/facts\.json: documents: S1, S2, S3, S4 missing/)
  })
})

describe('the fact table on a screen', () => {
  it('is the same, and a table that cannot be read is refused with words', async () => {
    await writeTests(factIds)
    // Policies come from the same folder.
    await copyFile(
      path.join(resourcesDir, 'policies/integrator-general.json'),
      path.join(await made(path.join(path.dirname(folder), 'policies')), 'a.json'),
    )
    const services = await openProfile(profile.dir, { resourcesDir: path.dirname(folder) })
    await administratorOf(services)
    const call = screenOf(services)
    const shown = await call('facts.list')
    expect(shown).toMatchObject({ ok: true })
    expect(shown.ok && shown.value).toHaveLength(71)
    await rm(path.join(folder, 'tests.json'))
    expect(await call('facts.list')).toMatchObject({
      ok: false,
      error: { code: 'facts.unreadable', params: { file: 'tests.json' } },
    })
    await services.stop()
  })
})

async function made(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true })
  return dir
}
