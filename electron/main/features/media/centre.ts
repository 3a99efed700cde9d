/** The weekly discs at the centre in one piece, for the app and for the command line: keys, cards, editions, receipts, ledger. */
import type { Storage } from '../../db/storage'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import type { Secrets } from '../../platform/secrets'
import { createBuilding } from './editions/building'
import type { ChooseForEdition } from './editions/choice'
import { createMediaReceipts } from './editions/receipts'
import { createMediaEditions } from './editions/service'
import type { ContentFile } from './editions/staging'
import { createMediaCards } from './keys/cards'
import { createMediaKeys } from './keys/service'
import { createMediaLedger } from './ledger/service'

export type MediaCentreDeps = {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: NewId
  readonly secrets: Pick<Secrets, 'seal' | 'open'>
  readonly dataDir: string
  readonly resourcesDir: string
  readonly choose: ChooseForEdition
  readonly contentFile: ContentFile
}

export type MediaCentre = ReturnType<typeof createMediaCentre>

/** What the centre calls itself on cards and discs. */
const centre = '值守支持中心'

export function createMediaCentre({ storage, clock, newId, secrets, choose, ...places }: MediaCentreDeps) {
  const keys = createMediaKeys({ storage, clock, secrets })
  return {
    now: clock.now,
    keys,
    cards: createMediaCards({ storage, clock, keys, centre }),
    editions: createMediaEditions({ storage, newId, choose }),
    building: createBuilding({ storage, keys, centre, ...places }),
    receipts: createMediaReceipts({ storage, keys }),
    ledger: createMediaLedger({ storage }),
  }
}
