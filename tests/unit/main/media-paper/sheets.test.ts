/** Which papers are made of what is there, and which are refused because they would not be true. */
import { describe, expect, it } from 'vitest'
import { paperFileName } from '#main/features/media-paper/file-name'
import { sheetBody } from '#main/features/media-paper/sheets'
import type { PaperReads } from '#main/features/media-paper/sheets'
import type { MediaPlan } from '#shared/domain/media/plan'
import type { PaperRequest } from '#shared/ipc/media-papers-contract'
import { fail, ok } from '#shared/lib/result'
import {
  arrivalRow,
  builtAt,
  contentsOf,
  destination,
  discsToDestroy,
  editionId,
  editionRow,
  ledgerRows,
  longName,
  mediaPlan,
  siteId,
} from '../../../support/paper-bodies'

const site = { name: '滨海核电厂仿真机房', centre: '值守支持中心', importDir: null }
const reads = (change: Partial<PaperReads> = {}): PaperReads => ({
  edition: async () => editionRow(2),
  contents: async () => ok(contentsOf(3)),
  plan: async () => mediaPlan(),
  destination: async () => destination,
  ledger: async () => ledgerRows(2),
  ownSite: async () => site,
  arrival: async () => arrivalRow(1),
  discsToDestroy: async () => discsToDestroy(2),
  ...change,
})
const of = (change: Partial<PaperReads>, request: PaperRequest) => sheetBody(reads(change), request)
const label = (disc: number | null): PaperRequest => ({ paper: 'sleeve-label', id: editionId, disc })
const handOver: PaperRequest = { paper: 'hand-over', id: editionId }

describe('[S4-07] papers of the centre', () => {
  it('makes labels of all discs or of the one that was asked for', async () => {
    expect(await of({}, label(null))).toMatchObject({ ok: true, value: { discs: [1, 2], plan: { mark: 'unmarked' } } })
    expect(await of({}, label(2))).toMatchObject({ ok: true, value: { discs: [2] } })
    expect(await of({}, label(3))).toEqual(fail('media.paper-nothing'))
  })

  it('makes no label and no hand-over form before every image is there: their hashes stand on them', async () => {
    const built = editionRow(2)
    const edition = async () => ({
      ...built,
      discs: built.discs.map((disc) => ({ ...disc, image: disc.n === 2 ? null : disc.image })),
    })
    for (const request of [label(1), handOver])
      expect(await of({ edition }, request)).toEqual(fail('media.paper-not-built'))
    expect(await of({ edition }, { paper: 'burn-approval', id: editionId })).toMatchObject({ ok: true })
  })

  const carried = (mark: MediaPlan['mark'], way: 'courier' | 'visit' | 'pickup') =>
    of(
      {
        edition: async () =>
          editionRow(1, { handOver: { at: builtAt, way, carrier: '李师傅', tracking: '', to: '孙志强' } }),
        plan: async () => mediaPlan({ mark, delivery: 'visit', courier: null }),
      },
      handOver,
    )

  it.each([
    ['unmarked', 'courier'],
    ['internal', 'visit'],
    ['work-secret', 'pickup'],
  ] as const)('hands over what is %s by %s', async (mark, way) => {
    expect(await carried(mark, way)).toMatchObject({ ok: true, value: { plan: { mark } } })
  })

  it.each(['internal', 'work-secret'] as const)('gives no courier what is %s', async (mark) => {
    expect(await carried(mark, 'courier')).toEqual(fail('media.unmarked-only'))
  })

  it('goes by the plan before the hand-over, and takes a disc without a plan for unmarked', async () => {
    const marked = async () => mediaPlan({ mark: 'internal', delivery: 'courier' })
    expect(await of({ plan: marked }, handOver)).toEqual(fail('media.unmarked-only'))
    expect(await of({ plan: async () => null }, handOver)).toMatchObject({ ok: true, value: { plan: null } })
  })

  it('refuses an edition and a site that are not there, and says what the services say', async () => {
    expect(await of({ edition: async () => null }, handOver)).toEqual(fail('media.paper-nothing'))
    const ledger: PaperRequest = { paper: 'ledger', from: '2026-11-01', to: '2026-11-30', siteId }
    expect(await of({ destination: async () => null }, ledger)).toEqual(fail('media.paper-nothing'))
    expect(await of({}, ledger)).toMatchObject({ ok: true, value: { of: destination } })
    const contents = async () => fail('media.edition-unknown')
    expect(await of({ contents }, { paper: 'burn-approval', id: editionId })).toEqual(fail('media.edition-unknown'))
  })
})

describe('[S4-07] papers of a site', () => {
  const receipt: PaperRequest = { paper: 'receipt', id: editionId }

  it('makes none on a computer that is no site', async () => {
    expect(await of({ ownSite: async () => null }, receipt)).toEqual(fail('media.paper-no-site'))
  })

  it('makes no receipt before there is one', async () => {
    expect(await of({}, receipt)).toEqual(fail('media.paper-no-receipt'))
    expect(await of({}, { paper: 'import-approval', id: editionId })).toMatchObject({ ok: true })
  })

  it('makes no empty list of destruction', async () => {
    const request: PaperRequest = { paper: 'destruction', ids: [editionId] }
    expect(await of({ discsToDestroy: async () => [] }, request)).toEqual(fail('media.paper-nothing'))
    expect(await of({}, request)).toMatchObject({ ok: true, value: { site } })
  })
})

describe('the name that a paper is saved under', () => {
  const edition = editionRow(2)
  const to = { ...destination, customer: `A/B:C*"${longName}` }

  it('says paper, site, week and number, in letters that every system takes', () => {
    const name = paperFileName({ paper: 'hand-over', edition, to, plan: null })
    expect(name).toMatch(/^交接单 A_B_C__华东.* 2026-11-30 第12期$/)
    expect(name.length).toBeLessThan(80)
  })

  it('says which disc a single label is for', () => {
    expect(paperFileName({ paper: 'sleeve-label', edition, to, plan: null, discs: [2] })).toMatch(/第12期 第2张$/)
    expect(paperFileName({ paper: 'sleeve-label', edition, to, plan: null, discs: [1, 2] })).toMatch(/第12期$/)
  })
})
