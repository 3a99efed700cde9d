import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCallLink } from '#shared/domain/telephony/call-link'

const code = (text: string) => {
  const read = readCallLink(text)
  return read.ok ? 'ok' : `${read.error.code} ${read.error.params?.['field'] ?? ''}`.trim()
}

describe('a call link', () => {
  it.each<[string, object]>([
    ['vigil://call?number=13800001111', { event: 'ringing', number: '13800001111' }],
    ['vigil://call/?number=1', { event: 'ringing', number: '1' }],
    ['VIGIL://call?number=+86%20138', { event: 'ringing', number: '+86 138' }],
    ['vigil://call?number=%2331%23', { event: 'ringing', number: '#31#' }],
    ['vigil://call?event=ended', { event: 'ended' }],
    ['vigil://call?number=&event=answered', { event: 'answered', number: '' }],
    [
      'vigil://call?number=1&name=%E5%BC%A0%E4%B8%89&event=answered&call=a%2Fb&extension=8001&queue=vip',
      { event: 'answered', number: '1', name: '张三', call: 'a/b', extension: '8001', queue: 'vip' },
    ],
    ['vigil://call?number=a=b', { event: 'ringing', number: 'a=b' }],
  ])('%s', (text, link) => {
    expect(readCallLink(text)).toEqual({ ok: true, value: link })
  })

  it.each([
    ['', 'call-link.not-ours'],
    ['vigil:', 'call-link.not-ours'],
    ['vigil://call', 'call-link.not-ours'],
    ['vigil:call?number=1', 'call-link.not-ours'],
    ['vigil://calls?number=1', 'call-link.not-ours'],
    ['vigil://dial?number=1', 'call-link.not-ours'],
    ['vigil://call/dial?number=1', 'call-link.not-ours'],
    ['vigil://user@call?number=1', 'call-link.not-ours'],
    ['vigil://call:80?number=1', 'call-link.not-ours'],
    ['vigil://call?number=1#here', 'call-link.not-ours'],
    ['xvigil://call?number=1', 'call-link.not-ours'],
    ['tel:13800001111', 'call-link.not-ours'],
    [`vigil://call?name=${'x'.repeat(2_000)}`, 'call-link.too-long'],
    ['vigil://call?number=1&number=2', 'call-link.invalid number'],
    ['vigil://call?number=%', 'call-link.invalid number'],
    ['vigil://call?number=1&name=%E5%BC', 'call-link.invalid name'],
    ['vigil://call?number=1&name=%00', 'call-link.invalid name'],
    ['vigil://call?number=1&name=a%0Ab', 'call-link.invalid name'],
    ['vigil://call?number=1&dial=yes', 'call-link.invalid dial'],
    ['vigil://call?number=1&__proto__=1', 'call-link.invalid __proto__'],
    ['vigil://call?number', 'call-link.invalid number'],
    ['vigil://call?number=1&event=dial', 'call-link.invalid event'],
    ['vigil://call?number=1&event=abandoned', 'call-link.invalid event'],
    ['vigil://call?number=1&extension=SIP%2F1', 'call-link.invalid extension'],
    [`vigil://call?number=${'1'.repeat(81)}`, 'call-link.invalid number'],
    ['vigil://call?number=1&call=', 'call-link.invalid call'],
  ])('%s: %s', (text, failure) => {
    expect(code(text)).toBe(failure)
  })

  it('gives back what was written into it, whatever that is', () => {
    const plain = fc
      .string({ maxLength: 80, unit: 'grapheme' })
      .filter((text) => /^\P{Cc}*$/u.test(text) && text.length <= 80)
    fc.assert(
      fc.property(plain, plain, (number, name) => {
        const text = `vigil://call?number=${encodeURIComponent(number)}&name=${encodeURIComponent(name)}`
        expect(readCallLink(text)).toEqual({ ok: true, value: { event: 'ringing', number, name } })
      }),
    )
  })

  it('never throws, and nothing else is ever taken for one', () => {
    const piece = fc.constantFrom('vigil', '://', 'call', '?', '&', '=', '%', '#', 'number', 'event', '\0', '..', 'x')
    const anything = fc.oneof(
      fc.string(),
      fc.array(piece).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const read = readCallLink(text)
        const isRight = read.ok ? /^vigil:\/\/call\/?\?/i.test(text) : read.error.code.startsWith('call-link.')
        expect(isRight).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
