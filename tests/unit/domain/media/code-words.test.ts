/** Every reason to refuse a disc is said, with what to do, in both languages. */
import { describe, expect, it } from 'vitest'
import { codeWords, wordsOfFile, wordsOfNotice } from '#shared/domain/media/code-words'
import { DiscCode, DiscNotice } from '#shared/domain/media/codes'

const han = /\p{Script=Han}/u

describe('[S4-07] words of the verdicts', () => {
  it.each(DiscCode.options)('%s says why and what to do', (code) => {
    const { says, todo } = codeWords(code, {})
    for (const { zh, en } of [says, todo]) {
      expect(zh).toMatch(han)
      expect(en).not.toMatch(han)
      expect(`${zh}${en}`).not.toMatch(/[{}]/)
    }
  })

  it('no two reasons are said alike', () => {
    for (const language of ['zh', 'en'] as const) {
      const said = DiscCode.options.map((code) => codeWords(code).says[language])
      expect(new Set(said).size).toBe(said.length)
    }
  })

  it.each(DiscNotice.options)('%s is said in both languages', (notice) => {
    expect(wordsOfNotice(notice).zh).toMatch(han)
    expect(wordsOfNotice(notice).en).not.toMatch(han)
  })

  it('fills in what the verdict knows; instants in local time', () => {
    const { says } = codeWords('expired', { expires: '2026-12-04T16:30:00.000Z' })
    expect(says.zh).toContain('2026-12-05 00:30')
    expect(codeWords('sequence-older', { seq: 4, last: 6 }).says.en).toContain('edition 4, older than edition 6')
  })

  it('a reason of a whole disc may stand at a file, too', () => {
    expect(wordsOfFile('file-changed')).toEqual({ zh: '内容不同', en: 'other content' })
    expect(wordsOfFile('media-damaged').zh).toBe(codeWords('media-damaged').says.zh)
  })
})
