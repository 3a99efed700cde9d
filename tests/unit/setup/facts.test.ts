/** Which test proves which fact: read from the sources of tests as they are written, never from comments. */
import { expect, it } from 'vitest'
import { factTestsIn } from '../../../electron/setup/facts.mjs'

/** An id in brackets, put together here so that this file proves nothing itself. */
const mark = (id: string): string => `[${id}]`
const a = mark('S1-01')
const b = mark('S3-13')

const found = (...lines: readonly string[]) => factTestsIn([{ file: 'tests/a.test.ts', text: lines.join('\n') }])
const at = (title: string, line: number) => ({ file: 'tests/a.test.ts', title, line })

it('takes the titles of tests and of groups, whatever way they are called', async () => {
  const titles = await found(
    `describe('${a} a group', () => {`,
    `  it("decides ${a}", () => {})`,
    `  it.each(rows)('%s ${a} each', () => {})`,
    `  test.describe.each\`x\`(\`${a} a \${kind} of table\`, () => {})`,
    '})',
  )
  expect(titles).toEqual({
    'S1-01': [at(`${a} a group`, 1), at(`decides ${a}`, 2), at(`%s ${a} each`, 3), at(`${a} a \${kind} of table`, 4)],
  })
})

it('takes what begins with an id in a table of cases', async () => {
  const titles = await found(`const cases = [['${a} ${b} by distance', 1], { title: '${b} paused', amount: 2 }]`)
  expect(titles).toEqual({
    'S1-01': [at(`${a} ${b} by distance`, 1)],
    'S3-13': [at(`${a} ${b} by distance`, 1), at(`${b} paused`, 1)],
  })
})

it('takes nothing from comments, from what is compared with, or from other calls', async () => {
  const titles = await found(
    `// it('${a} later')`,
    `/** A response [as ${a} says]. */`,
    `expect(titles).toContain('${a}')`,
    `say('${a} is proved')`,
    `const note = ['see ${a}']`,
    `const name = '${a}'`,
  )
  expect(titles).toEqual({})
})

it('lists files and ids in order, a title with two ids under both, once each', async () => {
  const titles = await factTestsIn([
    { file: 'tests/b.test.ts', text: `it('${b} ${a} ${b}', () => {})` },
    { file: 'tests/c.test.tsx', text: `const view = <p>{'x'}</p>\nit('${b} on a screen', () => {})` },
  ])
  expect(Object.entries(titles)).toEqual([
    ['S1-01', [{ file: 'tests/b.test.ts', title: `${b} ${a} ${b}`, line: 1 }]],
    [
      'S3-13',
      [
        { file: 'tests/b.test.ts', title: `${b} ${a} ${b}`, line: 1 },
        { file: 'tests/c.test.tsx', title: `${b} on a screen`, line: 2 },
      ],
    ],
  ])
})
