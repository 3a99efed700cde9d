/** Numbers of the papers, and what the QR code of a sleeve says. */
import { describe, expect, it } from 'vitest'
import { editionPaperNumber, formCodes, periodPaperNumber, shortHash, sleeveText } from '#shared/domain/media/papers'
import { editionId, imageHash } from '../../../support/paper-bodies'

const edition = { id: editionId, week: '2026-11-30', seq: 12 }

describe('[S4-07] papers of the weekly disc', () => {
  it('bears a number of its own per form, and the same number whenever it is printed again', () => {
    expect(editionPaperNumber('hand-over', edition)).toBe('GP-03-20261130-0012-8Y0A1B')
    expect(editionPaperNumber('burn-approval', edition)).toBe('GP-02-20261130-0012-8Y0A1B')
    expect(new Set(Object.values(formCodes)).size).toBe(7)
  })

  it('numbers a list by its days, a single day once', () => {
    expect(periodPaperNumber('ledger', '2026-11-01', '2026-11-30')).toBe('GP-04-20261101-20261130')
    expect(periodPaperNumber('destruction', '2026-11-25', '2026-11-25')).toBe('GP-07-20261125')
  })

  it('puts edition, number, disc and the beginning of the image hash on the sleeve, in letters that make a small code', () => {
    const text = sleeveText(edition, 2, 3, imageHash(2))
    expect(text).toBe(`VIGIL-D1:${editionId}:12:2/3:29F3C1A7BE24D582`)
    expect(text).toMatch(/^[0-9A-Z $%*+./:-]+$/)
  })

  it('shows a hash in groups that people can compare', () => {
    expect(shortHash(imageHash(1))).toBe('19F3 C1A7 BE24 D581')
  })
})
