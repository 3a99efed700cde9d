import { expect, it } from 'vitest'
import { levelTone } from '../../../../renderer/ui/level-tone'

it('measures a service level by the goal of its queue', () => {
  expect([1, 0.8, 0.79, 0.6, 0.59].map((level) => levelTone(level, 0.8))).toEqual([
    'good',
    'good',
    'soon',
    'soon',
    'late',
  ])
  expect([0.9, 0.89, 0.67].map((level) => levelTone(level, 0.9))).toEqual(['good', 'soon', 'late'])
})

it('has no tone for a service level without calls', () => {
  expect(levelTone(null, 0.8)).toBe('quiet')
})
