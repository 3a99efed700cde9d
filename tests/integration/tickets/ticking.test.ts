import { expect, test } from 'vitest'
import { createTicking } from '#main/features/tickets/ticking'
import { createFakeClock } from '../../support/fake-clock'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function run(answers: readonly (number | null | Error)[]) {
  const clock = createFakeClock()
  const start = clock.now()
  const looks: number[] = []
  const errors: unknown[] = []
  const ticking = createTicking(
    clock,
    async () => {
      looks.push(clock.now() - start)
      const answer = answers[looks.length - 1] ?? null
      if (answer instanceof Error) throw answer
      return answer === null ? null : start + answer
    },
    (error) => errors.push(error),
  )
  const pass = async (ms: number): Promise<void> => {
    await turn()
    clock.advance(ms)
    await turn()
  }
  return { ...ticking, clock, looks, errors, pass }
}

test('looks again when the next clock is due, and not before', async () => {
  const { check, pass, looks, clock } = run([5_000, null])
  check()
  await pass(4_999)
  expect(looks).toEqual([0])
  await pass(1)
  expect(looks).toEqual([0, 5_000])
  await pass(1_000_000)
  expect(looks).toHaveLength(2)
  expect(clock.pending()).toBe(0)
})

test('a storm of saves asks once in a tenth of a second, and after its end once more', async () => {
  const { check, pass, looks, clock } = run([])
  for (let ms = 0; ms < 1_000; ms++) {
    check()
    await pass(1)
  }
  await pass(100)
  expect(looks.length).toBeGreaterThanOrEqual(9)
  expect(looks.length).toBeLessThanOrEqual(11)
  expect(looks.at(-1)).toBeGreaterThanOrEqual(999)
  expect(clock.pending()).toBe(0)
})

test('an error is told and does not stop the clocks', async () => {
  const { check, pass, looks, errors } = run([new Error('db.full'), 70_000])
  check()
  await pass(60_000)
  await pass(10_000)
  expect(errors).toEqual([new Error('db.full')])
  expect(looks).toEqual([0, 60_000, 70_000])
})

test('a system clock that is set back does not make it wait for the lost time', async () => {
  const { check, pass, looks, clock } = run([])
  check()
  await pass(0)
  clock.advance(-3_600_000)
  check()
  await turn()
  expect(looks).toEqual([0, -3_600_000])
})

test('nothing is looked at after the end', async () => {
  const { check, stop, pass, looks, clock } = run([1_000])
  check()
  await pass(0)
  stop()
  check()
  await pass(5_000)
  expect(looks).toEqual([0])
  expect(clock.pending()).toBe(0)
})
