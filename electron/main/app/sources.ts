/** The source behind a telephone link. Loaded when first needed: the first screen does not wait for it. */
import path from 'node:path'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import { isOneAddress } from '#shared/domain/telephony/hook-bind'
import type { PbxLink } from '#shared/domain/telephony/settings'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Clock } from '../platform/clock'
import type { TelephonySource } from '../telephony/source'

/** The recording of a real Asterisk that the sample centre plays, relative to the resources folder. */
const sampleRecording = 'recordings/sample-centre.ami.txt'

/**
 * Errors: `telephony.secret-unreadable`, `telephony.bind-not-allowed`, `telephony.bad-certificate`, and what is wrong with a recording. `onError` hears of what
 * a running source did not expect.
 */
export const createSourceOpener =
  (clock: Clock, resourcesDir: string, onError: (error: unknown) => void = () => undefined) =>
  async (link: PbxLink): Promise<Result<TelephonySource>> => {
    switch (link.source) {
      case 'ami': {
        if (link.secret === null) return fail('telephony.secret-unreadable')
        const [{ createAmiSource }, { isCertificate }] = await Promise.all([
          import('../telephony/ami/connection'),
          import('../telephony/ami/socket'),
        ])
        if (link.tls.mode === 'ca' && !isCertificate(link.tls.pem)) return fail('telephony.bad-certificate')
        return ok(createAmiSource({ ...link, secret: link.secret }, clock))
      }
      case 'replay': {
        const { openReplaySource } = await import('../telephony/replay/source')
        const file = link.file ?? path.join(resourcesDir, sampleRecording)
        return openReplaySource({ file, speed: link.speed, loop: link.file === null }, clock)
      }
      case 'hook': {
        if (link.secret === null) return fail('telephony.secret-unreadable')
        if (!isOneAddress(link.bind)) return fail('telephony.bind-not-allowed', { bind: link.bind })
        const { createHookSource } = await import('../telephony/hook/source')
        return ok(createHookSource({ ...link, secret: link.secret, zone: DEFAULT_ZONE, onError }, clock))
      }
      case 'protocol': {
        const { createProtocolSource } = await import('../telephony/protocol/source')
        return ok(createProtocolSource(DEFAULT_ZONE, clock))
      }
    }
  }
