/** For tests that make no paper: nobody chooses a place, nothing is drawn. */
import type { Press } from '#main/features/media-paper/service'
import { fail } from '#shared/lib/result'

export const noPress: Press = {
  pickFile: async () => null,
  pdf: async () => fail('media.paper-not-drawn'),
  print: async () => fail('media.paper-not-drawn'),
}
