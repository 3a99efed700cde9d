import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSlaRunner, slaCase, type SlaRunner } from '../support/sla-cli'

let cli: SlaRunner
beforeAll(async () => {
  cli = await createSlaRunner()
})
afterAll(() => cli.remove())

const at = (time: string): string => `2026-03-02T${time}+08:00`
const event = (time: string, type: string, more: Readonly<Record<string, unknown>> = {}) => ({
  at: at(time),
  type,
  ...more,
})
/** The response within an hour [S2-06], from 10:00. */
const answerTo = async (events: readonly unknown[], now: string, more: Readonly<Record<string, unknown>> = {}) => {
  const { code, answers, words } = await cli.run([{ id: 1, ...slaCase, events, now: at(now), ...more }])
  expect({ code, words }).toEqual({ code: 0, words: [] })
  return answers[0]
}
const started = event('10:00:00', 'start')
const due = '2026-03-02T03:00:00.000Z'

const stoppedAt = (time: string) => answerTo([started, event(time, 'stop')], '15:00:00')

describe('what a clock of vigil sla says', () => {
  it('now exactly at the deadline is in time, a millisecond later it is overdue', async () => {
    expect(await answerTo([started], '11:00:00')).toMatchObject({ state: 'running', dueAt: due, remainingMs: 0 })
    expect(await answerTo([started], '11:00:00.001')).toMatchObject({ state: 'overdue', dueAt: due, remainingMs: -1 })
  })

  it('a stop exactly at the deadline is in time, a millisecond later it is late', async () => {
    expect(await stoppedAt('11:00:00')).toMatchObject({ state: 'met', dueAt: due, metAt: due, remainingMs: 0 })
    expect(await stoppedAt('11:00:00.001')).toMatchObject({
      state: 'met-late',
      dueAt: due,
      metAt: '2026-03-02T03:00:00.001Z',
    })
  })

  it('has no deadline while paused before it, only what remains; then it moves by the pause', async () => {
    const paused = event('10:50:00', 'pause', { reason: 'customer-wait' })
    expect(await answerTo([started, paused], '23:00:00')).toEqual({
      id: 1,
      state: 'paused',
      dueAt: null,
      remainingMs: 600_000,
      elapsedMs: 3_000_000,
      metAt: null,
    })
    expect(await answerTo([started, paused, event('12:20:00', 'resume')], '12:25:00')).toMatchObject({
      state: 'running',
      dueAt: '2026-03-02T04:30:00.000Z',
      remainingMs: 300_000,
      elapsedMs: 3_300_000,
    })
  })

  it('is met when stopped while paused before the deadline, whenever that is', async () => {
    const events = [started, event('10:50:00', 'pause'), event('18:00:00', 'stop')]
    expect(await answerTo(events, '20:00:00')).toMatchObject({
      state: 'met',
      dueAt: '2026-03-02T10:10:00.000Z',
      remainingMs: 600_000,
      metAt: '2026-03-02T10:00:00.000Z',
    })
  })

  it('stays overdue when paused after the deadline, which stays where it was', async () => {
    const events = [started, event('11:10:00', 'pause')]
    expect(await answerTo(events, '18:00:00')).toEqual({
      id: 1,
      state: 'overdue',
      dueAt: due,
      remainingMs: -600_000,
      elapsedMs: 4_200_000,
      metAt: null,
    })
    expect(await answerTo([...events, event('19:00:00', 'stop')], '20:00:00')).toMatchObject({
      state: 'met-late',
      dueAt: due,
    })
  })

  it('ignores what happens after the stop, and what has not happened yet', async () => {
    const stopped = [started, event('10:20:00', 'stop')]
    const later = [event('10:30:00', 'pause'), event('10:40:00', 'start'), event('12:00:00', 'stop')]
    expect(await answerTo([...stopped, ...later], '13:00:00')).toEqual(await answerTo(stopped, '10:20:00'))
    expect(await answerTo([started, event('10:40:00', 'stop')], '10:30:00')).toEqual(
      await answerTo([started], '10:30:00'),
    )
  })

  it('takes events in any order', async () => {
    const events = [
      started,
      event('10:10:00', 'pause'),
      event('10:40:00', 'resume'),
      event('10:50:00', 'pause'),
      event('12:00:00', 'resume'),
      event('12:10:00', 'stop'),
    ]
    expect(await answerTo(events.toReversed(), '13:00:00')).toEqual(await answerTo(events, '13:00:00'))
  })

  it('counts a severity that is raised while paused from the original start [S3-10]', async () => {
    const phone = { policy: 'equipment-handbook', commitment: 'phone-response', severity: 'L3' }
    const events = [
      started,
      event('10:20:00', 'pause', { reason: 'customer-wait' }),
      event('10:40:00', 'severity', { value: 'L1' }),
    ]
    expect(await answerTo(events, '11:00:00', phone)).toMatchObject({
      state: 'paused',
      dueAt: null,
      remainingMs: 600_000,
      elapsedMs: 1_200_000,
    })
    expect(await answerTo([...events, event('11:00:00', 'resume')], '11:05:00', phone)).toMatchObject({
      state: 'running',
      dueAt: '2026-03-02T03:10:00.000Z',
      remainingMs: 300_000,
    })
  })

  it('is overdue at once when a raised severity leaves less time than has passed [S3-10]', async () => {
    const phone = { policy: 'equipment-handbook', commitment: 'phone-response', severity: 'L3' }
    expect(await answerTo([started, event('11:00:00', 'severity', { value: 'L1' })], '11:00:00', phone)).toMatchObject({
      state: 'overdue',
      dueAt: '2026-03-02T02:30:00.000Z',
      remainingMs: -1_800_000,
    })
  })

  it('counts open time only: nothing passes at noon, at night and on holidays [S4-02]', async () => {
    const followUp = { policy: 'beixinyuan-statement', commitment: 'phone-followup' }
    const afternoon = await answerTo([event('11:30:00', 'start')], '13:30:00', followUp)
    expect(afternoon).toMatchObject({ elapsedMs: 3_600_000, dueAt: '2026-03-05T10:00:00.000Z' })
    const { answers } = await cli.run([
      {
        id: 1,
        ...followUp,
        events: [{ at: '2026-09-30T17:00:00+08:00', type: 'start' }],
        now: '2026-10-07T23:00:00+08:00',
      },
    ])
    expect(answers).toEqual([
      {
        id: 1,
        state: 'running',
        dueAt: '2026-10-10T10:00:00.000Z',
        remainingMs: 24 * 3_600_000,
        elapsedMs: 3_600_000,
        metAt: null,
      },
    ])
  })

  it('reads instants of any offset and precision', async () => {
    const events = [{ at: '2026-03-02T02:00:00Z', type: 'start' }]
    for (const now of ['2026-03-02T03:30:00+01:00', '2026-03-01T21:30:00.000-05:00', '2026-03-02T10:30+08:00'])
      expect((await cli.run([{ id: 1, ...slaCase, events, now }])).answers).toEqual([
        await answerTo([started], '10:30:00'),
      ])
  })

  it('is waiting before its start, and awaits a time where one must be agreed [S4-06]', async () => {
    expect(await answerTo([started], '09:00:00')).toMatchObject({ state: 'waiting', dueAt: null, elapsedMs: 0 })
    const emergency = { policy: 'beixinyuan-statement', commitment: 'emergency-arrival' }
    expect(await answerTo([started], '10:30:00', emergency)).toMatchObject({
      state: 'awaiting-agreement',
      dueAt: null,
      remainingMs: null,
    })
    expect(await answerTo([started], '10:30:00', { ...emergency, agreedAt: at('12:00:00') })).toMatchObject({
      state: 'running',
      dueAt: '2026-03-02T04:00:00.000Z',
      remainingMs: 5_400_000,
    })
  })
})
