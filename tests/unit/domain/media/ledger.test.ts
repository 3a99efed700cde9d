/** [S4-07] The ledger of the discs as a table for a spreadsheet, and in words. */
import { describe, expect, it } from 'vitest'
import { EditionId } from '#shared/domain/media/ids'
import { ledgerCsv, ledgerDetails, ledgerSteps } from '#shared/domain/media/ledger'
import type { LedgerLine } from '#shared/domain/media/ledger'

const line = (more: Partial<LedgerLine> = {}): LedgerLine => ({
  seq: 42,
  at: Date.UTC(2026, 10, 25, 17, 5),
  actor: '盘某安',
  type: 'media.edition-handed-over',
  editionId: EditionId.parse('01KB0000000000000000000001'),
  siteName: '太原示例煤业集团',
  week: '2026-11-25',
  editionSeq: 3,
  disc: null,
  details: { way: 'courier', carrier: '挂号邮寄', tracking: '', to: null },
  hash: 'ab'.repeat(32),
  ...more,
})

describe('[S4-07] the ledger as a file', () => {
  it('says each step in Chinese, with the time by the clocks of China and the hash of its journal entry', () => {
    const [head = '', row = '', rest] = ledgerCsv([line()]).split('\r\n')
    expect(head).toBe('日志号,时间,操作人,步骤,站点,周,期号,盘号,说明,日志校验值')
    expect(row).toBe(
      `42,2026-11-26 01:05,盘某安,交接,太原示例煤业集团,2026-11-25,3,,交付方式：寄送；承运人：挂号邮寄,${'ab'.repeat(32)}`,
    )
    expect(rest).toBe('')
  })

  it('keeps what people wrote as text, whatever a spreadsheet would make of it', () => {
    const [, row = ''] = ledgerCsv([line({ actor: '=1+1', siteName: '一,"二"', details: { note: 'a\nb' } })]).split(
      '\r\n',
    )
    expect(row).toContain(`,'=1+1,`)
    expect(row).toContain(`,"一,""二""",`)
    expect(row).toContain('"备注：a\nb"')
  })
})

describe('[S4-07] the words of the ledger', () => {
  it('are there in both languages; what has none shows itself', () => {
    expect(ledgerSteps['media.receipt-refused']).toEqual({ zh: '回执不予采信', en: 'Receipt refused' })
    expect(ledgerDetails({ outcome: 'imported', other: 7, note: '', who: null })).toBe('结果：已导入；other：7')
    const [, row = ''] = ledgerCsv([line({ type: 'media.something-new' })]).split('\r\n')
    expect(row).toContain(',media.something-new,')
  })
})
