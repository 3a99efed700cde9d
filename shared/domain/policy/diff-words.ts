/** The values of a policy as a person reads them, for comparing versions. */
import { moneyText } from '../../lib/money-text'
import type { LocalText } from '../calendar/schema'
import { Amount, Duration } from './amount'
import { Fees } from './coverage'
import { fieldWords } from './diff-fields'
import { isItem, isText } from './diff-names'
import type { PolicyNames } from './diff-names'
import { Milestone, milestoneNames } from './events'
import {
  chargeNames,
  coverNames,
  fieldKindNames,
  fieldSourceNames,
  periodBasisNames,
  priceKindNames,
  questionKindNames,
  repeatsNames,
  roleNames,
  scheduleKindNames,
  sideNames,
  supportStageNames,
  warrantyNames,
} from './names'
import { Clause } from './parts'
import { Recurrence } from './plans'
import { PolicyShape } from './schema'
import { feeConditionWords, guideConditionWords, joinWords, recurrenceWords } from './section-words'
import { SeverityRule } from './work'
import { amountWords, conditionWords, durationWords } from './words'

const both = (text: string): LocalText => ({ zh: text, en: text })

const Condition = PolicyShape.shape.commitments.element.shape.rules.element.shape.when
const FeeCondition = Fees.shape.rules.element.shape.when
const GuideCondition = SeverityRule.shape.when

type Table = Readonly<Record<string, LocalText>>
/** Fixed choices by their field. */
const choices: Readonly<Record<string, Table>> = {
  roles: roleNames,
  stage: supportStageNames,
  stages: supportStageNames,
  responsible: sideNames,
  assisting: sideNames,
  repeats: repeatsNames,
  from: fieldSourceNames,
  cover: coverNames,
  basis: periodBasisNames,
  charge: chargeNames,
  warranty: warrantyNames,
}
/** What `kind` means in which section. */
const kinds: Readonly<Record<string, Table>> = {
  severityGuide: questionKindNames,
  forms: fieldKindNames,
  fees: priceKindNames,
  schedules: scheduleKindNames,
}
/** The list that a field refers to. */
const references: Readonly<Record<string, keyof PolicyNames>> = {
  severity: 'severities',
  severities: 'severities',
  defaultSeverity: 'severities',
  pausedBy: 'pauseReasons',
  waitsWith: 'pauseReasons',
  categories: 'requestCategories',
  calendar: 'calendars',
  freeFor: 'causes',
}
const prices: ReadonlySet<string> = new Set(['list', 'cost', 'preferential'])
const units: Readonly<Record<string, LocalText>> = {
  percent: { zh: ' %', en: ' %' },
  overMinutes: { zh: ' 分钟', en: ' min' },
  months: { zh: ' 个月', en: ' months' },
  days: { zh: ' 天', en: ' days' },
  failedRepairs: { zh: ' 次', en: ' times' },
}
/** "No" goes without saying. */
const quietWhenFalse: ReadonlySet<string> = new Set([
  'optional',
  'perPart',
  'needsDevice',
  'needsEvidence',
  'agreedOverrides',
  'danger',
])

function textWords(section: string, key: string, value: string, names: PolicyNames): LocalText {
  const list = references[key]
  const referred = list && names[list].find((one) => 'id' in one && one.id === value)
  if (referred && 'name' in referred) return referred.name
  const choice = key === 'kind' ? kinds[section] : choices[key]
  const chosen = choice && Object.hasOwn(choice, value) ? choice[value] : undefined
  if (chosen) return chosen
  if ((key === 'offset' || key === 'observation') && Duration.safeParse(value).success) return durationWords(value)
  const milestone = Milestone.safeParse(value)
  return milestone.success ? milestoneNames[milestone.data] : both(value)
}

function numberWords(key: string, value: number): LocalText {
  if (prices.has(key)) return both(moneyText(value))
  const unit = units[key]
  return unit ? { zh: `${value}${unit.zh}`, en: `${value}${unit.en}` } : both(String(value))
}

function nullWords(key: string): LocalText {
  if (prices.has(key)) return { zh: '原文未列价', en: 'no price in the source' }
  return key === 'recurrence' ? recurrenceWords(null) : { zh: '无', en: 'none' }
}

/** What is read as one, where the value has the shape that this schema knows. */
function wholeWords(section: string, key: string, value: unknown, names: PolicyNames): LocalText | undefined {
  switch (key) {
    case 'amount': {
      const amount = Amount.safeParse(value)
      return amount.success ? amountWords(amount.data) : undefined
    }
    case 'recurrence': {
      const recurrence = Recurrence.safeParse(value)
      return recurrence.success ? recurrenceWords(recurrence.data) : undefined
    }
    case 'clause': {
      const clause = Clause.safeParse(value)
      return clause.success ? both(`${clause.data.ref}：${clause.data.text}`) : undefined
    }
    case 'when':
      return whenWords(section, value, names)
    default:
      return undefined
  }
}

function whenWords(section: string, value: unknown, names: PolicyNames): LocalText | undefined {
  const always = { zh: '总是', en: 'always' }
  if (section === 'severityGuide') {
    const when = GuideCondition.safeParse(value)
    return when.success ? guideConditionWords(when.data, names.questions) : undefined
  }
  if (section === 'fees') {
    const when = FeeCondition.safeParse(value)
    return when.success ? (feeConditionWords(when.data, names) ?? always) : undefined
  }
  const when = Condition.safeParse(value)
  return when.success ? (conditionWords(when.data, names.severities) ?? always) : undefined
}

const saysNothing = (field: string, value: unknown): boolean =>
  field === 'id' ||
  field === 'factIds' ||
  (Array.isArray(value) && value.length === 0) ||
  (value === false && quietWhenFalse.has(field))

/** A value at a path of a policy as a person reads it; ids are called as `names` calls them. */
export function valueWords(path: string, value: unknown, names: PolicyNames): LocalText {
  const section = /^\w*/.exec(path)?.[0] ?? ''
  const key = (path.split('.').at(-1) ?? '').replace(/\[\d+\]$/, '')
  const whole = wholeWords(section, key, value, names)
  if (whole) return whole
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (value === null) return nullWords(key)
  if (typeof value === 'number') return numberWords(key, value)
  if (typeof value === 'string') return textWords(section, key, value, names)
  if (isText(value)) return value
  if (Array.isArray(value)) {
    if (value.length === 0) return nullWords('')
    const items = value.map((item: unknown) => {
      const { zh, en } = valueWords(path, item, names)
      // What has parts of its own is kept together.
      return isItem(item) && !isText(item) ? { zh: `（${zh}）`, en: `(${en})` } : { zh, en }
    })
    return joinWords(items)
  }
  if (!isItem(value)) return both(String(value))
  const parts = Object.entries(value)
    .filter(([field, inner]) => !saysNothing(field, inner))
    .map(([field, inner]) => {
      const name = fieldWords(field, path)
      const said = valueWords(`${path}.${field}`, inner, names)
      return { zh: `${name.zh}：${said.zh}`, en: `${name.en}: ${said.en}` }
    })
  return joinWords(parts, '；', '; ')
}
