/** The sample centre's weekly discs: three invented sites without Internet, with what their last weeks were like. */
import type { Insertable } from 'kysely'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import type { CopyId, EditionId } from '#shared/domain/media/ids'
import { MediaPlan } from '#shared/domain/media/plan'
import type { EditionState } from '#shared/domain/media/states'
import { DAY_MS, HOUR_MS, instantOfLocal, isoDateOfDay, localDayOf, weekdayOfDay } from '#shared/lib/zoned-time'
import type { MediaCopiesTable, MediaDiscsTable, MediaEditionsTable, MediaPlansTable } from '../../db/media-tables'
import type { NewId } from '../../platform/ids'
import type { SampleCustomer } from './archive'
import type { Person } from './past'

type Week = {
  /** Weeks before the current one. */
  readonly ago: number
  readonly state: Extract<EditionState, 'imported' | 'lost' | 'handed-over' | 'site-verified'>
}

type SitePlan = {
  readonly customer: string
  readonly plan: Pick<
    MediaPlan,
    'weekday' | 'products' | 'discType' | 'capacityBytes' | 'delivery' | 'courier' | 'mark' | 'feeFen'
  >
  readonly weeks: readonly Week[]
}

const weeksOf = (...states: readonly (readonly [number, Week['state']])[]): readonly Week[] =>
  states.map(([ago, state]) => ({ ago, state }))

const sitePlans: readonly SitePlan[] = [
  {
    customer: '西安示例航天研究所',
    plan: {
      weekday: 3,
      products: ['windows-10', 'office-2016'],
      discType: 'dvd-4.7',
      capacityBytes: 4_700_000_000,
      delivery: 'visit',
      courier: null,
      mark: 'internal',
      feeFen: 30_000,
    },
    weeks: weeksOf([5, 'imported'], [4, 'imported'], [3, 'imported'], [2, 'imported'], [1, 'handed-over']),
  },
  {
    customer: '太原示例煤业集团',
    plan: {
      weekday: 5,
      products: ['windows-10', 'windows-server-2019'],
      discType: 'dvd-4.7',
      capacityBytes: 4_700_000_000,
      delivery: 'courier',
      courier: 'registered-post',
      mark: 'unmarked',
      feeFen: 20_000,
    },
    weeks: weeksOf([4, 'imported'], [3, 'lost'], [2, 'imported'], [1, 'imported']),
  },
  {
    customer: '哈尔滨示例供热公司',
    plan: {
      weekday: 2,
      products: ['windows-server-2022', 'sql-server-2019'],
      discType: 'usb',
      capacityBytes: 32_000_000_000,
      delivery: 'pickup',
      courier: null,
      mark: 'unmarked',
      feeFen: null,
    },
    // The week between was missed.
    weeks: weeksOf([4, 'imported'], [3, 'imported'], [1, 'site-verified']),
  },
]

const receiptDays = 7
const expiryDays = 45
const carriers = { visit: '程某川', courier: '挂号邮寄', pickup: '客户自取' } as const

export type MediaRows = {
  readonly plans: readonly Insertable<MediaPlansTable>[]
  readonly editions: readonly Insertable<MediaEditionsTable>[]
  readonly discs: readonly Insertable<MediaDiscsTable>[]
  readonly copies: readonly Insertable<MediaCopiesTable>[]
}

export type MediaParts = {
  readonly now: number
  readonly newId: NewId
  readonly customers: readonly SampleCustomer[]
  /** Who makes the discs, and who approves them. */
  readonly operator: Person
  readonly second: Person
}

const startOf = (day: number): number => instantOfLocal(DEFAULT_ZONE, day, 0)

/** The rows of the customers of the archive; all in the past. */
export function buildMedia({ now, newId, customers, operator, second }: MediaParts): MediaRows {
  const today = localDayOf(DEFAULT_ZONE, now)
  const monday = today - weekdayOfDay(today)
  const rows = sitePlans.flatMap((one) => {
    const customer = customers.find(({ name }) => name === one.customer)
    const site = customer?.sites[0]
    if (!customer || !site) return []
    const since = monday - Math.max(...one.weeks.map(({ ago }) => ago)) * 7
    const recipient = customer.contacts[0]?.name ?? '收件人'
    const plan = MediaPlan.parse({
      ...one.plan,
      siteId: site.id,
      languages: ['zh-cn'],
      architectures: ['x64'],
      leadDays: 2,
      receiptDays,
      expiryDays,
      baselineWeeks: 13,
      since: isoDateOfDay(since),
      pauses: [],
      endsOn: null,
      recipient,
    } satisfies MediaPlan)
    const editions = one.weeks.map(({ ago, state }, i) => {
      const day = monday - ago * 7 + plan.weekday - 1
      const made = startOf(day - 1) + 9 * HOUR_MS
      const given = startOf(day) + 10 * HOUR_MS
      const answered = given + 2 * DAY_MS
      const hasAnswered = state === 'imported' || state === 'site-verified'
      const outcome = state === 'imported' ? 'imported' : 'verified'
      return {
        id: newId<EditionId>(made),
        rev: 1,
        site_id: site.id,
        week: isoDateOfDay(day),
        seq: i + 1,
        kind: i === 0 ? 'baseline' : 'delta',
        state,
        discs: 1,
        created_at: made,
        expires_at: startOf(day + expiryDays),
        planned_by: operator.id,
        chosen: JSON.stringify({ patches: [], superseded: [] }),
        left_out: '[]',
        fee_fen: plan.feeFen,
        key_id: null,
        previous: null,
        manifest: null,
        manifest_sha256: null,
        built_at: made + HOUR_MS,
        built_by: operator.id,
        approved_by: second.id,
        approved_at: made + 3 * HOUR_MS,
        sealed_at: made + 4 * HOUR_MS,
        seal_number: `示例-${String(100 + i * 7 + plan.weekday).padStart(4, '0')}`,
        handed_over_at: given,
        hand_over: JSON.stringify({
          at: given,
          way: plan.delivery,
          carrier: carriers[plan.delivery],
          tracking: plan.delivery === 'courier' ? `示例XA${String(day).padStart(9, '0')}CN` : '',
          to: recipient,
        }),
        received_at: hasAnswered ? answered - DAY_MS : null,
        received_by: hasAnswered ? recipient : null,
        receipt_at: hasAnswered ? answered : null,
        receipt: hasAnswered
          ? JSON.stringify({ at: answered, outcome, by: 'paper', siteAt: null, who: recipient, note: '' })
          : null,
        ended_reason: state === 'lost' ? '邮寄途中遗失' : null,
      } satisfies MediaEditionsTable
    })
    return [{ plan, editions }]
  })
  // A day of today may still lie ahead.
  const past = rows.map(({ plan, editions }) => ({
    plan,
    editions: editions.filter((edition) => Math.max(edition.handed_over_at, edition.receipt_at ?? 0) <= now),
  }))
  const editions = past.flatMap((one) => one.editions)
  return {
    plans: past.map(({ plan }) => ({
      site_id: plan.siteId,
      rev: 1,
      plan: JSON.stringify(plan),
      created_at: now,
      ended_at: null,
    })),
    editions,
    discs: editions.map(({ id, built_at: builtAt }) => ({
      edition_id: id,
      n: 1,
      image_sha256: null,
      image_size: null,
      built_at: builtAt,
    })),
    copies: editions.map(({ id, seq, built_at: builtAt }) => ({
      id: newId<CopyId>(builtAt),
      edition_id: id,
      n: 1,
      state: 'verified',
      serial: `示例盘-${String(seq).padStart(3, '0')}`,
      drive: '',
      burned_at: builtAt + HOUR_MS / 2,
      burned_by: operator.id,
      checked_at: builtAt + HOUR_MS,
      checked_by: operator.id,
      reason: null,
    })),
  }
}
