import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase32, inGroups, tidyBase32, toBase32 } from '#shared/lib/base32'

it('gives the bytes back, however people type the digits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = toBase32(bytes)
      expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]*$/)
      const typed = inGroups(text).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ')
      expect(fromBase32(tidyBase32(typed))).toEqual(bytes)
    }),
  )
})

it.each(['U', '!', '1', 'ZZ', '000'])('refuses %s: no digit, too short, or bits left over', (text) => {
  expect(fromBase32(text)).toBeNull()
})

it('takes the wide digits of a Chinese keyboard', () => {
  expect(tidyBase32(' ７Ｋ２ｍ－９ＱＸＡ ')).toBe('7K2M9QXA')
})
