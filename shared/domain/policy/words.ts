/** The conditions and amounts of a policy in words, for the readable page and for comparing versions. */
import type { LocalText } from '../calendar/schema'
import { HOUR_MS, MINUTE_MS } from '../../lib/zoned-time'
import { durationMs } from './amount'
import type { Amount } from './amount'
import type { Rule } from './schema'

const both = (text: string): LocalText => ({ zh: text, en: text })

/** `PT1H30M` → 1 小时 30 分钟 */
export function durationWords(iso: string): LocalText {
  const minutes = Math.round(durationMs(iso) / MINUTE_MS)
  const hours = Math.floor((minutes * MINUTE_MS) / HOUR_MS)
  const rest = minutes % 60
  const zh = [hours > 0 ? `${hours} 小时` : '', rest > 0 ? `${rest} 分钟` : ''].filter(Boolean).join(' ')
  const en = [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
  return { zh: zh || '不足 1 分钟', en: en || 'less than a minute' }
}

export function amountWords(amount: Amount): LocalText {
  switch (amount.kind) {
    case 'duration':
      return durationWords(amount.iso)
    case 'workingDays':
      return amount.n === 1
        ? { zh: '下一工作日（NBD）', en: 'next working day (NBD)' }
        : { zh: `${amount.n} 个工作日（NBD+${amount.n - 1}）`, en: `${amount.n} working days (NBD+${amount.n - 1})` }
    case 'calendarDays':
      return { zh: `${amount.n} 天`, en: `${amount.n} days` }
    case 'agreed':
      return { zh: '双方约定', en: 'by agreement' }
  }
}

type Range = NonNullable<NonNullable<Rule['when']>['distanceKm']>

function distanceWords({ below, upTo, from, above }: Range): LocalText {
  const zh = [
    from === undefined ? '' : `${from} 公里及以上`,
    above === undefined ? '' : `${above} 公里以上`,
    below === undefined ? '' : `不足 ${below} 公里`,
    upTo === undefined ? '' : `${upTo} 公里以内`,
  ]
  const en = [
    from === undefined ? '' : `from ${from} km`,
    above === undefined ? '' : `over ${above} km`,
    below === undefined ? '' : `under ${below} km`,
    upTo === undefined ? '' : `up to ${upTo} km`,
  ]
  return { zh: zh.filter(Boolean).join('、'), en: en.filter(Boolean).join(', ') }
}

/** When a rule holds; null where it always does. Severities are named as the policy names them. */
export function conditionWords(
  when: Rule['when'],
  severities: readonly { readonly id: string; readonly name: LocalText }[],
): LocalText | null {
  const nameOf = (id: string): LocalText => severities.find((one) => one.id === id)?.name ?? both(id)
  const parts: LocalText[] = []
  if (when?.severity) {
    const names = when.severity.map(nameOf)
    parts.push({ zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') })
  }
  if (when?.distanceKm) parts.push(distanceWords(when.distanceKm))
  if (when?.inListedCity !== undefined)
    parts.push(
      when.inListedCity
        ? { zh: '在所列城市', en: 'in a listed city' }
        : { zh: '不在所列城市', en: 'outside the listed cities' },
    )
  if (parts.length === 0) return null
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join('; ') }
}
