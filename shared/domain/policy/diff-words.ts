/** Words of fields and values of a policy, for comparing versions. */
import type { LocalText } from '../calendar/schema'
import { Amount } from './amount'
import { Milestone, milestoneNames } from './events'
import { amountWords, conditionWords } from './words'

const fields: Readonly<Record<string, LocalText>> = {
  version: { zh: '版本', en: 'Version' },
  name: { zh: '名称', en: 'Name' },
  provider: { zh: '服务商', en: 'Provider' },
  source: { zh: '来源', en: 'Source' },
  document: { zh: '文件', en: 'Document' },
  note: { zh: '说明', en: 'Note' },
  hotline: { zh: '热线', en: 'Hotline' },
  number: { zh: '号码', en: 'Number' },
  hours: { zh: '时段', en: 'Hours' },
  zone: { zh: '时区', en: 'Time zone' },
  calendars: { zh: '日历', en: 'Calendars' },
  week: { zh: '每周时段', en: 'Weekly windows' },
  holidays: { zh: '节假日', en: 'Public holidays' },
  alwaysOpen: { zh: '全天候', en: 'Always open' },
  makeupWindows: { zh: '调休上班时段', en: 'Windows of make-up workdays' },
  severities: { zh: '级别', en: 'Severities' },
  definition: { zh: '定义', en: 'Definition' },
  tone: { zh: '色调', en: 'Tone' },
  suggestedBy: { zh: '提示词', en: 'Suggested by' },
  defaultSeverity: { zh: '默认级别', en: 'Default severity' },
  requestCategories: { zh: '请求类别', en: 'Request categories' },
  needsDevice: { zh: '须填设备', en: 'Needs a device' },
  pauseReasons: { zh: '暂停原因', en: 'Pause reasons' },
  listedCities: { zh: '所列城市', en: 'Listed cities' },
  alertLevels: { zh: '提醒级别', en: 'Alert levels' },
  commitments: { zh: '承诺', en: 'Commitments' },
  clause: { zh: '条款', en: 'Clause' },
  ref: { zh: '出处', en: 'Reference' },
  text: { zh: '原文', en: 'Text' },
  factIds: { zh: '事实编号', en: 'Facts' },
  startsOn: { zh: '起算', en: 'Starts on' },
  onlyAfter: { zh: '前提', en: 'Only after' },
  stopsOn: { zh: '停止', en: 'Stops on' },
  cancelledBy: { zh: '取消', en: 'Cancelled by' },
  calendar: { zh: '日历', en: 'Calendar' },
  pausedBy: { zh: '可暂停', en: 'Paused by' },
  agreedOverrides: { zh: '约定优先', en: 'Agreement overrides' },
  rules: { zh: '规则', en: 'Rules' },
  when: { zh: '条件', en: 'Condition' },
  amount: { zh: '时限', en: 'Amount' },
  assumed: { zh: '原文未注明', en: 'Not stated in the source' },
}

/** A field that a later schema has is named as it stands in the file. */
export const fieldWords = (field: string): LocalText => fields[field] ?? { zh: field, en: field }

const both = (text: string): LocalText => ({ zh: text, en: text })

const milestoneOf = (value: unknown): LocalText | undefined => {
  const found = Milestone.safeParse(value)
  return found.success ? milestoneNames[found.data] : undefined
}

type Item = Readonly<Record<string, unknown>>
const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value at a path of a policy as a person reads it. */
export function valueWords(path: string, value: unknown): LocalText {
  const key = (path.split('.').at(-1) ?? '').replace(/\[\d+\]$/, '')
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (value === null) return { zh: '无', en: 'none' }
  if (typeof value === 'string') return milestoneOf(value) ?? both(value)
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => valueWords('', item))
    return { zh: items.map(({ zh }) => zh).join('、'), en: items.map(({ en }) => en).join(', ') }
  }
  if (!isItem(value)) return both(String(value))
  if (typeof value['zh'] === 'string' && typeof value['en'] === 'string') return { zh: value['zh'], en: value['en'] }
  if (key === 'amount') {
    const amount = Amount.safeParse(value)
    if (amount.success) return amountWords(amount.data)
  }
  if (key === 'when') return conditionWords(value, []) ?? { zh: '总是', en: 'always' }
  const parts = Object.entries(value)
    .filter(([field]) => field !== 'id' && field !== 'factIds')
    .map(([field, inner]) => ({ field: fieldWords(field), inner: valueWords(field, inner) }))
  return {
    zh: parts.map(({ field, inner }) => `${field.zh}：${inner.zh}`).join('；'),
    en: parts.map(({ field, inner }) => `${field.en}: ${inner.en}`).join('; '),
  }
}
