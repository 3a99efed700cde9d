/**
 * Replaces what tells who called whom, the same thing always by the same: a recording for support keeps its story without its
 * people. Numbers of six digits and fewer are telephones and services of the PBX itself and stay.
 */

/** A number of this many digits leads to somebody outside. */
export const longNumber = 7

export type Masks = {
  readonly number: (value: string) => string
  readonly exten: (value: string) => string
  readonly name: (value: string) => string
  readonly channel: (value: string) => string
  readonly id: (value: string) => string
  readonly reason: (value: string) => string
  readonly file: (value: string) => string
  /** Names that the PBX's owner gave to queues and contexts: only long numbers and addresses in them are replaced. */
  readonly text: (value: string) => string
}

const isUnknown = (value: string): boolean => value === '' || value === '<unknown>' || value === 'unknown'
const digitsOf = (value: string): string => value.replaceAll(/\D/g, '')
const isNumber = (value: string): boolean => /^[\d+*#\s().-]+$/.test(value)

/** `1795336816.12`, `pbx-1795336816.12`, a UUID, or an id of this console: none of them names anybody. */
const isOwnId = (value: string): boolean =>
  /^(?:[A-Za-z][A-Za-z0-9_-]{0,20}-)?[12]\d{9}\.\d{1,9}$/.test(value) ||
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ||
  /^vigil-(?:[0-9A-Z]{26}|[a-z]{1,3}\d{1,6})$/.test(value) ||
  /^[a-z]+-?\d{1,6}$/.test(value)

const knownReasons: ReadonlySet<string> = new Set(['', 'caller', 'agent', 'transfer', 'wrap-up'])

/** Names things `word1`, `word2` … in the order in which they are met. */
function createNames(word: string): (value: string) => string {
  const names = new Map<string, string>()
  return (value) => {
    const known = names.get(value)
    if (known !== undefined) return known
    const name = `${word}${names.size + 1}`
    names.set(value, name)
    return name
  }
}

export function createMasks(): Masks {
  const nameOf = createNames('姓名')
  const endpointOf = createNames('ep')
  const idOf = createNames('id')
  const reasonOf = createNames('原因')
  const fileOf = createNames('recording-')
  const hostOf = createNames('host')
  const numbers = new Map<string, string>()

  /** `138****0001`: the first digits tell the kind of number, no stretch of digits is long enough to be one. */
  const digits = (value: string): string => {
    const known = numbers.get(value)
    if (known !== undefined) return known
    const masked = `${value.slice(0, 3)}****${String(numbers.size + 1).padStart(4, '0')}`
    numbers.set(value, masked)
    return masked
  }

  const text = (value: string): string =>
    value
      .replaceAll(/\d{1,3}(?:\.\d{1,3}){3}/g, (address) => hostOf(address))
      .replaceAll(/\d(?:[\d\s().-]*\d)?/g, (run) => {
        const found = digitsOf(run)
        return found.length < longNumber ? run : digits(found)
      })

  const number = (value: string): string => {
    if (isUnknown(value)) return value
    if (!isNumber(value)) return /^[a-z]$/.test(value) ? value : endpointOf(value)
    const found = digitsOf(value)
    return found.length < longNumber ? value : digits(found)
  }

  /** Of `8001`, `8001@agents/n`, `13800001111@trunk`, `1001/sip:1001@10.0.0.1:5060`. */
  const endpoint = (value: string): string => {
    const end = value.search(/[@/]/)
    const account = end < 0 ? value : value.slice(0, end)
    const rest = end < 0 ? '' : value.slice(end)
    const uri = /\/sips?:|^@[^/]*\./i.test(rest)
    return `${number(account)}${uri ? '' : text(rest)}`
  }

  const channel = (value: string): string => {
    if (isUnknown(value)) return value
    const [, body = '', suffix = ''] = /^(.*?)((?:-[0-9a-f]{8})?(?:;\d)?(?:<\w+>)?)$/s.exec(value) ?? []
    const slash = body.indexOf('/')
    return slash < 0
      ? `${number(body)}${suffix}`
      : `${body.slice(0, slash)}/${endpoint(body.slice(slash + 1))}${suffix}`
  }

  return {
    number,
    exten: number,
    channel,
    text,
    name: (value) => {
      if (isUnknown(value)) return value
      if (isNumber(value)) return number(value)
      return /^(?:PJSIP|SIP|IAX2|DAHDI|Local|Agent)\//.test(value) ? channel(value) : nameOf(value)
    },
    id: (value) => (isUnknown(value) || isOwnId(value) ? value : idOf(value)),
    reason: (value) => (knownReasons.has(value) || /^\d{1,3}$/.test(value) ? value : reasonOf(value)),
    file: (value) => `${fileOf(value)}${/\.\w{1,5}$/.exec(value)?.[0] ?? ''}`,
  }
}
