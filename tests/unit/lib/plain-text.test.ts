import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QuickCapture } from '#shared/domain/customers/customers'
import { TicketDraft } from '#shared/domain/tickets/tickets'
import { oneLine, scanned, withoutUnseen } from '#shared/lib/plain-text'

describe('text without what cannot be seen', () => {
  it.each([
    ['an override of direction', 'a\u202Eb\u2066c\u2069', 'abc'],
    ['zero width, a mark of order, a soft hyphen', '\u200Ba\u200E\uFEFFb\u00ADc', 'abc'],
    ['the end of C’s strings, bells and escapes', 'a\u0000\u0007\u001B[31mb', 'a[31mb'],
    ['half of a pair', 'a\uD800b\uDC00', 'ab'],
    ['line ends of Windows', 'a\r\nb', 'a\nb'],
    ['nothing: Chinese, emoji joined of two, markup', '张三 👩‍🔧 <b>&amp;', '张三 👩‍🔧 <b>&amp;'],
  ])('%s', (_what, text, left) => {
    expect(withoutUnseen(text)).toBe(left)
  })

  it('is whole Unicode, of at most the length, and the same when done again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = oneLine(text)
        // Throws for half of a pair.
        expect(() => encodeURIComponent(once)).not.toThrow()
        expect(once.length).toBeLessThanOrEqual(text.length)
        expect(oneLine(once)).toBe(once)
        expect(once).not.toMatch(/[\n\r\t]/)
      }),
    )
  })
})

describe('what people enter', () => {
  const capture = { name: '某某公司', city: '杭州', contactName: '王', number: '13800138000', policyId: 'p' }

  it('a name of nothing that can be seen is no name', () => {
    expect(QuickCapture.safeParse({ ...capture, name: '\u200B\u200B\u202E' }).success).toBe(false)
    expect(QuickCapture.parse({ ...capture, name: ' 某\u202E某\n公司 ' }).name).toBe('某某 公司')
  })

  it('a summary is one line, a description keeps its lines', () => {
    const { summary, description } = TicketDraft.pick({ summary: true, description: true }).parse({
      summary: '端口\n中断\u0000',
      description: '第一行\r\n第二行\u200B',
    })
    expect([summary, description]).toEqual(['端口 中断', '第一行\n第二行'])
  })
})

it.each([
  ['sn-0001', 'SN-0001'],
  [' SN 00\t01\n', 'SN0001'],
  ['ＳＮ－０００１', 'SN-0001'],
  ['S\u200BN\u200D0\u2060\uFE0F1\u3164', 'SN01'],
])('a serial number %j is kept as %s, as it is scanned', (typed, kept) => {
  expect(scanned(typed)).toBe(kept)
})
