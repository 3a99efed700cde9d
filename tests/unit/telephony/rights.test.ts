import { describe, expect, it } from 'vitest'
import { headersOf, type AmiFrame } from '#main/telephony/ami/frame'
import { noRightsSeen, seeFrame, seeLive } from '#main/telephony/ami/rights'
import { managerLines, missingRights } from '#shared/domain/telephony/rights'

const event = (name: string, more = ''): AmiFrame => ({
  kind: 'event',
  name,
  headers: headersOf(`Event: ${name}\r\n${more}`),
})
const after = (...frames: readonly AmiFrame[]) => frames.reduce(seeFrame, noRightsSeen).read
const status = (value: string) => event('VarSet', `Variable: QUEUESTATUS\r\nValue: ${value}\r\n`)

describe('rights to read, told from what arrives [telephony: rights]', () => {
  it.each([
    ['nothing is known before anything came', [], {}],
    ['FullyBooted is a system event', [event('FullyBooted')], { system: 'seen' }],
    ['a channel is a call event', [event('Newchannel')], { call: 'seen' }],
    ['a quiet member of a queue is an agent event', [event('QueueMemberStatus')], { agent: 'seen' }],
    ['a step of the dialplan', [event('Newexten')], { dialplan: 'seen' }],
    ['a list is told to everybody', [event('QueueMember'), event('CoreShowChannel')], {}],
    [
      'a caller joins without a step of the dialplan before: that right is missing, the others are not known',
      [event('QueueCallerJoin')],
      { agent: 'seen', dialplan: 'missing' },
    ],
    [
      'a caller joins as it should be',
      [event('Newchannel'), event('Newexten'), event('QueueCallerJoin')],
      { call: 'seen', agent: 'seen', dialplan: 'seen' },
    ],
    [
      'a telephone rings without a channel: the right to calls is missing',
      [event('Newexten'), event('QueueCallerJoin'), event('AgentCalled')],
      { call: 'missing', agent: 'seen', dialplan: 'seen' },
    ],
    [
      'a caller gave up, the next joins, and no channel ended: the right to calls is missing',
      [event('Newexten'), event('QueueCallerJoin'), event('QueueCallerAbandon'), event('QueueCallerJoin')],
      { call: 'missing', agent: 'seen', dialplan: 'seen' },
    ],
    [
      'a caller left a queue that was never told of: the right to agents is missing',
      [status('TIMEOUT')],
      { agent: 'missing', dialplan: 'seen' },
    ],
    ['a caller who found the queue closed proves nothing', [status('JOINEMPTY')], { dialplan: 'seen' }],
    [
      'what was taken for missing is seen after all',
      [event('QueueCallerJoin'), event('VarSet')],
      { agent: 'seen', dialplan: 'seen' },
    ],
  ] as const)('%s', (_title, frames, known) => {
    expect(after(...frames)).toEqual({ ...noRightsSeen.read, ...known })
  })

  it('a link that is live without FullyBooted lacks the right to system events', () => {
    expect(seeLive(noRightsSeen).read.system).toBe('missing')
    expect(seeLive(seeFrame(noRightsSeen, event('FullyBooted'))).read.system).toBe('seen')
  })
})

describe('what an account lacks', () => {
  const read = { ...noRightsSeen.read, dialplan: 'missing' } as const
  const act = { call: true, agent: false, originate: true, reporting: true, system: false }

  it('is what is known to be missing; system to write only where telephones are answered from here', () => {
    expect(missingRights({ read, act }, false)).toEqual({ read: ['dialplan'], act: ['agent'] })
    expect(missingRights({ read, act }, true)).toEqual({ read: ['dialplan'], act: ['agent', 'system'] })
    expect(missingRights({ read: noRightsSeen.read, act: null }, true)).toEqual({ read: [], act: [] })
  })

  it('comes with the lines of manager.conf', () => {
    expect(managerLines('vigil', false)).toBe(
      '[vigil]\nread = system,call,agent,dialplan\nwrite = call,agent,originate,reporting',
    )
    expect(managerLines('vigil', true)).toContain('write = call,agent,originate,reporting,system')
  })
})
