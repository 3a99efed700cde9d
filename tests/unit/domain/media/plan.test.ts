/** What a plan of weekly discs may say, and how it is told what is wrong with it. */
import { describe, expect, it } from 'vitest'
import { issueWords } from '#shared/domain/issue-words'
import { discBytes, MediaPlan, MediaPlanEdit, pauseOn } from '#shared/domain/media/plan'

const good = {
  siteId: '01JAAAAAAAAAAAAAAAAAAAAAAA',
  weekday: 3,
  products: ['windows-10-22h2', 'office-2019'],
  languages: ['zh-cn'],
  architectures: ['x64', 'x86'],
  discType: 'dvd-4.7',
  capacityBytes: 4_700_000_000,
  leadDays: 2,
  delivery: 'courier',
  courier: 'messenger',
  receiptDays: 7,
  expiryDays: 30,
  baselineWeeks: 13,
  feeFen: null,
  mark: 'unmarked',
  since: '2026-01-05',
  recipient: ' 王 强\n',
}
const stored = { ...good, pauses: [], endsOn: null }

const wrong = (plan: object): readonly string[] => {
  const read = MediaPlan.safeParse(plan, { reportInput: true })
  return read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issueWords(issue).zh} / ${issueWords(issue).en}`)
}

describe('[S4-07] a plan', () => {
  it('is read, its recipient in one line', () => {
    expect(MediaPlan.parse(stored).recipient).toBe('王 强')
    expect(MediaPlanEdit.parse({ ...good, rev: 0 }).rev).toBe(0)
  })

  it.each<[string, object, string]>([
    [
      'too much for the disc',
      { capacityBytes: 4_700_372_993 },
      'capacityBytes: DVD 4.7 GB 最多容纳 4700372992 字节 / a DVD 4.7 GB holds 4700372992 bytes at most',
    ],
    [
      'sent by nobody',
      { courier: null },
      'courier: 请选择由专人还是挂号寄送 / say who carries it: a messenger or registered post',
    ],
    [
      'a carrier of what is fetched',
      { delivery: 'pickup' },
      'courier: 只有寄送才填写寄送人 / only what is sent has a carrier',
    ],
    [
      'marked and sent',
      { mark: 'internal' },
      'delivery: 只有非密光盘可以寄送；“内部”须上门送达或由客户自取 / only an unclassified disc may be sent; one marked "Internal" is brought or picked up',
    ],
    [
      'invalid before the receipt is due',
      { expiryDays: 7 },
      'expiryDays: 有效天数须多于回执天数 / a disc must stay valid for longer than its receipt may take',
    ],
    ['over before it begins', { endsOn: '2026-01-04' }, 'endsOn: 终止日早于起始日 / the plan ends before it begins'],
    ['without a product', { products: [] }, 'products: 请至少选一种产品 / choose at least one product'],
    [
      'a language twice',
      { languages: ['zh-cn', 'zh-cn'] },
      'languages: 同一种语言出现了两次 / a language is listed twice',
    ],
    [
      'a product that is a path',
      { products: ['../win'] },
      'products.0: 须为小写字母、数字、点、横线组成的代号 / expected an id of small letters, digits, dots, hyphens',
    ],
    [
      'pauses that overlap',
      {
        pauses: [
          { from: '2026-02-01', to: '2026-03-01', reason: '检修' },
          { from: '2026-02-20', to: null, reason: '改造' },
        ],
      },
      'pauses.1.from: 暂停时段须按先后排列，不得重叠 / pauses must be in order and must not overlap',
    ],
    [
      'a pause that ends before it begins',
      { pauses: [{ from: '2026-02-01', to: '2026-02-01', reason: '检修' }] },
      'pauses.0.to: 暂停的结束日须晚于开始日 / a pause must end after it begins',
    ],
  ])('is refused: %s', (_case, change, expected) => {
    expect(wrong({ ...stored, ...change })).toEqual([expected])
  })

  it.each<[string, object]>([
    ['no such weekday', { weekday: 8 }],
    ['a day that is none', { since: '2026-02-30' }],
    ['a negative fee', { feeFen: -1 }],
    ['half a fen', { feeFen: 0.5 }],
    ['a stick beyond all sticks', { discType: 'usb', capacityBytes: 2 ** 44 }],
    ['nobody to receive it', { recipient: ' ' }],
    ['a field that does not exist', { weekdays: [1, 2] }],
    ['a state secret', { mark: 'secret', delivery: 'visit', courier: null }],
  ])('is refused: %s', (_case, change) => {
    expect(wrong({ ...stored, ...change })).toHaveLength(1)
  })

  it('on a stick has the capacity that is said, on a disc at most that of the blank', () => {
    const stick = { ...stored, discType: 'usb', capacityBytes: 64_000_000_000 }
    expect(wrong(stick)).toEqual([])
    for (const [discType, bytes] of Object.entries(discBytes)) {
      if (bytes === null) continue
      expect(bytes % 2048).toBe(0)
      expect(wrong({ ...stored, discType, capacityBytes: bytes })).toEqual([])
      expect(wrong({ ...stored, discType, capacityBytes: bytes + 1 })).toHaveLength(1)
    }
  })

  it('marked, is brought or fetched', () => {
    for (const delivery of ['visit', 'pickup'])
      expect(wrong({ ...stored, mark: 'internal', delivery, courier: null })).toEqual([])
  })
})

it('a pause holds its first day and not its last', () => {
  const pauses = [{ from: '2026-02-01', to: '2026-03-01', reason: '检修' }]
  expect(
    ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map((day) => pauseOn({ pauses }, day)?.reason),
  ).toEqual([undefined, '检修', '检修', undefined])
})
