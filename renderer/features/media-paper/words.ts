/**
 * How values are written on papers. They are Chinese whatever the language of the screens: they go into the files of customers, with
 * stamps and signatures of people who read Chinese.
 */
import { discTypeNames, markNames } from '#shared/domain/media/plan'
import type { PaperPlan } from '#shared/ipc/media-papers-contract'
import { dateTime, isoDate } from '../../ui/time-text'

/** The centre's and the sites' own zone, as on the screens. */
const zone = 'Asia/Shanghai'

export const timeText = (at: number): string => dateTime(at, { locale: 'zh-CN', zone })
export const dayText = (at: number): string => chineseDay(isoDate(at, zone))
export const dayOf = (at: number): string => isoDate(at, zone)

/** `2026 年 11 月 30 日`. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year} 年 ${month} 月 ${date} 日`
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

/** A week is named by the day its disc is due: `2026-11-30（周一）`. */
export const weekText = (week: string): string =>
  `${week}（周${weekdays[new Date(`${week}T00:00:00Z`).getUTCDay()] ?? ''}）`

export const kindText = { delta: '增量盘', baseline: '基线盘（全量）' } as const

/** Without a plan nobody has marked it: what the makers publish is no secret. */
export const markText = (plan: PaperPlan | null): string => markNames[plan?.mark ?? 'unmarked'].zh

export const mediumText = (plan: PaperPlan | null, discs: number): string =>
  plan?.discType === 'usb' ? `U 盘 × ${discs}` : `${plan ? discTypeNames[plan.discType].zh : '光盘'} × ${discs} 张`
