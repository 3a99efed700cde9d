/** The parts used here of a package that ships no types. */
declare module 'moment-business-time' {
  import type { Moment } from 'moment'

  type BusinessMoment = Moment & {
    addWorkingTime(amount: number, unit: 'minutes'): Moment
  }
  type BusinessMomentFactory = {
    (at: number): BusinessMoment
    locale(): string
    updateLocale(
      locale: string,
      data: { workinghours: Record<number, readonly string[] | null>; holidays: readonly string[] },
    ): unknown
    readonly fn: { isHoliday: (this: Moment) => boolean }
  }
  const moment: BusinessMomentFactory
  export default moment
}
