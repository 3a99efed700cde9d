/** The signed-in person's own telephones: what they do, what can be done on them, and doing it. */
import { phoneOn } from '#shared/domain/people/people'
import type { User } from '#shared/domain/people/people'
import { wrapUpReason } from '#shared/domain/queue/agents'
import type { Agent, FinishedVisit } from '#shared/domain/queue/state'
import type { Hindrance, PhoneAbility, PhoneAct, TransferTarget } from '#shared/domain/telephony/phone'
import { defaultDialling } from '#shared/domain/telephony/settings'
import type { Dialling, LinkId } from '#shared/domain/telephony/settings'
import type { PhoneRow } from '#shared/ipc/telephony-rows'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Clock } from '../../platform/clock'
import type { ControlAction } from '../../telephony/control'
import { dialText } from './dial-text'
import type { LineNews, Link, OwnCall } from './link'
import type { Queues } from './queue-settings'
import type { Telephony } from './service'

export type PhonesDeps = {
  readonly telephony: Pick<Telephony, 'links' | 'link' | 'onChange'>
  readonly queues: Pick<Queues, 'of' | 'onChange'>
  readonly clock: Clock
  /** A new id for the channel of a call that is dialled here. */
  readonly newChannelId: () => string
  readonly onError: (error: unknown) => void
}

/** After an end of a wrap-up that the PBX did not take on, ms. */
const retryMs = 5_000

/** What each ability comes down to. */
const kindOf: Readonly<Record<PhoneAbility, ControlAction['kind']>> = {
  'sign-in': 'queue-add',
  pause: 'queue-pause',
  dial: 'originate',
  'hang-up': 'hang-up',
  transfer: 'blind-transfer',
  'attended-transfer': 'attended-transfer',
  answer: 'notify',
  hold: 'notify',
}

type Own = {
  readonly link: Link
  readonly extension: string
  readonly dialling: Dialling
  readonly agent: Agent | undefined
  readonly calls: readonly OwnCall[]
}

type DialFailure = NonNullable<PhoneRow['dialFailure']>

const perform = async (own: Own, action: ControlAction): Promise<Result<null>> => {
  const control = own.link.control()
  return control ? control.perform(action) : fail('phone.listen-only')
}

const performAll = async (own: Own, actions: readonly ControlAction[]): Promise<Result<null>> => {
  for (const action of actions) {
    const done = await perform(own, action)
    if (!done.ok) return done
  }
  return ok(null)
}

const interfaceOf = ({ dialling, extension }: Own): string => `${dialling.technology}/${extension}`

/** As the PBX knows the member: through a Local channel, perhaps. */
const memberInterface = (own: Own, queue?: string): string => {
  const memberships = Object.values(own.agent?.queues ?? {})
  const wanted = queue === undefined ? memberships[0] : memberships.find((one) => one.queue === queue)
  return wanted?.interface ?? interfaceOf(own)
}

const pause = (own: Own, paused: boolean, reason: string): Promise<Result<null>> =>
  perform(own, { kind: 'queue-pause', interface: memberInterface(own), paused, reason })

const numberOf = ({ dialling }: Own, target: TransferTarget): Result<string> => {
  switch (target.kind) {
    case 'agent':
      return ok(target.extension)
    case 'number':
      return ok(dialText(target.number, dialling))
    case 'queue': {
      const number = Object.hasOwn(dialling.queueNumbers, target.queue) ? dialling.queueNumbers[target.queue] : null
      return number ? ok(number) : fail('phone.no-queue-number', { queue: target.queue })
    }
  }
}

const withCall = async (
  own: Own,
  phases: readonly OwnCall['phase'][],
  make: (call: OwnCall) => ControlAction,
): Promise<Result<null>> => {
  const call = own.calls.findLast(({ phase }) => phases.includes(phase))
  return call ? perform(own, make(call)) : fail('phone.no-call')
}

const transfer = async (own: Own, mode: 'blind' | 'attended', target: TransferTarget): Promise<Result<null>> => {
  const number = numberOf(own, target)
  if (!number.ok) return number
  const kind = mode === 'blind' ? ('blind-transfer' as const) : ('attended-transfer' as const)
  const { context } = own.dialling
  return withCall(own, ['talking', 'held'], ({ channel }) => ({ kind, channel, number: number.value, context }))
}

const notify = (own: Own, event: 'talk' | 'hold'): ControlAction => ({
  kind: 'notify',
  endpoint: own.extension,
  event,
})

const hindrance = ({ link, dialling }: Own, ability: PhoneAbility): Hindrance | null => {
  const control = link.control()
  if (!control) return { kind: 'listen-only' }
  if (link.live.link()?.state !== 'live') return { kind: 'link' }
  const kind = kindOf[ability]
  if (kind === 'notify' && !dialling.remoteControl) return { kind: 'telephone' }
  const right = control.missingRight(kind)
  return right === null ? null : { kind: 'right', right }
}

export type Phones = ReturnType<typeof createPhones>

export function createPhones({ telephony, queues, clock, newChannelId, onError }: PhonesDeps) {
  let user: User | null = null
  const wrapUps = new Map<LinkId, () => void>()
  /** By link, when the wrap-up began whose end was asked for. */
  const wrapUpsEnded = new Map<LinkId, number>()
  const dialFailures = new Map<LinkId, DialFailure>()
  const listeners = new Set<() => void>()

  const ownOn = (link: Link): Own | null => {
    const extension = user && phoneOn(user, link.id)
    if (extension === null) return null
    const settings = link.settings()
    return {
      link,
      extension,
      dialling: settings?.source === 'ami' ? settings.dialling : defaultDialling,
      agent: link.shown().agents.get(extension),
      calls: link.callsOf(extension),
    }
  }

  const dial = (own: Own, number: string): Promise<Result<null>> => {
    dialFailures.delete(own.link.id)
    return perform(own, {
      kind: 'originate',
      interface: interfaceOf(own),
      number: dialText(number, own.dialling),
      context: own.dialling.context,
      callerId: `"${user?.displayName.replaceAll(/["<>\\]/g, '') ?? ''}" <${own.extension}>`,
      channelId: newChannelId(),
    })
  }

  const endWrapUp = async (own: Own): Promise<Result<null>> => {
    own.link.live.take([{ kind: 'wrap-up-ended', at: clock.now(), extension: own.extension }])
    return isHeldBack(own.agent) ? pause(own, false, '') : ok(null)
  }

  const perAct = (own: Own, act: PhoneAct): Promise<Result<null>> => {
    switch (act.act) {
      case 'sign-in':
        return performAll(
          own,
          act.queues.map((queue) => ({
            kind: 'queue-add',
            queue,
            interface: interfaceOf(own),
            name: own.extension,
          })),
        )
      case 'sign-out':
        return performAll(
          own,
          act.queues.map((queue) => ({ kind: 'queue-remove', queue, interface: memberInterface(own, queue) })),
        )
      case 'pause':
        return pause(own, true, act.reason)
      case 'resume':
        return pause(own, false, '')
      case 'ready':
        return endWrapUp(own)
      case 'dial':
        return dial(own, act.number)
      case 'answer':
        return withCall(own, ['ringing'], () => notify(own, 'talk'))
      case 'hold':
        return withCall(own, ['talking', 'consulting'], () => notify(own, 'hold'))
      case 'unhold':
        return withCall(own, ['held'], () => notify(own, 'talk'))
      case 'transfer':
        return transfer(own, act.mode, act.target)
      case 'complete-transfer':
        return withCall(own, ['consulting'], ({ channel }) => ({ kind: 'hang-up', channel }))
      case 'cancel-transfer':
        return withCall(own, ['consulting'], ({ channel }) => ({ kind: 'cancel-transfer', channel }))
      case 'hang-up':
        return withCall(own, anyPhase, ({ channel }) => ({ kind: 'hang-up', channel }))
    }
  }

  const wrapUpLimitMs = ({ link, agent }: Own): number =>
    agent?.wrapUpQueue ? queues.of(link.id, agent.wrapUpQueue).wrapUpS * 1000 : 0

  /** When the wrap-up ends by itself, UTC ms; null outside of one. A pause that this console did not begin has no end. */
  const wrapUpUntil = (own: Own): number | null => {
    const { agent } = own
    if (agent?.state !== 'wrap-up') return null
    return isHeldBack(agent) ? agent.since + wrapUpLimitMs(own) : agent.wrapUpUntil
  }

  /** One timer a link for the end of the wrap-up, also of one that an earlier session of this app began. */
  const armWrapUp = (link: Link): void => {
    const own = ownOn(link)
    const since = own && isHeldBack(own.agent) ? own.agent?.since : undefined
    // Asked for already: what the PBX makes of it is about to be heard, or it is tried again.
    if (since !== undefined && wrapUpsEnded.get(link.id) === since) return
    wrapUps.get(link.id)?.()
    wrapUps.delete(link.id)
    const until = own && since !== undefined ? wrapUpUntil(own) : null
    if (own === null || since === undefined || until === null || hindrance(own, 'pause') !== null) return
    const end = (): void => {
      wrapUps.delete(link.id)
      const now = ownOn(link)
      if (!now || !isHeldBack(now.agent)) return
      wrapUpsEnded.set(link.id, since)
      void endWrapUp(now)
        .then((done) => (done.ok ? undefined : retryWrapUp(link)))
        .catch(onError)
    }
    wrapUps.set(link.id, clock.setTimeout(end, Math.max(0, until - clock.now())))
  }

  /** The PBX did not take the end of the wrap-up on: nobody must be held back for ever. */
  const retryWrapUp = (link: Link): void => {
    const again = (): void => {
      wrapUpsEnded.delete(link.id)
      armWrapUp(link)
    }
    wrapUps.set(link.id, clock.setTimeout(again, retryMs))
  }

  const armAll = (): void => telephony.links().forEach(armWrapUp)

  return {
    /** Whose telephones these are from now on; null when nobody is signed in. */
    setUser: (next: User | null): void => {
      if (next?.id !== user?.id) dialFailures.clear()
      user = next
      armAll()
    },
    onChange: (listener: () => void): (() => void) => {
      const stops = [telephony.onChange(listener), queues.onChange(listener)]
      listeners.add(listener)
      return () => {
        stops.forEach((stop) => stop())
        listeners.delete(listener)
      }
    },
    /** To be called when the telephones changed. */
    follow: armAll,

    /** A call of the own telephone is over: what is written down after it takes its time, so long no call comes. */
    callEnded: (link: Link, visit: FinishedVisit): void => {
      const own = ownOn(link)
      if (!own || visit.agent !== own.extension || !own.agent || own.agent.state === 'paused') return
      if (queues.of(link.id, visit.queue).wrapUpS === 0 || hindrance(own, 'pause') !== null) return
      void pause(own, true, wrapUpReason).catch(onError)
    },

    /** A call that was dialled here did not come about. */
    dialFailed: (link: Link, { extension, number, failure, at }: LineNews): void => {
      if (ownOn(link)?.extension !== extension || failure === 'cancelled') return
      dialFailures.set(link.id, { number, at, reason: failure })
      listeners.forEach((listener) => listener())
    },

    rows: (): readonly PhoneRow[] =>
      telephony.links().flatMap((link) => {
        const own = ownOn(link)
        if (!own) return []
        const { agent, dialling } = own
        const abilities = Object.fromEntries(
          Object.keys(kindOf).map((ability) => [ability, hindrance(own, ability as PhoneAbility)]),
        ) as PhoneRow['abilities']
        return [
          {
            id: link.id,
            linkName: link.settings()?.name ?? link.id,
            extension: own.extension,
            agent: agent ? { state: agent.state, since: agent.since, reason: agent.pauseReason } : null,
            abilities,
            calls: own.calls.map(({ channel: _channel, ...call }) => call),
            queues: [...link.live.state().queues.keys()].toSorted().map((queue) => {
              const membership = Object.hasOwn(agent?.queues ?? {}, queue) ? agent?.queues[queue] : undefined
              return {
                queue,
                member: membership !== undefined,
                paused: membership?.paused ?? false,
                reachable: Object.hasOwn(dialling.queueNumbers, queue),
              }
            }),
            wrapUpUntil: wrapUpUntil(own),
            dialFailure: dialFailures.get(link.id) ?? null,
          },
        ]
      }),

    /**
     * Acts on the own telephone. Fulfilled when the PBX has taken it on. Errors: `phone.no-extension`, `phone.no-call`,
     * `phone.no-queue-number`, `phone.listen-only`, and those of `TelephonyControl.perform`.
     */
    act: async (act: PhoneAct): Promise<Result<null>> => {
      const link = telephony.link(act.link)
      const own = link ? ownOn(link) : null
      return own ? perAct(own, act) : fail('phone.no-extension')
    },

    stop: (): void => {
      for (const cancel of wrapUps.values()) cancel()
      wrapUps.clear()
      listeners.clear()
    },
  }
}

const anyPhase: readonly OwnCall['phase'][] = ['ringing', 'dialling', 'talking', 'held', 'consulting']

/** Held back from calls by a console, for wrap-up. */
const isHeldBack = (agent: Agent | undefined): boolean =>
  agent !== undefined && agent.state === 'wrap-up' && agent.pauseReason === wrapUpReason
