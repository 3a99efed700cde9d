/** What goes on the discs, case by case: what is new, required, superseded, refused, for whom, and why. */
import { describe, expect, it } from 'vitest'
import type { CataloguePatch, SiteTerms } from '#shared/domain/media/pieces'
import { selectPatches } from '#shared/domain/media/select'
import type { Selection, SelectionInput } from '#shared/domain/media/select'
import { chosenWords, fileOf, kb, leftOutWords } from '../../../support/media-catalogue'
import { valueOf } from '../../../support/builders'

const site: SiteTerms = { products: ['win10'], architectures: ['x64', 'x86'], languages: ['zh-cn', 'en-us'] }

const select = (catalogue: readonly CataloguePatch[], more: Partial<SelectionInput> = {}): Selection =>
  valueOf(selectPatches({ catalogue, site, acknowledged: new Set(), kind: 'delta', capacityBytes: 2 ** 32, ...more }))

const x86 = { architectures: ['x86'] }
const server = { products: ['server2019'] }

type Case = readonly [
  string,
  readonly CataloguePatch[],
  readonly string[],
  chosen: readonly string[],
  leftOut: readonly string[],
]

describe('what goes on the discs', () => {
  it.each<Case>([
    ['everything that is new, by number', [kb(20), kb(3)], [], ['KB3 new', 'KB20 new'], []],
    ['what was acknowledged stays behind', [kb(1), kb(2)], ['1'], ['KB2 new'], ['KB1 acknowledged']],
    [
      'for other products, architectures, languages',
      [
        kb(1, { files: [fileOf('1', server)] }),
        kb(2, { files: [fileOf('2', { architectures: ['arm64'] })] }),
        kb(3, { files: [fileOf('3', { languages: ['ja-jp'] })] }),
        kb(4, { files: [fileOf('4', { languages: ['ja-jp', 'zh-cn'], architectures: [] })] }),
        kb(5, { files: [] }),
        kb(6, { files: [fileOf('6', { products: [] })] }),
      ],
      [],
      ['KB4 new'],
      ['KB1 not-for-site', 'KB2 not-for-site', 'KB3 not-for-site', 'KB5 not-for-site', 'KB6 not-for-site'],
    ],
    ['not accepted', [kb(1, { files: [fileOf('1', { accepted: false })] })], [], [], ['KB1 not-accepted']],
    [
      'of two files of a KB the accepted one goes',
      [kb(1, { files: [fileOf('1a'), fileOf('1b', { ...x86, accepted: false })] })],
      [],
      ['KB1 new'],
      ['KB1 not-accepted'],
    ],
    ['superseded by a chosen one', [kb(1), kb(2, { supersedes: ['KB1'] })], [], ['KB2 new'], ['KB1 superseded by KB2']],
    [
      'superseded by an acknowledged one',
      [kb(1), kb(2, { supersedes: ['KB1'] })],
      ['2'],
      [],
      ['KB1 superseded by KB2', 'KB2 acknowledged'],
    ],
    [
      'superseded by an acknowledged one that has been withdrawn since',
      [kb(1), kb(2, { supersedes: ['KB1'], files: [fileOf('2', { accepted: false })] })],
      ['2'],
      [],
      ['KB1 superseded by KB2', 'KB2 acknowledged'],
    ],
    [
      'superseded along a chain whose middle is not accepted',
      [
        kb(1),
        kb(2, { supersedes: ['KB1'], files: [fileOf('2', { accepted: false })] }),
        kb(3, { supersedes: ['KB2'] }),
      ],
      [],
      ['KB3 new'],
      ['KB1 superseded by KB3', 'KB2 superseded by KB3'],
    ],
    [
      'not superseded by what is not accepted',
      [kb(1), kb(2, { supersedes: ['KB1'], files: [fileOf('2', { accepted: false })] })],
      [],
      ['KB1 new'],
      ['KB2 not-accepted'],
    ],
    [
      'not superseded by what is refused',
      [kb(1), kb(2, { supersedes: ['KB1'], requires: ['KB9'] })],
      [],
      ['KB1 new'],
      ['KB2 requires KB9 (unknown)'],
    ],
    [
      'not superseded by what is for another product',
      [kb(1), kb(2, { supersedes: ['KB1'], files: [fileOf('2', server)] })],
      [],
      ['KB1 new'],
      ['KB2 not-for-site'],
    ],
    [
      'superseded on one architecture only: the file of the other goes',
      [kb(1, { files: [fileOf('1a'), fileOf('1b', x86)] }), kb(2, { supersedes: ['KB1'] })],
      [],
      ['KB1 new', 'KB2 new'],
      ['KB1 superseded by KB2'],
    ],
    [
      'one file for both architectures goes while one of them needs it',
      [kb(1, { files: [fileOf('1', { architectures: [] })] }), kb(2, { supersedes: ['KB1'] })],
      [],
      ['KB1 new', 'KB2 new'],
      [],
    ],
    [
      'superseded in one language only',
      [
        kb(1, { files: [fileOf('1', { languages: ['zh-cn'] })] }),
        kb(2, { supersedes: ['KB1'], files: [fileOf('2', { languages: ['en-us'] })] }),
      ],
      [],
      ['KB1 new', 'KB2 new'],
      [],
    ],
    [
      'a chain that passes another system proves nothing',
      [kb(1), kb(2, { supersedes: ['KB1'], files: [fileOf('2', server)] }), kb(3, { supersedes: ['KB2'] })],
      [],
      ['KB1 new', 'KB3 new'],
      ['KB2 not-for-site'],
    ],
    [
      'two that supersede each other both go',
      [kb(1, { supersedes: ['KB2'] }), kb(2, { supersedes: ['KB1'] })],
      [],
      ['KB1 new', 'KB2 new'],
      [],
    ],
    ['required before it', [kb(1), kb(2, { requires: ['KB1'] })], [], ['KB1 new by KB2', 'KB2 new'], []],
    [
      'required although superseded, and what that requires',
      [kb(1), kb(2, { requires: ['KB1'] }), kb(3, { supersedes: ['KB1', 'KB2'] }), kb(4, { requires: ['KB2'] })],
      [],
      ['KB1 required by KB2', 'KB2 required by KB4', 'KB3 new', 'KB4 new'],
      [],
    ],
    ['required and acknowledged', [kb(1), kb(2, { requires: ['KB1'] })], ['1'], ['KB2 new'], ['KB1 acknowledged']],
    [
      'required by what was acknowledged when only that disc of a set arrived',
      [kb(1), kb(2, { requires: ['KB1'] }), kb(3, { supersedes: ['KB1'] })],
      ['2', '3'],
      ['KB1 required by KB2'],
      ['KB2 acknowledged', 'KB3 acknowledged'],
    ],
    [
      'requires what nobody knows, and so does what requires it',
      [kb(2, { requires: ['KB1'] }), kb(3, { requires: ['KB2'] }), kb(4)],
      [],
      ['KB4 new'],
      ['KB2 requires KB1 (unknown)', 'KB3 requires KB2 (refused)'],
    ],
    [
      'requires what is not accepted, or has no file, or none for the architecture',
      [
        kb(1, { files: [fileOf('1', { accepted: false })] }),
        kb(2, { files: [] }),
        kb(3, { files: [fileOf('3', x86)] }),
        kb(4, { requires: ['KB3', 'KB2', 'KB1'] }),
      ],
      [],
      ['KB3 new'],
      ['KB1 not-accepted', 'KB2 not-for-site', 'KB4 requires KB1 (not-accepted) KB2 (not-accepted) KB3 (not-accepted)'],
    ],
    [
      'what is required for other products only asks nothing here',
      [
        kb(1, { files: [fileOf('1', server)] }),
        kb(2, { requires: ['KB1'], files: [fileOf('2', { products: ['win10', 'server2019'] })] }),
      ],
      [],
      ['KB2 new'],
      ['KB1 not-for-site'],
    ],
    [
      'a cycle is refused with all that needs it',
      [
        kb(1, { requires: ['KB2'] }),
        kb(2, { requires: ['KB1'] }),
        kb(3, { requires: ['KB3'] }),
        kb(4, { requires: ['KB2'] }),
      ],
      [],
      [],
      ['KB1 in the cycle KB1 KB2', 'KB2 in the cycle KB1 KB2', 'KB3 in the cycle KB3', 'KB4 requires KB2 (refused)'],
    ],
    [
      'a cycle that the site has been through blocks nothing',
      [kb(1, { requires: ['KB2'] }), kb(2, { requires: ['KB1'] })],
      ['1'],
      ['KB2 new by KB1'],
      ['KB1 acknowledged'],
    ],
  ])('[S4-07] %s', (_case, catalogue, acknowledged, chosen, leftOut) => {
    const selection = select(catalogue, { acknowledged: new Set(acknowledged) })
    expect([chosenWords(selection), leftOutWords(selection)]).toEqual([chosen, leftOut])
  })

  it('[S4-07] a baseline brings again what was acknowledged, but not what is superseded', () => {
    const catalogue = [kb(1), kb(2, { supersedes: ['KB1'] }), kb(3), kb(4)]
    const selection = select(catalogue, { acknowledged: new Set(['1', '2', '3']), kind: 'baseline' })
    expect(chosenWords(selection)).toEqual(['KB2 again', 'KB3 again', 'KB4 new'])
    expect(leftOutWords(selection)).toEqual(['KB1 superseded by KB2'])
  })

  it('reports the cycles', () => {
    const selection = select([
      kb(1, { requires: ['KB2'] }),
      kb(2, { requires: ['KB1'] }),
      kb(3, { supersedes: ['KB4'] }),
      kb(4, { supersedes: ['KB3'] }),
    ])
    expect(selection.requireCycles).toEqual([['KB1', 'KB2']])
    expect(selection.supersedeCycles).toEqual([['KB3', 'KB4']])
  })

  it('nothing to bring, no disc', () => {
    expect(select([kb(1)], { acknowledged: new Set(['1']) }).discs).toEqual([])
  })

  it('[S4-07] refuses a KB that fits on no disc, by name, with both sizes', () => {
    const files = [fileOf('2', { size: 400_000_000 }), fileOf('2b', { size: 400_000_000, ...x86 })]
    const catalogue = [kb(1), kb(2, { files })]
    const input = {
      catalogue,
      site,
      acknowledged: new Set<string>(),
      kind: 'delta' as const,
      capacityBytes: 700_000_000,
    }
    const refused = selectPatches(input)
    expect(refused.ok).toBe(false)
    expect(refused).toMatchObject({
      error: { code: 'media.patch-too-large', params: { kb: 'KB2', capacity: 700_000_000 } },
    })
  })
})
