/** [S4-07] What a site answers: the text of its QR code and the digits it reads out. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EditionId } from '#shared/domain/media/ids'
import {
  ReceiptOutcome,
  readReceiptText,
  readSpokenCode,
  receiptBody,
  receiptText,
  spokenCode,
  spokenGroups,
} from '#shared/domain/media/receipt'

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const tags = fc.uint8Array({ minLength: 32, maxLength: 32 })
const receipts = fc.record({
  edition: fc
    .string({ unit: fc.constantFrom(...digits), minLength: 26, maxLength: 26 })
    .map((id) => EditionId.parse(id)),
  seq: fc.integer({ min: 1, max: 1_000_000 }),
  outcome: fc.constantFrom(...ReceiptOutcome.options),
  at: fc.integer({ min: 1_700_000_000, max: 4_000_000_000 }).map((s) => s * 1_000),
  manifest: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 }),
})

describe('[S4-07] the QR code of a receipt', () => {
  it('gives back what was signed, and the signature', () => {
    fc.assert(
      fc.property(receipts, fc.uint8Array({ minLength: 64, maxLength: 64 }), (receipt, signature) => {
        const body = receiptBody(receipt)
        const text = receiptText(body, signature)
        expect(text).toMatch(/^[0-9A-Z:-]{195}$/)
        expect(readReceiptText(` ${text}\r\n`)).toEqual({ ok: true, value: { receipt, body, signature } })
      }),
    )
  })

  it.each([
    '',
    'VIGIL-R1:',
    'VIGIL-R1:0000',
    'HTTP://EXAMPLE',
    `VIGIL-R1:${'0'.repeat(186)}`,
    `VIGIL-R1:${'U'.repeat(186)}`,
  ])('refuses %s', (text) => {
    expect(readReceiptText(text)).toMatchObject({ ok: false, error: { code: 'media.receipt-unreadable' } })
  })
})

describe('[S4-07] the digits that are read out', () => {
  it('are sixteen, in groups of four, and are understood however they are typed', () => {
    fc.assert(
      fc.property(tags, (tag) => {
        const code = spokenCode(tag)
        expect(spokenGroups(code)).toMatch(/^(\w{4}-){3}\w{4}$/)
        expect(readSpokenCode(spokenGroups(code).toLowerCase())).toEqual({ ok: true, value: code })
      }),
    )
  })

  it('show every wrong digit and every two neighbours that were exchanged', () => {
    fc.assert(
      fc.property(tags, fc.nat(15), fc.constantFrom(...digits), (tag, at, digit) => {
        const code = spokenCode(tag)
        const wrong = code.slice(0, at) + digit + code.slice(at + 1)
        const [a = '', b = ''] = code.slice(at, at + 2)
        const exchanged = code.slice(0, at) + b + a + code.slice(at + 2)
        const typed = [wrong, exchanged].filter((one) => one !== code)
        expect(typed.filter((one) => readSpokenCode(one).ok)).toEqual([])
      }),
    )
  })

  it('says how many digits there are when they are not sixteen', () => {
    expect(readSpokenCode('1234-5678')).toMatchObject({ error: { code: 'media.code-length', params: { found: 8 } } })
  })
})
