/** What osslsigncode says, where a file has put words into its mouth or the tool is at odds with itself. */
import { describe, expect, it } from 'vitest'
import { readReport } from '#main/media/inspect/signature-report'

const publishers = { organisations: ['Good Publisher'], refusedSigners: ['Bad Signer'] }

const block = (
  index: number,
  {
    digest = 'SHA256',
    subject = '/C=CN/O=Good Publisher/CN=Good Signer',
    stamp = 'Timestamp Server Signature verification: ok\n',
    signature = 'ok',
    more = '',
  } = {},
): string => `Signature Index: ${index}  (Primary Signature)

Message digest algorithm  : ${digest}
Current message digest    : 00
Calculated message digest : 00

Signer's certificate:
\tSigner #0:
\t\tSubject: ${subject}
\t\tIssuer : /O=Root
${more}${stamp}
Signature verification time: Oct  9 02:14:16 2025 GMT
Signature verification: ${signature}

`
const report = (blocks: readonly string[], { count = blocks.length, exit = 0, stderr = '' } = {}) =>
  readReport(
    { exit, stderr, stdout: `${blocks.join('')}Number of verified signatures: ${count}\nSucceeded\n` },
    publishers,
  )

const fault = (read: ReturnType<typeof readReport>): string => (read.ok ? 'ok' : read.fault)

describe('[S4-07] what osslsigncode says', () => {
  it('is believed when everything is in order', () => {
    expect(report([block(0)])).toEqual({
      ok: true,
      organisation: 'Good Publisher',
      signer: 'Good Signer',
      signedAt: Date.UTC(2025, 9, 9, 2, 14, 16),
    })
  })

  it.each([
    ['a line that stands twice', { more: 'Signature verification: ok\n' }, 'unreadable'],
    ['a time stamp that stands twice', { more: 'Timestamp Server Signature verification: ok\n' }, 'unreadable'],
    ['a failure that is called good, too', { more: 'Signature verification: ok\n', signature: 'failed' }, 'unreadable'],
    ['no time stamp', { stamp: '' }, 'no-time-stamp'],
    [
      'a time stamp that failed',
      { stamp: 'Timestamp Server Signature verification: failed\n' },
      'time-stamp-untrusted',
    ],
    ['an old digest', { digest: 'SHA1' }, 'weak-digest'],
    ['a digest that is not named', { digest: 'MD5' }, 'weak-digest'],
    ['an organisation within a name', { subject: '/C=CN/CN=x/O=Good Publisher' }, 'wrong-organisation'],
    ['two organisations', { subject: '/O=Good Publisher/O=Other/CN=x' }, 'wrong-organisation'],
    ['an organisation that begins the same', { subject: '/O=Good Publisher Ltd/CN=x' }, 'wrong-organisation'],
    ['a signer who vouches for others', { subject: '/O=Good Publisher/CN=Bad Signer' }, 'refused-signer'],
    ['an altered content', { more: 'Calculated message digest : 0A    MISMATCH!!!\n' }, 'hash-mismatch'],
    ['a signature that failed', { signature: 'failed' }, 'signature-invalid'],
  ])('is refused for %s', (_what, change, expected) => {
    expect(fault(report([block(0, change)]))).toBe(expected)
  })

  it('is refused when it ends badly though all reads well', () => {
    expect(fault(report([block(0)], { exit: 1 }))).toBe('signature-invalid')
  })

  it('is refused when it counts other signatures than it shows', () => {
    expect(fault(report([block(0)], { count: 2 }))).toBe('unreadable')
    expect(fault(report([block(0), block(1)], { count: 1 }))).toBe('unreadable')
  })

  it('needs one signature that is right in every respect, and none over altered content', () => {
    const weak = block(0, { digest: 'SHA1' })
    expect(report([weak, block(1)]).ok).toBe(true)
    const altered = block(1, { more: 'Calculated message digest : 0A    MISMATCH!!!\n' })
    expect(fault(report([block(0), altered]))).toBe('hash-mismatch')
  })

  it.each([
    ['No signature found', 'unsigned'],
    ['Ignoring PE signature not at the end of the file\nNo signature found', 'unreadable'],
    ['', 'unreadable'],
    ['Segmentation fault', 'unreadable'],
  ])('without a signature: %j', (stdout, expected) => {
    expect(fault(readReport({ exit: 1, stdout, stderr: '' }, publishers))).toBe(expected)
  })
})
