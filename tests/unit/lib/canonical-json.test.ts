import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '#shared/lib/canonical-json'

it('sorts keys at every depth, keeps the order of lists, and ends the line', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }, 2], a: '中' })).toBe('{"a":"中","b":[{"c":null,"d":1},2]}\n')
})

it('is the same text for the same value, in whatever order it was put together', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalJson(turned)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
