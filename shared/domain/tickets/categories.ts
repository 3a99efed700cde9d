/** What the request categories mean for the work [S1-03]. */
import type { OfferedStage } from '../policy/work'
import type { Stage } from './stages'

/** They report a fault; the others are requests without a fault clock. */
const faultCategories: readonly string[] = ['fault', 'repair']

export const isFault = (category: string): boolean => faultCategories.includes(category)

/** Where an accepted request goes: what is no fault is answered in a consultation, where the policy has one [S3-09]. */
export const acceptedStage = (category: string, offered: readonly Pick<OfferedStage, 'stage'>[]): Stage =>
  !isFault(category) && offered.some(({ stage }) => stage === 'consult') ? 'consult' : 'phone'
