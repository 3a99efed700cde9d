/** The tone in which a severity is shown. */
import type { Severity } from '#shared/domain/policy/schema'
import type { Tone } from '../../../../ui/tokens'

export const severityTones: Readonly<Record<Severity['tone'], Tone>> = {
  critical: 'late',
  high: 'soon',
  medium: 'call',
  low: 'plain',
  neutral: 'quiet',
}
