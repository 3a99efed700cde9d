/** The parts used here of packages that ship no types. */
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

declare module 'asterisk-manager' {
  import type { EventEmitter } from 'node:events'

  const createManager: (
    port: number,
    host: string,
    username: string,
    password: string,
    events: boolean,
  ) => Pick<EventEmitter, 'on'>
  export default createManager
}

declare module 'ami-io/lib/index.js' {
  import type { EventEmitter } from 'node:events'

  export class SilentLogger {
    debug(...words: readonly unknown[]): void
  }
  export class Client {
    constructor(config: { readonly logger: SilentLogger; readonly encoding: string })
    readonly on: EventEmitter['on']
    splitMessages(data: string): void
  }
}
