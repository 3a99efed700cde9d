import { describe, expect, it } from 'vitest'
import { groupedNumber } from '../../../../renderer/ui/grouped-number'

describe('a telephone number in groups', () => {
  it.each([
    ['13800002017', '138 0000 2017'],
    ['+8613800002017', '138 0000 2017'],
    ['138 0000-2017', '138 0000 2017'],
    ['055185001007', '0551 8500 1007'],
    ['+8657188889879', '0571 8888 9879'],
    ['01064327891', '010 6432 7891'],
    ['03512345678', '0351 234 5678'],
    ['075585001018转818', '0755 8500 1018 转 818'],
  ])('%s is read as %s', (given, read) => expect(groupedNumber(given)).toBe(read))

  it.each(['', '8001', '+4930123456789', '4008105166', 'anonymous'])('%s stays as it came', (given) =>
    expect(groupedNumber(given)).toBe(given),
  )
})
