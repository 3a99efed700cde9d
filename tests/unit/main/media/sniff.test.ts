import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SNIFFED_BYTES, sniff } from '#main/media/inspect/sniff'
import type { FileKind } from '#shared/domain/media/inspection'
import { makeExe } from '../../../support/code-signing'

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')
const exe = makeExe('x')
const isoImage = Buffer.concat([Buffer.alloc(32_769), bytes('CD001')])

const table: readonly (readonly [string, FileKind, Uint8Array])[] = [
  ['a cabinet', 'cab', bytes('MSCF\0\0\0\0')],
  ['a program', 'exe', exe],
  ['an installer database', 'msi', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a WIM', 'wim', bytes('MSWIM\0\0\0\xd0')],
  ['a WIM for streaming', 'wim', bytes('WLPWM\0\0\0')],
  ['a payload of differences', 'delta', bytes('PSTREAM\0')],
  ['an archive', 'zip', bytes('PK\x03\x04')],
  ['an empty archive', 'zip', bytes('PK\x05\x06')],
  ['7z', '7z', bytes('7z\xbc\xaf\x27\x1c')],
  ['rar', 'rar', bytes('Rar!\x1a\x07\x01\0')],
  ['gzip', 'gzip', bytes('\x1f\x8b\x08')],
  ['a disc image', 'iso', isoImage],
  ['PDF', 'pdf', bytes('%PDF-1.7')],
  ['a program for Linux', 'elf', bytes('\x7fELF\x02')],
  ['a script', 'script', bytes('#!/bin/sh\n')],
  ['a security catalogue', 'catalog', Buffer.from('308209a506092a864886f70d010702a0', 'hex')],
  ['a text', 'text', bytes('MZ is how this text begins')],
  ['a text with MZ and enough behind it', 'text', bytes(`MZ ${'text '.repeat(40)}`)],
  ['nothing', 'empty', bytes('')],
  ['noise', 'unknown', Buffer.from([0, 1, 2, 3, 250])],
  ['a WIM cut short', 'text', bytes('MSWIM')],
  ['a program whose header lies beyond its end', 'unknown', exe.subarray(0, 0x80)],
]

describe('[S4-07] what a file is by its first bytes', () => {
  it.each(table)('%s is %s', (_what, kind, content) => {
    expect(sniff(content.subarray(0, SNIFFED_BYTES))).toBe(kind)
  })

  it('answers whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
        expect(sniff(content)).toMatch(/^[a-z0-9]+$/)
      }),
    )
  })
})
