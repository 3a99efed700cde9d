import { describe, expect, it } from 'vitest'
import { isOneAddress } from '#shared/domain/telephony/hook-bind'
import { hookSchema, readHookBody } from '#shared/domain/telephony/hook-events'

const ringing = { event: 'ringing', call: '1', number: '13800001111', extension: '8001' }
const read = (value: unknown) => readHookBody(JSON.stringify(value))

describe('what a hook takes', () => {
  it.each([
    ['ringing', ringing],
    ['with everything', { ...ringing, at: '2026-11-22T10:00:00+08:00', name: '张三', queue: 'vip' }],
    ['a withheld number', { ...ringing, number: '' }],
    ['an end needs no number', { event: 'ended', call: '1' }],
    ['an end with its reason', { event: 'ended', call: '1', reason: 'agent', extension: '8001' }],
    ['abandoned', { event: 'abandoned', call: '1', number: '1', reason: 'timeout' }],
  ])('%s', (_what, event) => {
    expect(read(event)).toEqual({ ok: true, value: [event] })
  })

  it('a batch of up to a hundred, in its order', () => {
    const batch = Array.from({ length: 100 }, (_, i) => ({ ...ringing, call: `${i}` }))
    expect(read(batch)).toEqual({ ok: true, value: batch })
  })

  it.each<[string, unknown, string, RegExp, RegExp]>([
    ['nothing', undefined, '$', /JSON/, /not valid JSON/],
    ['no object', 5, '$', /期望 object/, /expected object/],
    ['an empty batch', [], '$', /1 至 100/, /1 to 100/],
    ['a batch too long', Array.from({ length: 101 }, () => ringing), '$', /实际为 101/, /there are 101/],
    ['another event', { ...ringing, event: 'rining' }, '$.event', /ringing、answered/, /ringing, answered/],
    ['no event', { call: '1' }, '$.event', /ringing、answered/, /ringing, answered/],
    ['no call', { ...ringing, call: undefined }, '$.call', /缺少/, /required/],
    ['no number', { ...ringing, number: undefined }, '$.number', /缺少/, /required/],
    ['no extension', { ...ringing, extension: undefined }, '$.extension', /缺少/, /required/],
    ['an extension with letters', { ...ringing, extension: 'SIP/1' }, '$.extension', /正则/, /pattern/],
    ['an unknown field', { ...ringing, dial: '110' }, '$.dial', /没有这个字段/, /no such field/],
    ['a field of another event', { ...ringing, reason: 'agent' }, '$.reason', /没有这个字段/, /no such field/],
    ['a number that is a number', { ...ringing, number: 138 }, '$.number', /期望 string/, /expected string/],
    ['a long call id', { ...ringing, call: 'x'.repeat(81) }, '$.call', /80/, /80/],
    ['an empty call id', { ...ringing, call: '' }, '$.call', /1/, /1/],
    ['a long number', { ...ringing, number: '1'.repeat(81) }, '$.number', /80/, /80/],
    ['a long name', { ...ringing, name: 'x'.repeat(121) }, '$.name', /120/, /120/],
    ['a long queue', { ...ringing, queue: 'x'.repeat(81) }, '$.queue', /80/, /80/],
    ['two lines', { ...ringing, name: 'a\nb' }, '$.name', /正则/, /pattern/],
    ['a time without a zone', { ...ringing, at: '2026-11-22T10:00:00' }, '$.at', /ISO/, /ISO/],
    ['a day that does not exist', { ...ringing, at: '2026-02-30T10:00:00Z' }, '$.at', /ISO/, /ISO/],
    ['an unknown reason', { event: 'ended', call: '1', reason: 'boredom' }, '$.reason', /caller/, /caller/],
    ['one wrong in a batch', [ringing, { ...ringing, extension: '' }], '$[1].extension', /正则/, /pattern/],
  ])('%s is refused, with the place and why', (_what, value, where, zh, en) => {
    const result = readHookBody(JSON.stringify(value) ?? '')
    expect(result).toMatchObject({ ok: false, error: { where } })
    if (result.ok) return
    expect(result.error.zh).toMatch(zh)
    expect(result.error.en).toMatch(en)
  })
})

it('the JSON schema says the same of the fields', () => {
  const schema = JSON.parse(JSON.stringify(hookSchema())) as {
    anyOf: readonly { $ref?: string; maxItems?: number }[]
    $defs: Record<string, { oneOf?: readonly { required: string[]; additionalProperties: boolean }[] }>
  }
  expect(schema.anyOf[1]?.maxItems).toBe(100)
  const events = Object.values(schema.$defs).find(({ oneOf }) => oneOf)?.oneOf ?? []
  expect(events.map(({ required }) => required.toSorted())).toEqual([
    ['call', 'event', 'extension', 'number'],
    ['call', 'event', 'extension', 'number'],
    ['call', 'event'],
    ['call', 'event', 'number'],
  ])
  expect(events.every(({ additionalProperties }) => !additionalProperties)).toBe(true)
})

describe('the address to listen on', () => {
  it.each(['127.0.0.1', '127.0.0.2', '192.168.1.20', '10.0.0.0', '::1', 'fd00::20', '2001:db8::1'])('%s', (address) => {
    expect(isOneAddress(address)).toBe(true)
  })

  it.each([
    '0.0.0.0',
    '::',
    '0:0:0:0:0:0:0:0',
    '::0.0.0.0',
    '::ffff:0.0.0.0',
    '0:0:0:0:0:ffff:0:0',
    '224.0.0.1',
    '239.255.255.250',
    '255.255.255.255',
    'ff02::1',
  ])('%s is not one', (address) => {
    expect(isOneAddress(address)).toBe(false)
  })
})
