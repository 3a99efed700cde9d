/** Where the work on a ticket stands, and how it came in. */
import { z } from 'zod'
import type { SupportStage } from '../policy/parts'

/**
 * Where the work stands: accepted by nobody yet, a consultation, by phone, remotely, on site, an emergency [S3-05], a spare
 * under way, to be confirmed.
 */
export const Stage = z.enum(['new', 'consult', 'phone', 'remote', 'onsite', 'emergency', 'spare', 'confirm', 'closed'])
export type Stage = z.infer<typeof Stage>
export const openStages: readonly Stage[] = Stage.options.filter((stage) => stage !== 'closed')

/** The stage of support that a stage of the work is; null for none: a spare that is sent is no service on site [S1-23]. */
export const supportStageOf = (stage: Stage): SupportStage | null => {
  switch (stage) {
    case 'consult':
    case 'phone':
    case 'remote':
    case 'onsite':
    case 'emergency':
      return stage
    default:
      return null
  }
}

/** How a request came in. */
export const Channel = z.enum(['phone', 'mail'])
export type Channel = z.infer<typeof Channel>
