/** Reading the values of manager headers: times, numbers and names as Asterisk spells them. */
import { oneLine } from '#shared/lib/plain-text'
import { DAY_MS, MINUTE_MS } from '#shared/lib/zoned-time'
import { headerOf, type AmiHeaders } from './frame'

/** Milliseconds of a `Timestamp` header (`1795336816.321211`), cut, not rounded; undefined without a proper one. */
export function timestampOf(headers: AmiHeaders, offsetMs: number): number | undefined {
  const text = headerOf(headers, 'Timestamp')
  const ms = text === undefined ? Number.NaN : Math.floor(Number(text) * 1000 + 1e-4)
  return Number.isFinite(ms) ? ms - offsetMs : undefined
}

/**
 * When a frame's event happened, UTC ms. A PBX whose clock is days off (before its difference is known) or that says nonsense must not carry the day's counters
 * into another day: what is not near the moment it was heard happened then.
 */
export function momentOf(headers: AmiHeaders, offsetMs: number, receivedAt: number): number {
  const said = timestampOf(headers, offsetMs)
  return said !== undefined && said > receivedAt - DAY_MS && said < receivedAt + MINUTE_MS ? said : receivedAt
}

/** `PJSIP/8001` and `Local/8001@agents/n` are agent 8001. */
export function extensionOf(iface: string): string {
  const device = iface.slice(iface.indexOf('/') + 1)
  const end = device.search(/[@/]/)
  return end < 0 ? device : device.slice(0, end)
}

/** Undoes the C escapes of channel headers: `\"`, `\\`, `\n` …. */
export const unescapeC = (text: string): string =>
  text.includes('\\') ? text.replaceAll(/\\(.)/g, (_, c: string) => escapes[c] ?? c) : text

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** An unknown caller is `<unknown>` in events, `unknown` in QueueEntry. */
export const known = (text: string | undefined): string | null =>
  text === undefined || text === '' || text === '<unknown>' || text === 'unknown' ? null : text

export const knownName = (text: string | undefined): string | null => {
  const name = known(text)
  return name === null ? null : oneLine(unescapeC(name))
}

/** Far more than a number with its extension has; whoever calls decides what stands here. */
const LONGEST_NUMBER = 80

export const knownNumber = (text: string | undefined): string | null => {
  const number = known(text)
  return number === null ? null : oneLine(number.slice(0, LONGEST_NUMBER))
}

/** The name of the variable that a `VarSet` sets. It stands near the end, so it is looked for from there. */
export function variableOf(headers: AmiHeaders): string {
  const start = headers.lastIndexOf('\nVariable: ') + '\nVariable: '.length
  const end = headers.indexOf('\n', start)
  return start < '\nVariable: '.length ? '' : headers.slice(start, end < 0 ? headers.length : end).trimEnd()
}
