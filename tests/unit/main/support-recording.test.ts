/** How large a recording for support may become. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSupportRecording } from '#main/features/telephony/support-recording'
import { createAnonymiser } from '#main/telephony/ami/anonymise'
import { readRecording } from '#main/telephony/replay/recording'
import { valueOf } from '../../support/builders'
import { createFakeClock } from '../../support/fake-clock'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'vigil-recording-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

it('ends before the file is too large, with a whole message', async () => {
  const clock = createFakeClock()
  const recording = valueOf(
    createSupportRecording({
      clock,
      folder: path.join(dir, 'recordings'),
      name: 'main',
      minutes: 5,
      anonymiser: createAnonymiser(),
      onChange: () => undefined,
      onError: () => undefined,
      largest: 1_000,
    }),
  )
  recording.tap.connected('11.0.0')
  const event = Buffer.from(`Event: Hangup\r\nTimestamp: ${clock.now() / 1000}\r\nUniqueid: 1795336816.1\r\n\r\n`)
  for (let n = 0; n < 30; n++) recording.tap.bytes(event, 0)
  const { ended, bytes, file } = recording.state()
  expect(ended).toEqual({ at: clock.now(), why: 'size' })
  expect(bytes).toBeLessThanOrEqual(1_000)
  await recording.stop('asked')
  expect(recording.state().ended?.why).toBe('size')
  const written = readFileSync(file)
  expect(written.length).toBe(bytes)
  expect(valueOf(readRecording(written)).events.length).toBeGreaterThan(5)
  expect(path.basename(file)).toBe('main-2026-11-22T02-00-00.ami.txt')
})
