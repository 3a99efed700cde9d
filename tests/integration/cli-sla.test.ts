import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sla } from '#cli/commands/sla'
import { loadPolicyLibrary } from '#main/features/policies/load'
import { resourcesDir } from '../support/policies'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'vigil-sla-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function run(lines: readonly unknown[], resources = resourcesDir, dataDir = dir) {
  const file = path.join(dir, 'cases.jsonl')
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return runArgs(['--cases', file], resources, dataDir)
}

async function runArgs(argv: readonly string[], resources = resourcesDir, dataDir = dir) {
  const answers: unknown[] = []
  const words: string[] = []
  const io = {
    answer: (value: unknown) => void answers.push(value),
    say: (text: string) => void words.push(text),
    resourcesDir: resources,
    dataDir,
  }
  return { code: await sla(argv, io), answers, words }
}

const start = { at: '2026-03-02T10:00:00+08:00', type: 'start' }
const base = { policy: 'integrator-general', commitment: 'response', events: [start], now: '2026-03-02T10:30:00+08:00' }

const change = (type: string, value: unknown) => ({ at: '2026-03-02T10:20:00+08:00', type, value })

async function folder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const root = path.join(dir, name)
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true })
    await writeFile(path.join(root, file), text)
  }
  return root
}

describe('vigil sla', () => {
  it('answers every case in order, instants in UTC', async () => {
    const { code, answers, words } = await run([
      { id: 'running', ...base },
      { id: 'paused', ...base, events: [start, { at: '2026-03-02T02:10:00Z', type: 'pause', reason: 'customer' }] },
      { id: 'met', ...base, events: [start, { at: '2026-03-02T10:20:00+08:00', type: 'stop' }] },
      { id: 7, ...base, now: '2026-03-02T11:00:00.500+08:00' },
      { id: 'waiting', ...base, events: [] },
    ])
    expect(words).toEqual([])
    expect(code).toBe(0)
    expect(answers).toEqual([
      {
        id: 'running',
        state: 'running',
        dueAt: '2026-03-02T03:00:00.000Z',
        remainingMs: 1_800_000,
        elapsedMs: 1_800_000,
        metAt: null,
      },
      { id: 'paused', state: 'paused', dueAt: null, remainingMs: 3_000_000, elapsedMs: 600_000, metAt: null },
      {
        id: 'met',
        state: 'met',
        dueAt: '2026-03-02T03:00:00.000Z',
        remainingMs: 2_400_000,
        elapsedMs: 1_200_000,
        metAt: '2026-03-02T02:20:00.000Z',
      },
      {
        id: 7,
        state: 'overdue',
        dueAt: '2026-03-02T03:00:00.000Z',
        remainingMs: -500,
        elapsedMs: 3_600_500,
        metAt: null,
      },
      { id: 'waiting', state: 'waiting', dueAt: null, remainingMs: null, elapsedMs: 0, metAt: null },
    ])
  })

  it('takes severity, distance, city and agreement, at first and as events', async () => {
    const onsite = {
      policy: 'equipment-handbook',
      commitment: 'onsite-arrival',
      events: [start],
      now: '2026-03-02T10:30:00+08:00',
    }
    const spare = {
      policy: 'xingwang-standard',
      commitment: 'spare-delivery',
      severity: 'P1',
      city: '北京',
      distanceKm: 10,
      events: [start],
      now: '2026-03-02T12:00:00+08:00',
    }
    const { code, answers } = await run([
      { id: 1, ...onsite, distanceKm: 50 },
      { id: 2, ...onsite, distanceKm: 50, agreedAt: '2026-03-03T09:00:00+08:00' },
      { id: 3, ...onsite, distanceKm: 50, events: [start, change('distance', 101)] },
      { id: 4, ...spare, events: [start, change('severity', 'P3'), change('city', '西安')] },
      { id: 5, ...spare, distanceKm: 400, severity: 'P2', agreedAt: null },
    ])
    expect(code).toBe(0)
    expect(answers.map((answer) => Object(answer).dueAt)).toEqual([
      '2026-03-02T04:00:00.000Z',
      '2026-03-03T01:00:00.000Z',
      '2026-03-02T10:00:00.000Z',
      '2026-03-12T10:00:00.000Z',
      null,
    ])
    expect(answers.at(-1)).toMatchObject({ state: 'awaiting-agreement' })
  })

  it('counts on the calendar a case brings along, in the schema of the policy file', async () => {
    const policy = JSON.parse(await readFile(path.join(resourcesDir, 'policies', 'beixinyuan-statement.json'), 'utf8'))
    const berlin = {
      zone: 'Europe/Berlin',
      week: {
        mon: [
          ['09:00', '10:00'],
          ['12:00', '18:00'],
        ],
      },
    }
    const { code, answers } = await run([
      {
        id: 'its own 5x8',
        ...base,
        calendar: policy.calendars[0],
        now: '2026-03-02T11:30:00+08:00',
        events: [{ ...start, at: '2026-03-02T11:30:00+08:00' }],
      },
      {
        id: 'Berlin',
        ...base,
        calendar: berlin,
        events: [{ ...start, at: '2026-03-30T09:30:00+02:00' }],
        now: '2026-03-30T12:00:00+02:00',
      },
    ])
    expect(code).toBe(0)
    expect(answers.map((answer) => Object(answer).dueAt)).toEqual([
      '2026-03-02T05:30:00.000Z',
      '2026-03-30T10:30:00.000Z',
    ])
  })

  it('names line and field of a bad case and answers the others', async () => {
    const { code, answers, words } = await run([
      { id: 'good', ...base },
      '{"id": ',
      { ...base },
      { id: 3, ...base, policy: 'nobody' },
      { id: 4, ...base, commitment: 'nothing' },
      { id: 5, ...base, now: '2026-02-30T10:00:00+08:00' },
      { id: 6, ...base, now: '2026-03-02T10:00:00' },
      { id: 7, ...base, events: [start, { at: '2026-03-02T10:00:00+08:00', type: 'halt' }] },
      { id: 8, ...base, severity: 'P1' },
      { id: 9, ...base, events: [start, { at: '2026-03-02T10:00:00+08:00', type: 'severity', value: 'P1' }] },
      { id: 10, ...base, distanceKm: -1 },
      { id: 11, ...base, calendar: { week: { mon: [['18:00', '09:00']] } } },
      { id: 12, policy: 'equipment-handbook', commitment: 'phone-response', events: [start], now: base.now },
      '',
      { id: 'also good', ...base },
    ])
    expect(code).toBe(1)
    expect(answers.map((answer) => Object(answer).id)).toEqual(['good', 'also good'])
    expect(
      words.map((word) =>
        word
          .split(/[:：] /)
          .slice(0, 2)
          .join(' '),
      ),
    ).toEqual([
      'line 2 not valid JSON',
      'line 3 id',
      'line 4 policy',
      'line 5 commitment',
      'line 6 now',
      'line 7 now',
      'line 8 events[1].type',
      'line 9 severity',
      'line 10 events[1].value',
      'line 11 distanceKm',
      'line 12 calendar.week.mon[0]',
      'line 13 severity',
      '12 of 15 lines could not be answered',
    ])
  })

  it('explains its use, and a file it cannot read', async () => {
    expect(await runArgs([])).toMatchObject({
      code: 2,
      answers: [],
      words: [expect.stringContaining('--cases FILE.jsonl')],
    })
    expect(await runArgs(['--cases', path.join(dir, 'none.jsonl')])).toMatchObject({
      code: 2,
      words: [expect.stringContaining('none.jsonl')],
    })
  })

  it('uses a policy that was added as a file to the profile', async () => {
    const profile = path.join(dir, 'profile')
    await mkdir(path.join(profile, 'policies'), { recursive: true })
    const text = await readFile(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')
    await writeFile(
      path.join(profile, 'policies', 'ours.json'),
      text.replace('integrator-general', 'ours').replace('PT1H', 'PT15M'),
    )
    const { code, answers } = await run(
      [
        { id: 1, ...base, policy: 'ours' },
        { id: 2, ...base },
      ],
      resourcesDir,
      profile,
    )
    expect(code).toBe(0)
    expect(answers.map((answer) => Object(answer).dueAt)).toEqual([
      '2026-03-02T02:15:00.000Z',
      '2026-03-02T03:00:00.000Z',
    ])
  })
})

describe('the policy library', () => {
  it('names file and JSON path of what is wrong', async () => {
    const text = await readFile(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')
    const broken = await folder('broken', { 'policies/ours.json': text.replace('"PT6H"', '"6h"') })
    expect(await loadPolicyLibrary([broken])).toMatchObject({
      ok: false,
      error: {
        code: 'policy-file-invalid',
        params: { file: path.join(broken, 'policies', 'ours.json'), path: 'commitments[1].rules[0].amount.iso' },
      },
    })
    const { code, words } = await run([{ id: 1, ...base }], broken)
    expect(code).toBe(1)
    expect(words.join()).toContain('commitments[1].rules[0].amount.iso')
  })

  it('refuses two policies with one id in a folder, and a folder without any', async () => {
    const text = await readFile(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')
    const twice = await folder('twice', { 'policies/a.json': text, 'policies/b.json': text })
    expect(await loadPolicyLibrary([twice])).toMatchObject({
      ok: false,
      error: { code: 'policy-file-invalid', params: { path: 'id' } },
    })
    expect(await loadPolicyLibrary([path.join(dir, 'nowhere')])).toMatchObject({
      ok: false,
      error: { code: 'policies-missing' },
    })
  })

  it('takes a coming year by a file, and refuses a bad one', async () => {
    const list = { year: 2027, source: '通知', closed: [{ date: '2027-01-01', name: '元旦' }], makeup: [] }
    const imported = await folder('imported', { 'holidays/2027.json': JSON.stringify(list) })
    const library = await loadPolicyLibrary([resourcesDir, imported])
    expect(library).toMatchObject({
      ok: true,
      value: { holidayYears: [{ year: 2025 }, { year: 2026 }, { year: 2027 }] },
    })
    const bad = await folder('bad', { 'holidays/2027.json': JSON.stringify({ ...list, makeup: ['2027-02-30'] }) })
    expect(await loadPolicyLibrary([resourcesDir, bad])).toMatchObject({
      ok: false,
      error: { code: 'holiday-file-invalid', params: { path: 'makeup[0]' } },
    })
  })
})
