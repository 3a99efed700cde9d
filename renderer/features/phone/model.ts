/** What the telephone bar offers, from the rows of the feeds: pure. */
import { DialNumber } from '#shared/domain/telephony/phone'
import type { Hindrance, PhoneAbility } from '#shared/domain/telephony/phone'
import type { AgentRow, PhoneCall, PhoneRow } from '#shared/ipc/contract'

/** Reasons for a pause that are offered; the words are what the PBX keeps. */
export const pauseReasons = ['break', 'meal', 'meeting', 'training', 'callback', 'paperwork'] as const

/** The telephone that the bar shows: one with a call, else the chosen one, else the first. */
export function activePhone(phones: readonly PhoneRow[], chosen: string | null): PhoneRow | null {
  return phones.find(({ calls }) => calls.length > 0) ?? phones.find(({ id }) => id === chosen) ?? phones[0] ?? null
}

/** The call that the buttons are about: who is consulted, then who rings, then the newest. */
export function callAtHand(calls: readonly PhoneCall[]): PhoneCall | null {
  return (
    calls.findLast(({ phase }) => phase === 'consulting') ??
    calls.findLast(({ phase }) => phase === 'talking') ??
    calls.findLast(({ phase }) => phase === 'ringing') ??
    calls.at(-1) ??
    null
  )
}

/** Whether the telephone can only be looked at. */
export const isListenOnly = ({ abilities }: PhoneRow): boolean => abilities['hang-up']?.kind === 'listen-only'

/** The rights to write that the account lacks, each once. */
export function missingRights({ abilities }: PhoneRow): readonly string[] {
  const rights = Object.values(abilities).flatMap((hindrance: Hindrance | null) =>
    hindrance?.kind === 'right' ? [hindrance.right] : [],
  )
  return [...new Set(rights)].toSorted()
}

export const signedIn = ({ queues }: PhoneRow): readonly string[] =>
  queues.filter(({ member }) => member).map(({ queue }) => queue)

export const isDialable = (text: string): boolean => DialNumber.safeParse(text).success

/** What is found of agents and queues for a transfer; never the person themselves. */
export function transferTargets(
  text: string,
  phone: PhoneRow,
  agents: Iterable<AgentRow>,
): { readonly agents: readonly AgentRow[]; readonly queues: PhoneRow['queues'] } {
  const wanted = text.trim().toLowerCase()
  const fits = (...words: readonly string[]): boolean => words.some((word) => word.toLowerCase().includes(wanted))
  return {
    agents: [...agents]
      .filter(({ link, extension }) => link === phone.id && extension !== phone.extension)
      .filter(({ name, extension }) => fits(name, extension))
      .toSorted((a, b) => rank(a) - rank(b) || a.extension.localeCompare(b.extension, 'en', { numeric: true })),
    queues: phone.queues.filter(({ queue }) => fits(queue)),
  }
}

/** Who can take the call now comes first. */
const rank = ({ state }: AgentRow): number => (state === 'available' ? 0 : state === 'unavailable' ? 2 : 1)

/** What each key of the bar does; null for any other. */
export function phoneKey(
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'code'>,
): 'dial' | 'answer' | 'hold' | 'transfer' | 'hang-up' | 'pause' | 'ready' | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null
  switch (event.code) {
    case 'KeyD':
      return 'dial'
    case 'KeyY':
      return 'answer'
    case 'KeyH':
      return 'hold'
    case 'KeyT':
      return 'transfer'
    case 'KeyE':
      return 'hang-up'
    case 'KeyP':
      return 'pause'
    case 'KeyR':
      return 'ready'
    default:
      return null
  }
}

export const abilityOfKey: Readonly<Record<'answer' | 'hold' | 'hang-up', PhoneAbility>> = {
  answer: 'answer',
  hold: 'hold',
  'hang-up': 'hang-up',
}
