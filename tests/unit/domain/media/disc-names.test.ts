/** Every file has one path on its disc, which every system reads the same. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { discPathsOf } from '#shared/domain/media/disc-names'
import { isDiscPath, sameName } from '#shared/domain/media/paths'

const hash = (digit: string): string => digit.repeat(64)

it.each([
  ['windows10.0-kb5034441-x64_0f.msu', 'KB5034441/windows10.0-kb5034441-x64_0f.msu'],
  ['安全更新 (1).cab', 'KB5034441/1.cab'],
  ['补丁.exe', 'KB5034441/aaaaaaaaaaaa.exe'],
  ['.hidden', 'KB5034441/hidden'],
  ['../../evil.msu', 'KB5034441/evil.msu'],
  ['no ending', 'KB5034441/no_ending'],
])('%s lies at %s', (name, path) => {
  expect(discPathsOf('KB5034441', [{ sha256: hash('a'), name }]).get(hash('a'))).toBe(path)
})

it('files whose names a system may take for the same are told apart by their hashes', () => {
  const files = [
    { sha256: hash('a'), name: 'Update.cab' },
    { sha256: hash('b'), name: 'update.CAB' },
    { sha256: hash('c'), name: 'other.cab' },
  ]
  expect([...discPathsOf('KB1', files).values()]).toEqual([
    'KB1/aaaaaaaaaa_Update.cab',
    'KB1/bbbbbbbbbb_update.CAB',
    'KB1/other.cab',
  ])
})

it('whatever the names, the paths are good and all different', () => {
  const names = fc.oneof(fc.string({ maxLength: 140 }), fc.constantFrom('a.msu', 'A.MSU', 'con', '…', '.', '..', 'a.'))
  fc.assert(
    fc.property(fc.array(names, { minLength: 1, maxLength: 8 }), (list) => {
      const files = list.map((name, i) => ({ name, sha256: String(i).repeat(64) }))
      const paths = [...discPathsOf('KB12345678', files).values()]
      expect(paths.filter((path) => !isDiscPath(path))).toEqual([])
      expect(new Set(paths.map(sameName)).size).toBe(files.length)
    }),
  )
})
