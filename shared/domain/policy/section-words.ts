/** The rules of a policy's further sections in words: gradings, fees, recurrences, items out of service. */
import type { LocalText } from '../calendar/schema'
import type { Coverage, FeeRule } from './coverage'
import { priceKindNames } from './names'
import type { Recurrence } from './plans'
import type { SeverityGuide, SeverityRule } from './work'

const both = (text: string): LocalText => ({ zh: text, en: text })

/** Words one after another, with what stands between them in each language. */
export const joinWords = (parts: readonly LocalText[], zh = '、', en = ', '): LocalText => ({
  zh: parts.map((part) => part.zh).join(zh),
  en: parts.map((part) => part.en).join(en),
})

type Named = { readonly id: string; readonly name: LocalText }

/** What an id is called; an id that is not known stands for itself. */
export const nameIn = (list: readonly Named[], id: string): LocalText =>
  list.find((one) => one.id === id)?.name ?? both(id)

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const ordinals = [both(''), { zh: '一', en: '1st' }, { zh: '二', en: '2nd' }, { zh: '三', en: '3rd' }]
const ordinal = (n: number): LocalText => ordinals[n] ?? (n === 4 ? { zh: '四', en: '4th' } : { zh: '五', en: '5th' })

/** `每季度一次`; null is what the document gives no interval for. */
export function recurrenceWords(recurrence: Recurrence | null): LocalText {
  if (!recurrence) return { zh: '不定期（原文未注明间隔）', en: 'no interval stated' }
  switch (recurrence.every) {
    case 'week':
      return { zh: '每周一次', en: 'once a week' }
    case 'month':
      return { zh: '每月一次', en: 'once a month' }
    case 'quarter':
      return { zh: '每季度一次', en: 'once a quarter' }
    case 'year':
      return { zh: '每年一次', en: 'once a year' }
    case 'weeks': {
      const weeks = joinWords(
        recurrence.weeks.map(({ month, week }) => ({
          zh: `${month} 月第${ordinal(week).zh}周`,
          en: `the ${ordinal(week).en} week of ${months[month - 1] ?? month}`,
        })),
      )
      return { zh: `每年 ${weeks.zh}`, en: `every year in ${weeks.en}` }
    }
  }
}

/** The answers that a rule of the guide asks for: `“是否危及人身安全？”答“是”`. */
export const guideConditionWords = (
  when: SeverityRule['when'],
  questions: readonly Pick<SeverityGuide['questions'][number], 'id' | 'text'>[],
): LocalText =>
  joinWords(
    when.map((condition) => {
      const text = questions.find(({ id }) => id === condition.question)?.text ?? both(condition.question)
      if ('over' in condition)
        return { zh: `“${text.zh}”超过 ${condition.over} 分钟`, en: `“${text.en}” over ${condition.over} min` }
      return {
        zh: `“${text.zh}”答“${condition.is ? '是' : '否'}”`,
        en: `“${text.en}” ${condition.is ? 'yes' : 'no'}`,
      }
    }),
    '，且',
    ' and ',
  )

type FeeNames = {
  readonly causes: readonly Named[]
  readonly priceItems: readonly { readonly kind: string; readonly name: LocalText }[]
}

/**
 * When a fee rule holds; null where it always does. A kind is called by the policy's own items of that kind, so that "other" says
 * what it is.
 */
export function feeConditionWords(when: FeeRule['when'], { causes, priceItems }: FeeNames): LocalText | null {
  if (!when) return null
  const parts: LocalText[] = []
  if (when.inPeriod !== undefined)
    parts.push(
      when.inPeriod ? { zh: '服务期内', en: 'within the period' } : { zh: '服务期外', en: 'outside the period' },
    )
  if (when.kinds)
    parts.push(
      joinWords(
        when.kinds.flatMap((kind) => {
          const items = priceItems.filter((item) => item.kind === kind)
          return items.length > 0 ? items.map(({ name }) => name) : [priceKindNames[kind]]
        }),
      ),
    )
  if (when.causes) {
    const found = joinWords(when.causes.map((id) => nameIn(causes, id)))
    parts.push({ zh: `故障原因为${found.zh}`, en: `cause: ${found.en}` })
  }
  if (when.causeCovered !== undefined)
    parts.push(
      when.causeCovered
        ? { zh: '故障原因属于服务', en: 'the cause is covered' }
        : { zh: '故障原因不属于服务', en: 'the cause is not covered' },
    )
  if (when.requestCovered !== undefined)
    parts.push(
      when.requestCovered
        ? { zh: '请求在服务范围内', en: 'the request is covered' }
        : { zh: '请求不在服务范围内', en: 'the request is not covered' },
    )
  return parts.length === 0 ? null : joinWords(parts, '，', '; ')
}

/** Between Chinese and Latin letters stands a space. */
const spaceBefore = (text: string): string => (/^\w/.test(text) ? ` ${text}` : text)
const spaceAfter = (text: string): string => (/\w$/.test(text) ? `${text} ` : text)

/** `麦克风（智真除外）`, `摄像机（仅限视频监控）` */
export function excludedItemWords({
  name,
  only,
  except,
}: Pick<Coverage['itemClasses'][number]['items'][number], 'name' | 'only' | 'except'>): LocalText {
  const zh = [
    only ? `仅限${spaceBefore(only.join('、'))}` : '',
    except.length > 0 ? `${spaceAfter(except.join('、'))}除外` : '',
  ].filter(Boolean)
  const en = [only ? `only ${only.join(', ')}` : '', except.length > 0 ? `except ${except.join(', ')}` : ''].filter(
    Boolean,
  )
  return {
    zh: zh.length > 0 ? `${name}（${zh.join('，')}）` : name,
    en: en.length > 0 ? `${name} (${en.join('; ')})` : name,
  }
}
