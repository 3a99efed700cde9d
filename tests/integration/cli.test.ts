import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readArguments } from '#cli/arguments'
import { createProfile, type Profile } from '../support/profile'
import { slaCase } from '../support/sla-cli'

const entry = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../electron/cli/index.ts')

let profile: Profile
beforeEach(() => {
  profile = createProfile()
})
afterEach(() => profile.remove())

function start(argv: readonly string[]) {
  return spawn(process.execPath, ['--import', 'tsx', entry, ...argv], { env: { ...process.env, HOME: profile.dir } })
}

async function vigil(...argv: readonly string[]) {
  const child = start(argv)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, stdout, stderr }
}

async function cases(count: number, more: readonly string[] = []): Promise<string> {
  const file = path.join(profile.dir, 'cases.jsonl')
  const lines = Array.from({ length: count }, (_, id) => JSON.stringify({ id, ...slaCase }))
  await writeFile(file, [...lines, ...more].join('\n'))
  return file
}

const folderOf = (argv: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const given = readArguments(argv, environment)
  return given.ok ? { rest: given.value.rest, dataDir: given.value.dataDir } : given.error
}

describe('the command line', () => {
  it('explains itself on request, on standard error', async () => {
    for (const argv of [['--help'], ['-h'], ['sla', '--help']]) {
      const { code, stdout, stderr } = await vigil(...argv)
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
      expect(stderr).toContain('--cases FILE.jsonl')
    }
  })

  it('refuses an unknown command, none at all, and a folder that is not named', async () => {
    expect(await vigil('constructor')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('no command "constructor"'),
    })
    expect(await vigil()).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('vigil COMMAND') })
    expect(await vigil('audit', 'verify', '--data')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--data needs a folder'),
    })
  })

  it('answers in JSON lines on standard output, tells of bad ones on standard error, and exits 1', async () => {
    const file = await cases(3, ['{"id": 9'])
    const { code, stdout, stderr } = await vigil('sla', '--cases', file, '--data', profile.dir)
    expect(code).toBe(1)
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => Object(JSON.parse(line)).id),
    ).toEqual([0, 1, 2])
    expect(stderr).toBe('line 4: not valid JSON\n1 of 4 lines could not be answered\n')
  })

  it('answers every line of a long file, in order', async () => {
    const { code, stdout, stderr } = await vigil('sla', '--cases', await cases(5_000))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => Object(JSON.parse(line)).id)
    expect(ids).toEqual(Array.from({ length: 5_000 }, (_, id) => id))
  })

  it('does not fall over when its reader has seen enough', async () => {
    const child = start(['sla', '--cases', await cases(20_000)])
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await text(child.stderr)).toBe('')
    expect(await ended).toBe(1)
  })

  it('says that a profile without a database has no journal', async () => {
    const { code, stdout, stderr } = await vigil('audit', 'verify', `--data=${profile.dir}`)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(profile.dir)
  })
})

describe('the profile folder of the command line', () => {
  it('is what --data says, wherever it stands', () => {
    const dataDir = path.resolve('profile')
    const rest = ['sla', '--cases', 'a.jsonl']
    expect(folderOf(['sla', '--cases', 'a.jsonl', '--data', 'profile'])).toEqual({ rest, dataDir })
    expect(folderOf(['--data=profile', 'sla', '--cases', 'a.jsonl'])).toEqual({ rest, dataDir })
  })

  it("is the app's own otherwise", () => {
    expect(folderOf([], { XDG_CONFIG_HOME: '/home/config' })).toEqual({ rest: [], dataDir: '/home/config/Vigil' })
    expect(folderOf([])).toMatchObject({ dataDir: expect.stringMatching(/\/\.config\/Vigil$/) })
  })

  it('must be named once', () => {
    expect(folderOf(['--data'])).toBe('--data needs a folder')
    expect(folderOf(['--data='])).toBe('--data needs a folder')
    expect(folderOf(['--data', '--cases'])).toBe('--data needs a folder')
    expect(folderOf(['--data', 'a', '--data', 'b'])).toBe('--data is given twice')
  })
})
