import { expect, it } from 'vitest'
import { csvText } from '../../../../renderer/features/kpi/csv'

it('quotes what has to be quoted, and ends each line as the standard says', () => {
  expect(
    csvText([
      ['队列', '来电', '服务水平'],
      ['热线, "一"', 12, 0.754],
      ['多行\n名', 0, null],
    ]),
  ).toBe('队列,来电,服务水平\r\n"热线, ""一""",12,0.754\r\n"多行\n名",0,\r\n')
})

it('lets no name become a formula', () => {
  expect(csvText([['=HYPERLINK("x")', '+86', '-1', '@a', -5]])).toBe(`"'=HYPERLINK(""x"")",'+86,'-1,'@a,-5\r\n`)
})
