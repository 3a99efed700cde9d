/** What the screens of the weekly discs work out: steps of the way, what hinders the next one, what was typed of a receipt. */
import { describe, expect, it } from 'vitest'
import type { EditionRow } from '#shared/ipc/contract'
import { boardRange } from '../../../../renderer/features/media/board-model'
import {
  caretAfter,
  currentKey,
  hindranceOf,
  nextStep,
  receiptInput,
  stepStates,
} from '../../../../renderer/features/media/model'
import type { Around, NextStep } from '../../../../renderer/features/media/model'
import { checkPlanForm, planForm } from '../../../../renderer/features/media/plan-form'
import { readKbs, withChosen } from '../../../../renderer/features/media/terms'
import { mediaPlan } from '../../../support/media-board'
import { built, copyRow, editionRow, jobRow, keyRow, plannerId, siteId } from '../../../support/media-view-rows'

const discs = [{ n: 1, bytes: 1, files: 1, image: built }]
const handOver = { at: 5, way: 'courier', carrier: '专人', tracking: '', to: '王工' } as const

const statesOf = (edition: EditionRow): string =>
  stepStates(edition)
    .map(({ state }) => state)
    .join(' ')

describe('[S4-07] the steps of an edition', () => {
  it.each<readonly [string, EditionRow, string]>([
    ['planned', editionRow(), 'current open open open open open open open open'],
    [
      'a receipt that came before anybody had said that the disc arrived',
      editionRow({ state: 'imported', handOver, builtAt: 1, sealNumber: 'F-1' }),
      'done done done done done done skipped skipped done',
    ],
    [
      'lost on the way',
      editionRow({ state: 'lost', handOver, builtAt: 1, sealNumber: 'F-1' }),
      'done done done done done ended open open open',
    ],
    [
      'cancelled after it was burned',
      editionRow({ state: 'cancelled', builtAt: 1, discs, copies: [copyRow()] }),
      'done done ended open open open open open open',
    ],
  ])('%s', (_name, edition, states) => expect(statesOf(edition)).toBe(states))
})

describe('[S4-07] the next step', () => {
  it.each<readonly [EditionRow['state'], number | null, NextStep | null]>([
    ['planned', null, 'build'],
    ['built', null, 'burn'],
    ['burned', null, 'check'],
    ['verified', null, 'approve'],
    ['verified', 7, 'seal'],
    ['sealed', 7, 'hand-over'],
    ['handed-over', 7, 'receive'],
    ['received', 7, 'receipt'],
    ['imported', 7, null],
    ['lost', 7, null],
  ])('%s, approved %s: %s', (state, approvedAt, step) => expect(nextStep({ state, approvedAt })).toBe(step))

  const now = Date.now()
  const around = (more: Partial<Around> = {}): Around => ({
    key: keyRow(),
    jobs: [],
    person: 'somebody else',
    now,
    ...more,
  })
  it.each<readonly [string, EditionRow, NextStep, Around, string | null]>([
    ['building with an open key', editionRow(), 'build', around(), null],
    ['building without a key', editionRow(), 'build', around({ key: null }), 'no-key'],
    [
      'building with a locked key',
      editionRow(),
      'build',
      around({ key: keyRow({ unlockedUntil: null }) }),
      'key-locked',
    ],
    [
      'a key whose time is up',
      editionRow(),
      'build',
      around({ key: keyRow({ unlockedUntil: now - 1 }) }),
      'key-locked',
    ],
    ['burning while it is burned', editionRow({ state: 'built', discs }), 'burn', around({ jobs: [jobRow()] }), 'busy'],
    [
      'burning after that has ended',
      editionRow({ state: 'built', discs }),
      'burn',
      around({ jobs: [jobRow({ state: 'done' })] }),
      null,
    ],
    ['burning without an image', editionRow(), 'burn', around(), 'not-built'],
    ['burning after it was sealed', editionRow({ state: 'sealed', discs }), 'burn', around(), 'not-now'],
    ['approving by another person', editionRow({ state: 'built' }), 'approve', around(), null],
    [
      'approving by who made it',
      editionRow({ state: 'built' }),
      'approve',
      around({ person: plannerId }),
      'same-person',
    ],
    ['sealing without approval', editionRow({ state: 'verified' }), 'seal', around(), 'not-approved'],
    ['handing over what is not sealed', editionRow({ state: 'verified' }), 'hand-over', around(), 'not-now'],
  ])('%s', (_name, edition, step, by, hindrance) => expect(hindranceOf(edition, step, by)).toBe(hindrance))

  it('the key that signs is the newest that is not retired', () => {
    const old = keyRow({ createdAt: 1, retiredAt: 2 })
    expect(currentKey([old])).toBeNull()
    expect(currentKey([old, keyRow({ createdAt: 3 })])?.createdAt).toBe(3)
  })
})

describe('[S4-07] what is typed into the field of receipts', () => {
  it.each([
    ['abcd', 'ABCD'],
    ['abcde', 'ABCD-E'],
    ['abcd-efgh-1', 'ABCD-EFGH-1'],
    ['oOiL', '0011'],
    ['ＡＢＣＤ１', 'ABCD-1'],
    // A scanner types the text of the QR code letter by letter.
    ['V', 'V'],
    ['VI', 'VI'],
    ['VIGI', 'VIGI'],
    ['VIGIL-R', 'VIGIL-R'],
    ['vigil-r1:abcdefgh', 'vigil-r1:abcdefgh'],
  ])('%s → %s', (typed, shown) => expect(receiptInput(typed)).toBe(shown))

  it('the caret stays behind the digit that was typed', () => {
    expect(caretAfter('ABCDE', 'ABCD-EFGH')).toBe(6)
    expect(caretAfter('AB', 'ABCD-EFGH')).toBe(2)
    expect(caretAfter('ABCDEFGH', 'ABCD-EFGH')).toBe(9)
  })
})

describe('[S4-07] the form of a plan', () => {
  const plan = mediaPlan({ siteId, capacityBytes: 4_700_000_000, feeFen: 5_050, baselineWeeks: null })

  it('says again what the plan says', () => {
    const checked = checkPlanForm(siteId, 4, planForm(plan, '2026-11-25'))
    const { pauses: _pauses, endsOn: _endsOn, ...same } = plan
    expect(checked).toEqual({ ok: true, edit: { ...same, rev: 4 } })
  })

  it.each([
    ['products', { products: [] }],
    ['capacityBytes', { capacity: '9000' }],
    ['capacityBytes', { capacity: 'viel' }],
    ['feeFen', { fee: '12.345' }],
    // What bears a mark is never sent.
    ['delivery', { mark: 'internal' }],
    ['recipient', { recipient: ' ' }],
    ['expiryDays', { expiryDays: '7' }],
  ] as const)('%s is wrong with %o, and is said in both languages', (field, change) => {
    const checked = checkPlanForm(siteId, 4, { ...planForm(plan, '2026-11-25'), ...change })
    const words = checked.ok ? undefined : checked.wrong.get(field)
    expect(words?.zh).toMatch(/\p{Script=Han}/u)
    expect(words?.en).toMatch(/[a-z]/)
  })

  it('what somebody picks up has no carrier', () => {
    const checked = checkPlanForm(siteId, 4, { ...planForm(plan, '2026-11-25'), delivery: 'pickup', mark: 'internal' })
    expect(checked).toMatchObject({ ok: true, edit: { delivery: 'pickup', courier: null } })
  })
})

it('KB numbers are read however they were pasted, once each', () => {
  expect(readKbs('5034441、kb5039299, KB5034441；foo')).toEqual(['KB5034441', 'KB5039299', 'FOO'])
})

it('what is chosen beyond the list stays among the choices', () => {
  expect(withChosen([{ id: 'x64', label: 'x64' }], ['x64', 'mips']).map(({ id }) => id)).toEqual(['x64', 'mips'])
})

it('the board begins three weeks before the current one, on a Monday', () => {
  expect(boardRange('2026-11-25', 8, 0)).toEqual({ from: '2026-11-02', to: '2026-12-28' })
  expect(boardRange('2026-11-29', 8, 4)).toEqual({ from: '2026-11-30', to: '2027-01-25' })
})
