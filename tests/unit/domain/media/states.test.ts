/** [S4-07] The way of an edition: what may follow what. */
import { describe, expect, it } from 'vitest'
import type { DiscProgress, EditionAct, EditionState } from '#shared/domain/media/states'
import { EditionState as States, hasLeft, isOver, stateAfter, stateOfDiscs } from '#shared/domain/media/states'

const disc = (of: Partial<DiscProgress> = {}): DiscProgress => ({
  isBuilt: false,
  isBurned: false,
  isVerified: false,
  ...of,
})
const built = { isBuilt: true }
const burned = { ...built, isBurned: true }
const verified = { ...burned, isVerified: true }

describe('[S4-07] how far the discs of an edition are', () => {
  it.each<[DiscProgress[], EditionState]>([
    [[], 'planned'],
    [[disc(), disc(built)], 'planned'],
    [[disc(built), disc(verified)], 'built'],
    [[disc(burned), disc(verified)], 'burned'],
    [[disc(verified), disc(verified)], 'verified'],
  ])('%j: %s', (discs, expected) => expect(stateOfDiscs(discs)).toBe(expected))
})

const acts: Readonly<Record<EditionAct['act'], EditionAct>> = {
  approve: { act: 'approve', note: '' },
  seal: { act: 'seal', sealNumber: 'F-0001' },
  'hand-over': { act: 'hand-over', way: 'courier', carrier: '示例快递', tracking: 'S1', to: '机房值班室' },
  receive: { act: 'receive', by: '示例收件人' },
  receipt: { act: 'receipt', outcome: 'imported', by: '示例收件人', note: '' },
  lose: { act: 'lose', reason: '途中遗失' },
  cancel: { act: 'cancel', reason: '现场停用' },
}

const after: Readonly<Record<EditionAct['act'], Partial<Record<EditionState, EditionState>>>> = {
  approve: { built: 'built', burned: 'burned', verified: 'verified' },
  seal: { verified: 'sealed' },
  'hand-over': { sealed: 'handed-over' },
  receive: { 'handed-over': 'received' },
  receipt: { 'handed-over': 'imported', received: 'imported', 'site-verified': 'imported', lost: 'imported' },
  lose: { 'handed-over': 'lost', received: 'lost', 'site-verified': 'lost' },
  cancel: { planned: 'cancelled', built: 'cancelled', burned: 'cancelled', verified: 'cancelled', sealed: 'cancelled' },
}

describe('[S4-07] acts, in every state', () => {
  it.each(Object.values(acts).flatMap((act) => States.options.map((state) => [act, state] as const)))(
    '%j in %s',
    (act, state) => {
      const expected = after[act.act][state]
      expect(stateAfter({ state, isApproved: true }, act)).toEqual(
        expected === undefined
          ? { ok: false, error: { code: 'media.act-not-now', params: { state, act: act.act } } }
          : { ok: true, value: expected },
      )
    },
  )

  it('nothing is sealed without a second person', () => {
    expect(stateAfter({ state: 'verified', isApproved: false }, acts.seal)).toMatchObject({
      error: { code: 'media.not-approved' },
    })
  })

  it.each([
    ['verified', 'site-verified'],
    ['refused', 'refused'],
  ] as const)('a receipt that says %s', (outcome, expected) => {
    const act: EditionAct = { act: 'receipt', outcome, by: '示例收件人', note: '' }
    expect(stateAfter({ state: 'handed-over', isApproved: true }, act)).toEqual({ ok: true, value: expected })
  })

  it('what is over has left the house, unless it was cancelled', () => {
    expect(States.options.filter((state) => isOver(state) && !hasLeft(state))).toEqual(['cancelled'])
  })
})
