/** What looking after the links needs of the telephone sources. Loaded when first needed: the first screen does not wait for it. */
import type { LinkTools } from '../features/telephony/link-care'
import type { Clock } from '../platform/clock'
import { createAnonymiser } from '../telephony/ami/anonymise'

const nothingMissing = { read: [], act: [] } as const

export const createLinkTools = (clock: Clock): LinkTools => ({
  createAnonymiser,
  readCertificate: async (place, signal) => {
    const { readCertificate } = await import('../telephony/ami/socket')
    return readCertificate(place, signal)
  },
  test: async (link, lastDataAt, tell, signal) => {
    if (link.source === 'ami') {
      const { testAmi } = await import('../telephony/ami/self-test')
      const settings = { ...link, secret: link.secret ?? '', remoteControl: link.dialling.remoteControl }
      return testAmi(settings, clock, tell, signal)
    }
    if (link.source === 'hook') {
      const { testHook } = await import('../telephony/hook/self-test')
      await testHook(link, lastDataAt, tell, signal)
    }
    return nothingMissing
  },
})
