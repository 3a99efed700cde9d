/** Which telephone somebody has on which PBX, and whose telephones are the same. */
import { describe, expect, it } from 'vitest'
import { hasPhone, phoneOn, sharedPhone } from '#shared/domain/people/people'
import type { UserDraft } from '#shared/domain/people/people'
import { LinkId, mainLink } from '#shared/domain/telephony/settings'

type Phones = Pick<UserDraft, 'extension' | 'phones'>

const branch = LinkId.parse('branch')
const depot = LinkId.parse('depot')
/** The usual telephone, and those on single PBXs. */
const phones = (extension: string | null, on: Readonly<Record<string, string | null>> = {}): Phones => ({
  extension,
  phones: Object.entries(on).map(([link, phone]) => ({ link: LinkId.parse(link), extension: phone })),
})

describe('the telephone on a PBX', () => {
  it.each<[Phones, string | null, string | null]>([
    [phones('8001'), '8001', '8001'],
    [phones('8001', { branch: '9001' }), '8001', '9001'],
    [phones('8001', { branch: null }), '8001', null],
    [phones(null, { branch: '9001' }), null, '9001'],
    [phones(null), null, null],
  ])('%j: %s on the main one, %s on the other', (who, onMain, onBranch) => {
    expect([phoneOn(who, mainLink), phoneOn(who, branch)]).toEqual([onMain, onBranch])
  })

  it.each<[Phones, boolean]>([
    [phones('8001'), true],
    [phones(null, { branch: '9001' }), true],
    [phones(null, { branch: null }), false],
    [phones(null), false],
  ])('%j: any at all: %s', (who, any) => expect(hasPhone(who)).toBe(any))
})

describe('a telephone that two people would share', () => {
  it.each<[string, Phones, Phones, string | null]>([
    ['the usual one', phones('8001'), phones('8001'), '8001'],
    ['none', phones('8001'), phones('8002'), null],
    ['two without one', phones(null), phones(null), null],
    [
      'the usual one of one where the other has it on one PBX',
      phones('8001'),
      phones('8002', { branch: '8001' }),
      '8001',
    ],
    ['the same on one PBX', phones('8001', { branch: '9001' }), phones('8002', { branch: '9001' }), '9001'],
    ['the same number on two PBXs', phones(null, { branch: '9001' }), phones(null, { depot: '9001' }), null],
    [
      'one that the first has given up on that PBX',
      phones('8001', { branch: '9001' }),
      phones(null, { branch: '8001' }),
      null,
    ],
    [
      'none on a PBX that neither has a telephone on',
      phones(null, { branch: null }),
      phones(null, { branch: null }),
      null,
    ],
  ])('%s', (_what, one, other, shared) => {
    expect(sharedPhone(one, other)).toBe(shared)
    expect(sharedPhone(other, one)).toBe(shared)
  })

  it('is what both have on some PBX, whichever is looked at', () => {
    const sets = [null, '1', '2'].flatMap((usual) =>
      [undefined, null, '1', '2'].map((own) => phones(usual, own === undefined ? {} : { branch: own })),
    )
    const pairs = sets.flatMap((one) => sets.map((other) => ({ one, other })))
    const sharedOn = (link: LinkId, { one, other }: (typeof pairs)[number]): string | null => {
      const phone = phoneOn(one, link)
      return phone === phoneOn(other, link) ? phone : null
    }
    for (const pair of pairs) {
      const on = [branch, depot].map((link) => sharedOn(link, pair)).filter((phone) => phone !== null)
      expect(on.length === 0 ? [null] : on).toContain(sharedPhone(pair.one, pair.other))
    }
  })
})
