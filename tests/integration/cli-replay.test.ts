import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WITHIN_SECONDS } from '#cli/commands/replay'
import { readQueueLog } from '../support/queue-log'
import { resourcesDir } from '../support/policies'

const project = path.resolve(import.meta.dirname, '../..')
const fixtures = path.join(project, 'tests/support/fixtures/recordings')
const basic = path.join(fixtures, 'asterisk22-basic.ami.txt')

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'vigil-replay-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

type Run = { readonly code: number | null; readonly out: string; readonly words: string }

/** The command line itself, as a process of its own. */
const vigil = (...args: readonly string[]): Promise<Run> =>
  new Promise((resolve, reject) => {
    const argv = ['--import', 'tsx', path.join(project, 'electron/cli/index.ts'), ...args]
    const child = spawn(process.execPath, argv, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let words = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, words }))
  })

const file = (name: string, content: string | Uint8Array): string => {
  const full = path.join(dir, name)
  writeFileSync(full, content)
  return full
}

/** Every number of a queue_log that the replay answers too, and none besides that another exit would need. */
function expectedOf(queueLog: string) {
  const { queues, agents } = readQueueLog(readFileSync(queueLog, 'utf8'))
  const expected = Object.entries(queues).map(([queue, { waits, waiting: _, abandonedWaits: __, ...totals }]) => [
    queue,
    {
      ...totals,
      left: 0,
      answeredWithin: Object.fromEntries(WITHIN_SECONDS.map((s) => [s, waits.filter((wait) => wait <= s).length])),
    },
  ])
  return {
    queues: Object.fromEntries(expected) as Record<string, object>,
    agents,
    waiting: Object.values(queues).reduce((sum, queue) => sum + queue.waiting, 0),
  }
}

describe('vigil replay gives the totals of the queue_log of the same run [telephony: KPIs]', () => {
  it.each([
    ['asterisk22-basic', basic],
    ['asterisk22-abandon', path.join(fixtures, 'asterisk22-abandon.ami.txt')],
    ['asterisk16-basic', path.join(fixtures, 'asterisk16-basic.ami.txt')],
    ['sample-centre', path.join(resourcesDir, 'recordings/sample-centre.ami.txt')],
  ])('%s', async (name, recording) => {
    const { queues, agents, waiting } = expectedOf(path.join(fixtures, `${name}.queue_log.txt`))
    const { code, out, words } = await vigil('replay', '--ami', recording)
    expect({ code, words }).toEqual({ code: 0, words: '' })
    const answer = JSON.parse(out) as {
      queues: Record<string, object>
      agents: Record<string, object>
      waiting: number
    }
    expect(answer.waiting).toBe(waiting)
    for (const [queue, totals] of Object.entries(queues)) expect(answer.queues[queue]).toEqual(totals)
    // A queue that was listed and had no caller answers with zeros.
    for (const queue of Object.keys(answer.queues).filter((each) => !(each in queues)))
      expect(answer.queues[queue]).toMatchObject({ offered: 0, answered: 0, abandoned: 0, talkMs: 0 })
    for (const [agent, totals] of Object.entries(agents)) expect(answer.agents[agent]).toMatchObject(totals)
    for (const agent of Object.keys(answer.agents).filter((each) => !(each in agents)))
      expect(answer.agents[agent]).toEqual({ answered: 0, completed: 0, talkMs: 0, missed: 0 })
  })
})

/** Line of a place, from 1. */
const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length

describe('a bad recording: words that name the place, nothing on standard output, not 0', () => {
  const good = readFileSync(basic, 'utf8')

  it('is cut off in the middle of a frame', async () => {
    const cut = good.slice(0, good.indexOf('\n', good.lastIndexOf('Event: Hangup')) + 1)
    const { code, out, words } = await vigil('replay', '--ami', file('cut.txt', cut))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(words).toMatch(new RegExp(`cut\\.txt: .*cut off.*line ${lineOf(cut, cut.lastIndexOf('Event:'))}`))
  })

  it('is no manager session at all', async () => {
    const { code, out, words } = await vigil('replay', '--ami', path.join(fixtures, 'asterisk22-basic.queue_log.txt'))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(words).toMatch(/not a recording of Asterisk.*line 1\n$/)
  })

  it('has a frame in the middle that is none', async () => {
    const place = good.indexOf('\r\n\r\n', good.length / 2) + 4
    const text = `${good.slice(0, place)}what is this\n\n${good.slice(place)}`
    const { code, out, words } = await vigil('replay', '--ami', file('odd.txt', text))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(words).toContain(`line ${lineOf(text, place)}`)
  })

  it.each(['yesterday', '', '-5', '1795336816,32'])('has a Timestamp that is none: %j', async (time) => {
    const at = good.indexOf('Timestamp: ', good.length / 2)
    const text = `${good.slice(0, at)}Timestamp: ${time}${good.slice(good.indexOf('\n', at))}`
    const { code, out, words } = await vigil('replay', '--ami', file('time.txt', text))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(words).toMatch(new RegExp(`Timestamp.*line ${lineOf(text, at)}\\n$`))
  })

  it('was recorded without Timestamps', async () => {
    const text = good.replaceAll(/^Timestamp: [^\n]*\n/gm, '')
    const { code, out, words } = await vigil('replay', '--ami', file('timeless.txt', text))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(words).toContain('timestampevents = yes')
  })

  it('is empty, is binary, is not there, is a folder', async () => {
    const bad = [
      [file('empty.txt', ''), /empty\.txt: the file is empty/],
      [
        file(
          'binary.txt',
          Uint8Array.from({ length: 999 }, (_, i) => i % 256),
        ),
        /control character at byte 0, line 1/,
      ],
      [path.join(dir, 'nothing.txt'), /nothing\.txt: ENOENT/],
      [dir, /EISDIR/],
    ] as const
    for (const [recording, said] of bad) {
      const { code, out, words } = await vigil('replay', '--ami', recording)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(words).toMatch(said)
    }
  })

  it('is not named: says how it is used', async () => {
    const { code, out, words } = await vigil('replay')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(words).toContain('--ami FILE')
  })
})
