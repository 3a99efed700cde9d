import { expect, it } from 'vitest'
import { dialText } from '#main/features/telephony/dial-text'

it.each([
  ['+8613800001111', '', '13800001111'],
  ['138 0000 1111', '', '13800001111'],
  ['+8657187359879', '', '057187359879'],
  ['0571-87359879', '9', '9057187359879'],
  ['010 6213 7891', '0', '001062137891'],
  ['+12125550123', '', '0012125550123'],
  ['8002', '9', '8002'],
  ['*43', '9', '*43'],
])('%s with the prefix "%s" is dialled as %s', (number, outsidePrefix, dialled) => {
  expect(dialText(number, { outsidePrefix })).toBe(dialled)
})
