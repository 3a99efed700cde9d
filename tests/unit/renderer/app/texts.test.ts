/** Nothing is said by its code: every failure and every reason has its sentence, in both languages, with the same keys. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { texts as common } from '../../../../renderer/app/texts'

const root = path.resolve(import.meta.dirname, '../../../..')

const sources = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(root, folder, name))

/** The codes that a source names: `fail('a.b'…)`, `fail(x ? 'a' : 'b'…)`, `invalid('a'…)`, `code: 'a'` beside params. */
function codesOf(text: string): readonly string[] {
  const calls = [...text.matchAll(/\b(?:fail|invalid|parseText|addAll|StorageError)\(\s*([^;{}\n]*)/g)]
    .flatMap(([, inside]) => [...(inside ?? '').matchAll(/'([a-z]+(?:[.-][a-z]+)*)'/g)])
    .map(([, code]) => code ?? '')
  const plain = [...text.matchAll(/\bcode: '([a-z]+(?:[.-][a-z]+)+)'/g)].map(([, code]) => code ?? '')
  return [...calls, ...plain].filter((code) => /[.-]/.test(code) || code === 'conflict' || code === 'internal')
}

const keysOf = (catalogue: object, before = ''): readonly string[] =>
  Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${before}${key} › `) : [`${before}${key}`],
  )

const at = (catalogue: object, key: string): unknown =>
  key.split(' › ').reduce<unknown>((inner, part) => Reflect.get(Object(inner), part), catalogue)

/** The places of a text that are filled in: `{{name}}`. */
const placesOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted()

describe('every failure has a sentence', () => {
  const codes = new Set(
    [...sources('electron/main'), ...sources('shared')].flatMap((file) => codesOf(readFileSync(file, 'utf8'))),
  )

  it('finds the codes in the sources', () => {
    expect([...codes]).toEqual(
      expect.arrayContaining(['auth.wrong', 'conflict', 'db.full', 'recording.malformed', 'holidays.file-invalid']),
    )
  })

  it.each([...codes].toSorted())('%s', (code) => {
    expect(common.zh.error).toHaveProperty([code])
    expect(common.en.error).toHaveProperty([code])
  })
})

describe('every reason of a lost link has its words', () => {
  const declared = readFileSync(path.join(root, 'shared/domain/queue/link.ts'), 'utf8')
  const type = /export type LinkReason =([\s\S]*?)\n\n/.exec(declared)?.[1] ?? ''
  const reasons = [...type.matchAll(/\| '([a-z-]+)'/g)].map(([, reason]) => reason ?? '')

  it('has exactly the reasons there are', () => {
    expect(reasons.length).toBeGreaterThan(5)
    expect(Object.keys(common.zh.linkReason).toSorted()).toEqual(reasons.toSorted())
  })
})

type Texts = { readonly zh: object; readonly en: object }
const features = import.meta.glob<{ readonly texts: Texts }>('../../../../renderer/features/*/texts.ts', {
  eager: true,
})
const catalogues: readonly (readonly [string, Texts])[] = [
  ['common', common],
  ...Object.entries(features).map(([file, { texts }]) => [file.split('/').at(-2) ?? file, texts] as const),
]

describe.each(catalogues)('the catalogue %s', (_name, { zh, en }) => {
  it('has the same keys in both languages', () => {
    expect(keysOf(en).toSorted()).toEqual(keysOf(zh).toSorted())
  })

  it('fills in the same things in both languages', () => {
    const unlike = keysOf(zh).filter(
      (key) => placesOf(String(at(en, key))).join(' ') !== placesOf(String(at(zh, key))).join(' '),
    )
    expect(unlike).toEqual([])
  })
})
