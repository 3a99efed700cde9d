import { expect, test } from 'vitest'
import { stableView } from '#main/ipc/stable-view'

const row = (id: string, name: string) => ({ id, name })

test('rows that say the same keep their identity through any number of looks, and others do not', () => {
  const view = stableView()
  const look = (name: string) => view({ agents: [row('a', ''), row('b', name)] })['agents']
  const first = look('one')
  const second = look('one')
  const third = look('two')
  const fourth = look('two')
  expect(second?.get('a')).toBe(first?.get('a'))
  expect(second?.get('b')).toBe(first?.get('b'))
  expect(third?.get('b')).not.toBe(first?.get('b'))
  expect(fourth?.get('b')).toBe(third?.get('b'))
  expect(fourth?.get('a')).toBe(first?.get('a'))
})
