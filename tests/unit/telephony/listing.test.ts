/** Lists of channels as both translators gather them: what was cut off, and what never ends. */
import { describe, expect, it } from 'vitest'
import { headersOf, type AmiFrame } from '#main/telephony/ami/frame'
import { createListing } from '#main/telephony/ami/listing'
import { createTranslator } from '#main/telephony/ami/translate'
import { createLineTranslator } from '#main/telephony/ami/translate-lines'
import type { LineEvent } from '#shared/domain/lines/events'
import type { QueueEvent } from '#shared/domain/queue/events'

const heardAt = 1_795_336_900_000

const begins: AmiFrame = {
  kind: 'response',
  status: 'Success',
  headers: headersOf('Response: Success\r\nEventList: start\r\nMessage: Channels will follow\r\n'),
}
const event = (name: string, ...lines: readonly string[]): AmiFrame => ({
  kind: 'event',
  name,
  headers: headersOf([`Event: ${name}`, ...lines, ''].join('\r\n')),
})
const channel = (id: string): AmiFrame => event('CoreShowChannel', `Uniqueid: ${id}`, 'Channel: PJSIP/8001-00000001')
const ends = event('CoreShowChannelsComplete')

describe('a list of channels', () => {
  it('that was cut off and asked for again tells the second one alone', () => {
    const [queues, lines] = [createTranslator(), createLineTranslator()]
    const events: QueueEvent[] = []
    const changes: LineEvent[] = []
    for (const frame of [begins, channel('1.1'), begins, channel('1.2'), ends]) {
      queues.translate(frame, heardAt, events)
      lines.translate(frame, heardAt, changes)
    }
    expect(events).toEqual([{ kind: 'channels-listed', at: heardAt, uniqueids: ['1.2'] }])
    expect(changes).toMatchObject([{ kind: 'channels-listed', channels: [{ uniqueid: '1.2' }] }])
  })

  it('that never ends is not kept, and is not told in part: the calls that were left out would be taken for ended', () => {
    const listing = createListing<number>()
    for (let n = 0; n <= 50_000; n++) listing.add(n)
    expect(listing.end()).toBeNull()
    listing.add(1)
    expect(listing.end()).toEqual([1])
  })
})
