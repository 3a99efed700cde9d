/** What stands in the form of a plan: text that people type, and the plan it means. Pure. */
import type { SiteId } from '#shared/domain/ids'
import { issueWords } from '#shared/domain/issue-words'
import type { Words } from '#shared/domain/issue-words'
import { discBytes, MediaPlanEdit } from '#shared/domain/media/plan'
import type { DiscType, MediaMark, MediaPlan } from '#shared/domain/media/plan'
import type { Courier } from '#shared/domain/media/plan'
import type { DeliveryWay } from '#shared/domain/media/states'
import { readYuan } from '../../ui/money-text'

export type PlanForm = {
  readonly weekday: number
  readonly products: readonly string[]
  readonly languages: readonly string[]
  readonly architectures: readonly string[]
  readonly discType: DiscType
  /** MB, as typed. */
  readonly capacity: string
  readonly leadDays: string
  readonly delivery: DeliveryWay
  readonly courier: Courier
  readonly receiptDays: string
  readonly expiryDays: string
  /** '' for on demand. */
  readonly baselineWeeks: string
  /** Yuan; '' where the price list decides. */
  readonly fee: string
  readonly mark: MediaMark
  readonly since: string
  readonly recipient: string
}

const million = 1_000_000

/** What fits on a blank, in whole MB: never more than the blank holds. */
export const capacityOf = (type: DiscType): string => {
  const bytes = discBytes[type]
  return bytes === null ? '' : String(Math.floor(bytes / million))
}

/** `today`: `YYYY-MM-DD`. */
export function planForm(plan: MediaPlan | null, today: string): PlanForm {
  if (!plan)
    return {
      weekday: 1,
      products: [],
      languages: ['zh-cn'],
      architectures: ['x64'],
      discType: 'dvd-4.7',
      capacity: capacityOf('dvd-4.7'),
      leadDays: '2',
      delivery: 'courier',
      courier: 'registered-post',
      receiptDays: '10',
      expiryDays: '60',
      baselineWeeks: '26',
      fee: '',
      mark: 'unmarked',
      since: today,
      recipient: '',
    }
  const { capacityBytes, leadDays, receiptDays, expiryDays, baselineWeeks, feeFen, courier, ...same } = plan
  return {
    ...same,
    courier: courier ?? 'registered-post',
    capacity: String(Math.floor(capacityBytes / million)),
    leadDays: String(leadDays),
    receiptDays: String(receiptDays),
    expiryDays: String(expiryDays),
    baselineWeeks: baselineWeeks === null ? '' : String(baselineWeeks),
    fee: feeFen === null ? '' : String(feeFen / 100),
  }
}

const numberOf = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN)

export type CheckedPlan =
  | { readonly ok: true; readonly edit: MediaPlanEdit }
  /** By field of the plan, in both languages. */
  | { readonly ok: false; readonly wrong: ReadonlyMap<string, Words> }

export function checkPlanForm(siteId: SiteId, rev: number, form: PlanForm): CheckedPlan {
  const { capacity, fee, delivery, baselineWeeks } = form
  const parsed = MediaPlanEdit.safeParse(
    {
      siteId,
      rev,
      weekday: form.weekday,
      products: [...form.products],
      languages: [...form.languages],
      architectures: [...form.architectures],
      discType: form.discType,
      capacityBytes: numberOf(capacity) * million,
      leadDays: numberOf(form.leadDays),
      delivery,
      courier: delivery === 'courier' ? form.courier : null,
      receiptDays: numberOf(form.receiptDays),
      expiryDays: numberOf(form.expiryDays),
      baselineWeeks: baselineWeeks.trim() === '' ? null : numberOf(baselineWeeks),
      feeFen: fee.trim() === '' ? null : (readYuan(fee) ?? Number.NaN),
      mark: form.mark,
      since: form.since,
      recipient: form.recipient,
    },
    { reportInput: true },
  )
  if (parsed.success) return { ok: true, edit: parsed.data }
  const wrong = new Map<string, Words>()
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0])
    if (!wrong.has(field)) wrong.set(field, issueWords(issue))
  }
  return { ok: false, wrong }
}
