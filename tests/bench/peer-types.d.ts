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

declare module 'asterisk-manager' {
  type Event = Readonly<Record<string, unknown>>
  type Manager = {
    on(name: 'managerevent', listener: (event: Event) => void): void
    disconnect(): void
  }
  export default function create(port: number, host: string, user: string, secret: string, events: boolean): Manager
}

declare module 'ami-io/lib/index.js' {
  type Event = Readonly<Record<string, unknown>>
  type Client = {
    on(name: 'event', listener: (event: Event) => void): void
    connect(reconnect: boolean): void
    disconnect(): void
  }
  const amiIo: {
    createClient(options: { port: number; host: string; encoding: string; logger: unknown }): Client
    SilentLogger: new () => unknown
  }
  export default amiIo
}
