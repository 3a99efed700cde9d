import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resourcesDir } from '../support/policies'
import { createSlaRunner, slaCase, slaStart, type SlaRunner } from '../support/sla-cli'

let cli: SlaRunner
beforeAll(async () => {
  cli = await createSlaRunner()
})
afterAll(() => cli.remove())

const change = (type: string, value: unknown) => ({ at: '2026-03-02T10:20:00+08:00', type, value })

describe('vigil sla', () => {
  it('answers every case in order, instants in UTC', async () => {
    const { code, answers, words } = await cli.run([
      { id: 'running', ...slaCase },
      {
        id: 'paused',
        ...slaCase,
        events: [slaStart, { at: '2026-03-02T02:10:00Z', type: 'pause', reason: 'customer' }],
      },
      { id: 'met', ...slaCase, events: [slaStart, { at: '2026-03-02T10:20:00+08:00', type: 'stop' }] },
      { id: 7, ...slaCase, now: '2026-03-02T11:00:00.500+08:00' },
      { id: 'waiting', ...slaCase, events: [] },
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

  it('answers what reaches into a year without a list of holidays, and says so once a year', async () => {
    const reply = { policy: 'beixinyuan-statement', commitment: 'email-reply' }
    const received = (at: string) => ({ ...reply, events: [{ at, type: 'start' }], now: at })
    const { code, answers, words } = await cli.run([
      { id: 'known', ...received('2026-12-30T10:00:00+08:00') },
      { id: 'across', ...received('2026-12-31T10:00:00+08:00') },
      { id: 'beyond', ...received('2028-03-02T10:00:00+08:00') },
      { id: 'again', ...received('2028-03-02T10:00:00+08:00') },
      { id: 'no holidays', ...slaCase, events: [{ at: '2029-03-02T10:00:00+08:00', type: 'start' }] },
    ])
    expect([code, answers.length]).toEqual([0, 5])
    expect(words.map((text) => /holidays of (\d+) are not known/.exec(text)?.[1])).toEqual(['2027', '2028'])
  })

  it('takes severity, distance, city and agreement, at first and as events', async () => {
    const onsite = {
      policy: 'equipment-handbook',
      commitment: 'onsite-arrival',
      events: [slaStart],
      now: '2026-03-02T10:30:00+08:00',
    }
    const spare = {
      policy: 'xingwang-standard',
      commitment: 'spare-delivery',
      severity: 'P1',
      city: '北京',
      distanceKm: 10,
      events: [slaStart],
      now: '2026-03-02T12:00:00+08:00',
    }
    const { code, answers } = await cli.run([
      { id: 1, ...onsite, distanceKm: 50 },
      { id: 2, ...onsite, distanceKm: 50, agreedAt: '2026-03-03T09:00:00+08:00' },
      { id: 3, ...onsite, distanceKm: 50, events: [slaStart, change('distance', 101)] },
      { id: 4, ...spare, events: [slaStart, change('severity', 'P3'), change('city', '西安')] },
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
    const { code, answers } = await cli.run([
      {
        id: 'its own 5x8',
        ...slaCase,
        calendar: policy.calendars[0],
        now: '2026-03-02T11:30:00+08:00',
        events: [{ ...slaStart, at: '2026-03-02T11:30:00+08:00' }],
      },
      {
        id: 'Berlin',
        ...slaCase,
        calendar: berlin,
        events: [{ ...slaStart, at: '2026-03-30T09:30:00+02:00' }],
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
    const { code, answers, words } = await cli.run([
      { id: 'good', ...slaCase },
      '{"id": ',
      { ...slaCase },
      { id: 3, ...slaCase, policy: 'nobody' },
      { id: 4, ...slaCase, commitment: 'nothing' },
      { id: 5, ...slaCase, now: '2026-02-30T10:00:00+08:00' },
      { id: 6, ...slaCase, now: '2026-03-02T10:00:00' },
      { id: 7, ...slaCase, events: [slaStart, { at: '2026-03-02T10:00:00+08:00', type: 'halt' }] },
      { id: 8, ...slaCase, severity: 'P1' },
      { id: 9, ...slaCase, events: [slaStart, { at: '2026-03-02T10:00:00+08:00', type: 'severity', value: 'P1' }] },
      { id: 10, ...slaCase, distanceKm: -1 },
      { id: 11, ...slaCase, calendar: { week: { mon: [['18:00', '09:00']] } } },
      { id: 12, policy: 'equipment-handbook', commitment: 'phone-response', events: [slaStart], now: slaCase.now },
      '',
      { id: 'also good', ...slaCase },
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
    expect(await cli.runArgs([])).toMatchObject({
      code: 2,
      answers: [],
      words: [expect.stringContaining('--cases FILE.jsonl')],
    })
    expect(await cli.runArgs(['--cases', path.join(cli.dir, 'none.jsonl')])).toMatchObject({
      code: 2,
      words: [expect.stringContaining('none.jsonl')],
    })
  })

  it('uses a policy that was added as a file to the profile', async () => {
    const profile = path.join(cli.dir, 'profile')
    await mkdir(path.join(profile, 'policies'), { recursive: true })
    const text = await readFile(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')
    await writeFile(
      path.join(profile, 'policies', 'ours.json'),
      text.replace('integrator-general', 'ours').replace('PT1H', 'PT15M'),
    )
    const { code, answers } = await cli.run(
      [
        { id: 1, ...slaCase, policy: 'ours' },
        { id: 2, ...slaCase },
      ],
      { dataDir: profile },
    )
    expect(code).toBe(0)
    expect(answers.map((answer) => Object(answer).dueAt)).toEqual([
      '2026-03-02T02:15:00.000Z',
      '2026-03-02T03:00:00.000Z',
    ])
  })
})

describe('files of vigil sla', () => {
  const line = JSON.stringify({ id: 'a', ...slaCase })

  it.each([
    ['nothing at all', '', 0],
    ['empty lines', '\n\r\n  \n', 0],
    ['one line without an end', line, 1],
    ['lines ended as on Windows', `${line}\r\n${line}\r\n`, 2],
    ['a byte order mark', `\uFEFF${line}\n`, 1],
  ])('%s', async (_name, text, expected) => {
    const { code, answers, words } = await cli.runText(text)
    expect({ code, answers: answers.length, words }).toEqual({ code: 0, answers: expected, words: [] })
  })

  it('counts empty lines when it says which one is bad', async () => {
    expect(await cli.runText(`\uFEFF${line}\r\n\r\n{"id":1}\r\n`)).toMatchObject({
      code: 1,
      words: [expect.stringMatching(/^line 3: /), '1 of 3 lines could not be answered'],
    })
  })

  it('refuses a folder, and more than one file', async () => {
    expect(await cli.runArgs(['--cases', cli.dir])).toMatchObject({ code: 2, answers: [] })
    expect(await cli.runArgs(['--cases', 'a', 'b'])).toMatchObject({ code: 2, answers: [] })
  })
})
