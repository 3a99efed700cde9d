/** Short ways to write down a catalogue of patches, and what a selection says in a few words. */
import type { CatalogueFile, CataloguePatch } from '#shared/domain/media/pieces'
import type { Selection } from '#shared/domain/media/select'

/** Files named by a word are as good as hashes: nothing in the rules looks into one. */
export const fileOf = (sha256: string, more: Partial<CatalogueFile> = {}): CatalogueFile => ({
  sha256,
  size: 1000,
  products: ['win10'],
  architectures: ['x64'],
  languages: [],
  accepted: true,
  ...more,
})

/** `kb(1)` is KB1 with one file `1`; other files take the place of that one. */
export const kb = (number: number, more: Partial<CataloguePatch> = {}): CataloguePatch => ({
  kb: `KB${number}`,
  supersedes: [],
  requires: [],
  files: [fileOf(String(number))],
  ...more,
})

/** `KB2 new`, `KB1 required by KB2`. */
export const chosenWords = ({ chosen }: Selection): readonly string[] =>
  chosen.map(({ kb: name, why, requiredBy }) =>
    requiredBy.length > 0 ? `${name} ${why} by ${requiredBy.join(' ')}` : `${name} ${why}`,
  )

export const leftOutWords = ({ leftOut }: Selection): readonly string[] =>
  leftOut.map((one) => {
    switch (one.why) {
      case 'superseded':
        return `${one.kb} superseded by ${one.by.join(' ')}`
      case 'requires-missing':
        return `${one.kb} requires ${one.missing.map((missing) => `${missing.kb} (${missing.why})`).join(' ')}`
      case 'requires-cycle':
        return `${one.kb} in the cycle ${one.cycle.join(' ')}`
      case 'acknowledged':
      case 'not-accepted':
      case 'not-for-site':
        return `${one.kb} ${one.why}`
    }
  })
