import { describe, expect, it } from 'vitest'
import { moneyText, readYuan } from '../../../../renderer/ui/money-text'

describe('money', () => {
  it.each([
    [123_450, '¥1,234.50'],
    [0, '¥0.00'],
    [5, '¥0.05'],
  ])('%d fen is written %s', (fen, text) => expect(moneyText(fen)).toBe(text))

  it.each([
    ['1234.5', 123_450],
    ['1,234.50', 123_450],
    ['0.05', 5],
    [' 7 ', 700],
  ])('%j is read as fen without a rounding error', (text, fen) => expect(readYuan(text)).toBe(fen))

  it.each(['', '-1', '1.234', '1.', 'abc', '1e3', '12345678901'])('%j is none', (text) =>
    expect(readYuan(text)).toBeNull(),
  )
})
