/** The rig itself: what the other PBX tests rely on. No window, no browser. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { connect } from 'node:tls'
import { expect, test } from '@playwright/test'
import { numbers, startPbx, type Pbx } from './rig/pbx'
import { until } from './rig/until'

for (const version of ['22', '16'] as const)
  test.describe(`Asterisk ${version}`, () => {
    let pbx: Pbx
    const dir = () => test.info().outputPath('pbx')

    test.beforeEach(async () => {
      pbx = await startPbx({ dir: dir(), version })
    })

    test.afterEach(async () => {
      await pbx.stop()
    })

    test('logs a caller being answered and hanging up', async () => {
      expect(pbx.version).toMatch(new RegExp(`^Asterisk ${version}\\.`))
      await pbx.addMember('hotline', '8001')
      const phone = await pbx.startPhone('8001')
      const call = await pbx.call({ number: '057187359879', to: numbers.hotline })
      await phone.ringing()
      await phone.answer()
      await pbx.waitForLog('the connection', (row) => row.event === 'CONNECT')
      await call.hangUp()
      await pbx.waitForLog('the end of the call', (row) => row.event === 'COMPLETECALLER')
      const ofCall = (await pbx.queueLog()).filter((row) => row.queue === 'hotline' && /^\d/.test(row.callId))
      expect(ofCall.map(({ event, agent }) => [event, agent])).toEqual([
        ['ENTERQUEUE', 'NONE'],
        ['CONNECT', '8001'],
        ['COMPLETECALLER', '8001'],
      ])
      expect(ofCall[0]?.args[1]).toBe('057187359879')
    })

    test('logs the agent hanging up, and takes the next call on the same telephone', async () => {
      await pbx.addMember('vip', '8002')
      await pbx.startPhone('8002', { answerAfterMs: 100, hangUpAfterMs: 300 })
      for (const number of ['13800001111', '01062137891']) {
        const call = await pbx.call({ number, to: numbers.vip })
        await call.ended
      }
      const events = (await pbx.queueLog()).filter((row) => row.agent === '8002').map((row) => row.event)
      expect(events).toEqual(['ADDMEMBER', 'CONNECT', 'COMPLETEAGENT', 'CONNECT', 'COMPLETEAGENT'])
    })

    test('logs a caller who hangs up while the telephone rings as abandoned', async () => {
      await pbx.addMember('hotline', '8003')
      const phone = await pbx.startPhone('8003')
      const call = await pbx.call({ number: '13911112222', to: numbers.hotline })
      await phone.ringing()
      await call.hangUp()
      const abandoned = await pbx.waitForLog('the abandoned call', (row) => row.event === 'ABANDON')
      expect(abandoned.queue).toBe('hotline')
    })

    test('comes back on the same ports after a loss', async () => {
      await pbx.stop()
      pbx = await startPbx({ dir: dir(), version, ports: pbx.ports })
      const starts = (await pbx.queueLog()).filter((row) => row.event === 'QUEUESTART')
      expect(starts).toHaveLength(2)
    })

    test('tells where the recording of an answered hotline call is', async () => {
      await pbx.addMember('hotline', '8001')
      await pbx.startPhone('8001', { answerAfterMs: 50, hangUpAfterMs: 200 })
      const call = await pbx.call({ number: '13800001111', to: numbers.hotline })
      await call.ended
      const entered = await pbx.waitForLog('the caller entering', (row) => row.event === 'ENTERQUEUE')
      expect(existsSync(path.join(dir(), `spool/monitor/${entered.callId}.wav`))).toBe(true)
    })

    test('shows its own certificate over TLS', async () => {
      const { host, port, certificate } = pbx.tls
      const socket = connect({ host, port, ca: certificate, checkServerIdentity: () => undefined })
      const banner = await new Promise<string>((resolve, reject) => {
        socket.on('data', (chunk: Buffer) => resolve(chunk.toString()))
        socket.on('error', reject)
      })
      socket.destroy()
      expect(banner).toMatch(/^Asterisk Call Manager/)
    })

    test('an agent is connected with the outside, holds, takes back and hangs up', async () => {
      const agent = await pbx.startPhone('8001', { obeysNotify: true })
      const outside = await pbx.startPhone('outside')
      const target = { Channel: 'PJSIP/8001', Context: 'agents', Exten: '057187359879', Priority: '1' }
      await pbx.act({ Action: 'Originate', ...target, Async: 'true', ChannelId: 'vigil-1', CallerID: '8001' })
      await agent.ringing()
      await pbx.act({ Action: 'PJSIPNotify', Endpoint: '8001', Variable: 'Event=talk' })
      await outside.answer()
      await agent.hold()
      const held = await pbx.waitForChannel('the agent', ({ uniqueid }) => uniqueid === 'vigil-1')
      expect(held.bridge).not.toBe('')
      await agent.resume()
      await agent.hangUp()
      await until('the channels to be gone', async () => ((await pbx.channels()).length === 0 ? true : undefined))
    })

    test('a caller is handed to another agent, blindly and after asking', async () => {
      await pbx.addMember('hotline', '8001')
      await pbx.startPhone('8001', { answerAfterMs: 50 })
      const second = await pbx.startPhone('8002', { answerAfterMs: 50 })
      const legOf = (extension: string) =>
        pbx.waitForChannel(
          `telephone ${extension}`,
          ({ name, bridge }) => name.startsWith(`PJSIP/${extension}-`) && bridge !== '',
        )
      const blind = await pbx.call({ number: '13800001111', to: numbers.hotline })
      const agents = await legOf('8001')
      await pbx.act({ Action: 'BlindTransfer', Channel: agents.name, Context: 'agents', Exten: '8002' })
      await pbx.waitForLog('the transfer', (row) => row.event === 'BLINDTRANSFER')
      await legOf('8002')
      await second.hangUp()
      await blind.ended
      const asked = await pbx.call({ number: '13911112222', to: numbers.hotline })
      const leg = (await legOf('8001')).name
      await pbx.act({ Action: 'Atxfer', Channel: leg, Context: 'agents', Exten: '8002' })
      await pbx.waitForConsultation('8001', '8002')
      await pbx.press(leg, '*4')
      await pbx.waitForLog('the transfer', (row) => row.event === 'ATTENDEDTRANSFER')
      await asked.hangUp()
    })
  })
