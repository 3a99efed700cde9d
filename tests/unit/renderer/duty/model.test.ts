import { describe, expect, it } from 'vitest'
import { endOf, likelyNext, saveWord } from '../../../../renderer/features/duty/model'

const now = Date.UTC(2026, 10, 25, 0, 7)
const hour = 3_600_000

describe('the planned end of a shift', () => {
  it.each([
    ['none', now + hour, null],
    ['keep', now + hour, now + hour],
    ['keep', null, null],
    ['8', null, Date.UTC(2026, 10, 25, 8, 0)],
    ['12', now + hour, Date.UTC(2026, 10, 25, 12, 0)],
  ])('%s', (choice, kept, end) => {
    expect(endOf(choice, now, kept)).toBe(end)
  })
})

it('offers what somebody most likely wants next, in the right word', () => {
  expect(
    (['off', 'on', 'away'] as const).map((state) => [likelyNext(state), saveWord(state, likelyNext(state))]),
  ).toEqual([
    ['on', 'on'],
    ['away', 'away'],
    ['on', 'back'],
  ])
  expect(saveWord('away', 'away')).toBe('change')
})
